"""The room that text takes in a chart: widths in points, wrapped lines, labels moved apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

FAMILY = "DejaVu Sans"  # comes with matplotlib: the same widths on every machine
NORMAL = 10.5
SMALL = 10.0
LINE = 1.25  # height of a line of text, as a multiple of its size


@lru_cache(maxsize=4096)
def width(tekst: str, size: float = SMALL) -> float:
    """Width in points of the longest line of a text."""
    letter = FontProperties(family=FAMILY, size=size)
    return float(
        max(
            text_to_path.get_text_width_height_descent(regel, letter, ismath=False)[0]
            for regel in tekst.split("\n")
        )
    )


def height(tekst: str, size: float = SMALL) -> float:
    """Height in points of all lines of a text."""
    return (tekst.count("\n") + 1) * size * LINE


def wrap(tekst: str, room: float, size: float = SMALL) -> str:
    """The text in lines of at most ``room`` points; a word that is longer is cut with a hyphen."""
    regels: list[str] = []
    for woord in tekst.split(" "):
        langer = f"{regels[-1]} {woord}" if regels else woord
        if regels and width(langer, size) <= room:
            regels[-1] = langer
        else:
            regels += _cut(woord, room, size)
    return "\n".join(regels)


def _cut(woord: str, room: float, size: float) -> list[str]:
    stukken = []
    while width(woord, size) > room and len(woord) > 2:
        past = [n for n in range(2, len(woord)) if width(f"{woord[:n]}-", size) <= room]
        knip = max(past, default=2)
        stukken.append(f"{woord[:knip]}-")
        woord = woord[knip:]
    return [*stukken, woord]


def spread(
    middens: Sequence[float], hoogten: Sequence[float], laag: float, hoog: float
) -> list[float]:
    """Rising middles of labels, moved as little as needed so that the labels do not overlap.

    They stay between ``laag`` and ``hoog`` when they fit there together. All in one unit.
    """
    groepen: list[tuple[list[int], float]] = []
    for i in range(len(middens)):
        groepen.append(_group([i], middens, hoogten, laag, hoog))
        while len(groepen) > 1 and _top(groepen[-2], hoogten) > groepen[-1][1]:
            samen = groepen[-2][0] + groepen[-1][0]
            groepen[-2:] = [_group(samen, middens, hoogten, laag, hoog)]
    return [
        onder + sum(hoogten[j] for j in leden if j < i) + hoogten[i] / 2
        for leden, onder in groepen
        for i in leden
    ]


def _top(groep: tuple[list[int], float], hoogten: Sequence[float]) -> float:
    leden, onder = groep
    return onder + _total(leden, hoogten)


def _total(leden: list[int], hoogten: Sequence[float]) -> float:
    return sum(hoogten[i] for i in leden)


def _group(
    leden: list[int], middens: Sequence[float], hoogten: Sequence[float], laag: float, hoog: float
) -> tuple[list[int], float]:
    """Labels that touch, and the lower side of the lowest: around the mean of their middles."""
    totaal = _total(leden, hoogten)
    onder = sum(middens[i] for i in leden) / len(leden) - totaal / 2
    return leden, max(laag, min(onder, hoog - totaal))
