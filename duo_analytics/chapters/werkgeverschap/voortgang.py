"""How far the werkgevers are with their plan: milestones and risks of werkgeverschap."""

from __future__ import annotations

from duo_analytics.sturing import feiten
from duo_analytics.sturing.mijlpalen import Mijlpalen
from duo_analytics.sturing.risicos import Risicos

THEMA = "werkgeverschap"
mijlpalen, risicos = Mijlpalen(THEMA), Risicos(THEMA)

mijlpalen_gereed = feiten.MIJLPALEN_GEREED.voor(THEMA)
mijlpalen_vertraagd = feiten.MIJLPALEN_VERTRAAGD.voor(THEMA, kern=True)
risicos_hoog = feiten.RISICOS_HOOG.voor(THEMA)
