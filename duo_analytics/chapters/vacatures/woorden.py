"""The groups of functies that durations are told of, and the words for what cannot be told."""

from __future__ import annotations

ICT, OVERIG = "ICT en gegevens", "Andere functies"
ALLE = "Alle functies"
TE_WEINIG, NIET_BEREIKT = "te weinig gevallen", "niet bereikt"
