"""The facts about plans, actions and risks that every chapter with a theme can have.

Each one is declared once, for any theme; a chapter makes it its own with ``voor``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from duo_analytics.intake.tables.sturing import THEMA
from duo_analytics.rounding import exact
from duo_analytics.statistics import acties, mijlpalen, risicos
from duo_analytics.statistics.stoplicht import Licht, milestone_limits

if TYPE_CHECKING:
    import pandas as pd

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.results.indicator import Indicator
    from duo_analytics.values import Getal


@dataclass(frozen=True)
class Themafeit:
    """An indicator of any theme: the same definition for each of them.

    ``bereken`` gives the value of a theme from a delivery; ``tertaal`` tells a stroom of the
    tertaal from a stand on the peildatum.
    """

    naam: str
    titel: str
    eenheid: str
    definitie: str
    formule: str
    tabel: str
    bereken: Callable[[Tabellen, str], Getal]
    tertaal: bool = False

    def voor(self, thema: str, *, kern: bool = False) -> Indicator:
        """The indicator '<thema>.<naam>'."""
        from duo_analytics.results.indicator import Indicator, Moment

        return Indicator(
            naam=f"{thema}.{self.naam}",
            titel=f"{self.titel} ({THEMA[thema]})",
            eenheid=self.eenheid,
            moment=Moment.TERTAAL if self.tertaal else Moment.PEILDATUM,
            definitie=self.definitie,
            formule=self.formule,
            tabellen=(self.tabel,),
            bereken=partial(_of_theme, self.bereken, thema),
            decimalen=0,
            kern=kern,
        )


def _of_theme(bereken: Callable[[Tabellen, str], Getal], thema: str, tabellen: Tabellen) -> Getal:
    return bereken(tabellen, thema)


def _milestones(lichten: tuple[Licht, ...], tabellen: Tabellen, thema: str) -> Getal:
    """Number of milestones of a theme with one of the lights; None without a stand."""
    frame = mijlpalen.plan_on(tabellen, milestone_limits(tabellen))
    if frame.empty:
        return None
    return Decimal(int(((frame["thema"] == thema) & frame["licht"].isin(lichten)).sum()))


def _open_actions(tabellen: Tabellen, thema: str) -> pd.DataFrame:
    alle = tabellen["acties"]
    return acties.open_on(alle[alle["thema"] == thema], tabellen.peil.peildatum)


def _number_open(tabellen: Tabellen, thema: str) -> Getal:
    return Decimal(len(_open_actions(tabellen, thema)))


def _number_late(tabellen: Tabellen, thema: str) -> Getal:
    return Decimal(int(_open_actions(tabellen, thema)["te_laat"].sum()))


def _median_age(tabellen: Tabellen, thema: str) -> Getal:
    leeftijd = _open_actions(tabellen, thema)["leeftijd"]
    return exact(float(leeftijd.median())) if len(leeftijd) else None


def _decisions(tabellen: Tabellen, thema: str) -> Getal:
    venster, alle = tabellen.peil.venster, tabellen["acties"]
    besloten = acties.decided_between(alle[alle["thema"] == thema], venster.begin, venster.eind)
    return Decimal(len(besloten))


def _risks(tabellen: Tabellen, thema: str) -> pd.Series | None:
    """Scores of the open risks of a theme; None without a stand."""
    alle = risicos.risks_on(tabellen)
    return None if alle.empty else alle.loc[alle["thema"] == thema, "score"]


def _number_of_risks(tabellen: Tabellen, thema: str) -> Getal:
    scores = _risks(tabellen, thema)
    return None if scores is None else Decimal(len(scores))


def _number_high(tabellen: Tabellen, thema: str) -> Getal:
    scores = _risks(tabellen, thema)
    hoog = risicos.limits(tabellen)[1]
    return None if scores is None else Decimal(int((scores >= hoog).sum()))


OPEN = (Licht.GROEN, Licht.ORANJE, Licht.ROOD, Licht.GRIJS)
MIJLPALEN_GEREED = Themafeit(
    naam="mijlpalen_gereed",
    titel="Mijlpalen gereed",
    eenheid="mijlpalen",
    definitie="Mijlpalen van dit onderwerp die op de peildatum klaar zijn.",
    formule="aantal mijlpalen met een dag in Gereed op",
    tabel="mijlpalen",
    bereken=partial(_milestones, (Licht.KLAAR,)),
)
MIJLPALEN_OPEN = Themafeit(
    naam="mijlpalen_open",
    titel="Open mijlpalen",
    eenheid="mijlpalen",
    definitie="Mijlpalen van dit onderwerp die op de peildatum nog niet klaar zijn.",
    formule="aantal mijlpalen zonder dag in Gereed op",
    tabel="mijlpalen",
    bereken=partial(_milestones, OPEN),
)
MIJLPALEN_VERTRAAGD = Themafeit(
    naam="mijlpalen_vertraagd",
    titel="Vertraagde mijlpalen",
    eenheid="mijlpalen",
    definitie="Open mijlpalen met de status vertraagd: berekend, of met de hand gezet met een "
    "reden.",
    formule="aantal open mijlpalen waarvan verwacht - gepland meer is dan "
    "stoplicht.mijlpaal_oranje_tot_en_met_dagen, of waarvan de status met de hand rood is",
    tabel="mijlpalen",
    bereken=partial(_milestones, (Licht.ROOD,)),
)
MIJLPALEN_AANDACHT = Themafeit(
    naam="mijlpalen_aandacht",
    titel="Mijlpalen die aandacht vragen",
    eenheid="mijlpalen",
    definitie="Open mijlpalen met de status aandacht: iets later dan gepland, of de keten van "
    "mijlpalen loopt uit.",
    formule="aantal open mijlpalen die niet vertraagd zijn en waarvan verwacht - gepland of "
    "vroegst volgens de keten - gepland meer is dan stoplicht.mijlpaal_groen_tot_en_met_dagen",
    tabel="mijlpalen",
    bereken=partial(_milestones, (Licht.ORANJE,)),
)
ACTIES_OPEN = Themafeit(
    naam="acties_open",
    titel="Open acties",
    eenheid="acties",
    definitie="Acties uit besluiten over dit onderwerp die op de peildatum niet klaar zijn.",
    formule="aantal acties met een besluit op of voor en niet gereed op of voor de peildatum",
    tabel="acties",
    bereken=_number_open,
)
ACTIES_TE_LAAT = Themafeit(
    naam="acties_te_laat",
    titel="Acties over de deadline",
    eenheid="acties",
    definitie="Open acties waarvan de deadline voor de peildatum ligt. Een actie zonder deadline "
    "is niet te laat.",
    formule="aantal open acties met deadline < peildatum",
    tabel="acties",
    bereken=_number_late,
)
ACTIES_LEEFTIJD = Themafeit(
    naam="acties_leeftijd_dagen",
    titel="Leeftijd van open acties",
    eenheid="dagen",
    definitie="De helft van de open acties is hoogstens zo oud, geteld vanaf het besluit.",
    formule="mediaan van peildatum - besluit van de open acties",
    tabel="acties",
    bereken=_median_age,
)
BESLUITEN = Themafeit(
    naam="besluiten",
    titel="Besluiten",
    eenheid="besluiten",
    definitie="Besluiten over dit onderwerp die in het tertaal zijn genomen.",
    formule="aantal acties met een besluit in het tertaal",
    tabel="acties",
    bereken=_decisions,
    tertaal=True,
)
RISICOS_OPEN = Themafeit(
    naam="risicos_open",
    titel="Open risico's",
    eenheid="risicos",
    definitie="Risico's van dit onderwerp die op de peildatum open staan.",
    formule="aantal risico's in de stand van de peildatum",
    tabel="risicos",
    bereken=_number_of_risks,
)
RISICOS_HOOG = Themafeit(
    naam="risicos_hoog",
    titel="Hoge risico's",
    eenheid="risicos",
    definitie="Open risico's met een hoge score.",
    formule="aantal open risico's met kans x impact vanaf stoplicht.risico_hoog_vanaf",
    tabel="risicos",
    bereken=_number_high,
)
