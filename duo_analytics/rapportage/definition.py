"""What a rapportage is: its kind, chapters and recipients, declared in ``definities/*.toml``."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from duo_analytics.errors import GebruikFout
from duo_analytics.periods import Periode

FOLDER = Path(__file__).with_name("definities")
RECIPIENTS = "ontvangers.toml"
DUO_BREED = "duo_breed"


class Koppen(BaseModel):
    """The headings of the form that presents the rapportage to a raad."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    voorgeschiedenis: str = (
        "Wat is de voorgeschiedenis en de concrete aanleiding van de informatie?"
    )
    aanleiding: str = "Concrete aanleiding"
    toelichting: str = "Toelichting"
    inhoud: str = "Inhoud van het voorstel"
    gevolgen: str = "Gevolgen en risico's"
    financieel: str = "Financieel"


class Ontvanger(BaseModel):
    """Who a rapportage is for; ``sleutel`` is the code of the werkgever, or duo_breed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sleutel: str
    naam: str
    gericht_aan: str
    raad: bool = True
    koppen: Koppen = Koppen()


class Aanbieding(BaseModel):
    """Texts of the form, in the language of the controller's texts (teksten.py)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    aanleiding: str
    inhoud: str
    financieel: str


class Definitie(BaseModel):
    """One kind of rapportage, for the period that ends with ``tertaal``.

    Of ``vereiste_teksten`` the controller must write the text before publication. A kind without
    ``begrotingswijziging`` says so, and is refused when the fact ``wijziging_feit`` is not zero.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    titel: str
    tertaal: int
    aard: Literal["informerend", "financieel"]
    begrotingswijziging: bool
    wijziging_feit: str = ""
    ontvangers: tuple[str, ...]
    hoofdstukken: tuple[str, ...]
    vereiste_teksten: tuple[str, ...] = ()
    aanbieding: Aanbieding

    def volgorde(self, hoofdstuk: str) -> int:
        """Place of a chapter; one that is not named comes after those that are."""
        namen = self.hoofdstukken
        return namen.index(hoofdstuk) if hoofdstuk in namen else len(namen)


def chosen_recipients(definitie: Definitie, namen: Sequence[str]) -> tuple[Ontvanger, ...]:
    """Some recipients by key, or all of the kind; the whole (Duo-breed) comes last.

    Raises GebruikFout for a key that is no recipient of this kind.
    """
    for naam in namen:
        if naam not in definitie.ontvangers:
            dichtbij = difflib.get_close_matches(naam, definitie.ontvangers, 1)
            vraag = f" Bedoelde u '{dichtbij[0]}'?" if dichtbij else ""
            keuze = ", ".join(definitie.ontvangers)
            raise GebruikFout(f"'{naam}' is geen ontvanger.{vraag} Kies uit: {keuze}.")
    gekozen = sorted(namen or definitie.ontvangers, key=lambda naam: naam == DUO_BREED)
    return tuple(recipients()[naam] for naam in gekozen)


def definition_of(periode: Periode) -> Definitie:
    """The kind of rapportage that is made over a period: the one of its tertaal."""
    return {definitie.tertaal: definitie for definitie in definitions()}[periode.tertaal]


@cache
def definitions() -> tuple[Definitie, ...]:
    """Every kind, in the order of the tertalen."""
    paden = [pad for pad in FOLDER.glob("*.toml") if pad.name != RECIPIENTS]
    alle = [Definitie(**tomllib.loads(pad.read_text(encoding="utf-8"))) for pad in paden]
    return tuple(sorted(alle, key=lambda definitie: definitie.tertaal))


@cache
def recipients() -> dict[str, Ontvanger]:
    """Every recipient by its key."""
    ruw = tomllib.loads((FOLDER / RECIPIENTS).read_text(encoding="utf-8"))
    return {sleutel: Ontvanger(sleutel=sleutel, **velden) for sleutel, velden in ruw.items()}
