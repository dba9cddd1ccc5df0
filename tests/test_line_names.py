"""Where the name of a line stands: never so that the line seems to go on."""

from __future__ import annotations

from decimal import Decimal

from matplotlib.text import Annotation

from duo_analytics.results.drawing import compose
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.results.vormen import Reeks, Vorm
from tests import legible


def lines(**reeksen: list[int | None]) -> Grafiek:
    """Lines over years, one column each; None is a gap."""
    aantal = len(next(iter(reeksen.values())))
    rijen = [
        (str(2019 + i), *(None if w[i] is None else Decimal(w[i] or 0) for w in reeksen.values()))
        for i in range(aantal)
    ]
    koppen = (Kop("Jaar"), *(Kop(naam, "banen") for naam in reeksen))
    tabel = Tabel("proef.namen", "Proef", "2019 en later", koppen, tuple(rijen), ())
    return Grafiek(tabel, tuple(Reeks(naam, Vorm.LIJN) for naam in reeksen), "banen")


def named(grafiek: Grafiek) -> dict[str, Annotation]:
    teksten = compose(grafiek).axes[0].texts
    return {t.get_text(): t for t in teksten if isinstance(t, Annotation)}


def test_a_line_that_ends_early_is_named_there_without_a_line_to_the_edge() -> None:
    grafiek = lines(Doel=[1, 2, 3, 4, 5, 6], Realisatie=[1, 1, None, None, None, None])
    namen = named(grafiek)
    assert namen["Realisatie"].xy[0] == 1
    assert namen["Realisatie"].arrow_patch is None
    assert namen["Doel"].xy[0] == 5
    assert namen["Doel"].arrow_patch is not None
    assert legible.overlapping(grafiek.svg) == []


def test_a_name_that_would_not_fit_before_the_edge_stays_beside_it() -> None:
    bijna: list[int | None] = [1, 1, 1, 1, 1, 1, 1, None]
    namen = named(lines(Doel=list(range(8)), Realisatiecijfer=bijna))
    assert namen["Realisatiecijfer"].arrow_patch is not None


def test_lines_that_end_early_and_close_together_keep_their_names_apart() -> None:
    vroeg: list[int | None] = [100, 100, None, None, None, None, None, None]
    grafiek = lines(Doel=list(range(100, 180, 10)), Eerste=vroeg, Tweede=vroeg, Derde=vroeg)
    assert legible.overlapping(grafiek.svg) == []


def test_the_name_of_a_line_that_ends_early_at_the_foot_stays_off_the_axis() -> None:
    grafiek = lines(Doel=list(range(8)), Laag=[0, 0, None, None, None, None, None, None])
    assert legible.overlapping(grafiek.svg) == []
    assert legible.outside(grafiek.svg) == []
