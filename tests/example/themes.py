"""The table themas: what the four werkgevers talk about since the end of 2020, and the outcome."""

from __future__ import annotations

import pandas as pd

from .script import rows

SESSIE = "Strategische sessie"
# opgenomen, thema, uitkomst, besluit, gremium, toelichting; the sessions are those of sturing.xlsx
THEMAS = f"""
2020-11-26|Mobiliteit tussen de vier werkgevers|samen|2021-06-10|MT's en ondernemingsraden|Een vacature staat eerst intern open bij alle vier
2020-11-26|Functiehuis|open||Directieberaad|De functies worden eerst vergeleken
2020-11-26|Inclusief werkgeverschap|samen|2022-03-31|{SESSIE}|Door het bestuur naar voren gehaald
2021-06-10|Beoordelen en belonen|los|2021-10-14|Directieberaad|Elke werkgever houdt een eigen regeling
2022-02-24|Opleiden en ontwikkelen|open||{SESSIE}|
2022-02-24|Werven van personeel|samen|2022-06-16|{SESSIE}|Een gezamenlijke website voor vacatures
2022-02-24|Arbeidsvoorwaarden|los|2022-06-16|{SESSIE}|De cao is gelijk, eigen regelingen blijven bestaan
2022-04-14|Gezondheid en verzuim|open||{SESSIE}|
2022-06-16|Thuiswerken en werktijden|open||{SESSIE}|
"""  # noqa: E501 - a row of the table is a line
KOLOMMEN = ("opgenomen_op", "thema", "uitkomst", "besluit_op", "gremium", "toelichting")


def themas_frame() -> pd.DataFrame:
    """Every theme with what was decided about it in the end."""
    frame = pd.DataFrame(rows(THEMAS), columns=list(KOLOMMEN)).replace("", None)
    for kolom in ("opgenomen_op", "besluit_op"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    return frame


def with_outcome(themas: pd.DataFrame) -> pd.DataFrame:
    """A theme is open until the day of its decision."""
    return themas.assign(uitkomst=themas["uitkomst"].mask(themas["besluit_op"].isna(), "open"))
