"""What the XML of a sheet says beside the values: remarkable cells, merges, hidden rows, its size.

Runs of plain rows are cut out with one regular expression; what remains is a well-formed document
with the same head and tail, and a parser reads all of it. So nothing escapes, and it stays quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.parsers import expat

from duo_analytics.intake.opening import addresses
from duo_analytics.intake.opening.content import Bijzonder, Bladfeiten, Cel, Gebied
from duo_analytics.intake.opening.plain import ROW_NUMBER

if TYPE_CHECKING:
    from duo_analytics.intake.opening.limits import Grenzen
    from duo_analytics.intake.opening.parts import Werkboekdelen

MOST_LISTED = 5_000
ROW_END = b"</row>"
LONGEST_ROW = 4 * 1024 * 1024
TRUE = ("1", "true")
LINK = re.compile(r"\[\d+\]")


class Dubbel(Exception):
    """A row or cell that stands twice, or not in its place; ``cel`` is its address."""

    def __init__(self, cel: str) -> None:
        super().__init__(cel)
        self.cel = cel


class VerWeg(Exception):
    """A value so far outside the table that a reader would need all memory; ``cel``: where."""

    def __init__(self, cel: str) -> None:
        super().__init__(cel)
        self.cel = cel


def scan(chunks: Iterable[bytes], delen: Werkboekdelen, grenzen: Grenzen) -> Bladfeiten:
    """The facts of one sheet; raises Dubbel, VerWeg and expat.ExpatError."""
    verslag = _Verslag(delen, grenzen)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = verslag.start
    parser.EndElementHandler = verslag.end
    parser.CharacterDataHandler = verslag.text
    for stuk, is_plain in _pieces(chunks, delen.plain_rows):
        if is_plain:
            verslag.plain(stuk)
        else:
            parser.Parse(stuk, False)
    parser.Parse(b"", True)
    return verslag.feiten


def _pieces(chunks: Iterable[bytes], plain: re.Pattern[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The sheet in pieces, each with whether it is a run of plain rows."""
    rest = b""
    for chunk in chunks:
        buffer = rest + chunk
        eind = buffer.rfind(ROW_END) + len(ROW_END)
        if eind < len(ROW_END):
            eind = len(buffer) if len(buffer) > LONGEST_ROW else 0
        rest = buffer[eind:]
        tot = 0
        for match in plain.finditer(buffer, 0, eind):
            yield buffer[tot : match.start()], False
            yield match.group(), True
            tot = match.end()
        yield buffer[tot:eind], False
    yield rest, False


