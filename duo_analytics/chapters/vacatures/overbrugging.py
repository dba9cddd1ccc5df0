"""The bezettingsgat (formatie less bezetting): how much is in recruitment, how much is bridged."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import TEAM_IA, WERKGEVERS
from duo_analytics.results.disclosure import (
    Bescherming,
    protect,
    protect_part,
    protect_share,
    protect_value,
)
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.rounding import exact, half_up
from duo_analytics.statistics import bezetting, overbrugging, vacatures
from duo_analytics.statistics.spells import running_on

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

RUIMTE, OPEN, INHUUR = "Vacatureruimte", "Open vacatures", "Inhuur voor vacatureruimte"
IA, ANDERE = "Team I&A", "Andere teams"
KOPPEN = {
    "formatie_fte": Kop("Formatie", "fte"),
    "bezetting_fte": Kop("Bezetting", "fte"),
    "ruimte": Kop(RUIMTE, "fte"),
    "open": Kop(OPEN, "fte"),
    "inhuur": Kop(INHUUR, "fte"),
    "opdrachten": Kop("Opdrachten", "aantal"),
    "personen": Kop("Medewerkers", "personen"),
}
NOOT_RUIMTE = (
    "Open vacatures en vacatureruimte zijn niet hetzelfde: een vacature kan open zijn voordat "
    "iemand vertrekt, en wie heeft getekend is vaak nog niet begonnen."
)
NOOT_INHUUR = "Opdrachten: lopende inhuur met reden vacatureruimte."


@indicator(
    "Vacatureruimte in werving",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Open vacatures in fte als deel van de vacatureruimte. Dit kan meer dan 100% zijn: "
    "een vacature kan open zijn voordat iemand vertrekt.",
    formule="open vacature-fte / (formatie - bezetting) x 100",
    tabellen=("vacatures", "formatie", "dienstverbanden"),
)
def in_werving_pct(tabellen: Tabellen) -> Getal:
    """Open vacature-fte as a percentage of the gap; None when there is no gap (domain 4.4)."""
    dag = [tabellen.peil.peildatum]
    ruimte = bezetting.formatie_series(tabellen, dag) - bezetting.bezetting_series(tabellen, dag)
    open_fte = vacatures.open_series(vacatures.known(tabellen), dag, "fte")
    return 100 * exact(open_fte[0]) / exact(ruimte[0]) if exact(ruimte[0]) > 0 else None


@indicator(
    "Inhuur voor vacatureruimte",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Ingehuurde fte die op de peildatum formatie zonder medewerker opvangt.",
    formule="som van fte van de inhuur met reden vacatureruimte die loopt op de peildatum",
    tabellen=("inhuur",),
)
def inhuur_vacatureruimte_fte(tabellen: Tabellen) -> Getal:
    """Hired fte with reason vacatureruimte; each opdracht is about one person (domain 4.4)."""
    dag = [tabellen.peil.peildatum]
    opdrachten = int(overbrugging.assignments_series(tabellen, dag)[0])
    fte = exact(overbrugging.hired_series(tabellen, dag)[0])
    return protect_value(fte, opdrachten, tabellen.reference)


@indicator(
    "Overbrugde vacatures",
    eenheid="pct",
    moment=Moment.PEILDATUM,
    definitie="Deel van de open vacatures waarvoor op de peildatum iemand is ingehuurd.",
    formule="open vacatures waarnaar lopende inhuur verwijst / open vacatures x 100",
    tabellen=("vacatures", "inhuur"),
)
def overbrugd_pct(tabellen: Tabellen) -> Getal:
    """Share of the open vacatures that running inhuur refers to; None when none is open."""
    staat_open = overbrugging.open_bridged(tabellen)
    aantal = int(staat_open["overbrugd"].sum())
    if staat_open.empty:
        return None
    aandeel = Decimal(100 * aantal) / len(staat_open)
    return protect_share(aandeel, aantal, len(staat_open), tabellen.reference)


@indicator(
    "Vacatureruimte I&A",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Formatie van het team I&A die niet is bezet; onder nul is overbezetting.",
    formule="formatie - bezetting van het team I&A, beide afgerond op een decimaal",
    tabellen=("formatie", "dienstverbanden"),
)
def vacatureruimte_ia_fte(tabellen: Tabellen) -> Getal:
    """Formatie less bezetting of the team I&A (domain 5.2)."""
    dag = [tabellen.peil.peildatum]
    personen = int(overbrugging.persons_series(tabellen, dag, TEAM_IA)[0])
    ruimte = overbrugging.gap_series(tabellen, dag, TEAM_IA)[0]
    return protect_value(ruimte, personen, tabellen.reference)


@indicator(
    "Open vacatures I&A in fte",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Omvang van de open vacatures van het team I&A samen.",
    formule="som van fte van de open vacatures van het team I&A",
    tabellen=("vacatures",),
)
def open_ia_fte(tabellen: Tabellen) -> Getal:
    """Fte of the open vacatures of the team I&A."""
    staat_open = overbrugging.open_bridged(tabellen)
    return exact(staat_open.loc[staat_open["team"] == TEAM_IA, "fte"].sum())


@indicator(
    "Inhuur voor vacatureruimte I&A",
    eenheid="fte",
    moment=Moment.PEILDATUM,
    definitie="Ingehuurde fte die op de peildatum formatie zonder medewerker opvangt bij het team "
    "I&A.",
    formule="som van fte van de inhuur met reden vacatureruimte van het team I&A op de peildatum",
    tabellen=("inhuur",),
)
def inhuur_vacatureruimte_ia_fte(tabellen: Tabellen) -> Getal:
    """The same for the team I&A; the rest of the whole may not be a small group either."""
    dag = [tabellen.peil.peildatum]
    van_ia = int(overbrugging.assignments_series(tabellen, dag, TEAM_IA)[0])
    alle = int(overbrugging.assignments_series(tabellen, dag)[0])
    fte = exact(overbrugging.hired_series(tabellen, dag, TEAM_IA)[0])
    return protect_part(fte, van_ia, alle, tabellen.reference)


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """Vacatureruimte and open vacatures per werkgever, in fte."""
    dag = tabellen.peil.peildatum
    open_fte = overbrugging.open_bridged(tabellen).groupby("werkgever")["fte"].sum()
    frame = bezetting.per_group(tabellen, dag, ["werkgever"]).assign(open=open_fte)
    frame = frame.reindex(list(WERKGEVERS)).fillna(0.0).rename(index=WERKGEVERS)
    titel = "Vacatureruimte en open vacatures per werkgever"
    rijen = with_total(frame, {kolom: KOPPEN[kolom].plaatsen for kolom in map(str, frame)})
    tabel = _table(tabellen, "gat_per_werkgever", titel, rijen, "Werkgever")
    return _chart(tabellen, tabel, (RUIMTE, OPEN))


def per_team(tabellen: Tabellen) -> Grafiek:
    """Vacatureruimte, open vacatures and inhuur of the team I&A and of all others, in fte."""
    titel = "Vacatureruimte, open vacatures en inhuur bij I&A en andere teams"
    tabel = _table(tabellen, "gat_per_team", titel, _teams(tabellen), "Team")
    return _chart(tabellen, tabel, (RUIMTE, OPEN, INHUUR))


def _teams(tabellen: Tabellen) -> pd.DataFrame:
    """Two rows and their total: I&A as its facts print it, all other teams as what is left."""
    dag = tabellen.peil.peildatum
    inhuur = running_on(overbrugging.hired(tabellen), dag).groupby("team")
    per_team = {
        **bezetting.per_group(tabellen, dag, ["team"]),
        "open": overbrugging.open_bridged(tabellen).groupby("team")["fte"].sum(),
        "inhuur": inhuur["fte"].sum(),
        "opdrachten": inhuur["inhuur_id"].nunique(),
    }
    frame = pd.DataFrame(per_team).fillna(0.0)
    delen = {kolom: _split(frame[kolom], KOPPEN[kolom].plaatsen) for kolom in map(str, frame)}
    return pd.DataFrame(delen, index=[IA, ANDERE, TOTAAL])


def _split(per_team: pd.Series, plaatsen: int) -> list[Decimal]:
    van_ia = half_up(exact(per_team[per_team.index == TEAM_IA].sum()), plaatsen)
    totaal = half_up(exact(per_team.sum()), plaatsen)
    return [van_ia, totaal - van_ia, totaal]


def _table(tabellen: Tabellen, naam: str, titel: str, rijen: pd.DataFrame, kop: str) -> Tabel:
    """The columns of ``KOPPEN`` that the rounded rows have, with the vacatureruimte."""
    rijen = rijen.assign(ruimte=rijen["formatie_fte"] - rijen["bezetting_fte"])
    inhuur = ("inhuur",) if "inhuur" in rijen else ()
    return make_table(
        f"vacatures.{naam}",
        titel,
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("groep").reset_index(),
        {"groep": Kop(kop), **{kolom: k for kolom, k in KOPPEN.items() if kolom in rijen}},
        tabellen.bron("formatie", "dienstverbanden", "vacatures", *inhuur),
        noten=(NOOT_RUIMTE, *([NOOT_INHUUR] if inhuur else [])),
        totaalrijen=1,
    )


def _chart(tabellen: Tabellen, tabel: Tabel, koppen: tuple[str, ...]) -> Grafiek:
    """Bars; a figure of a small group of medewerkers or opdrachten is hidden."""
    met_inhuur = INHUUR in koppen
    rust_op = {"Bezetting": ("Medewerkers",), RUIMTE: ("Medewerkers",)}
    regels = Bescherming(
        ("Medewerkers", *(["Opdrachten"] if met_inhuur else [])),
        rust_op=rust_op | ({INHUUR: ("Opdrachten",)} if met_inhuur else {}),
    )
    beschermd = protect(tabel, regels, tabellen.reference).zonder("Medewerkers")
    return Grafiek(beschermd, tuple(Reeks(k, Vorm.STAAF) for k in koppen), "fte", liggend=True)
