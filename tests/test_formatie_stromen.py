"""Who came and who left, by hand, and that begin + in - out = eind in every group (domain 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_analytics.chapters.formatie import stromen, stromen_ia
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Venster
from duo_analytics.statistics.spells import flows
from duo_analytics.values import VERBORGEN
from tests.personeel import IA, Rij, column, job, jobs
from tests.tabellen import delivery, frame

VENSTER = Venster(date(2021, 5, 1), date(2022, 4, 30))
VOORAF, EERSTE, LAATSTE, LATER = "2021-04-30", "2021-05-01", "2022-04-30", "2022-05-01"
LANG_GELEDEN = "2018-01-01"
X = VERBORGEN


def staff(*dienstverbanden: Rij) -> Tabellen:
    """A delivery of 2022-T1 with these people."""
    return delivery("2022-T1", dienstverbanden=frame("dienstverbanden", *dienstverbanden))


def moves(namen: str, aantal: int, eerst: Rij, dan: Rij) -> list[Rij]:
    """Persons who go from one place to the other at the turn of the year."""
    voor = jobs(namen, aantal, LANG_GELEDEN, "2021-12-31")
    na = jobs(namen, aantal, "2022-01-01")
    return [*({**rij, **eerst} for rij in voor), *({**rij, **dan} for rij in na)]


def counts(
    rijen: Sequence[Rij], groep: Sequence[str] = (), binnen: Sequence[str] = ()
) -> dict[object, list[int]]:
    """Per group: begin, instroom, doorstroom_in, doorstroom_uit, uitstroom, eind."""
    stand = flows(frame("dienstverbanden", *rijen), VENSTER, groep, binnen)
    return {
        naam: list(rij) for naam, rij in zip(stand.index, stand.to_numpy().tolist(), strict=True)
    }


# --- which day counts


@pytest.mark.parametrize(
    ("begin", "eind", "verwacht"),
    [
        (LANG_GELEDEN, None, [1, 0, 0, 0, 0, 1]),
        (VOORAF, None, [1, 0, 0, 0, 0, 1]),
        (EERSTE, None, [0, 1, 0, 0, 0, 1]),
        (LAATSTE, None, [0, 1, 0, 0, 0, 1]),
        (LATER, None, [0, 0, 0, 0, 0, 0]),
        (LANG_GELEDEN, "2021-04-29", [0, 0, 0, 0, 0, 0]),
        (LANG_GELEDEN, VOORAF, [1, 0, 0, 0, 1, 0]),  # 1 May is the first day out of service
        (LANG_GELEDEN, "2022-04-29", [1, 0, 0, 0, 1, 0]),
        (LANG_GELEDEN, LAATSTE, [1, 0, 0, 0, 0, 1]),  # still there at the end of the last day
        (EERSTE, "2021-12-31", [0, 1, 0, 0, 1, 0]),
    ],
)
def test_one_person_counts_on_the_right_side_of_the_edges(
    begin: str, eind: str | None, verwacht: list[int]
) -> None:
    assert counts([job("A", begin, eind)]) == {"totaal": verwacht}


def test_adjacent_spells_are_no_interruption_and_a_day_between_them_is() -> None:
    aansluitend = [job("A", LANG_GELEDEN, "2021-09-30"), job("A", "2021-10-01", fte=0.5)]
    assert counts(aansluitend) == {"totaal": [1, 0, 0, 0, 0, 1]}
    met_gat = [job("A", LANG_GELEDEN, "2021-09-30"), job("A", "2021-10-02")]
    assert counts(met_gat) == {"totaal": [1, 1, 0, 0, 1, 1]}


def test_two_dienstverbanden_count_once_and_the_end_of_one_is_no_uitstroom() -> None:
    rijen = [
        job("A", LANG_GELEDEN),
        job("A", LANG_GELEDEN, "2021-12-31", dienstverband_id="D2", werkgever="Diemen"),
    ]
    assert counts(rijen) == {"totaal": [1, 0, 0, 0, 0, 1]}
    per_werkgever = counts(rijen, ["werkgever"], ["werkgever"])
    assert per_werkgever == {"diemen": [1, 0, 0, 0, 1, 0], "duo_plus": [1, 0, 0, 0, 0, 1]}


def test_a_move_between_werkgevers_is_out_and_in_for_them_and_doorstroom_for_all() -> None:
    rijen = [
        job("A", LANG_GELEDEN, "2021-09-30", werkgever="Diemen"),
        job("A", "2021-10-01", dienstverband_id="D2"),
    ]
    assert counts(rijen, ["werkgever"], ["werkgever"]) == {
        "diemen": [1, 0, 0, 0, 1, 0],
        "duo_plus": [0, 1, 0, 0, 0, 1],
    }
    assert counts(rijen, ["werkgever"]) == {
        "diemen": [1, 0, 0, 1, 0, 0],
        "duo_plus": [0, 0, 1, 0, 0, 1],
    }
    assert counts(rijen) == {"totaal": [1, 0, 0, 0, 0, 1]}


def test_nobody_gives_zeros() -> None:
    assert counts([]) == {"totaal": [0, 0, 0, 0, 0, 0]}
    assert counts([], ["werkgever"]) == {}


DAYS = st.integers(0, 730).map(lambda n: date(2020, 11, 1) + timedelta(days=n))
SPELL = st.tuples(
    st.sampled_from("ABC"),
    st.sampled_from(["Diemen", "Duo+"]),
    DAYS,
    st.none() | st.integers(0, 400),
)


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(SPELL, max_size=8), st.sampled_from([(), ("werkgever",)]))
def test_begin_plus_in_less_out_is_eind_in_every_group(
    spells: list[tuple[str, str, date, int | None]], binnen: tuple[str, ...]
) -> None:
    rijen = [
        job(
            wie,
            begin.isoformat(),
            n if n is None else (begin + timedelta(days=n)).isoformat(),
            werkgever=waar,
        )
        for wie, waar, begin, n in spells
    ]
    for groep in ([], ["werkgever"]):
        stand = flows(frame("dienstverbanden", *rijen), VENSTER, groep, binnen if groep else ())
        erbij = stand["instroom"] + stand["doorstroom_in"]
        eraf = stand["uitstroom"] + stand["doorstroom_uit"]
        assert (stand["begin"] + erbij - eraf).tolist() == stand["eind"].tolist()


# --- the facts


def test_percentages_are_of_the_mean_of_begin_and_end() -> None:
    """20 at the begin, 6 leave and 5 come: 19 at the end. Mean 19.5: 25.6% in, 30.8% out."""
    tabellen = staff(
        *jobs("A", 14, LANG_GELEDEN),
        *jobs("B", 6, LANG_GELEDEN, "2021-12-31"),
        *jobs("C", 5, "2022-01-01"),
    )
    assert stromen.instroom_pct(tabellen).tekst == "25,6%"
    assert stromen.uitstroom_pct(tabellen).tekst == "30,8%"


@pytest.mark.parametrize(
    ("blijft", "weg", "komt", "tekst"),
    [
        (14, 6, 4, "x"),  # from begin, eind and uitstroom a reader would compute the four
        (14, 4, 6, "x"),
        (14, 6, 0, "35,3%"),  # 6 / ((20 + 14) / 2); nobody came, and nobody is not few
        (3, 6, 5, "x"),  # 8 at the end: the base is too small for a percentage
        (0, 0, 0, "n.v.t."),
    ],
)
def test_uitstroom_is_hidden_when_it_or_what_follows_from_it_is_small(
    blijft: int, weg: int, komt: int, tekst: str
) -> None:
    tabellen = staff(
        *jobs("A", blijft, LANG_GELEDEN),
        *jobs("B", weg, LANG_GELEDEN, "2021-12-31"),
        *jobs("C", komt, "2022-01-01"),
    )
    assert stromen.uitstroom_pct(tabellen).tekst == tekst


def test_doorstroom_counts_moves_between_teams_and_werkgevers() -> None:
    """20 persons all year, 6 of whom move to another team or werkgever: 30%."""
    verhuist = [
        *moves("A", 3, {}, {"team": "Facilitair"}),
        *moves("B", 3, {}, {"werkgever": "Diemen"}),
    ]
    tabellen = staff(*verhuist, *jobs("C", 14, LANG_GELEDEN))
    assert stromen.doorstroom_pct(tabellen).tekst == "30,0%"
    assert stromen.uitstroom_pct(tabellen).tekst == "0,0%"


def test_uitstroom_of_the_team_does_not_count_who_goes_to_another_team() -> None:
    """21 in the team, 6 leave the organisation and 5 go to another team: 6 / ((21 + 10) / 2)."""
    verhuist = moves("V", 5, {"team": IA}, {})
    weg = jobs("B", 6, LANG_GELEDEN, VOORAF, team=IA)
    krap = staff(*verhuist, *weg, *jobs("A", 9, LANG_GELEDEN, team=IA))
    assert stromen_ia.uitstroom_ia_pct(krap).tekst == "x"  # nine at the end
    ruim = staff(*verhuist, *weg, *jobs("A", 10, LANG_GELEDEN, team=IA))
    assert stromen_ia.uitstroom_ia_pct(ruim).waarde == Decimal(600) / Decimal("15.5")


def test_a_bbl_contract_that_becomes_a_job_is_instroom() -> None:
    rijen = [job("A", LANG_GELEDEN, "2021-08-31", soort="BBL"), job("A", "2021-09-01")]
    tabel = stromen.per_werkgever(
        staff(*rijen, *jobs("B", 20, LANG_GELEDEN), *jobs("C", 4, EERSTE))
    )
    assert column(tabel, "Begin") == [0, 0, 0, 20, 20]
    assert column(tabel, "Instroom") == [0, 0, 0, 5, 5]


# --- the tables


def test_per_werkgever_shows_movers_twice_and_duo_breed_does_not() -> None:
    """Ten at Diemen and ten at Duo+; five go from the one to the other."""
    verhuist = moves("A", 5, {"werkgever": "Diemen"}, {})
    blijft = [*jobs("B", 10, LANG_GELEDEN, werkgever="Diemen"), *jobs("C", 10, LANG_GELEDEN)]
    tabel = stromen.per_werkgever(staff(*verhuist, *blijft))
    assert column(tabel, "Werkgever") == ["Diemen", "Ouder-Amstel", "Uithoorn", "Duo+", "Duo-breed"]
    assert column(tabel, "Uitstroom") == [5, 0, 0, 0, 0]
    assert column(tabel, "Instroom") == [0, 0, 0, 5, 0]
    assert column(tabel, "Eind") == [10, 0, 0, 15, 25]
    assert column(tabel, "Uitstroom (%)") == [40, None, None, 0, 0]


def test_reasons_add_up_to_the_uitstroom_of_duo_breed() -> None:
    """Who leaves twice in the year left twice; the reason is that of the last row."""
    terug = [
        job("A", LANG_GELEDEN, "2021-06-30", reden_uit="Einde contract"),
        job("A", "2021-09-01", "2021-12-31", reden_uit="Eigen verzoek"),
    ]
    weg = [
        *jobs("B", 6, LANG_GELEDEN, "2021-10-31", reden_uit="Eigen verzoek"),
        *jobs("C", 5, LANG_GELEDEN, "2022-01-31", reden_uit="Pensioen"),
        *jobs("D", 4, LANG_GELEDEN, "2022-01-31", reden_uit="Einde contract"),
    ]
    intern = [
        job("E", LANG_GELEDEN, "2021-12-31", reden_uit="Intern"),
        job("E", "2022-01-01", team="X"),
    ]
    tabellen = staff(*terug, *weg, *intern, *jobs("Z", 20, LANG_GELEDEN), *jobs("Y", 5, EERSTE))
    tabel = stromen.redenen(tabellen)
    assert column(tabel, "Reden") == [
        "Eigen verzoek", "Pensioen", "Einde contract", "Intern", "Overig", "Totaal",
    ]  # fmt: skip
    assert column(tabel, "Uitstroom") == [7, 5, 5, 0, 0, 17]
    assert column(stromen.per_werkgever(tabellen), "Uitstroom")[-1] == 17


def cluster(naam: str, blijft: int, weg: int, komt: int) -> list[Rij]:
    """People of a cluster of I&A."""
    rijen = [
        *jobs(f"{naam}-blijft", blijft, LANG_GELEDEN),
        *jobs(f"{naam}-weg", weg, LANG_GELEDEN, "2021-12-31"),
        *jobs(f"{naam}-komt", komt, "2022-01-01"),
    ]
    return [{**rij, "team": IA, "cluster": naam} for rij in rijen]


def test_clusters_with_few_leavers_are_one_row() -> None:
    """Geo: 14 become 10, 6 left: 50%. The others: 32 become 30, 5 left: 5 / 31 = 16.1%."""
    tabellen = staff(
        *cluster("Applicatiebeheer", 11, 2, 1),
        *cluster("Geo", 8, 6, 2),
        *cluster("Advies", 7, 1, 0),
        *cluster("Infra", 9, 2, 2),
    )
    grafiek = stromen_ia.per_cluster(tabellen)
    assert column(grafiek, "Cluster") == ["Geo", "Overige clusters", "Team I&A"]
    assert column(grafiek, "Uitstroom") == [6, 5, 11]
    assert [rij[-1] for rij in grafiek.tabel.teksten()] == ["50,0", "16,1", "25,6"]
    assert stromen_ia.uitstroom_ia_pct(tabellen).tekst == "25,6%"
    assert stromen_ia.instroom_ia_pct(tabellen).tekst == "11,6%"


def test_a_table_of_clusters_leaves_out_what_would_give_a_small_instroom_away() -> None:
    grafiek = stromen_ia.per_cluster(staff(*cluster("Geo", 8, 6, 2), *cluster("Infra", 20, 5, 3)))
    assert [kop.tekst for kop in grafiek.tabel.koppen] == ["Cluster", "Uitstroom", "Uitstroom (%)"]


@pytest.mark.parametrize(
    "rijen",
    [
        [*cluster("Geo", 8, 6, 2), *cluster("Infra", 20, 2, 3)],  # the rest is small
        [*cluster("Geo", 8, 6, 1), *cluster("Infra", 20, 5, 1)],  # the team has two joiners
    ],
)
def test_where_no_cut_is_safe_only_the_team_stands(rijen: list[Rij]) -> None:
    grafiek = stromen_ia.per_cluster(staff(*rijen))
    assert column(grafiek, "Cluster") == ["Team I&A"]


def test_the_team_is_hidden_in_the_table_and_the_fact_alike() -> None:
    tabellen = staff(*cluster("Geo", 8, 6, 1), *cluster("Infra", 20, 5, 1))
    assert column(stromen_ia.per_cluster(tabellen), "Uitstroom") == [X]
    assert column(stromen_ia.per_cluster(tabellen), "Uitstroom (%)") == [X]
    assert stromen_ia.uitstroom_ia_pct(tabellen).waarde is X
    assert "niet getoond" in stromen_ia.per_cluster(tabellen).alt


def test_an_organisation_without_the_team_has_no_uitstroom_there() -> None:
    tabellen = staff(*jobs("A", 12, LANG_GELEDEN))
    assert stromen_ia.uitstroom_ia_pct(tabellen).tekst == "n.v.t."
    assert column(stromen_ia.per_cluster(tabellen), "Uitstroom (%)") == [None]
    assert stromen_ia.per_cluster(tabellen).svg.startswith("<svg")


def test_an_empty_table_gives_no_figures_and_no_crash() -> None:
    tabellen = staff()
    assert stromen.uitstroom_pct(tabellen).tekst == "n.v.t."
    assert column(stromen.redenen(tabellen), "Uitstroom") == [0] * 6
    assert column(stromen.per_werkgever(tabellen), "Instroom (%)") == [None] * 5


# --- the lines of other gemeenten


@pytest.mark.parametrize(
    ("periode", "labels"),
    [
        ("2021-T1", []),  # 2017 is too old by then, and uitstroom had another definition
        (
            "2022-T1",
            [
                "Instroom alle gemeenten 2021 (Personeelsmonitor)",
                "Uitstroom alle gemeenten 2021 (Personeelsmonitor)",
            ],
        ),
    ],
)
def test_national_lines_are_recent_and_of_one_definition(periode: str, labels: list[str]) -> None:
    tabellen = delivery(
        periode, dienstverbanden=frame("dienstverbanden", *jobs("A", 12, LANG_GELEDEN))
    )
    lijnen = stromen.per_werkgever(tabellen).drempels
    assert [lijn.label for lijn in lijnen] == labels
