"""A chart: a protected table, what of it is drawn and how, with its picture and its alt text."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from duo_analytics.formatting import met_eenheid
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.values import MIME, Waarde

if TYPE_CHECKING:
    from duo_analytics.results.tabel import Tabel


@dataclass(frozen=True)
class Grafiek:
    """A chart over the rows of ``tabel`` (without its totals), one category or moment a row.

    ``liggend`` draws bars from left to right. ``nul`` False lets a line chart start above zero,
    which its axis then says. The picture and the alt text are made from the same table; an author
    may write ``alt_tekst`` instead, with no other numbers than those that the chart tells.
    """

    tabel: Tabel
    reeksen: tuple[Reeks, ...]
    as_titel: str
    liggend: bool = False
    nul: bool = True
    drempels: tuple[Drempellijn, ...] = ()
    boodschap: str = ""
    alt_tekst: str = ""

    def __post_init__(self) -> None:
        """Bars begin at zero: ValueError for ``nul`` False without a line or points.

        ValueError too for an alt text of the author that says nothing, or a number of its own.
        """
        if self.alt_tekst and (waarom := self._why_not(self.alt_tekst)):
            message = f"{self.naam}: de alternatieve tekst {waarom}"
            raise ValueError(message)
        if not self.nul and not self.over_tijd and not self.op_datum:
            message = f"{self.naam}: a bar that does not begin at zero misleads"
            raise ValueError(message)

    @property
    def naam(self) -> str:
        """Name of the chart: that of its table."""
        return self.tabel.naam

    @property
    def rijen(self) -> tuple[tuple[Waarde, ...], ...]:
        """The rows that are drawn: all but the totals."""
        return self.tabel.rijen[: len(self.tabel.rijen) - self.tabel.totaalrijen]

    @property
    def over_tijd(self) -> bool:
        """Whether lines are drawn, over moments or durations."""
        return any(reeks.vorm in (Vorm.LIJN, Vorm.TRAP) for reeks in self.reeksen)

    @property
    def op_datum(self) -> bool:
        """Whether points on an axis of dates are drawn."""
        return all(reeks.vorm is Vorm.PUNT for reeks in self.reeksen)

    @property
    def getallen(self) -> tuple[Decimal, ...]:
        """Every number that is drawn, with the ends of intervals."""
        koppen = [k for reeks in self.reeksen for k in (reeks.kop, reeks.laag, reeks.hoog) if k]
        return tuple(w for kop in koppen for w in self.waarden(kop) if isinstance(w, Decimal))

    @property
    def gestapeld(self) -> tuple[Reeks, ...]:
        """The series that lie end to end."""
        return tuple(reeks for reeks in self.reeksen if reeks.vorm is Vorm.GESTAPELD)

    def stapel(self, rij: int) -> Decimal | None:
        """Sum of what is stacked in a row; None when a part of it is hidden or missing."""
        delen = [self.waarden(reeks.kop)[rij] for reeks in self.gestapeld]
        getallen = [deel for deel in delen if isinstance(deel, Decimal)]
        return sum(getallen, start=Decimal(0)) if len(getallen) == len(delen) > 0 else None

    def nummer(self, reeks: Reeks) -> int:
        """Number of a series among those that have a colour; marks have none."""
        return [r for r in self.reeksen if r.vorm is not Vorm.MARKERING].index(reeks)

    def waarden(self, kop: str) -> tuple[Waarde, ...]:
        """The drawn values of one column."""
        plaats = self.tabel.plaats(kop)
        return tuple(rij[plaats] for rij in self.rijen)

    def norm_waarde(self, drempel: Drempellijn) -> str:
        """The value of a norm in the unit of the chart, with no fewer decimals than it has."""
        kop = self.tabel.kop(self.reeksen[0].kop)
        eigen = -int(drempel.waarde.normalize().as_tuple().exponent)
        return met_eenheid(drempel.waarde, kop.eenheid, max(kop.plaatsen, min(eigen, 2)))

    @cached_property
    def alt(self) -> str:
        """What the chart shows, in words, from the same values."""
        return self.alt_tekst or self._described

    @cached_property
    def _described(self) -> str:
        from duo_analytics.results.alt import describe

        return describe(self)

    def _why_not(self, tekst: str) -> str:
        """What is wrong with a text of the author; empty when it is good."""
        from duo_analytics.results.alttekst import foreign_numbers, why_not_telling

        getoond = " ".join(cel for rij in self.tabel.teksten() for cel in rij)
        los = foreign_numbers(tekst, f"{self._described} {getoond}")
        return why_not_telling(tekst) or (
            f"noemt {los}, en dat toont de grafiek niet" if los else ""
        )

    @cached_property
    def svg(self) -> str:
        """The picture, which carries ``alt`` itself; each form of the rapportage uses this one."""
        from duo_analytics.results.drawing import draw

        return draw(self)

    def to_json(self) -> dict[str, Any]:
        """Structured form with the picture; ``from_json`` gives the same chart back."""
        return {
            "soort": "grafiek",
            "tabel": self.tabel.to_json(),
            "reeksen": [{**dataclasses.asdict(r), "vorm": r.vorm.value} for r in self.reeksen],
            "as_titel": self.as_titel,
            "liggend": self.liggend,
            "nul": self.nul,
            "drempels": [{"label": d.label, "waarde": str(d.waarde)} for d in self.drempels],
            "boodschap": self.boodschap,
            "alt_tekst": self.alt_tekst,
            "alt": self.alt,
            "svg": self.svg,
        }

    @classmethod
    def from_json(cls, ruw: Mapping[str, Any]) -> Grafiek:
        """The chart that ``to_json`` wrote; its picture is not drawn again."""
        from duo_analytics.results.tabel import Tabel

        grafiek = cls(
            tabel=Tabel.from_json(ruw["tabel"]),
            reeksen=tuple(Reeks(**{**r, "vorm": Vorm(r["vorm"])}) for r in ruw["reeksen"]),
            as_titel=ruw["as_titel"],
            liggend=ruw["liggend"],
            nul=ruw["nul"],
            drempels=tuple(Drempellijn(d["label"], Decimal(d["waarde"])) for d in ruw["drempels"]),
            boodschap=ruw["boodschap"],
            alt_tekst=ruw.get("alt_tekst", ""),
        )
        grafiek.__dict__["svg"], grafiek.__dict__["alt"] = ruw["svg"], ruw["alt"]
        return grafiek

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        from duo_analytics.results.tabel import as_html

        titel = f"{self.tabel.titel}, {self.tabel.moment}"
        bron = "Bron: " + "; ".join(map(str, self.tabel.bronnen))
        figuur = (
            f"<figure><figcaption><b>{html.escape(titel)}</b></figcaption>"
            f"{self.svg}<p>{html.escape(bron)}</p><details><summary>Cijfers</summary>"
            f"{as_html(self.tabel)}</details></figure>"
        )
        return {"text/plain": f"{titel}. {self.alt}", "text/html": figuur, MIME: self.to_json()}
