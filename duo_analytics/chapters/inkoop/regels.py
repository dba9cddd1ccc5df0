"""The invoice lines of a window with what is known of each: supplier, contract, seat and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.periods import Venster

KVK_CIJFERS = 8
LOPEND, ONGELDIG, GEEN = "lopend", "ongeldig", "geen"
# the series of drempelbedragen that holds for each kind of opdracht
REEKSEN = {
    "werk": "werken_concessies",
    "concessie": "werken_concessies",
    "levering": "leveringen_diensten_decentraal",
    "dienst": "leveringen_diensten_decentraal",
    "sociaal": "sociale_specifieke_diensten",
}
NOOT_OORDEEL = (
    "Een signaal is geen oordeel: het zegt alleen dat iemand moet kijken. Er kan een goede reden "
    "zijn, zoals een uitzondering in de wet of een aanbesteding van voor de leveringen."
)


def invoice_lines(tabellen: Tabellen, venster: Venster) -> pd.DataFrame:
    """The lines booked in a window, with these columns added.

    leverancier, postcode, omvang: of the supplier. soort: of the package. ``dekking``: under a
    contract that ran on the factuurdatum (lopend), with the number of another one (ongeldig), or
    without (geen). ``europees``: under a running contract from an awarded European tender.
    """
    facturen = tabellen["facturen"]
    van, tot = pd.Timestamp(venster.begin), pd.Timestamp(venster.eind)
    regels = facturen[facturen["boekdatum"].between(van, tot)]
    regels = regels.merge(suppliers(tabellen), on="crediteur_id", how="left")
    regels = regels.merge(tabellen["inkooppakketten"], on="inkooppakket", how="left")
    regels = regels.merge(_contracts(tabellen), on="contract_id", how="left")
    loopt = regels["factuurdatum"] >= regels["contract_begin"]
    loopt &= regels["contract_eind"].isna() | (regels["factuurdatum"] <= regels["contract_eind"])
    loopt &= regels["leverancier"] == regels["contract_leverancier"]
    dekking = pd.Series(GEEN, index=regels.index).mask(regels["contract_id"].notna(), ONGELDIG)
    return regels.assign(
        dekking=dekking.mask(loopt, LOPEND),
        europees=loopt & regels["na_europese"].eq(True),
    )


def suppliers(tabellen: Tabellen) -> pd.DataFrame:
    """Crediteuren with the supplier that they are: one KvK number is one supplier.

    A crediteur without a number, such as a natural person, is a supplier of its own. Zeros that a
    spreadsheet dropped in front of a number are put back.
    """
    crediteuren = tabellen["crediteuren"]
    kvk = crediteuren["kvk"].str.zfill(KVK_CIJFERS)
    leverancier = kvk.fillna("crediteur " + crediteuren["crediteur_id"])
    kolommen = crediteuren[["crediteur_id", "postcode", "omvang"]]
    return kolommen.assign(leverancier=leverancier)


def _contracts(tabellen: Tabellen) -> pd.DataFrame:
    """Contracts with their supplier and whether they follow from an awarded European tender."""
    aanbestedingen = tabellen["aanbestedingen"]
    gegund = (aanbestedingen["procedure"] == "europees") & (aanbestedingen["status"] == "gegund")
    na_europese = set(aanbestedingen.loc[gegund, "aanbesteding_id"])
    contracten = tabellen["contracten"].merge(
        suppliers(tabellen)[["crediteur_id", "leverancier"]], on="crediteur_id", how="left"
    )
    return pd.DataFrame(
        {
            "contract_id": contracten["contract_id"],
            "contract_begin": contracten["begindatum"],
            "contract_eind": contracten["einddatum"],
            "contract_leverancier": contracten["leverancier"],
            "na_europese": contracten["aanbesteding_id"].isin(na_europese),
        }
    )
