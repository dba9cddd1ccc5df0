"""What changed between two sets: facts and cells, how much, and which change needs a look."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duo_analytics.errors import GebruikFout
from duo_analytics.formatting import NVT, tekst_van, verschil
from duo_analytics.results.feit import Feit
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import is_shown, shown

if TYPE_CHECKING:
    from duo_analytics.reference import Reference
    from duo_analytics.results.tabel import Kop
    from duo_analytics.values import Waarde

FACTS, TABLES = "feiten.json", "tabellen.json"


@dataclass(frozen=True)
class Set:
    """The facts and tables of one set, by name."""

    naam: str
    periode: str
    feiten: Mapping[str, Feit]
    tabellen: Mapping[str, Tabel]


@dataclass(frozen=True)
class Wijziging:
    """A fact or cell in two sets. ``sprong``: the change crosses a bound and needs a look.

    ``herzien``: the newer set gives another value for the period of the older one than was
    reported then ('eerder gerapporteerd'); empty when it does not.
    """

    naam: str
    titel: str
    van: str
    naar: str
    verschil: str
    sprong: bool = False
    herzien: str = ""

    def __str__(self) -> str:
        tekens = [" (grote sprong)" if self.sprong else "",
                  f" (herzien: nu {self.herzien})" if self.herzien else ""]  # fmt: skip
        return f"{self.titel}: {self.van} -> {self.naar}, {self.verschil}{''.join(tekens)}"


def read_set(folder: Path) -> Set:
    """The set that a run wrote in a folder; GebruikFout when there is none."""
    paden = (folder / FACTS, folder / TABLES)
    if not all(pad.is_file() for pad in paden):
        raise GebruikFout(
            f"In {folder.name} staat geen rapportage. Maak haar eerst met duo-analytics run."
        )
    tabellen = json.loads((folder / TABLES).read_text(encoding="utf-8"))["tabellen"]
    gelezen = {ruw["naam"]: Tabel.from_json(ruw) for ruw in tabellen}
    return replace(read_facts(folder, folder.name), tabellen=gelezen)


def read_facts(folder: Path, naam: str) -> Set:
    """The facts of a set that a run wrote, without its tables: a fraction of the work."""
    feiten = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    lijst = {ruw["naam"]: Feit.from_json(ruw) for ruw in feiten["feiten"]}
    return Set(naam, feiten["periode"], lijst, {})


def facts(van: Set, naar: Set, reference: Reference) -> list[Wijziging]:
    """Every fact that differs as printed, or stands in one set only, in the order of the newer."""
    namen = dict.fromkeys([*naar.feiten, *van.feiten])
    paren = ((van.feiten.get(naam), naar.feiten.get(naam)) for naam in namen)
    return [w for a, b in paren if (w := _fact(van, a, b, reference))]


def _fact(van: Set, oud: Feit | None, nieuw: Feit | None, reference: Reference) -> Wijziging | None:
    if oud is None or nieuw is None:
        een = oud or nieuw
        voor, na = (f.tekst if f else "staat er niet" for f in (oud, nieuw))
        return Wijziging(een.naam, een.titel, voor, na, NVT) if een else None
    herzien = revised(van, oud, nieuw)
    if oud.tekst == nieuw.tekst and not herzien:
        return None
    stap = _step(oud.waarde, nieuw.waarde, nieuw.eenheid, nieuw.decimalen)
    sprong = _jumps(oud.waarde, nieuw.waarde, nieuw.eenheid, reference)
    return Wijziging(nieuw.naam, nieuw.titel, oud.tekst, nieuw.tekst, stap, sprong, herzien)


def revised(van: Set, oud: Feit, nieuw: Feit) -> str:
    """What a newer fact says of the period of the older set, where that is something else now."""
    for eerder in (nieuw.vorige, nieuw.vorig_jaar):
        if eerder is None or eerder.periode != van.periode or not is_shown(eerder.waarde):
            continue
        nu = tekst_van(eerder.waarde, nieuw.eenheid, nieuw.decimalen)
        return nu if is_shown(oud.waarde) and nu != oud.tekst else ""
    return ""


def _step(oud: Waarde, nieuw: Waarde, eenheid: str, decimalen: int) -> str:
    if not (is_shown(oud) and is_shown(nieuw)):
        return NVT
    return verschil(shown(nieuw), shown(oud), eenheid, decimalen)


def _jumps(oud: Waarde, nieuw: Waarde, eenheid: str, reference: Reference) -> bool:
    """Beyond the bound: in procentpunt for percentages, as a share of the older value else."""
    if not (is_shown(oud) and is_shown(nieuw)):
        return False
    stap = abs(shown(nieuw) - shown(oud))
    if eenheid == "pct":
        return stap > reference.norm("plausibiliteit.sprong_procentpunt").waarde
    grens = reference.norm("plausibiliteit.sprong_pct").waarde
    return 100 * stap > grens * abs(shown(oud))


def cells(van: Set, naar: Set) -> list[Wijziging]:
    """Every cell that differs as printed, of tables with the same name, row and column."""
    samen = [naam for naam in naar.tabellen if naam in van.tabellen]
    return [w for naam in samen for w in _cells(van.tabellen[naam], naar.tabellen[naam])]


def _cells(oud: Tabel, nieuw: Tabel) -> Iterator[Wijziging]:
    eerder = dict(_by_place(oud))
    for plaats, (kop, cel) in _by_place(nieuw):
        if plaats not in eerder:
            continue
        van = tekst_van(eerder[plaats][1], kop.eenheid, kop.plaatsen)
        naar = tekst_van(cel, kop.eenheid, kop.plaatsen)
        if van != naar:
            titel = f"{nieuw.titel}: {plaats[0]}, {plaats[1]}"
            stap = _step(eerder[plaats][1], cel, kop.eenheid, kop.plaatsen)
            yield Wijziging(nieuw.naam, titel, van, naar, stap)


def _by_place(tabel: Tabel) -> Iterator[tuple[tuple[str, str], tuple[Kop, Waarde]]]:
    """Cells with a unit by the words of row and column; rows that share a name are left out."""
    eerste = tabel.koppen[0]
    namen = [tekst_van(rij[0], eerste.eenheid, eerste.plaatsen, kaal=True) for rij in tabel.rijen]
    aantal = Counter(namen)
    for naam, rij in zip(namen, tabel.rijen, strict=True):
        for kop, cel in zip(tabel.koppen[1:], rij[1:], strict=True):
            if kop.eenheid and aantal[naam] == 1:
                yield (naam, kop.tekst), (kop, cel)


def as_records(wijzigingen: list[Wijziging]) -> list[dict[str, Any]]:
    """Plain values for ``compare --json``."""
    return [vars(wijziging) for wijziging in wijzigingen]
