"""The main points on page one: per chapter its first key fact, how it moved, and a small chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duo_analytics.formatting import NVT, tekst_van
from duo_analytics.values import is_shown, shown

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Hoofdstuk, Rapportage
    from duo_analytics.results.feit import Feit
    from duo_analytics.values import Getal

NO_SIZE = ("datum",)  # units of which a bar from zero says nothing
WIDTH, HEIGHT = 78.0, 24.0  # points
BAR, STEP = 18.0, 30.0
NOW, BEFORE, EDGE = "#163b7c", "#dfe5ea", "#59626a"


@dataclass(frozen=True)
class Staafjes:
    """A small chart as SVG, and the same in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Hoofdpunt:
    """One line of page one. ``hoofdstuk`` and ``onderwerp`` are its name and title."""

    hoofdstuk: str
    onderwerp: str
    feit: Feit
    staafjes: Staafjes | None

    @property
    def sinds(self) -> str:
        """'+3 vacatures sinds vorig jaar'."""
        stap = self.feit.verandering(self.feit.vorig_jaar)
        return "niet te vergelijken" if stap == NVT else f"{stap} sinds vorig jaar"


def main_points(rapportage: Rapportage) -> tuple[Hoofdpunt, ...]:
    """A point for each chapter that has a key fact, in the order of the chapters."""
    punten = (_point(hoofdstuk) for hoofdstuk in rapportage.hoofdstukken)
    return tuple(punt for punt in punten if punt is not None)


def _point(hoofdstuk: Hoofdstuk) -> Hoofdpunt | None:
    feit = next((feit for feit in hoofdstuk.feiten if feit.kern), None)
    return None if feit is None else Hoofdpunt(hoofdstuk.naam, hoofdstuk.titel, feit, bars(feit))


def bars(feit: Feit) -> Staafjes | None:
    """The fact a year ago, a period ago and now, as bars from zero.

    A moment without a value that may be shown keeps its place and has no bar. None where there is
    nothing to compare, or where a bar has no meaning (a date).
    """
    momenten: dict[str, Getal] = {
        "vorig jaar": feit.vorig_jaar.waarde if feit.vorig_jaar else None,
        "vorige periode": feit.vorige.waarde if feit.vorige else None,
        "nu": feit.waarde,
    }
    bekend = {naam: shown(w) for naam, w in momenten.items() if is_shown(w)}
    if feit.eenheid in NO_SIZE or "nu" not in bekend or len(bekend) == 1:
        return None
    woorden = [f"{naam} {tekst_van(w, feit.eenheid, feit.decimalen)}" for naam, w in bekend.items()]
    alt = f"Staafjes van {feit.titel}: {', '.join(woorden)}."
    return Staafjes(_svg(list(momenten.values())), alt)


def _svg(waarden: list[Getal]) -> str:
    getallen = [float(shown(w)) if is_shown(w) else None for w in waarden]
    hoogst, laagst = (f(0.0, *(g for g in getallen if g is not None)) for f in (max, min))
    schaal = (HEIGHT - 2) / (hoogst - laagst) if hoogst > laagst else 0.0
    nul = 1 + hoogst * schaal
    staven = "".join(
        f'<rect x="{nummer * STEP:g}" y="{min(nul, nul - g * schaal):.2f}" width="{BAR:g}" '
        f'height="{abs(g) * schaal:.2f}" fill="{NOW if nummer == len(getallen) - 1 else BEFORE}" '
        f'stroke="{EDGE}" stroke-width="0.75"/>'
        for nummer, g in enumerate(getallen)
        if g is not None
    )
    lijn = f'<path d="M0 {nul:.2f}H{WIDTH:g}" stroke="{EDGE}" stroke-width="1"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}pt" height="{HEIGHT:g}pt" '
        f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{staven}{lijn}</svg>'
    )
