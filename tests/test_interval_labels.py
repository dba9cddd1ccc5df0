"""The number beside an interval stands clear of its point, also where the point is the end."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.intervals import RADIUS
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.results.vormen import Reeks, Vorm
from tests.legible import texts


def left_edge(grafiek: Grafiek, tekst: str) -> float:
    """Where a label begins, in points."""
    (geschreven,) = [t for t in texts(grafiek.svg) if t.tekst == tekst]
    return geschreven.hoeken[0][0]


def test_a_label_moves_past_a_point_that_is_the_end_of_its_interval() -> None:
    koppen = (Kop("Tertaal"), Kop("Mediaan", "dagen"), Kop("Laag", "dagen"), Kop("Hoog", "dagen"))
    rijen = (
        ("2021-T1", Decimal(4), Decimal(3), Decimal(7)),
        ("2021-T2", Decimal(7), Decimal(3), Decimal(7)),
    )
    tabel = Tabel("test.mediaan", "Mediaan", "op 1 mei 2021", koppen, rijen, ())
    reeks = Reeks("Mediaan", Vorm.INTERVAL, "Laag", "Hoog")
    grafiek = Grafiek(tabel, (reeks,), "dagen", liggend=True)
    verder = left_edge(grafiek, "7 (3 tot 7)") - left_edge(grafiek, "4 (3 tot 7)")
    assert abs(verder - RADIUS) < 0.2
