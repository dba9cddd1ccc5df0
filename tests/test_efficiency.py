"""Efficiencymaatregelen by hand: what counts when, structural apart from one-off (domain 4.3)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from duo_analytics.chapters import efficiency
from duo_analytics.chapters.efficiency import baten, maatwerk, register, stand
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from duo_analytics.results.tabel import Tabel
from tests.tabellen import delivery, frame

Rij = dict[str, Any]


def mogelijkheid(naam: str, opgenomen: str = "2021-01-01", **rest: Any) -> Rij:
    """A possibility on the track digitaliseren; its status follows from its dates."""
    stappen = {"afgewezen_op": "Afgewezen", "gereed_datum": "Gerealiseerd",
               "gestart_op": "In uitvoering"}  # fmt: skip
    status = next((woord for datum, woord in stappen.items() if rest.get(datum)), "Mogelijk")
    gewoon = {
        "proces_id": "P1", "proces": "Facturen betalen", "team": "Financiën",
        "spoor": "Digitaliseren", "mogelijkheid": naam, "opgenomen_op": opgenomen,
        "status": status,
    }  # fmt: skip
    return gewoon | rest


def agenda(spoor: str, gereed: str = "", gepland: str = "2022-06-30", proces: str = "P1") -> Rij:
    """A track of a process on the agenda since the begin of 2022."""
    return {
        "proces_id": proces, "proces": f"Proces {proces}", "team": "Financiën", "spoor": spoor,
        "opgenomen_op": "2022-01-10", "gepland_op": gepland, "gereed_op": gereed or None,
    }  # fmt: skip


def aanvraag(
    gemeente: str, ontvangen: str, afgehandeld: str = "", uren: float | None = None
) -> Rij:
    """A request; '' = open."""
    return {
        "gemeente": gemeente, "datum": ontvangen, "afgehandeld_op": afgehandeld or None,
        "status": "Gehonoreerd" if afgehandeld else "Open", "uren": uren,
    }  # fmt: skip


def levering(
    periode: str = "2022-T1",
    mogelijkheden: list[Rij] | None = None,
    doorlichting: list[Rij] | None = None,
    aanvragen: list[Rij] | None = None,
) -> Tabellen:
    """A delivery of the three tables; what is left out is empty."""
    genummerd: list[Rij] = [
        {"aanvraag_id": f"M{nummer}", **rij} for nummer, rij in enumerate(aanvragen or [], 1)
    ]
    return delivery(
        periode,
        processen=frame("processen", *(mogelijkheden or [])),
        doorlichtingen=frame("doorlichtingen", *(doorlichting or [])),
        maatwerkaanvragen=frame("maatwerkaanvragen", *genummerd),
    )


def rows(tabel: Tabel) -> list[tuple[object, ...]]:
    """The rows as values."""
    return list(tabel.rijen)


def column(tabel: Tabel, kop: str) -> list[object]:
    """The values of a column."""
    return list(tabel.kolom(kop))


def cells(tabel: Tabel, kop: str) -> dict[object, object]:
    """A column by the text of the first one."""
    return dict(zip(tabel.kolom(tabel.koppen[0].tekst), tabel.kolom(kop), strict=True))


VIER = [
    mogelijkheid("klaar", gereed_datum="2022-04-30", baten_structureel=100,
                 verwerkt_op="2022-03-01", baten_incidenteel=7, kosten_incidenteel=30, uren=5.5),
    mogelijkheid("later", gestart_op="2022-02-01", gereed_datum="2022-05-01",
                 baten_structureel=1000, verwerkt_op="2022-03-01"),
    mogelijkheid("bezig", gestart_op="2022-02-01", baten_structureel=40, uren=8),
    mogelijkheid("weg", afgewezen_op="2022-04-01", baten_structureel=10_000),
]  # fmt: skip


# --- when something counts


def test_a_yield_counts_from_the_day_on_which_the_measure_is_done_and_not_a_day_sooner() -> None:
    tabellen = levering(mogelijkheden=VIER)
    assert baten.opbrengst_structureel_eur(tabellen).waarde == 100
    later = levering("2022-T2", mogelijkheden=VIER)
    assert baten.opbrengst_structureel_eur(later).waarde == 1100
    assert baten.opbrengst_structureel_eur(later).vorige is not None
    assert baten.opbrengst_structureel_eur(later.op(Periode(2022, 1))).waarde == 100


def test_the_status_follows_from_what_had_happened_by_the_peildatum() -> None:
    register_nu = stand.mogelijkheden(levering(mogelijkheden=VIER))
    assert register_nu["status"].tolist() == [
        "gerealiseerd", "in_uitvoering", "in_uitvoering", "afgewezen",
    ]  # fmt: skip
    eerder = stand.mogelijkheden(levering(mogelijkheden=VIER).op(Periode(2021, 3)))
    assert eerder["status"].tolist() == ["mogelijk"] * 4
    assert len(stand.mogelijkheden(levering(mogelijkheden=VIER).op(Periode(2020, 3)))) == 0


def test_claimed_is_what_is_realised_and_not_in_the_begroting_between_printed_amounts() -> None:
    rijen = [
        mogelijkheid("a", gereed_datum="2022-01-31", baten_structureel=100.5),
        mogelijkheid("b", gereed_datum="2022-01-31", baten_structureel=50.5,
                     verwerkt_op="2022-04-30"),
        mogelijkheid("c", gereed_datum="2022-01-31", baten_structureel=20.2,
                     verwerkt_op="2022-05-01"),
    ]  # fmt: skip
    tabellen = levering(mogelijkheden=rijen)
    # realised 171.2 = 171; in the begroting 50.5 = 51; claimed 171 - 51, not 120.7 = 121
    assert baten.opbrengst_structureel_eur(tabellen).waarde == Decimal("171.2")
    assert baten.verwerkt_eur(tabellen).waarde == Decimal("50.5")
    assert baten.geclaimd_eur(tabellen).waarde == 120


def test_one_off_amounts_count_in_the_year_in_which_the_measure_was_done() -> None:
    rijen = [
        *VIER,
        mogelijkheid("vorig jaar", gereed_datum="2021-12-31", baten_incidenteel=500,
                     kosten_incidenteel=500, uren=500),
    ]  # fmt: skip
    tabellen = levering(mogelijkheden=rijen)
    assert baten.opbrengst_incidenteel_eur(tabellen).waarde == 7
    assert baten.kosten_incidenteel_eur(tabellen).waarde == 30
    assert baten.inzet_uren(tabellen).waarde == Decimal("5.5")
    per_jaar = baten.per_jaar(tabellen)
    assert column(per_jaar, "Gereed in")[-2:] == ["2021", "2022 (t/m april)"]
    assert column(per_jaar, "Kosten incidenteel")[-2:] == [500, 30]


def test_a_saving_that_was_budgeted_in_advance_is_shown_apart_and_counts_when_it_is_real() -> None:
    tabellen = levering(mogelijkheden=VIER)
    per_stap = baten.per_stap(tabellen)
    assert cells(per_stap, "waarvan al in de begroting") == {
        "Gerealiseerd": None,
        "In uitvoering (verwacht)": 1000,
        "Mogelijk (geschat)": 0,
        "Afgewezen": 0,
    }
    assert column(baten.verloop(tabellen).tabel, "In de begroting")[-2:] == [0, 100]


def test_the_steps_are_never_added_up_and_refused_ones_have_no_amounts() -> None:
    per_stap = baten.per_stap(levering(mogelijkheden=VIER))
    assert per_stap.totaalrijen == 0
    assert cells(per_stap, "Baten structureel per jaar") == {
        "Gerealiseerd": 100,
        "In uitvoering (verwacht)": 1040,
        "Mogelijk (geschat)": 0,
        "Afgewezen": None,
    }


def test_a_yield_that_is_not_known_is_counted_apart_and_not_as_zero() -> None:
    rijen = [mogelijkheid("a", baten_structureel=10), mogelijkheid("b"), mogelijkheid("c")]
    per_stap = baten.per_stap(levering(mogelijkheden=rijen))
    assert cells(per_stap, "Baten niet bekend")["Mogelijk (geschat)"] == 2


def test_the_yields_per_track_add_up_to_the_fact_as_printed() -> None:
    sporen = ("Harmoniseren", "Uniformeren", "Digitaliseren")
    rijen = [
        mogelijkheid("x", spoor=spoor, gereed_datum="2022-01-31", baten_structureel=0.5)
        for spoor in sporen
    ]
    tabellen = levering(mogelijkheden=rijen)
    tabel = baten.per_spoor(tabellen).tabel
    assert column(tabel, "Gerealiseerd") == [1, 1, 0, 2]
    assert baten.opbrengst_structureel_eur(tabellen).tekst.endswith("2")


# --- processes and tracks


def test_the_possibilities_per_track_close_by_status() -> None:
    tabel = register.per_spoor(levering(mogelijkheden=VIER)).tabel
    assert rows(tabel)[-1] == ("Totaal", 1, 2, 0, 1, 4)
    assert rows(tabel)[0] == ("Harmoniseren", 0, 0, 0, 0, 0)
    assert rows(register.per_proces(levering(mogelijkheden=VIER))) == [
        ("Facturen betalen", 1, 2, 0, 1, 4),
        ("Totaal", 1, 2, 0, 1, 4),
    ]


def test_a_process_is_examined_when_all_three_tracks_are() -> None:
    rijen = [
        agenda("Harmoniseren", "2022-02-01"),
        agenda("Uniformeren", "2022-04-30"),
        agenda("Digitaliseren", "2022-05-01"),
        agenda("Harmoniseren", "2022-02-01", proces="P2"),
    ]
    assert register.processen_doorgelicht(levering(doorlichting=rijen)).waarde == 0
    assert register.processen_doorgelicht(levering("2022-T2", doorlichting=rijen)).waarde == 1


def test_a_track_is_examined_or_planned_or_later_than_planned_or_not_on_the_agenda() -> None:
    rijen = [
        agenda("Harmoniseren", "2022-02-01", gepland="2022-01-31"),
        agenda("Uniformeren", gepland="2022-04-30"),
        agenda("Digitaliseren", gepland="2022-05-01"),
        agenda("Uniformeren", proces="P2"),
    ]
    assert rows(register.doorlichting(levering(doorlichting=rijen))) == [
        ("Proces P1", "Financiën", "doorgelicht", "later dan gepland", "gepland op 01-05-2022", 1),
        ("Proces P2", "Financiën", None, "gepland op 30-06-2022", None, 0),
    ]


# --- maatwerk


AANVRAGEN = [
    aanvraag("Diemen", "2021-04-30", "2021-05-01", 10.25),
    aanvraag("Diemen", "2021-05-01", "2022-04-30", 4.5),
    aanvraag("Diemen", "2022-04-30", "2022-05-01", 99),
    aanvraag("Uithoorn", "2022-01-15", "2022-02-01"),
    aanvraag("Uithoorn", "2022-05-01"),
]


def test_requests_count_from_the_first_to_the_last_day_of_the_twelve_months() -> None:
    tabellen = levering(aanvragen=AANVRAGEN)
    assert maatwerk.maatwerkaanvragen(tabellen).waarde == 3
    assert maatwerk.maatwerk_uren(tabellen).waarde == Decimal("14.75")
    assert maatwerk.maatwerk_open(tabellen).waarde == 1


def test_open_plus_received_less_handled_is_open_in_every_gemeente() -> None:
    tabel = maatwerk.per_gemeente(levering(aanvragen=AANVRAGEN)).tabel
    stroom = ("Open aan het begin", "Ontvangen", "Afgehandeld", "Open aan het eind")
    kolommen = {kop: cells(tabel, kop) for kop in stroom}
    assert [kolommen[kop]["Diemen"] for kop in stroom] == [1, 2, 2, 1]
    for rij in zip(*(tabel.kolom(kop) for kop in stroom), strict=True):
        begin, erbij, eraf, eind = (Decimal(str(getal)) for getal in rij)
        assert begin + erbij - eraf == eind
    assert rows(tabel)[-1][:5] == ("Totaal", 1, 3, 3, 1)


def test_hours_that_are_not_known_are_told_and_not_counted_as_zero() -> None:
    tabel = maatwerk.per_gemeente(levering(aanvragen=AANVRAGEN)).tabel
    assert tabel.noten == ("Afgehandelde aanvragen waarvan de uren niet bekend zijn: 1.",)
    assert maatwerk.per_gemeente(levering(aanvragen=AANVRAGEN[:2])).tabel.noten == ()


def test_a_year_that_the_history_does_not_reach_is_not_compared() -> None:
    rij: Rij = {"aanvraag_id": "M1"} | AANVRAGEN[1]
    rijen = frame("maatwerkaanvragen", rij)
    kort = delivery("2022-T1", maatwerkaanvragen=rijen, gegevens_vanaf=Periode(2021, 1).begin)
    assert maatwerk.maatwerkaanvragen(kort).vorig_jaar is not None
    assert set(maatwerk.per_gemeente(kort).tabel.kolom("Ontvangen een jaar eerder")) == {None}
    tertalen = column(maatwerk.verloop(kort).tabel, "Tertaal")
    assert tertalen == ["2021-T1", "2021-T2", "2021-T3", "2022-T1"]


def test_requests_per_tertaal_are_those_received_in_it() -> None:
    tabel = maatwerk.verloop(levering(aanvragen=AANVRAGEN)).tabel
    assert cells(tabel, "Diemen")["2021-T1"] == 1
    assert cells(tabel, "Samen")["2022-T1"] == 2
    assert len(tabel.rijen) == 7


# --- the whole chapter


def test_a_delivery_without_any_row_gives_zeros_and_empty_tables() -> None:
    leeg = levering()
    assert {feit.waarde for feit in efficiency.feiten(leeg).feiten} == {Decimal(0)}
    assert rows(register.doorlichting(leeg)) == []
    assert rows(register.per_proces(leeg)) == [("Totaal", 0, 0, 0, 0, 0)]
    assert rows(baten.per_spoor(leeg).tabel)[-1] == ("Totaal", 0, 0)
    assert column(baten.per_stap(leeg), "Aantal") == [0, 0, 0, 0]
    assert column(baten.verloop(leeg).tabel, "Gerealiseerd") == [0] * 25
    assert rows(maatwerk.per_gemeente(leeg).tabel)[-1][1:5] == (0, 0, 0, 0)


@pytest.mark.parametrize("periode", ["2021-T1", "2022-T1"])
def test_the_summary_tells_the_facts_of_the_period(periode: str) -> None:
    tekst = efficiency.samenvatting(
        efficiency.feiten(levering(periode, VIER, aanvragen=AANVRAGEN))
    ).plat
    assert "structureel" in tekst
    assert "eenmalige baten" in tekst
    assert "dan een jaar eerder" in tekst
