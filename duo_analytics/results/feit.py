"""A fact: one number with its unit, moment, definition, origin and change."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duo_analytics.formatting import NVT, tekst_van, verschil
from duo_analytics.sources import Bron
from duo_analytics.values import MIME, Getal, Waarde, from_json, is_shown, shown, to_json


@dataclass(frozen=True)
class Vergelijking:
    """The same fact at an earlier moment, by the same definition and from the same delivery."""

    periode: str
    waarde: Getal


@dataclass(frozen=True)
class Feit:
    """One published number. ``kern`` facts stand in the summary of the rapportage.

    ``naam`` is 'hoofdstuk.indicator'. ``normen`` are the rows of norms that the value rests on.
    """

    naam: str
    titel: str
    waarde: Getal
    eenheid: str
    decimalen: int
    moment: str
    definitie: str
    formule: str
    bronnen: tuple[Bron, ...]
    kern: bool = False
    vorig_jaar: Vergelijking | None = None
    vorige: Vergelijking | None = None
    normen: tuple[Bron, ...] = ()

    @property
    def fictief(self) -> bool:
        """Whether any of its sources holds invented data."""
        return any(bron.fictief for bron in self.bronnen)

    @property
    def tekst(self) -> str:
        """'12,4 fte', 'n.v.t.' or 'x'."""
        return tekst_van(self.waarde, self.eenheid, self.decimalen)

    def verandering(self, vergelijking: Vergelijking | None) -> str:
        """'+1,2 fte'; 'n.v.t.' when one of the two cannot be shown."""
        if vergelijking is None or not (is_shown(self.waarde) and is_shown(vergelijking.waarde)):
            return NVT
        return verschil(
            shown(self.waarde), shown(vergelijking.waarde), self.eenheid, self.decimalen
        )

    def to_json(self) -> dict[str, Any]:
        """Structured form; ``from_json`` gives the same fact back."""
        ruw = dataclasses.asdict(self)
        ruw["waarde"] = to_json(self.waarde)
        for veld in ("vorig_jaar", "vorige"):
            eerder: Vergelijking | None = getattr(self, veld)
            ruw[veld] = eerder and {"periode": eerder.periode, "waarde": to_json(eerder.waarde)}
        return {"soort": "feit", "tekst": self.tekst, **ruw}

    @classmethod
    def from_json(cls, ruw: Mapping[str, Any]) -> Feit:
        """The fact that ``to_json`` wrote."""
        velden = {f.name: ruw[f.name] for f in dataclasses.fields(cls)}
        velden["waarde"] = from_json(ruw["waarde"])
        for veld in ("bronnen", "normen"):
            velden[veld] = tuple(Bron(**bron) for bron in ruw[veld])
        for veld in ("vorig_jaar", "vorige"):
            eerder = ruw[veld]
            velden[veld] = eerder and Vergelijking(
                eerder["periode"], _number(from_json(eerder["waarde"]))
            )
        return cls(**velden)


@dataclass(frozen=True)
class Feiten:
    """The facts of a chapter; shows itself as a table with the changes."""

    feiten: tuple[Feit, ...]

    def __getitem__(self, naam: str) -> Feit:
        """A fact by its name, with or without the chapter; KeyError when there is none."""
        kort = {f.naam.partition(".")[2]: f for f in self.feiten}
        return (kort | {f.naam: f for f in self.feiten})[naam]

    def to_json(self) -> dict[str, Any]:
        """Structured form."""
        return {"soort": "feiten", "feiten": [feit.to_json() for feit in self.feiten]}

    @classmethod
    def from_json(cls, ruw: Mapping[str, Any]) -> Feiten:
        """The facts that ``to_json`` wrote."""
        return cls(tuple(Feit.from_json(feit) for feit in ruw["feiten"]))

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        plat = "\n".join(f"{f.titel}: {f.tekst} ({f.moment})" for f in self.feiten)
        return {"text/plain": plat, "text/html": self._html(), MIME: self.to_json()}

    def _html(self) -> str:
        kop = "<tr><th>Feit</th><th>Waarde</th><th>Moment</th><th>Vorig jaar</th></tr>"
        rijen = "".join(
            f"<tr><td>{html.escape(f.titel)}</td><td>{f.tekst}</td>"
            f"<td>{html.escape(f.moment)}</td><td>{f.verandering(f.vorig_jaar)}</td></tr>"
            for f in self.feiten
        )
        return f"<table>{kop}{rijen}</table>"


def _number(waarde: Waarde) -> Getal:
    if isinstance(waarde, str):
        message = f"not a number: {waarde!r}"
        raise TypeError(message)
    return waarde
