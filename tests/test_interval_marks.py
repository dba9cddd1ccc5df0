"""Marks beside points with an interval, and the numbers and names around a line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.values import Waarde
from tests import legible

KOPPEN = (
    Kop("Kwartaal"), Kop("Mediaan", "weken"), Kop("Laag", "weken"), Kop("Hoog", "weken"),
    Kop("Chips", "weken"),
)  # fmt: skip


def chart(*rijen: tuple[Waarde, ...]) -> Grafiek:
    tabel = Tabel("proef.wacht", "Wachttijd", "in 2022", KOPPEN, rijen, ())
    reeksen = (Reeks("Mediaan", Vorm.INTERVAL, "Laag", "Hoog"), Reeks("Chips", Vorm.MARKERING))
    return Grafiek(tabel, reeksen, "weken", liggend=True)


def row(naam: str, *getallen: str | None) -> tuple[Waarde, ...]:
    return naam, *(None if g is None else Decimal(g) for g in getallen)


@pytest.mark.parametrize(
    ("getallen", "tekst"),
    [
        (("15", "9.3", "21.6", "25.8"), "15,0 (9,3 tot 21,6) / 25,8"),
        (("15", "9.3", "21.6", None), "15,0 (9,3 tot 21,6)"),
        ((None, "10.9", None, "27"), "n.v.t. (vanaf 10,9) / 27,0"),
        ((None, None, None, "26.8"), "n.v.t. / 26,8"),
    ],
)
def test_the_number_of_a_mark_follows_that_of_its_point(
    getallen: tuple[str | None, ...], tekst: str
) -> None:
    assert tekst in [t.tekst for t in legible.texts(chart(row("2021-Q4", *getallen)).svg)]


def test_the_text_of_a_point_stands_past_its_mark() -> None:
    """A mark far right: the text begins beyond the middle of the picture."""
    svg = chart(row("2020-Q4", "3", "2", "4", "14")).svg
    noot = next(t for t in legible.texts(svg) if t.tekst.endswith("/ 14,0"))
    assert min(x for x, _ in noot.hoeken) > legible.size(svg)[0] / 2
    assert list(legible.problems(svg)) == []


def test_numbers_along_a_line_are_dutch_and_whole_where_the_column_is() -> None:
    koppen = (Kop("Weken na bestelling", "weken", 0), Kop("Open", "pct"), Kop("Eerder", "pct"))
    rijen = tuple((Decimal(w), Decimal(100 - w), Decimal(90 - w)) for w in range(13))
    tabel = Tabel("proef.curve", "Curve", "in 2022", koppen, rijen, ())
    svg = Grafiek(tabel, (Reeks("Open", Vorm.TRAP), Reeks("Eerder", Vorm.TRAP)), "%").svg
    assert {"0", "5", "10"} <= {t.tekst for t in legible.texts(svg)}
    assert list(legible.problems(svg)) == []


@pytest.mark.parametrize("laatste", ["0", "1", "30"])
def test_the_name_of_a_line_that_ends_early_stays_clear_of_the_axis(laatste: str) -> None:
    koppen = (Kop("Weken na bestelling", "weken", 0), Kop("Nu", "pct"), Kop("Jaar daarvoor", "pct"))
    vroeg = [Decimal(100), Decimal(50), Decimal(laatste)]
    rijen = tuple(
        (Decimal(w), Decimal(100 - 2 * w), vroeg[w] if w < len(vroeg) else None) for w in range(21)
    )
    tabel = Tabel("proef.curve", "Curve", "in 2022", koppen, rijen, ())
    svg = Grafiek(tabel, (Reeks("Nu", Vorm.TRAP), Reeks("Jaar daarvoor", Vorm.TRAP)), "%").svg
    assert "Jaar daarvoor" in [t.tekst for t in legible.texts(svg)]
    assert list(legible.problems(svg)) == []
