"""Formatie against bezetting: Duo-breed, per werkgever, team and cluster, and month by month."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.formatting import EENHEDEN
from duo_analytics.organisatie import TEAM_IA, WERKGEVERS
from duo_analytics.periods import datum_in_woorden, maand_kort, month_ends
from duo_analytics.personeel.gedeeld import medewerkers, team_label, van_team
from duo_analytics.results.disclosure import Bescherming, protect, protect_count
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact, half_up
from duo_analytics.statistics import bezetting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

TREND_MAANDEN = 25


@indicator(
    "Formatie",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Toegestane fte volgens de vastgestelde formatie.",
    formule="som van formatie (fte) die geldt op de peildatum",
    tabellen=("formatie",),
)
def formatie_fte(tabellen: Tabellen) -> Getal:
    """Allowed fte on the peildatum (domain 5.2)."""
    return _formatie(tabellen)


@indicator(
    "Bezetting",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Fte in dienst op de peildatum; stage en bbl tellen niet mee.",
    formule="som van fte van de dienstverbanden die lopen op de peildatum",
    tabellen=("dienstverbanden",),
    kern=True,
)
def bezetting_fte(tabellen: Tabellen) -> Getal:
    """Filled fte on the peildatum (domain 5.2)."""
    return _bezetting(tabellen)


@indicator(
    "Vacatureruimte",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Formatie die niet is bezet; onder nul is overbezetting.",
    formule="formatie - bezetting, beide afgerond op een decimaal",
    tabellen=("formatie", "dienstverbanden"),
)
def vacatureruimte_fte(tabellen: Tabellen) -> Getal:
    """Formatie less bezetting; negative = overbezetting (domain 5.2).

    The two printed values are subtracted, so the three numbers agree for a reader.
    """
    plaatsen = EENHEDEN["fte"].decimalen
    return half_up(_formatie(tabellen), plaatsen) - half_up(_bezetting(tabellen), plaatsen)


@indicator(
    "Bezettingsgraad",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Deel van de formatie dat is bezet.",
    formule="bezetting / formatie x 100",
    tabellen=("formatie", "dienstverbanden"),
)
def bezettingsgraad_pct(tabellen: Tabellen) -> Getal:
    """Bezetting as a percentage of formatie; None without formatie (domain 5.2)."""
    return _bezettingsgraad(tabellen, "")


@indicator(
    "Bezettingsgraad I&A",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Deel van de formatie van het team Informatisering & Automatisering dat is bezet.",
    formule="bezetting / formatie x 100 van het team I&A",
    tabellen=("formatie", "dienstverbanden"),
    kern=True,
)
def bezettingsgraad_ia_pct(tabellen: Tabellen) -> Getal:
    """The same for the team I&A."""
    return _bezettingsgraad(tabellen, TEAM_IA)


@indicator(
    "Medewerkers",
    eenheid="personen",
    moment=Moment.PEILDATUM,
    definitie="Unieke personen in dienst bij een of meer van de vier werkgevers.",
    formule="aantal verschillende personen met een dienstverband op de peildatum",
    tabellen=("dienstverbanden",),
)
def personen(tabellen: Tabellen) -> Getal:
    """Unique persons on the peildatum, each counted once (domain 5.2)."""
    aantal = len(bezetting.persons_on(tabellen, tabellen.peil.peildatum))
    return protect_count(aantal, medewerkers(tabellen.peil.peildatum), tabellen.reference)


def _formatie(tabellen: Tabellen, team: str = "") -> Decimal:
    return exact(bezetting.formatie_series(tabellen, [tabellen.peil.peildatum], team)[0])


def _bezetting(tabellen: Tabellen, team: str = "") -> Decimal:
    return exact(bezetting.bezetting_series(tabellen, [tabellen.peil.peildatum], team)[0])


def _bezettingsgraad(tabellen: Tabellen, team: str) -> Decimal | None:
    formatie = _formatie(tabellen, team)
    return 100 * _bezetting(tabellen, team) / formatie if formatie else None


@dataclass(frozen=True)
class _Doorsnede:
    """One cut of the organisation: name, title and header of its table, and within which team.

    ``werkgever`` has for each row with a werkgever of its own the name of that one.
    """

    naam: str
    titel: str
    kop: str
    team: str = ""
    werkgever: Mapping[str, str] = field(default_factory=dict)

    def rules(self, dag: date, rijen: Sequence[str]) -> Bescherming:
        """Figures in fte rest on the medewerkers, whose numbers other tables show as well."""
        geheel = van_team(dag, self.team) if self.team else medewerkers(dag)
        namen = {rij: medewerkers(dag, rij if not self.team else f"cluster {rij}") for rij in rijen}
        rust_op = ("Bezetting", "Vacatureruimte", "Bezettingsgraad")
        return Bescherming(
            ("Medewerkers",),
            rust_op=dict.fromkeys(rust_op, ("Medewerkers",)),
            gedeeld={(rij, "Medewerkers"): s for rij, s in {**namen, TOTAAL: geheel}.items()},
            verbanden=[
                {medewerkers(dag, w): -1}
                | {namen[rij]: 1 for rij, van in self.werkgever.items() if van == w}
                for w in dict.fromkeys(self.werkgever.values())
            ],
        )


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """Formatie against bezetting per werkgever on the peildatum."""
    frame = bezetting.per_group(tabellen, tabellen.peil.peildatum, ["werkgever"])
    frame = frame.reindex(list(WERKGEVERS)).fillna(0.0).rename(index=WERKGEVERS)
    return _formatie_chart(
        tabellen, frame, _Doorsnede("per_werkgever", "per werkgever", "Werkgever")
    )


def per_team(tabellen: Tabellen) -> Grafiek:
    """Formatie against bezetting per team on the peildatum."""
    frame = bezetting.per_group(tabellen, tabellen.peil.peildatum, ["werkgever", "team"])
    orde = frame.reindex(list(WERKGEVERS), level="werkgever")
    namen = {team_label(team, WERKGEVERS[w]): WERKGEVERS[w] for w, team in orde.index}
    orde.index = pd.Index(list(namen))
    doorsnede = _Doorsnede("per_team", "per team", "Team", werkgever=namen)
    return _formatie_chart(tabellen, orde, doorsnede)


def per_cluster(tabellen: Tabellen) -> Grafiek:
    """Formatie against bezetting per cluster of the team I&A on the peildatum, in fte only.

    With the persons of two years a reader could compute who came from who left.
    """
    frame = bezetting.per_group(tabellen, tabellen.peil.peildatum, ["team", "cluster"])
    clusters = frame[frame.index.get_level_values("team") == TEAM_IA].droplevel("team")
    doorsnede = _Doorsnede("per_cluster", "per cluster van I&A", "Cluster", TEAM_IA)
    grafiek = _formatie_chart(tabellen, clusters, doorsnede)
    return replace(grafiek, tabel=grafiek.tabel.zonder("Medewerkers").met(noten=()))


def _formatie_chart(tabellen: Tabellen, frame: pd.DataFrame, doorsnede: _Doorsnede) -> Grafiek:
    """Bars of bezetting with formatie as a mark; the total row closes every column."""
    tabel = make_table(
        f"formatie.{doorsnede.naam}",
        f"Formatie en bezetting {doorsnede.titel}",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        _rows(tabellen, frame, doorsnede.team).rename_axis("groep").reset_index(),
        {
            "groep": Kop(doorsnede.kop),
            "formatie_fte": Kop("Formatie", "fte"),
            "bezetting_fte": Kop("Bezetting", "fte"),
            "ruimte": Kop("Vacatureruimte", "fte"),
            "graad": Kop("Bezettingsgraad", "pct"),
            "personen": Kop("Medewerkers", "personen"),
        },
        tabellen.bron("formatie", "dienstverbanden"),
        noten=("Wie bij twee groepen werkt, telt bij beide, en in het totaal één keer.",),
        totaalrijen=1,
    )
    regels = doorsnede.rules(tabellen.peil.peildatum, [str(rij) for rij in frame.index])
    return Grafiek(
        protect(tabel, regels, tabellen.reference),
        (Reeks("Bezetting", Vorm.STAAF), Reeks("Formatie", Vorm.MARKERING)),
        "fte",
        liggend=True,
    )


def _rows(tabellen: Tabellen, frame: pd.DataFrame, team: str) -> pd.DataFrame:
    """The rows as printed, with the total: fte add up, a person counts once in it."""
    rijen = with_total(frame, {"formatie_fte": 1, "bezetting_fte": 1})
    rijen["ruimte"] = rijen["formatie_fte"] - rijen["bezetting_fte"]
    onafgerond = pd.concat([frame, frame.sum().to_frame(TOTAAL).T])
    formatie = onafgerond["formatie_fte"]
    rijen["graad"] = 100 * onafgerond["bezetting_fte"] / formatie.where(formatie > 0)
    uniek = len(bezetting.persons_on(tabellen, tabellen.peil.peildatum, team))
    return rijen.fillna({"personen": uniek})


def verloop(tabellen: Tabellen) -> Grafiek:
    """Bezetting per month against formatie, Duo-breed, over two years."""
    return _course(tabellen, "", "verloop", "Duo-breed")


def verloop_ia(tabellen: Tabellen) -> Grafiek:
    """Bezetting per month against formatie of the team I&A, over two years."""
    return _course(tabellen, TEAM_IA, "verloop_ia", "bij het team I&A")


def _course(tabellen: Tabellen, team: str, naam: str, titel: str) -> Grafiek:
    """Lines over the months that the history of the delivery reaches."""
    namen = ("formatie", "dienstverbanden")
    maanden = month_ends(tabellen.peil.peildatum, TREND_MAANDEN)
    bereikt = [dag for dag in maanden if all(tabellen.reaches(n, dag) for n in namen)]
    dagen = bereikt or maanden[-1:]
    tabel = make_table(
        f"formatie.{naam}",
        f"Formatie en bezetting per maand {titel}",
        f"{datum_in_woorden(dagen[0])} tot en met {datum_in_woorden(dagen[-1])}",
        pd.DataFrame(
            {
                "maand": [maand_kort(dag) for dag in dagen],
                "formatie": bezetting.formatie_series(tabellen, dagen, team),
                "bezetting": bezetting.bezetting_series(tabellen, dagen, team),
                "personen": bezetting.persons_series(tabellen, dagen, team),
            }
        ),
        {
            "maand": Kop("Maand (laatste dag)"),
            "formatie": Kop("Formatie", "fte"),
            "bezetting": Kop("Bezetting", "fte"),
            "personen": Kop("Medewerkers", "personen"),
        },
        tabellen.bron(*namen),
    )
    regels = Bescherming(("Medewerkers",), rust_op={"Bezetting": ("Medewerkers",)})
    beschermd = protect(tabel, regels, tabellen.reference).zonder("Medewerkers")
    reeksen = (Reeks("Formatie", Vorm.LIJN), Reeks("Bezetting", Vorm.LIJN))
    return Grafiek(beschermd, reeksen, "fte", nul=False)
