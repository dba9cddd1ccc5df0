"""The sheet 'Levering': what a workbook says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from duo_analytics.intake import cells
from duo_analytics.intake.delivery import Levering
from duo_analytics.intake.kenmerken import KOLOMMEN, UITGEDRAAID_OP
from duo_analytics.intake.melder import Plek, Uitspraak
from duo_analytics.intake.rawcells import clean
from duo_analytics.periods import datum_kort

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.melder import Melder
    from duo_analytics.intake.rooster import Rooster
    from duo_analytics.periods import Periode

VALUE_COLUMN = 1


def read_levering(rooster: Rooster, periode: Periode, melder: Melder) -> Levering | None:
    """What the sheet says; None when something is missing or wrong, which is then said."""
    waarden = {naam: _value(rooster, kolom, periode, melder) for naam, kolom in KOLOMMEN.items()}
    if any(waarde is None for waarde in waarden.values()):
        return None
    return Levering(**waarden)


def read_extraction(rooster: Rooster, periode: Periode, melder: Melder) -> date | None:
    """The day of the extraction; None when the sheet does not say it, or says it wrongly."""
    if not _rows(rooster, UITGEDRAAID_OP):
        return None
    waarde: date | None = _value(rooster, UITGEDRAAID_OP, periode, melder)
    return waarde


def _rows(rooster: Rooster, kolom: Kolom) -> list[int]:
    """The positions of the rows that begin with this kenmerk."""
    return [
        index
        for index in range(rooster.hoogte)
        if isinstance(cel := rooster.kolommen[0].cel(index), str) and clean(cel) == kolom.kop
    ]


def _value(rooster: Rooster, kolom: Kolom, periode: Periode, melder: Melder) -> Any:
    """The value behind one kenmerk; None when it is missing or wrong, which is then said."""
    rijen = _rows(rooster, kolom)
    if len(rijen) != 1 or len(rooster.kolommen) <= VALUE_COLUMN:
        hoe = "staat er meer dan een keer" if len(rijen) > 1 else "ontbreekt"
        herstel = f"Zet '{kolom.kop}' een keer in kolom A, met de waarde in kolom B."
        melder.meld("DUO-B04", f"'{kolom.kop}' {hoe}", herstel)
        return None
    ruw = rooster.kolommen[VALUE_COLUMN].cel(rijen[0])
    waarde, uitspraak = _judged(kolom, ruw, periode)
    if uitspraak is not None:
        melder.meld_cel(uitspraak, rooster.eerste_rij + rijen[0], Plek(VALUE_COLUMN, kolom.kop))
    return waarde


def from_values(waarden: Mapping[str, object], periode: Periode, melder: Melder) -> Levering | None:
    """The same from values by name; None when one is missing or wrong, which is then said."""
    goed = {}
    for naam, kolom in KOLOMMEN.items():
        ruw = waarden.get(naam)
        ruw = ("ja" if ruw else "nee") if isinstance(ruw, bool) else ruw
        goed[naam], uitspraak = _judged(kolom, ruw, periode)
        if uitspraak is not None:
            melder.meld("DUO-B04", f"'{naam}': {uitspraak.reden}", uitspraak.herstel)
    return None if any(waarde is None for waarde in goed.values()) else Levering(**goed)


def _judged(kolom: Kolom, ruw: object, periode: Periode) -> tuple[Any, Uitspraak | None]:
    """The value of a kenmerk, or None and what is wrong with it."""
    oordelen = cells.judge(kolom, [ruw], periode.peildatum)
    waarde = oordelen.waarden[0]
    uitspraak = Uitspraak(*oordelen.fouten[0].parts) if oordelen.fouten else None
    if uitspraak is None and kolom.naam == "peildatum" and waarde != periode.peildatum:
        reden = f"{datum_kort(waarde)} is niet de peildatum van {periode}"
        herstel = f"Vul {datum_kort(periode.peildatum)} in, of leg het bestand in de goede map."
        uitspraak = Uitspraak("DUO-B04", reden, herstel, datum_kort(waarde))
    return (waarde, None) if uitspraak is None else (None, uitspraak)
