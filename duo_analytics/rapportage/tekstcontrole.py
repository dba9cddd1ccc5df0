"""Check a text of the controller: every mistake with its file and line, before it is printed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from duo_analytics.formatting import EENHEDEN
from duo_analytics.periods import MAANDEN
from duo_analytics.rapportage.plakken import double_words
from duo_analytics.rapportage.sjabloon import VORIG_JAAR, VORIGE, WOORDEN, environment
from duo_analytics.values import VERBORGEN, is_shown

if TYPE_CHECKING:
    from duo_analytics.results.feit import Feit

Feiten = Mapping[str, "Feit"]
FUNCTIES: Mapping[str, frozenset[str]] = {
    "feit": frozenset({"eenheid", "decimalen"}),
    "verandering": frozenset({"met"}),
    "waarde": frozenset(),
    "woord": frozenset({"enkelvoud", "meervoud"}),
}
# A number of its own: not a year, a day of a month, an ordinal, a list number or part of a word.
NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-])(?!e\b)(?!\.\s)")
YEAR = re.compile(r"(?:19|20)\d\d")
DAY = re.compile(rf"\b\d{{1,2}}(?= (?:{'|'.join(MAANDEN)}))")
# What a text may be made of: words, facts, conditions and comparisons. All else is refused.
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.CondExpr, nodes.Call,
    nodes.Const, nodes.Name, nodes.Keyword, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Neg,
)  # fmt: skip


@dataclass(frozen=True)
class Tekstprobleem:
    """A mistake in a text; ``fout`` False only asks for a look."""

    bestand: str
    regel: int
    tekst: str
    fout: bool = True

    def __str__(self) -> str:
        woord = "FOUT" if self.fout else "LET OP"
        return f"{woord}  {self.bestand}, regel {self.regel}: {self.tekst}"


def problems(bestand: str, markdown: str, feiten: Feiten) -> list[Tekstprobleem]:
    """Everything that is wrong or worth a look in a text, in the order of its lines."""
    try:
        boom = environment().parse(markdown)
    except TemplateSyntaxError as fout:
        tekst = 'deze accolades kloppen niet. Schrijf {{ feit("hoofdstuk.naam") }}.'
        return [Tekstprobleem(bestand, fout.lineno, tekst)]
    gevonden = [
        *_foreign(boom),
        *_calls(boom, feiten),
        *_names(boom),
        *_typed_numbers(boom, feiten),
    ]
    dubbel = [
        (nummer, f"het woord '{woord}' staat er twee keer.", False)
        for nummer, regel in enumerate(markdown.split("\n"), 1)
        for woord in double_words(regel)
    ]
    regels = sorted([*gevonden, *dubbel], key=lambda g: g[0])
    return [Tekstprobleem(bestand, regel, tekst, fout) for regel, tekst, fout in regels]


Gevonden = tuple[int, str, bool]


def _calls(boom: nodes.Template, feiten: Feiten) -> Iterator[Gevonden]:
    for aanroep in boom.find_all(nodes.Call):
        functie = aanroep.node.name if isinstance(aanroep.node, nodes.Name) else ""
        if functie not in FUNCTIES:
            keuze = ", ".join(FUNCTIES)
            yield aanroep.lineno, f"hier kan alleen {keuze} staan, met de naam van een feit.", True
            continue
        naam = _first_text(aanroep)
        for tekst in _faults_of(functie, naam, aanroep, feiten):
            yield aanroep.lineno, tekst, True


def _first_text(aanroep: nodes.Call) -> str:
    eerste = aanroep.args[0] if aanroep.args else None
    return eerste.value if isinstance(eerste, nodes.Const) and isinstance(eerste.value, str) else ""


def _faults_of(functie: str, naam: str, aanroep: nodes.Call, feiten: Feiten) -> Iterator[str]:
    feit = feiten.get(naam)
    if feit is None:
        dichtbij = difflib.get_close_matches(naam, feiten, 1)
        vraag = f" Bedoelt u '{dichtbij[0]}'?" if dichtbij else ""
        yield f"het feit '{naam}' bestaat niet.{vraag}"
        return
    opties = {o.key: o.value.value for o in aanroep.kwargs if isinstance(o.value, nodes.Const)}
    onbekend = sorted(set(opties) - FUNCTIES[functie])
    if onbekend:
        yield f"{functie}() kent '{onbekend[0]}' niet."
    if feit.waarde is VERBORGEN:
        yield f"'{naam}' is verborgen omdat de groep klein is. Haal de zin weg."
    elif not is_shown(feit.waarde):
        yield f"'{naam}' heeft in deze periode geen waarde."
    yield from CHECKS[functie](feit, opties, aanroep)


def _fact(feit: Feit, opties: Mapping[str, object], _: nodes.Call) -> Iterator[str]:
    eenheid = opties.get("eenheid", feit.eenheid)
    if eenheid != feit.eenheid:
        goed = EENHEDEN[feit.eenheid].meervoud or feit.eenheid
        yield f"'{feit.naam}' is in {goed} ('{feit.eenheid}') en niet in '{eenheid}'."
    decimalen = opties.get("decimalen", feit.decimalen)
    if not isinstance(decimalen, int) or not 0 <= decimalen <= feit.decimalen:
        yield f"'{feit.naam}' heeft {feit.decimalen} decimalen; meer of iets anders kan niet."


def _change(feit: Feit, opties: Mapping[str, object], aanroep: nodes.Call) -> Iterator[str]:
    tweede = aanroep.args[1] if len(aanroep.args) > 1 else None
    met = tweede.value if isinstance(tweede, nodes.Const) else opties.get("met", VORIG_JAAR)
    if met not in (VORIG_JAAR, VORIGE):
        yield f"verandering() vergelijkt met '{VORIG_JAAR}' of met '{VORIGE}'."
        return
    eerder = feit.vorig_jaar if met == VORIG_JAAR else feit.vorige
    if eerder is None or not is_shown(eerder.waarde):
        yield f"'{feit.naam}' is niet te vergelijken met {met}."


def _number_form(_: Feit, opties: Mapping[str, object], aanroep: nodes.Call) -> Iterator[str]:
    if len(aanroep.args) + len(opties) != 3:
        yield "woord() krijgt een feit, het enkelvoud en het meervoud."


def _nothing_more(*_: object) -> Iterator[str]:
    return iter(())


CHECKS: Mapping[str, Callable[..., Iterator[str]]] = {
    "feit": _fact,
    "verandering": _change,
    "waarde": _nothing_more,
    "woord": _number_form,
}


def _names(boom: nodes.Template) -> Iterator[Gevonden]:
    for naam in boom.find_all(nodes.Name):
        if naam.name not in FUNCTIES and naam.name not in WOORDEN:
            uitleg = "is onbekend. Zet de naam van een feit tussen aanhalingstekens."
            yield naam.lineno, f"'{naam.name}' {uitleg}", True


def _foreign(boom: nodes.Template) -> Iterator[Gevonden]:
    for deel in boom.find_all(nodes.Node):
        if not isinstance(deel, ALLOWED):
            uitleg = "hier kan alleen een feit staan, of een zin die van een feit afhangt."
            yield deel.lineno, uitleg, True


def _typed_numbers(boom: nodes.Template, feiten: Feiten) -> Iterator[Gevonden]:
    bekend = {kaal for feit in feiten.values() if (kaal := _bare(feit.tekst))}
    for stuk in boom.find_all(nodes.TemplateData):
        zonder_dagen = DAY.sub(lambda m: "x" * len(m[0]), stuk.data)
        for getal in NUMBER.finditer(zonder_dagen):
            if YEAR.fullmatch(getal[0]) or getal[0] in bekend:
                continue
            regel = stuk.lineno + stuk.data.count("\n", 0, getal.start())
            yield regel, f"'{getal[0]}' is met de hand getypt en is geen feit.", False


def _bare(tekst: str) -> str:
    gevonden = re.search(r"\d[\d.,]*", tekst)
    return gevonden[0] if gevonden else ""
