"""Where a figure comes from, in the words in which a person looks it up."""

from __future__ import annotations

import pytest

from duo_analytics.sources import Bron


@pytest.mark.parametrize(
    ("bron", "tekst"),
    [
        (Bron("personeel.xlsx"), "personeel.xlsx"),
        (Bron("personeel.xlsx", "Formatie"), "personeel.xlsx, blad Formatie"),
        (
            Bron("personeel.xlsx", "Formatie", "A4:H190", "ab" * 32, fictief=True),
            "personeel.xlsx, blad Formatie (A4:H190), fictief",
        ),
    ],
)
def test_a_source_names_file_sheet_and_cells(bron: Bron, tekst: str) -> None:
    assert str(bron) == tekst
