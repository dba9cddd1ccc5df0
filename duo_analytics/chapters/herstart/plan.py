"""The plan for the return to the offices: milestones, actions and risks."""

from __future__ import annotations

from duo_analytics.sturing import feiten
from duo_analytics.sturing.acties import Acties
from duo_analytics.sturing.mijlpalen import Mijlpalen
from duo_analytics.sturing.risicos import Risicos

THEMA = "herstart"
mijlpalen, acties, risicos = Mijlpalen(THEMA), Acties(THEMA), Risicos(THEMA)

mijlpalen_gereed = feiten.MIJLPALEN_GEREED.voor(THEMA)
mijlpalen_vertraagd = feiten.MIJLPALEN_VERTRAAGD.voor(THEMA, kern=True)
acties_te_laat = feiten.ACTIES_TE_LAAT.voor(THEMA)
risicos_hoog = feiten.RISICOS_HOOG.voor(THEMA)
