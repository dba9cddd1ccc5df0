"""Sentences of the rapportage in which every number is a fact."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any

from duo_analytics.formatting import meer_of_minder
from duo_analytics.values import MIME, is_shown

if TYPE_CHECKING:
    from duo_analytics.results.feit import Feit


@dataclass(frozen=True)
class Verwijzing:
    """A number in a sentence: the fact that it is, and its text (value or change)."""

    feit: str
    tekst: str


Deel = str | Verwijzing
Zin = tuple[Deel, ...]


@dataclass(frozen=True)
class Tekst:
    """Paragraphs; each is a row of sentences made of words and references to facts."""

    alineas: tuple[Zin, ...]

    def to_json(self) -> dict[str, Any]:
        """Structured form; ``from_json`` gives the same text back."""
        return {
            "soort": "tekst",
            "alineas": [
                [d if isinstance(d, str) else {"feit": d.feit, "tekst": d.tekst} for d in alinea]
                for alinea in self.alineas
            ],
        }

    @classmethod
    def from_json(cls, ruw: Mapping[str, Any]) -> Tekst:
        """The text that ``to_json`` wrote."""
        return cls(
            tuple(
                tuple(d if isinstance(d, str) else Verwijzing(**d) for d in alinea)
                for alinea in ruw["alineas"]
            )
        )

    @property
    def plat(self) -> str:
        """The paragraphs as plain text."""
        return "\n\n".join(
            "".join(d if isinstance(d, str) else d.tekst for d in alinea) for alinea in self.alineas
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        alineas = "".join(f"<p>{html.escape(a)}</p>" for a in self.plat.split("\n\n"))
        return {"text/plain": self.plat, "text/html": alineas, MIME: self.to_json()}


def zin(sjabloon: str, **feiten: Feit) -> Zin:
    """A sentence from a template: ``{bezetting}`` is a value, ``{bezetting:jaar}`` its change.

    ``:jaar`` compares with the same period last year, ``:vorige`` with the previous period; write
    'dan' after it, which becomes 'als' where nothing changed ('3 fte meer dan', 'evenveel als').
    Gives the empty sentence when a fact in it cannot be shown: a hidden or missing value is
    never told in words. KeyError for a fact that was not given.
    """
    delen: list[Deel] = []
    gelijk = False
    for woorden, naam, vorm, _ in Formatter().parse(sjabloon):
        delen.append(woorden.replace(" dan ", " als ", 1) if gelijk else woorden)
        if naam is None:
            continue
        feit = feiten[naam]
        tekst = _shown_text(feit, vorm or "")
        if tekst is None:
            return ()
        gelijk = bool(vorm) and tekst.startswith("even")
        delen.append(Verwijzing(feit.naam, tekst))
    return tuple(d for d in delen if d)


def alinea(*zinnen: Zin) -> Zin:
    """A paragraph of the sentences that can be told, with spaces between them."""
    delen: list[Deel] = []
    for losse_zin in filter(None, zinnen):
        delen += [" ", *losse_zin] if delen else losse_zin
    return tuple(delen)


def make_text(*alineas: Zin) -> Tekst:
    """A text of the paragraphs that have something to tell."""
    return Tekst(tuple(a for a in alineas if a))


def _shown_text(feit: Feit, vorm: str) -> str | None:
    if not is_shown(feit.waarde):
        return None
    if not vorm:
        return feit.tekst
    eerder = {"jaar": feit.vorig_jaar, "vorige": feit.vorige}[vorm]
    if eerder is None or not is_shown(eerder.waarde):
        return None
    return meer_of_minder(feit.verandering(eerder), feit.eenheid)


def allowed_texts(feit: Feit) -> set[str | None]:
    """Every text that a sentence may print for a fact: its value and its two changes."""
    return {_shown_text(feit, vorm) for vorm in ("", "jaar", "vorige")}
