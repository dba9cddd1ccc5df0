"""The gap between formatie and bezetting: what of it is in recruitment, bridged, or hidden."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from duo_analytics.chapters.vacatures import overbrugging, verloop
from duo_analytics.results.disclosure import protect_part
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import VERBORGEN
from tests.vacatures import IA, levering, medewerkers, opdrachten, plaatsen, plain, vacature

TEAM_IA: dict[str, Any] = {"team": IA["team"]}


def rows(tabel: Tabel) -> dict[str, tuple[str, ...]]:
    return {rij[0]: rij[1:] for rij in tabel.teksten()}


def test_the_gap_in_recruitment_is_open_fte_of_formatie_less_bezetting() -> None:
    """Formatie 20, bezetting 16: a gap of 4; open 1.0 + 0.8 = 1.8 fte, 45% of it."""
    tabellen = levering(
        "2022-T1", vacature("2022-04-01"), vacature("2022-04-01", fte=0.8),
        formatie=[plaatsen(20.0)], dienstverbanden=medewerkers(16),
    )  # fmt: skip
    assert overbrugging.in_werving_pct(tabellen).tekst == "45,0%"


def test_overbezetting_has_no_share_in_recruitment() -> None:
    tabellen = levering(
        "2022-T1", vacature("2022-04-01"), formatie=[plaatsen(10.0)],
        dienstverbanden=medewerkers(12),
    )  # fmt: skip
    assert overbrugging.in_werving_pct(tabellen).waarde is None
    assert rows(overbrugging.per_werkgever(tabellen).tabel)["Diemen"][2] == "−2,0"


def test_only_running_inhuur_for_vacatureruimte_counts() -> None:
    rijen = [
        *opdrachten(5, 0.8),
        *opdrachten(1, team="Zorg", reden="Project"),
        *opdrachten(1, team="Buurt", einddatum="2022-04-29"),
    ]
    tabellen = levering("2022-T1", inhuur=rijen)
    assert plain(overbrugging.inhuur_vacatureruimte_fte(tabellen).tekst) == "4,0 fte"


def test_inhuur_of_fewer_than_five_opdrachten_is_not_told() -> None:
    tabellen = levering("2022-T1", inhuur=opdrachten(4))
    assert overbrugging.inhuur_vacatureruimte_fte(tabellen).tekst == "x"


def test_an_open_vacature_is_bridged_when_running_inhuur_refers_to_it() -> None:
    """Five of ten: V11 is signed, and the inhuur for V6 ended the day before the peildatum."""
    rijen = [vacature("2022-02-01")] * 10 + [vacature("2022-02-01", "2022-04-29")]
    inhuur = [rij for v in (1, 2, 3, 4, 5, 11) for rij in opdrachten(1, vacature_id=f"V{v}")]
    inhuur += opdrachten(1, vacature_id="V6", einddatum="2022-04-29")
    assert overbrugging.overbrugd_pct(levering("2022-T1", *rijen, inhuur=inhuur)).tekst == "50,0%"


def test_the_bridged_share_is_hidden_for_few_and_nothing_without_vacatures() -> None:
    rijen = [vacature("2022-02-01")] * 10
    weinig = levering("2022-T1", *rijen, inhuur=opdrachten(1, vacature_id="V1"))
    assert overbrugging.overbrugd_pct(weinig).waarde is VERBORGEN
    assert overbrugging.overbrugd_pct(levering("2022-T1", *rijen)).tekst == "0,0%"
    assert overbrugging.overbrugd_pct(levering("2022-T1")).waarde is None


def test_a_part_is_hidden_when_the_rest_of_the_whole_is_small() -> None:
    reference = levering("2022-T1").reference
    een = Decimal(1)
    assert protect_part(een, 6, 12, reference) == een
    assert protect_part(een, 6, 6, reference) == een  # the rest is empty
    assert protect_part(een, 6, 9, reference) is VERBORGEN
    assert protect_part(een, 4, 12, reference) is VERBORGEN
    assert protect_part(een, 0, 3, reference) == een  # nothing is told of the rest


def test_the_facts_of_the_team_ia_are_the_row_of_the_table() -> None:
    """Bezetting 11 x 0.95 = 10.45 at I&A and 0.45 elsewhere: 10.5 and 0.4 add up to 10.9."""
    tabellen = levering(
        "2022-T1",
        vacature("2022-04-01", **IA),
        inhuur=[*opdrachten(5, 0.5, **TEAM_IA), *opdrachten(5, 0.4)],
        formatie=[plaatsen(15.0, **IA), plaatsen(8.0)],
        dienstverbanden=[*medewerkers(11, 0.95, **TEAM_IA), *medewerkers(9, 0.05)],
    )
    rijen = rows(overbrugging.per_team(tabellen).tabel)
    assert rijen["Team I&A"] == ("15,0", "10,5", "4,5", "1,0", "2,5", "5")
    assert rijen["Andere teams"] == ("8,0", "0,4", "7,6", "0,0", "2,0", "5")
    assert rijen["Totaal"] == ("23,0", "10,9", "12,1", "1,0", "4,5", "10")
    assert plain(overbrugging.vacatureruimte_ia_fte(tabellen).tekst) == "4,5 fte"
    assert plain(overbrugging.open_ia_fte(tabellen).tekst) == "1,0 fte"
    assert plain(overbrugging.inhuur_vacatureruimte_ia_fte(tabellen).tekst) == "2,5 fte"
    assert list(verloop.gat_ia(tabellen).tabel.teksten())[-1] == ("apr 22", "4,5", "1,0", "2,5")


def test_few_opdrachten_elsewhere_hide_those_of_the_team_ia_too() -> None:
    """With the total of 8 shown, 3 elsewhere would follow from 5 at I&A."""
    tabellen = levering(
        "2022-T1",
        inhuur=[*opdrachten(5, **TEAM_IA), *opdrachten(3)],
        formatie=[plaatsen(15.0, **IA), plaatsen(8.0)],
        dienstverbanden=[*medewerkers(11, **TEAM_IA), *medewerkers(9)],
    )
    rijen = rows(overbrugging.per_team(tabellen).tabel)
    assert [rijen[naam][4:] for naam in ("Team I&A", "Andere teams")] == [("x", "x"), ("x", "x")]
    assert rijen["Totaal"][4:] == ("8,0", "8")
    assert overbrugging.inhuur_vacatureruimte_ia_fte(tabellen).waarde is VERBORGEN
    assert list(verloop.gat_ia(tabellen).tabel.teksten())[-1][3] == "x"


def test_the_gap_of_a_team_of_four_is_not_told() -> None:
    tabellen = levering(
        "2022-T1",
        formatie=[plaatsen(6.0, **IA), plaatsen(20.0)],
        dienstverbanden=[*medewerkers(4, **TEAM_IA), *medewerkers(16)],
    )
    assert overbrugging.vacatureruimte_ia_fte(tabellen).waarde is VERBORGEN
    rijen = rows(overbrugging.per_team(tabellen).tabel)
    assert rijen["Team I&A"][1:3] == ("x", "x")
    assert rijen["Andere teams"][1:3] == ("x", "x")
    assert list(verloop.gat_ia(tabellen).tabel.teksten())[-1][1] == "x"


def test_two_werkgevers_with_a_gap_and_a_surplus_add_up() -> None:
    tabellen = levering(
        "2022-T1",
        vacature("2022-04-01", werkgever="Uithoorn", fte=0.5),
        formatie=[plaatsen(10.0), plaatsen(10.0, werkgever="Uithoorn")],
        dienstverbanden=[*medewerkers(11), *medewerkers(8, werkgever="Uithoorn", team="Zorg")],
    )
    rijen = rows(overbrugging.per_werkgever(tabellen).tabel)
    assert rijen["Diemen"] == ("10,0", "11,0", "−1,0", "0,0")
    assert rijen["Uithoorn"] == ("10,0", "8,0", "2,0", "0,5")
    assert rijen["Totaal"] == ("20,0", "19,0", "1,0", "0,5")
