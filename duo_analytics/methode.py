"""Every method of forecasting with its back test on the example: docs/methode.md.

``python -m duo_analytics.methode`` writes the document; a test fails when it lags behind. Each
forecast is made from the delivery of that time, and compared with what a later delivery holds.
"""

from __future__ import annotations

import importlib
import itertools
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duo_analytics import chapters
from duo_analytics.formatting import EENHEDEN, getal, tekst_van
from duo_analytics.places import EXAMPLE, ROOT, delivered_periods
from duo_analytics.results.methode import Methode, Terugblik
from duo_analytics.statistics.terugblik import Trefzekerheid, Uitslag, score
from duo_analytics.values import VERBORGEN, Waarde

if TYPE_CHECKING:
    from duo_analytics.periods import Periode

DOCUMENT = ROOT / "docs" / "methode.md"
MODULE = "methode"
INLEIDING = """\
# Methode van de prognoses

Gemaakt uit de declaraties in `duo_analytics/chapters/*/methode.py`; verander dit bestand niet met
de hand.

Bij elke prognose staat wat die is, hoe die wordt berekend, wat de aannamen zijn en waarvoor u haar
niet gebruikt. Daarna staat wat er van eerdere prognoses terechtkwam.

Een 95%-interval betekent: als de aannamen kloppen, ligt wat komt in 19 van de 20 gevallen tussen de
twee grenzen. Kloppen de aannamen niet, dan is het interval te smal.

Het terugkijken gebruikt de voorbeeldgegevens. Elke prognose is gemaakt met de levering van toen, en
vergeleken met wat een latere levering laat zien. Een prognose over acht maanden overlapt met die
over vier maanden: de regels zijn dus niet los van elkaar. Fout is wat kwam min wat werd verwacht:
boven nul was de prognose te laag. x = niet getoond, omdat de groep te klein is. Zo'n prognose telt
wel mee in hoe vaak de uitkomst binnen het interval lag en hoe vaak de prognose te laag was.
"""


@dataclass(frozen=True)
class Regel:
    """One forecast with the delivery that it was made from."""

    levering: Periode
    terugblik: Terugblik


def methods() -> Iterator[tuple[str, Methode]]:
    """Name of the chapter and method, chapter after chapter by name."""
    for hoofdstuk in sorted(module.name for module in pkgutil.iter_modules(chapters.__path__)):
        naam = f"{chapters.__name__}.{hoofdstuk}"
        pad = getattr(importlib.import_module(naam), "__path__", [])
        if MODULE in {module.name for module in pkgutil.iter_modules(pad)}:
            module = importlib.import_module(f"{naam}.{MODULE}")
            yield from ((hoofdstuk, m) for m in vars(module).values() if isinstance(m, Methode))


def look_back(hoofdstuk: str, methodes: Sequence[Methode]) -> dict[str, list[Regel]]:
    """Per title every forecast of the example deliveries that a later one can judge."""
    module: Any = importlib.import_module(f"{chapters.__name__}.{hoofdstuk}")
    leveringen = [module.load(str(p), str(EXAMPLE)) for p in delivered_periods(EXAMPLE)]
    paren = list(itertools.combinations(leveringen, 2))
    return {
        methode.titel: [
            Regel(toen.periode, terugblik)
            for toen, later in paren
            for terugblik in methode.kijk_terug(toen, later)
        ]
        for methode in methodes
    }


def document() -> str:
    """docs/methode.md."""
    return "\n".join([INLEIDING, *_lines()]) + "\n"


def _lines() -> Iterator[str]:
    for hoofdstuk, groep in itertools.groupby(methods(), key=lambda paar: paar[0]):
        methodes = [methode for _, methode in groep]
        terug = look_back(hoofdstuk, methodes)
        for methode in methodes:
            yield from _method(methode)
            yield from _back_test(methode, terug[methode.titel])


def _method(methode: Methode) -> Iterator[str]:
    yield f"## {methode.titel}\n"
    yield f"{methode.definitie}\n"
    yield f"- Berekening: {methode.formule}"
    yield f"- Interval: {methode.interval}"
    yield f"- Feiten: {', '.join(f'`{feit}`' for feit in methode.feiten)}\n"
    yield f"### Aannamen: {_low(methode)}\n"
    yield from _bullets(methode.aannames)
    yield f"### Wanneer niet: {_low(methode)}\n"
    yield from _bullets(methode.niet_voor)


