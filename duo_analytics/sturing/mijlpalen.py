"""The milestones of a theme: on schedule or late, planned against expected, what waits for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.tables.sturing import THEMA, WIE
from duo_analytics.periods import datum_in_woorden, day_number, maand_in_woorden
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.statistics.mijlpalen import chain_of, plan_on, stand
from duo_analytics.statistics.stoplicht import OP_SCHEMA, Licht, in_words, milestone_limits

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.statistics.stoplicht import Grenzen

STANDEN = 4
GEPLAND, GEREED, VERWACHT, KETEN = "Gepland", "Gereed", "Verwacht", "Vroegst volgens de keten"
NOOT_RECENT = "Mijlpalen die meer dan een jaar geleden klaar waren, staan hier niet."
NOOT_DAN = "Is de verwachte dag voorbij en de mijlpaal niet klaar, dan telt de peildatum."
NOOT_KETEN = (
    "Vroegst volgens de keten: de dag waarop het kan als de tijd na de vorige mijlpaal blijft "
    "zoals gepland."
)


@dataclass(frozen=True)
class Mijlpalen:
    """The milestones of one theme at the period that is looked at."""

    thema: str

    def overzicht(self, tabellen: Tabellen) -> Tabel:
        """Every open or recent milestone with its slip and its status in a shape and a word."""
        grenzen = milestone_limits(tabellen)
        rijen = self._own(tabellen, grenzen)
        return _table(
            tabellen,
            f"{self.thema}.mijlpalen",
            f"Mijlpalen: {THEMA[self.thema]}",
            rijen,
            {
                "omschrijving": Kop("Mijlpaal"),
                "wie": Kop("Verantwoordelijke"),
                "eigenaar_rol": Kop("Eigenaar"),
                "gepland_op": Kop(GEPLAND, "datum"),
                "dan": Kop("Gereed of verwacht", "datum"),
                "uitloop": Kop("Later dan gepland", "dagen"),
                "status": Kop("Status"),
            },
            (*rules(grenzen), NOOT_DAN, *_reasons(rijen), NOOT_RECENT),
        )

    def tijdlijn(self, tabellen: Tabellen) -> Grafiek:
        """Planned, ready, expected and what the chain allows as points on an axis of dates."""
        rijen = self._own(tabellen, milestone_limits(tabellen))
        eigen = rijen[["gepland_op", "dan"]].max(axis=1)
        rijen = rijen.assign(
            verwacht=rijen["dan"].where(~rijen["klaar"]),
            via=rijen["keten"].where((rijen["keten"] > eigen) & ~rijen["klaar"]),
        )
        koppen = {
            "gepland_op": Kop(GEPLAND, "datum"),
            "gereed_op": Kop(GEREED, "datum"),
            "verwacht": Kop(VERWACHT, "datum"),
            "via": Kop(KETEN, "datum"),
        }
        tabel = _table(
            tabellen,
            f"{self.thema}.tijdlijn",
            f"Gepland tegen gereed of verwacht: {THEMA[self.thema]}",
            rijen,
            {"omschrijving": Kop("Mijlpaal"), **koppen},
            (NOOT_KETEN, NOOT_RECENT),
        )
        return Grafiek(
            tabel,
            tuple(Reeks(kop.tekst, Vorm.PUNT) for kop in koppen.values()),
            "eerste dag van de maand",
            liggend=True,
            nul=False,
            drempels=(Drempellijn("Peildatum", day_number(tabellen.peil.peildatum)),),
            boodschap=_message(rijen),
        )

    def keten(self, tabellen: Tabellen) -> Tabel:
        """The theme and all it waits for, with the earliest date that this allows."""
        frame = plan_on(tabellen, milestone_limits(tabellen))
        elders = frame["thema"] != self.thema
        namen = frame["omschrijving"] + (" (" + frame["thema"].map(THEMA) + ")").where(elders, "")
        rijen = _with_words(_recent(chain_of(frame, self.thema), tabellen))
        return _table(
            tabellen,
            f"{self.thema}.keten",
            f"Wat wacht op wat: {THEMA[self.thema]}",
            rijen.assign(
                naam=namen.reindex(rijen.index),
                voor=rijen["afhankelijk_van"].map(namen).fillna("niets"),
            ),
            {
                "naam": Kop("Mijlpaal"),
                "voor": Kop("Wacht op"),
                "gepland_op": Kop(GEPLAND, "datum"),
                "dan": Kop("Gereed of verwacht", "datum"),
                "keten": Kop(KETEN, "datum"),
                "keten_uitloop": Kop("Keten later dan gepland", "dagen"),
                "status": Kop("Status"),
            },
            (NOOT_KETEN, NOOT_RECENT),
        )

    def verwachtingen(self, tabellen: Tabellen) -> Tabel:
        """What was expected of the open milestones at the last standen: does the date move?"""
        grenzen = milestone_limits(tabellen)
        rijen = self._own(tabellen, grenzen)
        rijen = rijen[~rijen["klaar"]]
        koppen = {"omschrijving": Kop("Mijlpaal"), "gepland_op": Kop(GEPLAND, "datum")}
        for dag in _last_standen(tabellen):
            eerder = stand(tabellen["mijlpalen"], dag.date(), grenzen)["dan"]
            rijen = rijen.assign(**{f"op {dag:%Y-%m}": eerder.reindex(rijen.index)})
            koppen[f"op {dag:%Y-%m}"] = Kop(f"Stand {maand_in_woorden(dag.date())}", "datum")
        noot = "Een n.v.t. betekent: die mijlpaal stond nog niet in het plan, of er was geen dag."
        return _table(
            tabellen,
            f"{self.thema}.verwachtingen",
            f"Open mijlpalen: verwachte dag per stand, {THEMA[self.thema]}",
            rijen,
            koppen,
            (noot,),
        )

    def _own(self, tabellen: Tabellen, grenzen: Grenzen) -> pd.DataFrame:
        """The recent milestones of the theme in the order of the plan."""
        frame = plan_on(tabellen, grenzen)
        eigen = _recent(frame[frame["thema"] == self.thema], tabellen)
        return _with_words(eigen.sort_values("gepland_op", kind="stable"))


def rules(grenzen: Grenzen) -> tuple[str, ...]:
    """The rules of the lights of milestones, as they are printed."""
    groen, oranje = (f"{dagen:.0f} dagen" for dagen in (grenzen.groen, grenzen.oranje))
    regels = {
        Licht.GROEN: f"hoogstens {groen} later dan gepland",
        Licht.ORANJE: f"meer dan {groen} en hoogstens {oranje} later, of de keten loopt meer dan "
        f"{groen} uit",
        Licht.ROOD: f"meer dan {oranje} later",
        Licht.GRIJS: "de verwachte dag is niet bekend",
    }
    woorden = in_words(pd.Series(list(regels)), OP_SCHEMA)
    return tuple(
        f"{woord}: {regel}." for woord, regel in zip(woorden, regels.values(), strict=True)
    )


def _message(rijen: pd.DataFrame) -> str:
    """How many of the open milestones come later than planned, by their own date or the chain."""
    open_ = rijen[~rijen["klaar"]]
    if open_.empty:
        return "Er zijn geen open mijlpalen."
    later = int((open_["keten"] > open_["gepland_op"]).sum())
    return f"Later dan gepland: {later} van de {len(open_)} open mijlpalen."


def _recent(frame: pd.DataFrame, tabellen: Tabellen) -> pd.DataFrame:
    begin = pd.Timestamp(tabellen.peil.twaalf_maanden.begin)
    return frame[~frame["klaar"] | (frame["gereed_op"] >= begin)]


def _with_words(frame: pd.DataFrame) -> pd.DataFrame:
    hand = frame["licht"] != frame["berekend"]
    status = in_words(frame["licht"]) + hand.map({True: " (met de hand)", False: ""})
    return frame.assign(status=status, wie=frame["verantwoordelijke"].map(WIE))


def _reasons(frame: pd.DataFrame) -> Iterator[str]:
    """Why a status was set by hand, and what was computed."""
    hand = frame[frame["licht"] != frame["berekend"]]
    berekend = in_words(hand["berekend"])
    for wat, reden, licht in zip(hand["omschrijving"], hand["status_reden"], berekend, strict=True):
        yield f"Met de hand: {wat}. Reden: {reden.rstrip('.')}. Berekend: {licht}."


def _last_standen(tabellen: Tabellen) -> list[pd.Timestamp]:
    """The last standen up to the peildatum, oldest first."""
    dagen = tabellen["mijlpalen"]["peildatum"].drop_duplicates().sort_values()
    return list(dagen[dagen <= pd.Timestamp(tabellen.peil.peildatum)])[-STANDEN:]


def _table(
    tabellen: Tabellen,
    naam: str,
    titel: str,
    rijen: pd.DataFrame,
    koppen: dict[str, Kop],
    noten: tuple[str, ...],
) -> Tabel:
    return make_table(
        naam,
        titel,
        f"op {datum_in_woorden(tabellen.peil.peildatum)}",
        rijen,
        koppen,
        tabellen.bron("mijlpalen"),
        noten=noten,
    )
