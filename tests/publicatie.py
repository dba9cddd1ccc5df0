"""What a reader can put side by side from the chapters about persons, in all periods together.

Written apart from the chapters: which cells are the same count, and which sums hold between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, cast

from duo_analytics.periods import Periode
from duo_analytics.results.feit import Feit, Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import VERBORGEN, Waarde
from tests.lezer import Lezer

BREED, IA = "Duo-breed", "Informatisering & Automatisering (Duo+)"
WERKGEVERS = ("Diemen", "Ouder-Amstel", "Uithoorn", "Duo+")
GETELD = ("personen",)
OPDRACHTEN = "Opdrachten"
ZIEK = "Personen met verzuim"
STROMEN = ("Begin", "Instroom", "Uitstroom", "Eind")
Naam = tuple[Any, ...]


@dataclass(frozen=True)
class Moment:
    """The days that the tables of a period are about."""

    periode: Periode

    @property
    def dag(self) -> date:
        return self.periode.peildatum

    @property
    def jaar(self) -> tuple[date, date]:
        return self.periode.twaalf_maanden.vooraf, self.dag

    def name(self, tabel: Tabel, rij: str, kop: str) -> Naam:
        """The count that a cell shows; the same one in other tables has the same name."""
        kort = tabel.naam.partition(".")[2]
        geheel = rij in ("Totaal", BREED)
        if kop == "Medewerkers" and kort in ("per_werkgever", "per_team"):
            return ("in dienst", self.dag, BREED if geheel else rij)
        if kop in ("Begin", "Eind"):
            return ("in dienst", self.jaar[kop == "Eind"], rij)
        if kop in STROMEN and kort == "stromen_per_werkgever":
            return (kop, self.jaar, rij)
        if kop == "Uitstroom" and geheel:
            return (kop, self.jaar, BREED)
        if kop == "Uitstroom" and rij == "Team I&A":
            return (kop, self.jaar, IA)
        if kort == "leeftijdsopbouw" and geheel:
            return ("in dienst", self.dag, BREED if kop == BREED else IA)
        if kort == "aow_per_jaar" and rij.count(" tot en met "):
            return ("aow", self.dag, rij, BREED)
        if kort == "aow_per_cluster" and rij == "Team I&A":
            return ("aow", self.dag, kop, IA)
        if kop == ZIEK and geheel:
            return ("ziek", self.jaar)
        return (str(self.periode), tabel.naam, rij, kop)


@dataclass
class Publicatie:
    """Counts as printed and as they are, and the sums between them."""

    gedrukt: dict[Naam, int | None] = field(default_factory=dict)
    waar: dict[Naam, int] = field(default_factory=dict)
    minimum: dict[Naam, int] = field(default_factory=dict)
    sommen: list[dict[Naam, int]] = field(default_factory=list)

    def add(self, periode: Periode, getoond: Sequence[object], echt: Sequence[object]) -> None:
        """One chapter as it is shown, beside the same with nothing hidden."""
        moment = Moment(periode)
        for deel, heel in zip(getoond, echt, strict=True):
            if isinstance(deel, Feiten):
                self._facts(moment, deel, cast("Feiten", heel))
            elif isinstance(deel, Tabel | Grafiek):
                self._table(moment, _table_of(deel), _table_of(heel))
        self._between(moment)

    def _facts(self, moment: Moment, feiten: Feiten, echt: Feiten) -> None:
        namen = {f.naam for f in feiten.feiten}
        eerste = moment.dag.year + (moment.dag.month == 12)
        vijf = f"{eerste} tot en met {eerste + 4}"
        for naam, van in (("aow_vijf_jaar", BREED), ("aow_vijf_jaar_ia", IA)):
            if f"formatie.{naam}" in namen:
                self._fact(("aow", moment.dag, vijf, van), feiten[naam], echt[naam])
        if "formatie.personen" in namen:
            self._fact(("in dienst", moment.dag, BREED), feiten["personen"], echt["personen"])

    def _fact(self, naam: Naam, feit: Feit, echt: Feit) -> None:
        if echt.waarde is not None:
            self._cell(naam, feit.waarde, echt.waarde, 5)

    def _table(self, moment: Moment, tabel: Tabel, echt: Tabel) -> None:
        for kop in tabel.koppen[1:]:
            kolom = echt.kolom(kop.tekst)
            if not (kop.eenheid in GETELD or kop.tekst == OPDRACHTEN) or not _whole(kolom):
                continue
            namen = [moment.name(tabel, str(rij[0]), kop.tekst) for rij in tabel.rijen]
            # a forecast leaves out a group that rests on too few; the true table has it
            echte = dict(zip((str(rij[0]) for rij in echt.rijen), kolom, strict=True))
            for naam, rij in zip(namen, tabel.rijen, strict=True):
                waarde, ware = rij[tabel.plaats(kop.tekst)], echte.get(str(rij[0]))
                self._cell(naam, waarde, ware, 10 if kop.tekst == ZIEK else 5)
            self.sommen += _column_sums(tabel, namen)

    def _cell(self, naam: Naam, waarde: Waarde, ware: Waarde, minimum: int) -> None:
        if not isinstance(ware, Decimal):
            return
        oud = self.waar.get(naam, int(ware))
        if oud != int(ware):  # another edition counts otherwise: it is another number
            return
        self.waar[naam], self.minimum[naam] = int(ware), minimum
        eerder = self.gedrukt.get(naam)
        self.gedrukt[naam] = eerder if waarde is VERBORGEN else int(cast("Decimal", waarde))

    def _between(self, moment: Moment) -> None:
        """Sums that no single table shows."""
        begin, eind = moment.jaar
        for wie in (*WERKGEVERS, BREED):
            self.sommen.append({
                ("in dienst", begin, wie): 1, ("Instroom", moment.jaar, wie): 1,
                ("Uitstroom", moment.jaar, wie): -1, ("in dienst", eind, wie): -1,
            })  # fmt: skip
            teams = [n for n in self.waar if n[:2] == ("in dienst", eind) and f"({wie})" in n[2]]
            self.sommen.append({**dict.fromkeys(teams, 1), ("in dienst", eind, wie): -1})
        for naam in [n for n in self.waar if n[-1] == IA and n[0] in ("aow", "Uitstroom")]:
            breed, rest = (*naam[:-1], BREED), (*naam[:-1], "alle anderen")
            if breed in self.waar:
                self.waar[rest] = self.waar[breed] - self.waar[naam]
                self.minimum[rest] = 5
                self.gedrukt[rest] = None
                self.sommen.append({breed: 1, naam: -1, rest: -1})

    def reader(self) -> Lezer:
        """A reader of all of it, who knows how far off the sums are."""
        sommen = [som for som in self.sommen if som.keys() <= self.waar.keys()]
        uit = tuple((s, float(sum(t * self.waar[n] for n, t in s.items()))) for s in sommen)
        laagst = {n: 0.0 for n in self.waar if n[-1] == "alle anderen"}
        return Lezer(dict(self.gedrukt), uit, laagst)


def _table_of(deel: object) -> Tabel:
    return deel.tabel if isinstance(deel, Grafiek) else cast("Tabel", deel)


def _whole(kolom: Sequence[Waarde]) -> bool:
    return all(w == w.to_integral_value() for w in kolom if isinstance(w, Decimal))


def _column_sums(tabel: Tabel, namen: Sequence[Naam]) -> Iterator[dict[Naam, int]]:
    delen, totalen = namen[: -tabel.totaalrijen or None], namen[len(namen) - tabel.totaalrijen :]
    per = len(delen) // max(1, len(totalen))
    for n, totaal in enumerate(totalen if delen else ()):
        yield {**dict.fromkeys(delen[n * per : (n + 1) * per], 1), totaal: -1}