def _low(methode: Methode) -> str:
    return methode.titel[0].lower() + methode.titel[1:]


def _bullets(zinnen: Iterable[str]) -> Iterator[str]:
    *eerder, laatste = zinnen
    yield from (f"- {zin}" for zin in eerder)
    yield f"- {laatste}\n"


def _back_test(methode: Methode, regels: Sequence[Regel]) -> Iterator[str]:
    yield f"### Terugkijken: {_low(methode)}\n"
    per_wat: dict[str, list[Uitslag]] = {}
    for regel in regels:
        if uitslag := regel.terugblik.uitslag(methode.decimalen):
            per_wat.setdefault(regel.terugblik.wat, []).append(uitslag)
    if not per_wat:
        yield "Er zijn nog geen latere gegevens om mee te vergelijken.\n"
        return
    geheim = {regel.terugblik.wat for regel in regels if regel.terugblik.geheim}
    scores = {wat: score(uitslagen) for wat, uitslagen in per_wat.items()}
    yield from _summary(methode, scores, geheim)
    yield from (f"{zin}\n" for zin in _verdict([u for rij in per_wat.values() for u in rij]))
    yield from ([f"{methode.les}\n"] if methode.les else [])
    yield f"Alle prognoses, in {EENHEDEN[methode.eenheid].meervoud}:\n"
    yield from _table(
        ("Levering", "Waarvoor", "Wat", "Verwacht", "95% vanaf", "95% tot", "Kwam", "Fout",
         "Binnen"),
        (_row(regel, methode.decimalen) for regel in regels),
    )  # fmt: skip


def _summary(methode: Methode, scores: dict[str, Trefzekerheid], geheim: set[str]) -> Iterator[str]:
    """A row per thing that was forecast; of a small group no errors, for they tell its size."""
    plaatsen = methode.decimalen + (methode.eenheid != "eur")
    fouten = {
        wat: [VERBORGEN, VERBORGEN]
        if wat in geheim
        else [s.gemiddelde_fout, s.gemiddelde_afwijking]
        for wat, s in scores.items()
    }
    yield from _table(
        ("Wat", "Prognoses", "Binnen het interval", "Gemiddelde fout", "Gemiddeld ernaast"),
        (
            (
                wat,
                str(s.aantal),
                f"{s.binnen} van {s.met_interval}" if s.met_interval else "geen interval",
                *(tekst_van(fout, decimalen=plaatsen, kaal=True) for fout in fouten[wat]),
            )
            for wat, s in scores.items()
        ),
    )


def _verdict(uitslagen: Sequence[Uitslag]) -> Iterator[str]:
    """What the comparison says in words: coverage, and whether the errors lean to one side."""
    alles = score(uitslagen)
    if alles.binnen_pct is not None:
        yield (
            f"Binnen het interval: {alles.binnen} van de {alles.met_interval} "
            f"({getal(alles.binnen_pct)}%). Bij 95% hoort ongeveer 19 van de 20."
        )
    laag = sum(u.fout > 0 for u in uitslagen)
    hoog = sum(u.fout < 0 for u in uitslagen)
    yield (
        f"Te laag: {laag} van de {alles.aantal}. Te hoog: {hoog}. "
        f"Precies goed: {alles.aantal - laag - hoog}."
    )


def _row(regel: Regel, decimalen: int) -> tuple[str, ...]:
    terug, uitslag = regel.terugblik, regel.terugblik.uitslag(decimalen)
    verwacht = terug.verwacht
    delen = (verwacht.som, verwacht.laag, verwacht.hoog) if verwacht else (None,) * 3
    getallen: Sequence[Waarde] = (*delen, terug.kwam, uitslag.fout if uitslag else "")
    if terug.geheim:
        getallen = (VERBORGEN,) * len(getallen)
    binnen = None if terug.geheim or uitslag is None else uitslag.binnen
    return (
        str(regel.levering),
        terug.waarvoor,
        terug.wat,
        *(tekst_van(waarde, decimalen=decimalen, kaal=True) for waarde in getallen),
        {True: "ja", False: "nee", None: ""}[binnen],
    )


def _table(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(koppen)} |"
    yield f"|{'|'.join('---' for _ in koppen)}|"
    yield from (f"| {' | '.join(rij)} |" for rij in rijen)
    yield ""


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")
