"""The parameters of every notebook, declared once; a run checks them before a kernel starts."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from duo_analytics.errors import GebruikFout, PeriodeFout
from duo_analytics.periods import Periode


class Parameters(BaseModel):
    """What a notebook is run with; the parameters cells hold the same names, types and defaults.

    papermill itself would only warn about an unknown name and turn 0042 into 42.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    periode: str = "2022-T1"
    data: str = ""

    @field_validator("periode")
    @classmethod
    def _is_periode(cls, waarde: str) -> str:
        try:
            return str(Periode.parse(waarde))
        except PeriodeFout as fout:
            raise ValueError(str(fout)) from fout


def checked(waarden: Mapping[str, Any]) -> Parameters:
    """The parameters; raises GebruikFout that names every unknown name and wrong value."""
    try:
        return Parameters(**waarden)
    except ValidationError as fout:
        regels = [_line(str(p["loc"][0]), p["type"], p) for p in fout.errors()]
        raise GebruikFout("\n".join(regels)) from fout


def _line(naam: str, soort: str, probleem: Any) -> str:
    if soort == "extra_forbidden":
        dichtbij = difflib.get_close_matches(naam, Parameters.model_fields, 1)
        vraag = f" Bedoelde u '{dichtbij[0]}'?" if dichtbij else ""
        return f"Onbekende parameter '{naam}'.{vraag}"
    if soort == "value_error":
        return str(probleem["ctx"]["error"])
    return f"Parameter '{naam}' moet tekst zijn en is {probleem['input']!r}. Zet er quotes omheen."
