"""What was known on a peildatum: later rows are absent, later ends are empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from .contracts import with_running
from .processes import with_open, with_status
from .themes import with_outcome
from .vacancies import rounds

if TYPE_CHECKING:
    from duo_analytics.periods import Periode

    from .timeline import Tijdlijn


@dataclass(frozen=True)
class Snede:
    """How one table is cut.

    A row is there from ``begin`` on. ``einden`` maps a date that is empty while it lies in the
    future to the columns that are empty with it. Rows that ended before ``vanaf`` are left out,
    unless another row of the same ``geheel`` ended later.
    """

    begin: str
    einden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vanaf: date | None = None
    geheel: str = ""


STRATEGISCH = "Strategische sessie"  # there the outcome is open until it is decided
ONEINDIG = pd.Timestamp("2100-01-01")
GEGEVENS_VANAF = {
    "personeel.xlsx": date(2019, 1, 1),
    "inhuur.xlsx": date(2019, 1, 1),
    "vacatures.xlsx": date(2019, 1, 1),
    "hardware.xlsx": date(2019, 1, 1),
    "banenafspraak.xlsx": date(2019, 1, 1),
    "processen.xlsx": date(2019, 1, 1),
    "inkoop.xlsx": date(2017, 5, 1),
    "sturing.xlsx": date(2020, 12, 31),
    "kantoor.xlsx": date(2020, 9, 1),
    "financien.xlsx": date(2019, 1, 1),
    "iv3.xlsx": date(2019, 1, 1),
    "werkgeverschap.xlsx": date(2020, 11, 1),
}
SNEDEN = {
    "dienstverbanden": Snede(
        "begindatum", {"einddatum": ("reden_uit",)}, date(2019, 1, 1), "dienstverband_id"
    ),
    "formatie": Snede("geldig_van", {"geldig_tot": ()}, date(2019, 1, 1)),
    "verzuim": Snede("segment_van", {"hersteldatum": (), "segment_tot": ()}, date(2019, 1, 2)),
    "inhuur": Snede("begindatum"),
    "loonsom": Snede("bekend_op"),
    "vacatures": Snede("opengesteld_op", {"getekend_op": ("invulling",), "ingetrokken_op": ()}),
    "hardwarebestellingen": Snede("besteldatum", {"leverdatum": ()}),
    "hardwarebudget": Snede("peildatum"),
    "activa": Snede("aanschafdatum", {"buiten_gebruik_op": ()}),
    "banenafspraak": Snede("bekend_van", {"bekend_tot": ()}),
    "banenafspraak_inleen": Snede("bekend_van", {"fiat_op": ()}),
    "processen": Snede(
        "opgenomen_op",
        {"gestart_op": (), "gereed_datum": (), "afgewezen_op": (), "verwerkt_op": ()},
    ),
    "doorlichtingen": Snede("opgenomen_op", {"gereed_op": ()}),
    "facturen": Snede("boekdatum"),
    "crediteuren": Snede("bekend_op"),
    "inkooppakketten": Snede("bekend_op"),
    "contracten": Snede("begindatum"),
    "aanbestedingen": Snede("start_op", {"afgerond_op": (), "getoetst_op": ("bevinding",)}),
    "adviesvragen": Snede("ontvangen_op", {"beantwoord_op": ()}),
    "maatwerkaanvragen": Snede("datum", {"afgehandeld_op": ("uren",)}),
    "mijlpalen": Snede("peildatum"),
    "acties": Snede("besluit_op", {"gereed_op": ("uitkomst",)}),
    "risicos": Snede("peildatum"),
    "doelen": Snede("peildatum"),
    "taakvelden": Snede("bekend_op"),
    "kantoorbezetting": Snede("datum"),
    "scenarios": Snede("bekend_van", {"geldig_tot": (), "geldig_van": ()}),
    "financien": Snede("peildatum"),
    "begrotingswijzigingen": Snede("besluit_op"),
    "verdeelsleutel": Snede("bekend_op"),
    "bijdragen": Snede("peildatum"),
    "themas": Snede("opgenomen_op", {"besluit_op": ("toelichting",)}),
}
STANDEN = {
    "processen": with_status,
    "maatwerkaanvragen": with_open,
    "aanbestedingen": with_running,
    "themas": with_outcome,
}


def as_of(tijdlijn: Tijdlijn, periode: Periode) -> dict[str, pd.DataFrame]:
    """Every table as it was known at the end of the peildatum of a periode."""
    peildatum = pd.Timestamp(periode.peildatum)
    return {
        naam: _special(naam, _cut(tabel, SNEDEN[naam], peildatum), peildatum)
        for naam, tabel in tijdlijn.tabellen.items()
    }


def _cut(tabel: pd.DataFrame, snede: Snede, peildatum: pd.Timestamp) -> pd.DataFrame:
    bekend = tabel[snede.begin] <= peildatum
    if snede.vanaf is not None:
        einde = tabel[next(iter(snede.einden))].fillna(ONEINDIG)
        if snede.geheel:
            einde = einde.groupby(tabel[snede.geheel]).transform("max")
        bekend &= einde >= pd.Timestamp(snede.vanaf)
    gesneden = tabel[bekend].reset_index(drop=True)
    leeg = {
        kolom: gesneden[kolom].mask(gesneden[einde] > peildatum)
        for einde, mee in snede.einden.items()
        for kolom in (einde, *mee)
    }
    return gesneden.assign(**leeg)


def _special(naam: str, tabel: pd.DataFrame, peildatum: pd.Timestamp) -> pd.DataFrame:
    """What a date alone does not tell."""
    if naam == "verzuim":
        # a part that ends on the peildatum is not known to end before tomorrow
        return tabel.assign(
            segment_tot=tabel["segment_tot"].mask(tabel["segment_tot"] >= peildatum)
        )
    if naam == "vacatures":
        dicht = tabel["getekend_op"].fillna(tabel["ingetrokken_op"]).fillna(peildatum)
        dagen = (dicht - tabel["opengesteld_op"]).dt.days
        return tabel.assign(ronde=rounds(dagen, tabel["ronde_dagen"]))
    if naam == "hardwarebestellingen":
        geleverd = tabel["aantal"].where(tabel["leverdatum"].notna(), 0)
        return tabel.assign(aantal_geleverd=geleverd)
    if naam == "acties":
        sessie = tabel["gremium"] == STRATEGISCH
        return tabel.assign(
            uitkomst=tabel["uitkomst"].mask(sessie & tabel["gereed_op"].isna(), "open")
        )
    if naam == "banenafspraak":
        return tabel[tabel["bekend_tot"].isna() | (tabel["bekend_tot"] == peildatum)]
    if naam in STANDEN:
        return STANDEN[naam](tabel)
    return tabel
