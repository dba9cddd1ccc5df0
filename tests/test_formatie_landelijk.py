"""A national figure stands beside the own one only when it is recent and means the same."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from duo_analytics.chapters.formatie.landelijk import line, published
from duo_analytics.errors import NormOntbreekt
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.reference import Reference
from tests.tabellen import delivery

HEADER = "reeks,periode,peildatum,eenheid,waarde,status,bron"


def with_values(folder: Path, periode: str, *jaren: int, breuk: int | None = None) -> Tabellen:
    """A delivery without tables, and a series of which the value tells its year: 21 is 2021."""
    rijen = [f"m.pct,{jaar},,pct,{jaar % 100},definitief,bron" for jaar in jaren]
    maximum = "normen.vergelijking_maximum_jaren,altijd,,jaren,3,advies,bron"
    (folder / "m.csv").write_text("\n".join([HEADER, *rijen]), encoding="utf-8")
    (folder / "normen.csv").write_text(f"{HEADER}\n{maximum}\n", encoding="utf-8")
    breuken = ["reeks,vanaf,reden,bron", *([f"m.pct,{breuk},anders,bron"] if breuk else [])]
    (folder / "reeksbreuken.csv").write_text("\n".join(breuken), encoding="utf-8")
    return dataclasses.replace(delivery(periode), reference=Reference.load(folder))


@pytest.mark.parametrize(
    ("periode", "breuk", "waarde"),
    [
        ("2022-T1", None, 21),
        ("2022-T3", None, 22),  # 2022 ends on the peildatum
        ("2021-T2", None, 18),
        ("2021-T3", 2021, 21),
        ("2021-T2", 2021, None),  # only 2018 is over, and 2021 changed the definition
        ("2020-T3", 2021, 18),  # before the change both mean the same
        ("2017-T1", None, None),
    ],
)
def test_the_newest_value_of_a_year_that_is_over_and_means_the_same(
    tmp_path: Path, periode: str, breuk: int | None, waarde: int | None
) -> None:
    norm = published(with_values(tmp_path, periode, 2018, 2021, 2022, breuk=breuk), "m.pct")
    assert (norm and norm.waarde) == waarde


@pytest.mark.parametrize(("periode", "er_is_een"), [("2021-T1", True), ("2022-T1", False)])
def test_a_value_of_more_than_three_years_ago_is_left_out(
    tmp_path: Path, periode: str, *, er_is_een: bool
) -> None:
    assert (published(with_values(tmp_path, periode, 2018), "m.pct") is not None) is er_is_een


def test_the_line_names_its_year_and_is_logged_as_used(tmp_path: Path) -> None:
    tabellen = with_values(tmp_path, "2022-T1", 2021)
    (lijn,) = line(tabellen, "m.pct", "Alle gemeenten {jaar}")
    assert (lijn.label, lijn.waarde) == ("Alle gemeenten 2021", Decimal(21))
    assert {"m.pct", "normen.vergelijking_maximum_jaren"} == {
        norm.reeks for norm in tabellen.gebruikte_normen
    }


def test_a_series_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NormOntbreekt, match=r"m\.anders"):
        line(with_values(tmp_path, "2022-T1", 2021), "m.anders", "{jaar}")
