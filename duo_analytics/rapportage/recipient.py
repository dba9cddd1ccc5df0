"""The rapportage of one recipient: its chapters in order, the controller's texts, and the form
that presents it to a raad."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import TekstGeweigerd
from duo_analytics.rapportage.blokken import Alinea, Kop
from duo_analytics.rapportage.plakken import normalised
from duo_analytics.rapportage.tekstcontrole import problems
from duo_analytics.rapportage.teksten import render

if TYPE_CHECKING:
    from duo_analytics.rapportage.definition import Definitie, Ontvanger
    from duo_analytics.rapportage.document import Blok, Hoofdstuk, Rapportage
    from duo_analytics.rapportage.tekstcontrole import Tekstprobleem
    from duo_analytics.rapportage.teksten import Woorden

TEKST_VOLGT = "Tekst volgt."
AANLEIDING = "aanleiding"


@dataclass(frozen=True)
class Teksten:
    """The texts of one recipient by chapter, and what is worth a look in them."""

    blokken: Mapping[str, tuple[Woorden, ...]]
    let_op: tuple[Tekstprobleem, ...]


def read_texts(folder: Path | None, ontvanger: str, rapportage: Rapportage) -> Teksten:
    """``folder/<ontvanger>/<hoofdstuk>.md`` where it is there, else ``folder/<hoofdstuk>.md``.

    ``aanleiding.md`` stands in the form that presents the rapportage. Raises TekstGeweigerd with
    every mistake of every text.
    """
    if folder is None:
        return Teksten({}, ())
    feiten = {feit.naam: feit for feit in rapportage.feiten}
    namen = (AANLEIDING, *(hoofdstuk.naam for hoofdstuk in rapportage.hoofdstukken))
    paden = {naam: pad for naam in namen if (pad := _file(folder, ontvanger, naam))}
    ruw = {naam: normalised(pad.read_text(encoding="utf-8")) for naam, pad in paden.items()}
    gevonden = [
        probleem
        for naam, pad in paden.items()
        for probleem in problems(pad.relative_to(folder).as_posix(), ruw[naam], feiten)
    ]
    if any(probleem.fout for probleem in gevonden):
        raise TekstGeweigerd(gevonden)
    blokken = {naam: tuple(render(tekst, feiten)) for naam, tekst in ruw.items()}
    return Teksten(blokken, tuple(gevonden))


def _file(folder: Path, ontvanger: str, naam: str) -> Path | None:
    mogelijk = (folder / ontvanger / f"{naam}.md", folder / f"{naam}.md")
    return next((pad for pad in mogelijk if pad.is_file()), None)


def tailor(
    rapportage: Rapportage, definitie: Definitie, ontvanger: Ontvanger, teksten: Teksten
) -> Rapportage:
    """The same chapters for one recipient, in the order of the kind, with texts and form."""
    orde = sorted(rapportage.hoofdstukken, key=lambda h: definitie.volgorde(h.naam))
    met_tekst = tuple(_with_text(h, definitie, teksten) for h in orde)
    op_maat = replace(
        rapportage,
        titel=definitie.titel,
        ontvanger=ontvanger.naam,
        gericht_aan=ontvanger.gericht_aan,
        hoofdstukken=met_tekst,
    )
    if not ontvanger.raad:
        return op_maat
    return replace(op_maat, aanbieding=tuple(_form(op_maat, definitie, ontvanger, teksten)))


def _with_text(hoofdstuk: Hoofdstuk, definitie: Definitie, teksten: Teksten) -> Hoofdstuk:
    """The text of the controller stands after the question of the chapter."""
    tekst = teksten.blokken.get(hoofdstuk.naam, ())
    if not tekst and hoofdstuk.naam in definitie.vereiste_teksten:
        tekst = (Alinea((TEKST_VOLGT,)),)
    begin = 1 if hoofdstuk.blokken and isinstance(hoofdstuk.blokken[0], Alinea) else 0
    blokken = hoofdstuk.blokken
    return replace(hoofdstuk, blokken=(*blokken[:begin], *tekst, *blokken[begin:]))


def _form(
    rapportage: Rapportage, definitie: Definitie, ontvanger: Ontvanger, teksten: Teksten
) -> Iterator[Blok]:
    koppen, woorden = ontvanger.koppen, definitie.aanbieding
    invulling = {
        "periode": rapportage.in_woorden,
        "jaar": rapportage.periode.jaar,
        "naam": ontvanger.naam,
        "gericht_aan": ontvanger.gericht_aan,
    }
    yield Kop(2, koppen.voorgeschiedenis)
    yield Kop(3, koppen.aanleiding)
    yield from teksten.blokken.get(AANLEIDING, _paragraphs(woorden.aanleiding, invulling))
    yield Kop(2, koppen.toelichting)
    yield Kop(3, koppen.inhoud)
    yield from _paragraphs(woorden.inhoud, invulling)
    for hoofdstuk in rapportage.hoofdstukken:
        yield Kop(4, hoofdstuk.titel)
        yield from hoofdstuk.samenvatting
    yield Kop(2, koppen.gevolgen)
    yield Kop(3, koppen.financieel)
    yield from _paragraphs(woorden.financieel, invulling)


def _paragraphs(sjabloon: str, invulling: Mapping[str, object]) -> tuple[Alinea, ...]:
    tekst = sjabloon.format(**invulling).strip()
    return tuple(Alinea((alinea.replace("\n", " "),)) for alinea in tekst.split("\n\n") if alinea)
