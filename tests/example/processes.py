"""The tables processen and doorlichtingen (written), and maatwerkaanvragen (drawn, growing)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .months import HORIZON, first_day
from .script import rows
from .vacancies import workday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator

EERSTE_MAAND = 2019 * 12
AANVRAGEN_PER_JAAR = {"diemen": 15.0, "ouder_amstel": 12.0, "uithoorn": 18.0}
GROEI = {2019: 1.0, 2020: 1.05, 2021: 1.22, 2022: 1.48}
ONDERWERPEN = (
    "Eigen rapportage", "Afwijkend formulier", "Extra controle", "Eigen huisstijl",
    "Andere betaaltermijn", "Koppeling met eigen toepassing", "Extra advies", "Eigen werkwijze",
)  # fmt: skip
AFGEWEZEN_KANS = 0.13
UREN_ONBEKEND_KANS = 0.05

# id | proces | team
PROCESSEN = """
P01 | Facturen betalen | Financiën
P02 | Salarissen verwerken | Personeel & Organisatie
P03 | Meldingen openbare ruimte | Openbare ruimte
P04 | Nieuwe medewerkers laten starten | Personeel & Organisatie
P05 | Vergunningen verlenen | Vergunningen & Handhaving
P06 | Belastingen heffen | Financiën
P07 | Post en archief | Facilitair
P08 | Werkplekken beheren | Informatisering & Automatisering
P09 | Inkopen en aanbesteden | Inkoop & Juridisch
P10 | Begroting en rekening maken | Concerncontrol & Communicatie
"""
# proces | spoor | wat | opgenomen, gestart, gereed, afgewezen, in begroting | S, I, K, uren
MOGELIJKHEDEN = """
P01|D|Facturen digitaal ontvangen|19-01-14,19-02-04,19-09-30,,20-07-09|38000,,21000,420
P01|U|Eén betaalritme voor vier administraties|19-01-14,19-10-07,20-03-31,,20-07-09|14500,,2500,160
P01|H|Gelijke regels voor goedkeuren|20-09-07,22-04-04,22-08-19,,|11000,,1500,140
P01|D|Facturen automatisch koppelen aan bestellingen|22-02-14,22-05-09,22-12-02,,|24000,,16500,310
P02|H|Gelijke regels voor declaraties|19-03-11,19-05-06,20-01-31,,20-07-09|9000,,,90
P02|D|Digitale salarisstrook|19-03-11,19-09-02,20-02-28,,20-07-09|7500,3200,4800,75
P02|U|Eén salarispakket voor vier werkgevers|20-02-10,20-11-02,21-12-31,,22-07-07|46000,,38500,880
P03|D|Melden via een app|19-05-20,20-01-06,20-11-13,,21-07-08|21500,,27500,360
P03|H|Gelijke termijnen voor afhandeling|20-06-08,,,21-03-22,|6000,,,60
P04|U|Eén programma voor de eerste werkdag|20-03-02,20-09-07,21-04-16,,|8500,,1200,130
P04|D|Indiensttreding zonder papier|20-03-02,21-01-11,21-10-29,,|13500,,9800,240
P05|H|Gelijke voorwaarden voor kleine vergunningen|19-09-16,,,20-10-05,|18000,,,
P05|D|Aanvraag volgen op de website|20-05-11,21-03-01,22-01-28,,|16500,4500,14200,290
P05|U|Eén sjabloon voor besluiten|22-03-21,,,,|,,,70
P06|H|Gelijke vervaldata|19-04-01,19-06-03,19-12-20,,20-07-09|5500,12500,1800,80
P06|D|Aanslag via de berichtenbox|20-04-06,20-10-05,21-02-26,,21-07-08|19000,,11500,170
P06|U|Eén kwijtscheldingsregeling|21-01-18,,,21-11-08,|9500,,,
P07|D|Archief zonder papier|20-09-21,21-05-10,22-06-30,,21-07-08|27500,6000,41000,650
P07|U|Eén bewaarlijst|21-06-14,21-09-06,22-03-25,,|6500,,800,110
P08|U|Eén soort werkplek|19-06-24,20-02-03,20-12-18,,21-07-08|31000,,23500,540
P08|D|Storingen zelf melden en volgen|21-02-08,21-10-04,22-04-14,,|10500,,6200,150
P08|H|Gelijke afspraken over beschikbaarheid|22-02-28,,,,|,,,45
P09|U|Eén inkoopbeleid en drie handboeken|21-05-17,21-09-13,22-02-25,,|,,7500,320
P09|D|Een contractregister|21-05-17,22-03-07,22-09-30,,|15000,,12800,260
P09|H|Samen inkopen waar het kan|22-01-31,,,,|35000,,,400
P10|U|Eén opzet voor begroting en rekening|21-11-22,22-05-16,23-03-31,,|12000,,2000,280
P10|D|Cijfers uit één bron|22-04-11,,,,|22000,,30000,420
P10|H|Gelijke momenten voor bijstellen|22-06-13,,,,|4000,,,60
"""
# proces | op de agenda | per spoor (harmoniseren, uniformeren, digitaliseren): gepland en gereed
AGENDA = """
P01|21-03-15|22-05-31,22-04-20|22-06-30,22-06-17|22-07-31,22-07-22
P05|21-03-15|22-08-15,|22-10-31,22-11-18|22-10-31,22-11-25
P09|22-02-14|22-04-29,22-06-10|22-06-30,22-06-24|22-07-15,22-08-12
P02|22-02-14|22-09-30,22-10-07|22-09-30,22-10-07|22-11-30,22-12-09
P07|22-02-14|22-06-30,22-07-08|22-09-15,22-09-23|22-11-15,22-11-11
P10|22-03-28|22-12-15,|22-12-15,|22-12-15,
"""
SPOREN = {"H": "harmoniseren", "U": "uniformeren", "D": "digitaliseren"}
DATUMS = ("opgenomen_op", "gestart_op", "gereed_datum", "afgewezen_op", "verwerkt_op")
BEDRAGEN = ("baten_structureel", "baten_incidenteel", "kosten_incidenteel", "uren")
HOE = {
    "harmoniseren": "Regels naast elkaar leggen en een keuze vastleggen.",
    "uniformeren": "Een werkwijze beschrijven en invoeren.",
    "digitaliseren": "Toepassing inrichten en medewerkers opleiden.",
}


def processen_frame() -> pd.DataFrame:
    """Every possibility with everything that will happen to it; the cut makes its status."""
    namen = {proces_id: (proces, team) for proces_id, proces, team in rows(PROCESSEN)}
    records = [
        {
            **_process(namen, proces_id, SPOREN[spoor]),
            "mogelijkheid": wat,
            "hoe": HOE[SPOREN[spoor]],
            **dict(zip(DATUMS, datums.split(","), strict=True)),
            **dict(zip(BEDRAGEN, bedragen.split(","), strict=True)),
        }
        for proces_id, spoor, wat, datums, bedragen in rows(MOGELIJKHEDEN)
    ]
    frame = _dated(pd.DataFrame(records), DATUMS)
    for kolom in BEDRAGEN:
        frame[kolom] = pd.to_numeric(frame[kolom])
    return frame


def with_status(tabel: pd.DataFrame) -> pd.DataFrame:
    """The cut register with the status that its dates tell."""
    bekend = [tabel[k].notna() for k in ("afgewezen_op", "gereed_datum", "gestart_op")]
    woorden = ["afgewezen", "gerealiseerd", "in_uitvoering"]
    return tabel.assign(status=np.select(bekend, woorden, "mogelijk"))


def doorlichtingen_frame() -> pd.DataFrame:
    """One row per process and track on the agenda."""
    namen = {proces_id: (proces, team) for proces_id, proces, team in rows(PROCESSEN)}
    records = [
        {
            **_process(namen, proces_id, spoor),
            "opgenomen_op": opgenomen,
            **dict(zip(("gepland_op", "gereed_op"), dagen.split(","), strict=True)),
        }
        for proces_id, opgenomen, *sporen in rows(AGENDA)
        for spoor, dagen in zip(SPOREN.values(), sporen, strict=True)
    ]
    return _dated(pd.DataFrame(records), ("opgenomen_op", "gepland_op", "gereed_op"))


def _process(namen: dict[str, tuple[str, str]], proces_id: str, spoor: str) -> dict[str, str]:
    proces, team = namen[proces_id]
    return {"proces_id": proces_id, "proces": proces, "team": team, "spoor": spoor}


def _dated(frame: pd.DataFrame, kolommen: tuple[str, ...]) -> pd.DataFrame:
    """The written days, two digits of the year, as dates; an empty one is missing."""
    datums = {k: pd.to_datetime(frame[k].replace("", None), format="%y-%m-%d") for k in kolommen}
    return frame.assign(**datums)


def maatwerk_frame(rng: Generator) -> pd.DataFrame:
    """Requests per month since 2019, more each year, each with the day on which it is handled."""
    frame = pd.DataFrame(list(_requests(rng))).sort_values(["datum", "gemeente"], kind="stable")
    for kolom in ("datum", "afgehandeld_op"):
        frame[kolom] = pd.to_datetime(frame[kolom])
    jaar = frame["datum"].dt.year
    nummer = frame.groupby(jaar).cumcount() + 1
    frame["aanvraag_id"] = [f"M{j}-{n:03d}" for j, n in zip(jaar, nummer, strict=True)]
    return frame.reset_index(drop=True)


def with_open(tabel: pd.DataFrame) -> pd.DataFrame:
    """The cut requests: what has not been handled is open."""
    return tabel.assign(status=tabel["uitkomst"].where(tabel["afgehandeld_op"].notna(), "open"))


def _requests(rng: Generator) -> Iterator[dict[str, object]]:
    rest = dict.fromkeys(AANVRAGEN_PER_JAAR, 0.5)
    for maand in range(EERSTE_MAAND, HORIZON.year * 12 + 12):
        for gemeente, per_jaar in AANVRAGEN_PER_JAAR.items():
            rest[gemeente] += per_jaar / 12 * GROEI[maand // 12] * rng.uniform(0.6, 1.4)
            aantal, rest[gemeente] = int(rest[gemeente]), rest[gemeente] % 1
            for _ in range(aantal):
                yield _request(rng, gemeente, first_day(maand))


def _request(rng: Generator, gemeente: str, maand: date) -> dict[str, object]:
    dag = workday(maand + timedelta(days=int(rng.integers(0, 26))))
    afgewezen = rng.random() < AFGEWEZEN_KANS
    wacht = timedelta(days=max(2, int(rng.lognormal(3.55, 0.6))))
    uren = None if rng.random() < UREN_ONBEKEND_KANS else round(float(rng.lognormal(2.5, 0.6)), 1)
    return {
        "gemeente": gemeente,
        "datum": dag,
        "onderwerp": str(rng.choice(ONDERWERPEN)),
        "uitkomst": "afgewezen" if afgewezen else "gehonoreerd",
        "afgehandeld_op": workday(dag + wacht),
        "uren": 2.0 if afgewezen and uren is not None else uren,
    }
