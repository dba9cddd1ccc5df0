"""What may stand in mapping.toml: per table of the contract its source, columns, codes, notation.

The keys are Dutch, because controllers write them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

SERIAL = "serieel"  # the number of days by which Excel keeps a date
DATE_NOTATION = re.compile(r"(?=.*d)(?=.*m)(?=.*jjjj)(dd?|mm?|jjjj|[-/. ])+")


def _one_or_more(waarde: Any) -> Any:
    """A single value where a list may stand."""
    return waarde if isinstance(waarde, (list, tuple)) else (waarde,)


def _by_source_value(waarde: Any) -> Any:
    """A code map whose values may be numbers or truth in TOML."""
    if not isinstance(waarde, Mapping):
        return waarde
    return {str(sleutel): str(doel) for sleutel, doel in waarde.items()}


Namen = Annotated[tuple[str, ...], BeforeValidator(_one_or_more)]
Codes = Annotated[Mapping[str, str], BeforeValidator(_by_source_value)]
Constante = str | bool | int | float | date
Tekens = tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]


class Onderdeel(BaseModel):
    """A part of mapping.toml; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Herkomst(Onderdeel):
    """What a workbook says on its sheet Levering; an export has no place for it."""

    bron: str | None = None
    peildatum: date | None = None
    gegevens_vanaf: date | None = None
    fictief: bool | None = None
    uitgedraaid_op: date | None = None


class Veld(Onderdeel):
    """Where one column of the contract comes from: source columns, or a constant.

    Several source columns are joined with ``verbinding``; ``min_kolom`` is subtracted from a number
    (debit minus credit, an empty one is nothing). Numbers: first ``maal`` and
    ``deel_door``, then ``aftrekken_van`` (100 makes absence of presence). Dates: ``plus_dagen``
    makes the first day back at work of the last day of absence. ``tekens`` takes a part of a text:
    [1, 4] are its first four characters. Where the cell of ``kolom`` is empty, that of ``anders``
    is read.
    """

    kolom: Namen = ()
    min_kolom: str = ""
    anders: str = ""
    tekens: Tekens | None = None
    waarde: Constante | None = None
    verbinding: str = "-"
    codes: Codes = Field(default_factory=dict)
    maal: Decimal = Decimal(1)
    deel_door: Decimal = Field(default=Decimal(1), gt=0)
    aftrekken_van: Decimal | None = None
    datum: Namen = ()
    plus_dagen: int = 0
    leeg: Namen = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, invoer: Any) -> Any:
        """``fte = "FTE"`` is the short form of ``fte = { kolom = "FTE" }``."""
        return {"kolom": invoer} if isinstance(invoer, (str, list)) else invoer

    @property
    def bronnen(self) -> tuple[str, ...]:
        """Every source column."""
        return tuple(filter(None, (*self.kolom, self.min_kolom, self.anders)))

    @property
    def constante(self) -> Constante | None:
        """The constant as a raw cell of a workbook."""
        if isinstance(self.waarde, bool):
            return "ja" if self.waarde else "nee"
        return self.waarde

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if bool(self.kolom) == (self.waarde is not None):
            raise ValueError("geef 'kolom' (uit de export) of 'waarde' (voor elke rij gelijk)")
        return self

    @field_validator("datum")
    @classmethod
    def _known_notation(cls, waarde: tuple[str, ...]) -> tuple[str, ...]:
        return known_notations(waarde)


class Filter(Onderdeel):
    """Which rows are read, by the text in one source column or a part of it (``tekens``)."""

    kolom: str
    tekens: Tekens | None = None
    alleen: Namen = ()
    niet: Namen = ()

    @model_validator(mode="after")
    def _chooses(self) -> Self:
        if bool(self.alleen) == bool(self.niet):
            raise ValueError("geef 'alleen' (deze waarden) of 'niet' (alle andere waarden)")
        return self


class Koppeling(Herkomst):
    """One table of the contract: its source, how that source writes, and its columns."""

    start: str = ""
    bestand: str = ""
    blad: str = ""
    database: str = ""
    query: str = ""
    wachtwoord_uit: str = ""
    scheidingsteken: str = Field(default=";", min_length=1, max_length=1)
    codering: Literal["utf-8", "cp1252"] = "utf-8"
    kopregel: int | None = Field(default=None, ge=1)
    decimaal: Literal[",", "."] = ","
    duizendtal: Literal["", ".", ",", " "] = ""
    datum: Namen = ("jjjj-mm-dd",)
    leeg: Namen = ()
    eindeloos: Namen = ()
    weglaten: Namen = ()
    filters: tuple[Filter, ...] = ()
    kolommen: Mapping[str, Veld] = Field(default_factory=dict)

    @field_validator("bestand")
    @classmethod
    def _inside_the_folder(cls, waarde: str) -> str:
        if re.search(r"[/\\:]|^\.", waarde):
            raise ValueError("geef alleen de naam van een bestand dat naast mapping.toml ligt")
        return waarde

    @field_validator("datum")
    @classmethod
    def _known_notation(cls, waarde: tuple[str, ...]) -> tuple[str, ...]:
        return known_notations(waarde)

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if bool(self.bestand) == bool(self.query):
            raise ValueError("geef 'bestand', of 'database' met 'query'")
        if bool(self.query) != bool(self.database):
            raise ValueError("'database' en 'query' horen bij elkaar; geef ze allebei")
        if self.decimaal == self.duizendtal:
            raise ValueError("'decimaal' en 'duizendtal' kunnen niet hetzelfde teken zijn")
        return self

    def needed(self) -> tuple[str, ...]:
        """Every source column that is read, once."""
        velden = [naam for veld in self.kolommen.values() for naam in veld.bronnen]
        return tuple(dict.fromkeys([*velden, *(filter_.kolom for filter_ in self.filters)]))


def known_notations(waarde: tuple[str, ...]) -> tuple[str, ...]:
    """The notations themselves; raises ValueError in Dutch for one that is not known."""
    for notatie in waarde:
        if notatie != SERIAL and not DATE_NOTATION.fullmatch(notatie):
            raise ValueError(
                f"'{notatie}' is geen notatie van een datum; schrijf die met dd, mm en jjjj, "
                f"bijvoorbeeld dd-mm-jjjj, of kies {SERIAL}"
            )
    return waarde
