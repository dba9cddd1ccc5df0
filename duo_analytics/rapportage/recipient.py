"""The rapportage of one recipient: its chapters in order, the controller's texts, and the form
that presents it to a raad."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import RapportageFout, TekstGeweigerd
from duo_analytics.rapportage.blokken import Alinea, Kop
from duo_analytics.rapportage.plakken import normalised
from duo_analytics.rapportage.tekstcontrole import problems
from duo_analytics.rapportage.teksten import render
from duo_analytics.values import is_shown, shown

if TYPE_CHECKING:
    from duo_analytics.rapportage.definition import Definitie, Ontvanger
    from duo_analytics.rapportage.document import Blok, Hoofdstuk, Rapportage
    from duo_analytics.rapportage.tekstcontrole import Tekstprobleem
    from duo_analytics.rapportage.teksten import Woorden

TEKST_VOLGT = "Tekst volgt."
AANLEIDING = "aanleiding"
ABOUT = re.compile(r'\("(\w+)\.')  # the chapter of a fact that a text names


@dataclass(frozen=True)
class Teksten:
    """The texts of one recipient by chapter, and what is worth a look in them."""

    blokken: Mapping[str, tuple[Woorden, ...]]
    let_op: tuple[Tekstprobleem, ...]


def words_of(rapportage: Rapportage, ontvanger: Ontvanger) -> Mapping[str, str]:
    """What a text may print of its rapportage (sjabloon.WOORDEN)."""
    return {
        "periode": rapportage.in_woorden,
        "jaar": str(rapportage.periode.jaar),
        "ontvanger": ontvanger.naam,
        "gericht_aan": ontvanger.gericht_aan,
    }


def read_texts(folder: Path | None, ontvanger: Ontvanger, rapportage: Rapportage) -> Teksten:
    """``folder/<ontvanger>/<hoofdstuk>.md`` where it is there, else ``folder/<hoofdstuk>.md``.

    ``folder/<ontvanger>`` is named after the key of the recipient. ``aanleiding.md`` stands in the
    form that presents the rapportage. Raises TekstGeweigerd with every mistake of every text.
    """
    if folder is None:
        return Teksten({}, ())
    feiten = {feit.naam: feit for feit in rapportage.feiten}
    namen = (AANLEIDING, *(hoofdstuk.naam for hoofdstuk in rapportage.hoofdstukken))
    paden = {naam: pad for naam in namen if (pad := _file(folder, ontvanger.sleutel, naam))}
    ruw = {naam: normalised(pad.read_text(encoding="utf-8")) for naam, pad in paden.items()}
    gevonden = [
        probleem
        for naam, pad in paden.items()
        for probleem in problems(pad.relative_to(folder).as_posix(), ruw[naam], feiten)
    ]
    if any(probleem.fout for probleem in gevonden):
        raise TekstGeweigerd(gevonden)
    vast = words_of(rapportage, ontvanger)
    blokken = {naam: tuple(render(tekst, feiten, vast)) for naam, tekst in ruw.items()}
    return Teksten(blokken, tuple(gevonden))


def _file(folder: Path, ontvanger: str, naam: str) -> Path | None:
    mogelijk = (folder / ontvanger / f"{naam}.md", folder / f"{naam}.md")
    return next((pad for pad in mogelijk if pad.is_file()), None)


def tailor(
    rapportage: Rapportage, definitie: Definitie, ontvanger: Ontvanger, teksten: Teksten
) -> Rapportage:
    """The same chapters for one recipient, in the order of the kind, with texts and form.

    Raises RapportageFout when the figures do not belong to the kind (a begrotingswijziging in an
    informing rapportage), and TekstGeweigerd when a text of the kind names an unknown fact.
    """
    require_kind(rapportage, definitie)
    orde = sorted(rapportage.hoofdstukken, key=lambda h: definitie.volgorde(h.naam))
    ontbreekt = tuple(h.naam for h in orde if _lacks_text(h, definitie, teksten))
    met_tekst = tuple(_with_text(h, teksten, volgt=h.naam in ontbreekt) for h in orde)
    op_maat = replace(
        rapportage,
        titel=definitie.titel,
        ontvanger=ontvanger.naam,
        gericht_aan=ontvanger.gericht_aan,
        hoofdstukken=met_tekst,
        ontbrekende_teksten=ontbreekt,
    )
    if not ontvanger.raad:
        return op_maat
    return replace(op_maat, aanbieding=tuple(_form(op_maat, definitie, ontvanger, teksten)))


def require_kind(rapportage: Rapportage, definitie: Definitie) -> None:
    """Refuse a kind that says 'geen begrotingswijziging' when the delivery holds one."""
    feit = next((f for f in rapportage.feiten if f.naam == definitie.wijziging_feit), None)
    if definitie.begrotingswijziging or feit is None or not is_shown(feit.waarde):
        return
    if shown(feit.waarde):
        raise RapportageFout(
            f"De '{definitie.titel}' bevat geen begrotingswijziging, maar de levering noemt "
            f"{feit.tekst} ({feit.bronnen[0]}). Meld de wijziging in een rapportage die "
            "daarvoor is, of verbeter de datum van het besluit."
        )


def _lacks_text(hoofdstuk: Hoofdstuk, definitie: Definitie, teksten: Teksten) -> bool:
    return hoofdstuk.naam in definitie.vereiste_teksten and not teksten.blokken.get(hoofdstuk.naam)


def _with_text(hoofdstuk: Hoofdstuk, teksten: Teksten, *, volgt: bool) -> Hoofdstuk:
    """The text of the controller stands after the question of the chapter."""
    tekst = (Alinea((TEKST_VOLGT,)),) if volgt else teksten.blokken.get(hoofdstuk.naam, ())
    begin = 1 if hoofdstuk.blokken and isinstance(hoofdstuk.blokken[0], Alinea) else 0
    blokken = hoofdstuk.blokken
    return replace(hoofdstuk, blokken=(*blokken[:begin], *tekst, *blokken[begin:]))


def _form(
    rapportage: Rapportage, definitie: Definitie, ontvanger: Ontvanger, teksten: Teksten
) -> Iterator[Blok]:
    koppen, woorden = ontvanger.koppen, definitie.aanbieding
    tekst = partial(_own_words, rapportage, definitie, words_of(rapportage, ontvanger))
    yield Kop(2, koppen.voorgeschiedenis)
    yield Kop(3, koppen.aanleiding)
    yield from teksten.blokken.get(AANLEIDING) or tekst(woorden.aanleiding)
    yield Kop(2, koppen.toelichting)
    yield Kop(3, koppen.inhoud)
    yield from tekst(woorden.inhoud)
    for hoofdstuk in rapportage.hoofdstukken:
        yield Kop(4, hoofdstuk.titel)
        yield from hoofdstuk.samenvatting
    yield Kop(2, koppen.gevolgen)
    yield Kop(3, koppen.financieel)
    yield from tekst(woorden.financieel)


def _own_words(
    rapportage: Rapportage, definitie: Definitie, vast: Mapping[str, str], markdown: str
) -> list[Woorden]:
    """A text of the kind itself, with the figures of this recipient.

    A paragraph about a chapter that was not made is left out.
    """
    feiten = {feit.naam: feit for feit in rapportage.feiten}
    gemaakt = {hoofdstuk.naam for hoofdstuk in rapportage.hoofdstukken}
    alineas = [deel for deel in markdown.split("\n\n") if set(ABOUT.findall(deel)) <= gemaakt]
    markdown = "\n\n".join(alineas)
    gevonden = problems(f"de aanbieding van '{definitie.titel}'", markdown, feiten)
    if gevonden:
        raise TekstGeweigerd(gevonden)
    return render(markdown, feiten, vast)
