"""The document tree as one row of printed blocks: what the PDF and the Word file print, in order.

Both forms say the same in the same order; how it looks is theirs. The figures behind the charts
stand together near the end, so that the chapters read on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from duo_analytics.formatting import NVT
from duo_analytics.periods import datum_in_woorden
from duo_analytics.rapportage.blokken import Alinea, Kop
from duo_analytics.rapportage.hoofdpunten import main_points
from duo_analytics.rapportage.render.drukblokken import (
    Beeld,
    Begrip,
    Kernfeit,
    Kernfeiten,
    Punt,
    Stuk,
)
from duo_analytics.rapportage.render.rasters import (
    deliveries,
    facts,
    labelled,
    norms,
    origin,
    sentence,
    table,
)
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst

if TYPE_CHECKING:
    from duo_analytics.rapportage.document import Blok, Hoofdstuk, Rapportage
    from duo_analytics.rapportage.hoofdpunten import Hoofdpunt
    from duo_analytics.rapportage.render.drukblokken import Drukblok
    from duo_analytics.results.feit import Feit, Vergelijking

FICTIEF = (
    "Fictief: dit document is gemaakt met verzonnen voorbeeldgegevens. Geen enkel cijfer gaat over "
    "echte mensen of bedragen."
)
SAMENVATTING = (
    "Deze rapportage gaat over de vier werkgevers samen: de gemeenten Diemen, Ouder-Amstel en "
    "Uithoorn, en hun gezamenlijke organisatie Duo+. De vier samen heten hier Duo-breed."
)
BEGRIPPEN = (
    "Elk getal wordt berekend met alle cijfers achter de komma en een keer afgerond. Een verschil "
    "is het verschil tussen de twee getallen zoals ze er staan. De vergelijking met een eerdere "
    "periode komt uit dezelfde levering en volgt dezelfde berekening."
)
BRONNEN = (
    "Alle cijfers komen uit de leveringen in deze tabel. Elke cel is vooraf gecontroleerd; een "
    "levering met een fout is niet gebruikt."
)


def whole(rapportage: Rapportage) -> Stuk:
    """The whole rapportage: summary, chapters, figures, definitions, sources."""
    voor = f"Voor {rapportage.ontvanger}. "
    blokken = [
        *_summary(rapportage),
        *_chapters(rapportage, rapportage.hoofdstukken),
    ]
    stuk = _document(
        rapportage, rapportage.titel, "Duo+ · Diemen · Ouder-Amstel · Uithoorn", voor, blokken
    )
    return replace(stuk, punten=tuple(map(_point, main_points(rapportage))))


def _point(punt: Hoofdpunt) -> Punt:
    beeld = punt.staafjes
    svg, alt = (beeld.svg, beeld.alt) if beeld else ("", "")
    return Punt(punt.onderwerp, _key_fact(punt.feit), punt.sinds, svg, alt)


def chapter(rapportage: Rapportage, hoofdstuk: Hoofdstuk) -> Stuk:
    """One chapter as a document of its own, with its own figures, definitions and sources."""
    blokken = _chapters(rapportage, (hoofdstuk,))
    return _document(rapportage, hoofdstuk.titel, rapportage.titel, "", blokken)


def form(rapportage: Rapportage) -> Stuk:
    """The form that presents the rapportage to a raad."""
    titel = f"Aanbieding aan {rapportage.gericht_aan}"
    blokken = _printed(rapportage, rapportage.aanbieding, -1)
    return _document(rapportage, titel, rapportage.titel, "", blokken)


def _document(
    rapportage: Rapportage, titel: str, boven: str, voor: str, blokken: Iterable[Drukblok]
) -> Stuk:
    peildatum = rapportage.periode.peildatum
    return Stuk(
        titel=titel,
        organisatie=boven,
        ondertitel=(
            f"{voor}Periode {rapportage.in_woorden}, peildatum {datum_in_woorden(peildatum)}"
        ),
        loper=f"{rapportage.titel}, {rapportage.in_woorden}",
        fictief=FICTIEF if rapportage.fictief else "",
        stand=rapportage.stand.woord,
        standregel=rapportage.stand.regel,
        datum=peildatum,
        blokken=tuple(_step_by_step(blokken)),
    )


def _step_by_step(blokken: Iterable[Drukblok]) -> Iterator[Drukblok]:
    """A text of the controller may jump from heading 2 to 4; a reader by ear must not."""
    vorig = 0
    for blok in blokken:
        if isinstance(blok, Kop):
            vorig = max(1, min(blok.niveau, vorig + 1))
            yield replace(blok, niveau=vorig)
        else:
            yield blok


def _summary(rapportage: Rapportage) -> Iterator[Drukblok]:
    yield Kop(1, "Samenvatting")
    yield Alinea((SAMENVATTING,))
    for hoofdstuk in rapportage.hoofdstukken:
        yield Kop(2, hoofdstuk.titel)
        yield from _key_facts(hoofdstuk)
        for tekst in hoofdstuk.samenvatting:
            yield from map(Alinea, tekst.alineas)


def _chapters(rapportage: Rapportage, hoofdstukken: Sequence[Hoofdstuk]) -> Iterator[Drukblok]:
    alleen = len(hoofdstukken) < len(rapportage.hoofdstukken)
    for hoofdstuk in hoofdstukken:
        yield Kop(1, hoofdstuk.titel)
        yield from _key_facts(hoofdstuk) if alleen else ()
        yield from _printed(rapportage, hoofdstuk.blokken, 0)
    yield from _figures(rapportage, hoofdstukken)
    yield Kop(1, "Begrippen en berekeningen")
    yield Alinea((BEGRIPPEN,))
    for hoofdstuk in (h for h in hoofdstukken if h.feiten):
        yield Kop(2, hoofdstuk.titel)
        yield from map(_definition, hoofdstuk.feiten)
    yield Kop(1, "Bronnen en normen")
    yield Alinea((BRONNEN,))
    yield deliveries({b: None for h in hoofdstukken for b in h.verantwoording.bronnen})
    yield norms({n: None for h in hoofdstukken for n in h.verantwoording.normen})


def _key_facts(hoofdstuk: Hoofdstuk) -> Iterator[Kernfeiten]:
    kern = tuple(_key_fact(feit) for feit in hoofdstuk.feiten if feit.kern)
    if kern:
        yield Kernfeiten(kern)


def _key_fact(feit: Feit) -> Kernfeit:
    return Kernfeit(
        anker=feit.naam,
        titel=feit.titel,
        waarde=feit.tekst,
        moment=feit.moment,
        verschillen=(
            _change(feit, feit.vorig_jaar, "vorig jaar"),
            _change(feit, feit.vorige, "de vorige periode"),
        ),
    )


def _change(feit: Feit, eerder: Vergelijking | None, woorden: str) -> str:
    tekst = feit.verandering(eerder)
    return f"niet te vergelijken met {woorden}" if tekst == NVT else f"{tekst} sinds {woorden}"


def _printed(rapportage: Rapportage, blokken: Iterable[Blok], diepte: int) -> Iterator[Drukblok]:
    for blok in blokken:
        if isinstance(blok, Kop):
            yield replace(blok, niveau=blok.niveau + diepte)
        elif isinstance(blok, Tekst):
            yield from map(Alinea, blok.alineas)
        elif isinstance(blok, Feiten):
            yield from [facts(blok.feiten)] if blok.feiten else []
        elif isinstance(blok, Grafiek):
            yield _picture(blok, rapportage.nummers[blok.naam])
        elif isinstance(blok, Tabel):
            yield table(blok, rapportage.nummers[blok.naam])
        else:
            yield blok


def _picture(grafiek: Grafiek, nummer: str) -> Beeld:
    tabel = grafiek.tabel
    return Beeld(
        bijschrift=labelled(f"{nummer}. {tabel.titel}", fictief=tabel.fictief),
        moment=sentence(tabel.moment),
        alt=grafiek.alt,
        svg=grafiek.svg,
        herkomst=origin(tabel),
        cijfers=f"cijfers-{grafiek.naam}",
    )


def _figures(rapportage: Rapportage, hoofdstukken: Sequence[Hoofdstuk]) -> Iterator[Drukblok]:
    """The table behind every chart; one that shows itself in its chapter is not repeated."""
    grafieken = [f for h in hoofdstukken for f in h.figuren if isinstance(f, Grafiek)]
    if grafieken:
        yield Kop(1, "Cijfers bij de figuren")
    for grafiek in grafieken:
        nummer = rapportage.nummers[grafiek.naam]
        yield replace(
            table(grafiek.tabel, nummer),
            bijschrift=labelled(
                f"Cijfers bij {nummer.lower()}. {grafiek.tabel.titel}",
                fictief=grafiek.tabel.fictief,
            ),
        )


def _definition(feit: Feit) -> Begrip:
    return Begrip(
        anker=feit.naam,
        term=labelled(f"{feit.titel}: {feit.tekst}", fictief=feit.fictief),
        regels=(
            feit.definitie,
            f"Berekening: {feit.formule}. Moment: {feit.moment}.",
            f"Bron: {'; '.join(map(str, feit.bronnen))}. Naam van het feit: {feit.naam}.",
        ),
    )
