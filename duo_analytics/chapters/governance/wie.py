"""Who answers for what: the gemeenten or Duo+."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.tables.sturing import WIE
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.optelling import with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.statistics import acties, mijlpalen, risicos
from duo_analytics.statistics.stoplicht import Licht, milestone_limits

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

THEMA = "governance"
TABELLEN = ("mijlpalen", "acties", "risicos")


def verdeling(tabellen: Tabellen) -> Tabel:
    """Open milestones, actions and risks per who is responsible, with those that need a look."""
    frame = pd.DataFrame({
        kolom: pd.Series(wie).value_counts() for kolom, wie in _responsible(tabellen).items()
    })  # fmt: skip
    frame = frame.reindex(list(WIE)).fillna(0).rename(index=WIE)
    frame = frame[frame.sum(axis=1) > 0]
    return make_table(
        "governance.wie",
        "Wie is verantwoordelijk: open mijlpalen, acties en risico's",
        f"op {datum_in_woorden(tabellen.peil.peildatum)}",
        with_total(frame, dict.fromkeys(frame.columns, 0)).rename_axis("wie").reset_index(),
        {
            "wie": Kop("Verantwoordelijke"),
            "mijlpalen": Kop("Open mijlpalen", "mijlpalen"),
            "vertraagd": Kop("waarvan vertraagd", "mijlpalen"),
            "acties": Kop("Open acties", "acties"),
            "te_laat": Kop("waarvan over de deadline", "acties"),
            "risicos": Kop("Open risico's", "risicos"),
            "hoog": Kop("waarvan hoog", "risicos"),
        },
        tabellen.bron(*TABELLEN),
        noten=(
            "De gemeenten: de drie gemeenten samen. Bij een risico gaat het om wie het draagt.",
        ),
        totaalrijen=1,
    )


def _responsible(tabellen: Tabellen) -> dict[str, pd.Series]:
    """Per column of the table who is responsible for each of the things in it."""
    plan = _own(mijlpalen.plan_on(tabellen, milestone_limits(tabellen)))
    plan = plan[~plan["klaar"]]
    open_acties = acties.open_on(_own(tabellen["acties"]), tabellen.peil.peildatum)
    open_risicos = _own(risicos.risks_on(tabellen))
    hoog = risicos.limits(tabellen)[1]
    return {
        "mijlpalen": plan["verantwoordelijke"],
        "vertraagd": plan.loc[plan["licht"] == Licht.ROOD, "verantwoordelijke"],
        "acties": open_acties["verantwoordelijke"],
        "te_laat": open_acties.loc[open_acties["te_laat"], "verantwoordelijke"],
        "risicos": open_risicos["draagt"],
        "hoog": open_risicos.loc[open_risicos["score"] >= hoog, "draagt"],
    }


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["thema"] == THEMA]
