"""Figures of an earlier period that are not what was reported then (domain 5.1, 11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from duo_analytics.periods import Periode
from duo_analytics.rapportage.blokken import Alinea, Kop
from duo_analytics.rapportage.compare import revised
from duo_analytics.results.tabel import Kop as Kolomkop
from duo_analytics.results.tabel import Tabel

if TYPE_CHECKING:
    from duo_analytics.rapportage.compare import Set
    from duo_analytics.rapportage.document import Hoofdstuk, Rapportage

TITEL = "Eerder gerapporteerd"
UITLEG = (
    "Deze cijfers over een eerdere periode zijn nu anders dan toen is gerapporteerd. De nieuwe "
    "levering bevat latere verbeteringen."
)
KOPPEN = ("Feit", "Periode", TITEL, "Nu")


def with_revisions(rapportage: Rapportage, eerder: Sequence[Set]) -> Rapportage:
    """The same, with a table per chapter of what earlier sets of this recipient said otherwise."""
    hoofdstukken = tuple(_with_table(h, eerder) for h in rapportage.hoofdstukken)
    return replace(rapportage, hoofdstukken=hoofdstukken)


def _with_table(hoofdstuk: Hoofdstuk, eerder: Sequence[Set]) -> Hoofdstuk:
    rijen = tuple(rij for van in eerder for rij in _rows(hoofdstuk, van))
    if not rijen:
        return hoofdstuk
    bronnen = dict.fromkeys(bron for feit in hoofdstuk.feiten for bron in feit.bronnen)
    tabel = Tabel(
        naam=f"{hoofdstuk.naam}.eerder_gerapporteerd",
        titel=f"{hoofdstuk.titel}: eerder gerapporteerd en nu",
        moment=f"volgens de levering van {hoofdstuk.verantwoording.periode}",
        koppen=tuple(map(Kolomkop, KOPPEN)),
        rijen=rijen,
        bronnen=tuple(bronnen),
    )
    blokken = (*hoofdstuk.blokken, Kop(2, TITEL), Alinea((UITLEG,)), tabel)
    return replace(hoofdstuk, blokken=blokken)


def _rows(hoofdstuk: Hoofdstuk, van: Set) -> Iterator[tuple[str, ...]]:
    periode = Periode.parse(van.periode).in_woorden
    for feit in hoofdstuk.feiten:
        oud = van.feiten.get(feit.naam)
        if oud is not None and (nu := revised(van, oud, feit)):
            yield feit.titel, periode, oud.tekst, nu