class _Verslag:
    """Takes runs of plain rows and the events of a parser, and keeps the facts."""

    def __init__(self, delen: Werkboekdelen, grenzen: Grenzen) -> None:
        self.feiten = Bladfeiten()
        self._grenzen = grenzen
        self._rijen_gezien = 0
        self._procenten = frozenset(map(str, delen.procenten))
        self._externe_namen = delen.externe_namen
        self._externe_reeksen: set[str] = set()  # shared formulas are written once
        self._in_data = False
        self._rij = 0
        self._kolom = -1
        self._cel: dict[str, str] | None = None
        self._delen: dict[str, str] = {}
        self._deel = ""
        self._reeks = ""

    def plain(self, rijen: bytes) -> None:
        """A run of rows of which only the numbers are not known yet."""
        nummers = [self._rij, *map(int, ROW_NUMBER.findall(rijen))]
        for vorige, volgende in pairwise(nummers):
            if volgende <= vorige:
                raise Dubbel(addresses.address(volgende, 0))
        self._rij = self.feiten.laatste_rij = nummers[-1]
        self._rijen_gezien += len(nummers) - 1
        laatste = max(rijen.rfind(b"</v>"), rijen.rfind(b"</is>"))
        if laatste >= 0:
            begin = rijen.rfind(b"<row ", 0, laatste)
            gevonden = ROW_NUMBER.match(rijen, begin)
            self._value_in(int(gevonden[1]) if gevonden else self._rij, 0)

    def start(self, naam: str, attributen: dict[str, str]) -> None:
        """The start of an element."""
        lokaal = naam.rpartition(":")[2]
        if self._cel is not None:
            self._deel = lokaal
            self._delen.setdefault(lokaal, "")
            if lokaal == "f":
                self._reeks = attributen.get("si", "")
        elif lokaal == "row" and self._in_data:
            self._start_row(attributen)
        elif lokaal == "c" and self._in_data:
            self._start_cell(attributen)
        elif lokaal == "sheetData":
            self._in_data = True
        elif lokaal == "mergeCell":
            self._merge(attributen.get("ref", ""))
        elif lokaal == "col" and attributen.get("hidden") in TRUE:
            eerste, laatste = int(attributen["min"]), int(attributen["max"])
            self.feiten.verborgen_kolommen += range(eerste - 1, min(laatste, eerste + MOST_LISTED))

    def text(self, tekst: str) -> None:
        """Text inside a part of a cell."""
        if self._deel:
            self._delen[self._deel] += tekst

    def end(self, naam: str) -> None:
        """The end of an element."""
        lokaal = naam.rpartition(":")[2]
        if lokaal == "c" and self._cel is not None:
            self._judge(self._cel)
            self._cel = None
        elif lokaal == "sheetData":
            self._in_data = False
        self._deel = ""

    def _start_row(self, attributen: dict[str, str]) -> None:
        nummer = int(attributen.get("r", self._rij + 1))
        if nummer <= self._rij:
            raise Dubbel(addresses.address(nummer, 0))
        self._rij, self._kolom = nummer, -1
        self._rijen_gezien += 1
        self.feiten.laatste_rij = nummer
        if attributen.get("hidden") in TRUE:
            self.feiten.verborgen_rijen.append(nummer)

    def _start_cell(self, attributen: dict[str, str]) -> None:
        adres = attributen.get("r") or addresses.address(self._rij, self._kolom + 1)
        plek = addresses.parse(adres)
        if plek is None or plek[0] != self._rij or plek[1] <= self._kolom:
            raise Dubbel(adres)
        self._kolom = plek[1]
        self._cel, self._delen = attributen, {}

    def _judge(self, cel: dict[str, str]) -> None:
        waarde = self._delen.get("v", "")
        formule = self._delen.get("f")
        if waarde or "is" in self._delen:
            self._value_in(self._rij, self._kolom)
        if formule is not None and not waarde:
            self._note(Bijzonder.ZONDER_WAARDE)
        elif cel.get("t") == "e":
            self._note(Bijzonder.EXCELFOUT, waarde)
        elif waarde and cel.get("s") in self._procenten and cel.get("t", "n") == "n":
            self._note(Bijzonder.PROCENT)
        if formule is not None and self._takes_from_elsewhere(formule):
            self._note(Bijzonder.EXTERN)

    def _value_in(self, rij: int, kolom: int) -> None:
        """A value stands here: remember how far the sheet reaches."""
        verste = max(self.feiten.verste_kolom, kolom)
        self.feiten.laatste_rij_met_waarde, self.feiten.verste_kolom = rij, verste
        te_ver = kolom >= self._grenzen.kolommen or rij * verste > self._grenzen.cellen
        if te_ver or rij - self._rijen_gezien > self._grenzen.gat_rijen:
            raise VerWeg(addresses.address(rij, kolom))

    def _note(self, soort: Bijzonder, tekst: str = "") -> None:
        if len(self.feiten.cellen) < MOST_LISTED:
            self.feiten.cellen.append(Cel(self._rij, self._kolom, soort, tekst))

    def _takes_from_elsewhere(self, formule: str) -> bool:
        """Whether a formula names another file, itself or as one of a shared series."""
        namen = set(re.findall(r"\w+", formule))
        elders = bool(LINK.search(formule)) or not namen.isdisjoint(self._externe_namen)
        if elders and self._reeks:
            self._externe_reeksen.add(self._reeks)
        return elders or self._reeks in self._externe_reeksen

    def _merge(self, bereik: str) -> None:
        begin, _, eind = bereik.partition(":")
        hoeken = addresses.parse(begin), addresses.parse(eind or begin)
        if hoeken[0] is not None and hoeken[1] is not None:
            self.feiten.samengevoegd.append(Gebied(*hoeken[0], *hoeken[1]))
