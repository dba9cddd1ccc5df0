"""The names of the organisation: werkgevers, programmas, and the team that is zoomed in on.

Keys are the canonical codes of a delivery, values the words that a reader sees.
"""

from __future__ import annotations

from collections.abc import Mapping

WERKGEVERS: Mapping[str, str] = {
    "diemen": "Diemen",
    "ouder_amstel": "Ouder-Amstel",
    "uithoorn": "Uithoorn",
    "duo_plus": "Duo+",
}
GEMEENTEN: Mapping[str, str] = {c: n for c, n in WERKGEVERS.items() if c != "duo_plus"}
PROGRAMMAS: Mapping[str, str] = {
    "stafbureau": "Stafbureau",
    "bedrijfsvoering": "Bedrijfsvoering",
    "burger": "Burger",
    "buurt": "Buurt",
    "aanvullend": "Aanvullende diensten",
}
DUO_BREED = "Duo-breed"  # all four; 'Duo+' is the service organisation alone
TEAM_IA = "Informatisering & Automatisering"
