"""The parameters of the notebooks, declared once; a run checks them before a kernel starts."""

from __future__ import annotations

import ast
import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from duo_analytics.errors import GebruikFout, PeriodeFout
from duo_analytics.ontvangers import STANDAARD, checked_ontvanger
from duo_analytics.periods import Periode


class Parameters(BaseModel):
    """What a notebook is run with; its parameters cell holds those of these that it uses.

    Names, types, order and defaults are the same there. papermill itself would only warn about an
    unknown name and turn 0042 into 42.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    periode: str = "2022-T1"
    data: str = ""
    ontvanger: str = STANDAARD

    @field_validator("periode")
    @classmethod
    def _is_periode(cls, waarde: str) -> str:
        try:
            return str(Periode.parse(waarde))
        except PeriodeFout as fout:
            raise ValueError(str(fout)) from fout

    @field_validator("ontvanger")
    @classmethod
    def _is_ontvanger(cls, waarde: str) -> str:
        try:
            return checked_ontvanger(waarde)
        except GebruikFout as fout:
            raise ValueError(str(fout)) from fout

    def voor(self, notebook: Path) -> dict[str, Any]:
        """The values of the parameters that a notebook declares, in the order of its cell."""
        waarden = self.model_dump()
        return {naam: waarden[naam] for naam in declared_in(notebook) if naam in waarden}


def declared_in(notebook: Path) -> list[str]:
    """Names that the parameters cell of a notebook assigns; none without such a cell."""
    cellen = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    bron = ["".join(c["source"]) for c in cellen if "parameters" in c["metadata"].get("tags", [])]
    opdrachten = [regel for cel in bron for regel in ast.parse(cel).body]
    doelen = [regel.target for regel in opdrachten if isinstance(regel, ast.AnnAssign)]
    return [doel.id for doel in doelen if isinstance(doel, ast.Name)]


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
