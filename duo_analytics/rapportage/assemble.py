"""Put the chapters of one period together, and refuse what does not agree with itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from duo_analytics.errors import RapportageFout
from duo_analytics.rapportage.document import Hoofdstuk, Rapportage
from duo_analytics.results.tekst import Verwijzing, allowed_texts

if TYPE_CHECKING:
    from duo_analytics.periods import Periode

TITEL = "Voortgangsrapportage Duo+"


def assemble(hoofdstukken: Sequence[Hoofdstuk], periode: Periode) -> Rapportage:
    """The rapportage of some chapters, in their order.

    Raises RapportageFout with every disagreement: a chapter of another period, a name that stands
    for two figures or facts, a number in a sentence that is not the fact it refers to, or one
    delivery read in two versions.
    """
    rapportage = Rapportage(TITEL, periode, tuple(hoofdstukken))
    problemen = [
        *_other_periods(rapportage),
        *_double_names(rapportage),
        *_loose_numbers(rapportage),
        *_changed_deliveries(rapportage),
    ]
    if problemen:
        raise RapportageFout("De hoofdstukken kloppen niet met elkaar.\n" + "\n".join(problemen))
    return rapportage


def _other_periods(rapportage: Rapportage) -> Iterator[str]:
    for hoofdstuk in rapportage.hoofdstukken:
        if hoofdstuk.verantwoording.periode != str(rapportage.periode):
            yield (
                f"Hoofdstuk {hoofdstuk.naam} gaat over {hoofdstuk.verantwoording.periode} en niet "
                f"over {rapportage.periode}."
            )


def _double_names(rapportage: Rapportage) -> Iterator[str]:
    figuren = [figuur.naam for figuur in rapportage.figuren]
    feiten = [feit.naam for feit in rapportage.feiten]
    for naam in [*_repeated(figuren), *_repeated(feiten)]:
        yield f"De naam {naam} staat voor meer dan een figuur of feit."


def _repeated(namen: Iterable[str]) -> list[str]:
    return [naam for naam, aantal in Counter(namen).items() if aantal > 1]


def _loose_numbers(rapportage: Rapportage) -> Iterator[str]:
    feiten = {feit.naam: feit for feit in rapportage.feiten}
    for hoofdstuk in rapportage.hoofdstukken:
        for verwijzing in _references(hoofdstuk):
            feit = feiten.get(verwijzing.feit)
            if feit is None:
                yield f"Hoofdstuk {hoofdstuk.naam} noemt het onbekende feit {verwijzing.feit}."
            elif verwijzing.tekst not in allowed_texts(feit):
                yield (
                    f"Hoofdstuk {hoofdstuk.naam} schrijft '{verwijzing.tekst}' waar "
                    f"{feit.naam} {feit.tekst} is."
                )


def _references(hoofdstuk: Hoofdstuk) -> Iterator[Verwijzing]:
    for tekst in hoofdstuk.samenvatting:
        for alinea in tekst.alineas:
            yield from (deel for deel in alinea if isinstance(deel, Verwijzing))


def _changed_deliveries(rapportage: Rapportage) -> Iterator[str]:
    versies: dict[str, set[str]] = {}
    for bron in rapportage.bronnen:
        versies.setdefault(bron.bestand, set()).add(bron.sha256)
    for bestand, hashes in versies.items():
        if len(hashes) > 1:
            yield f"{bestand} is tijdens de run veranderd. Maak de rapportage opnieuw."
