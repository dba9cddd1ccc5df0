"""A chart: a protected table, what of it is drawn and how, with its picture and its alt text."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.values import MIME, Waarde

if TYPE_CHECKING:
    from duo_analytics.results.tabel import Tabel


@dataclass(frozen=True)
class Grafiek:
    """A chart over the rows of ``tabel`` (without its totals), one category or moment a row.

    ``liggend`` draws bars from left to right. ``nul`` False lets a line chart start above zero,
    which its axis then says. The picture and the alt text are made from the same table.
    """

    tabel: Tabel
    reeksen: tuple[Reeks, ...]
    as_titel: str
    liggend: bool = False
    nul: bool = True
    drempels: tuple[Drempellijn, ...] = ()
    boodschap: str = ""

    @property
    def naam(self) -> str:
        """Name of the chart: that of its table."""
        return self.tabel.naam

    @property
    def rijen(self) -> tuple[tuple[Waarde, ...], ...]:
        """The rows that are drawn: all but the totals."""
        return self.tabel.rijen[: len(self.tabel.rijen) - self.tabel.totaalrijen]

    def waarden(self, kop: str) -> tuple[Waarde, ...]:
        """The drawn values of one column."""
        plaats = self.tabel.plaats(kop)
        return tuple(rij[plaats] for rij in self.rijen)

    @cached_property
    def alt(self) -> str:
        """What the chart shows, in words, from the same values."""
        from duo_analytics.results.alt import describe

        return describe(self)

    @cached_property
    def svg(self) -> str:
        """The picture. Drawn once; every form of the rapportage uses this one."""
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
        )
        grafiek.__dict__["svg"], grafiek.__dict__["alt"] = ruw["svg"], ruw["alt"]
        return grafiek

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        from duo_analytics.results.tabel import as_html

        titel = f"{self.tabel.titel}, {self.tabel.moment}"
        bron = "Bron: " + "; ".join(map(str, self.tabel.bronnen))
        figuur = (
            f"<figure><figcaption><b>{html.escape(titel)}</b></figcaption>"
            f'<div role="img" aria-label="{html.escape(self.alt)}">{self.svg}</div>'
            f"<p>{html.escape(bron)}</p><details><summary>Cijfers</summary>"
            f"{as_html(self.tabel)}</details></figure>"
        )
        return {"text/plain": f"{titel}. {self.alt}", "text/html": figuur, MIME: self.to_json()}
