"""Rows of plans, actions and risks for tests: what a test does not say is ordinary."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from tests.tabellen import frame

PEIL = "2022-04-30"


def mijlpalen(*rijen: Mapping[str, object]) -> pd.DataFrame:
    """Milestones of the governance on 30 April 2022, owned by Duo+."""
    gewoon: dict[str, object] = {
        "peildatum": PEIL,
        "thema": "Governance",
        "eigenaar_rol": "Directieberaad",
        "verantwoordelijke": "Duo+",
    }
    compleet = [{"omschrijving": f"Mijlpaal {r['mijlpaal_id']}", **gewoon, **r} for r in rijen]
    return frame("mijlpalen", *compleet)


def acties(*rijen: Mapping[str, object]) -> pd.DataFrame:
    """Actions of the governance, decided by the directieberaad, for Duo+."""
    gewoon: dict[str, object] = {
        "thema": "Governance",
        "gremium": "Directieberaad",
        "verantwoordelijke": "Duo+",
    }
    compleet = [
        {"actie_id": str(n), "omschrijving": f"Actie {n}", **gewoon, **rij}
        for n, rij in enumerate(rijen, 1)
    ]
    return frame("acties", *compleet)


def risicos(*rijen: Mapping[str, object]) -> pd.DataFrame:
    """Risks of the governance on 30 April 2022, borne by Duo+."""
    gewoon: dict[str, object] = {
        "peildatum": PEIL,
        "thema": "Governance",
        "gevolg": "Geen voorstel",
        "draagt": "Duo+",
    }
    return frame("risicos", *({**gewoon, **rij} for rij in rijen))
