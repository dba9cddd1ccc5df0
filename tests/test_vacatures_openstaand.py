"""Open vacatures: counted, aged and put beside the formatie as the definitions say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duo_analytics.chapters.vacatures import openstaand, stromen, verloop
from duo_analytics.periods import Periode
from tests.vacatures import IA, levering, plaatsen, plain, vacature

# On 30 April 2022: 13 weeks and one day before it is 28 January, 13 weeks before it 29 January.
RIJEN = (
    vacature("2022-01-28", ronde=2, fte=0.6),
    vacature("2022-01-29", fte=0.8),
    vacature("2021-06-01", **IA, ronde=3),
    vacature("2022-04-20", **IA),
    vacature("2022-01-03", "2022-03-01", ronde=2),
    vacature("2022-01-03", ingetrokken="2022-03-01"),
)


def test_open_vacatures_are_told_in_numbers_fte_and_age() -> None:
    tabellen = levering("2022-T1", *RIJEN, formatie=[plaatsen(50.0), plaatsen(18.0, **IA)])
    assert openstaand.open_vacatures(tabellen).waarde == 4
    assert openstaand.open_ia(tabellen).waarde == 2
    assert plain(openstaand.open_fte(tabellen).tekst) == "3,4 fte"
    assert openstaand.vacaturegraad_pct(tabellen).tekst == "5,0%"


def test_exactly_the_norm_is_not_longer_than_the_norm() -> None:
    """Of 28 and 29 January only the first is open for more than 13 weeks on 30 April."""
    tabellen = levering("2022-T1", *RIJEN)
    assert plain(openstaand.norm_lang_open_weken(tabellen).tekst) == "13 weken"
    assert openstaand.lang_open(tabellen).waarde == 2


def test_half_of_the_open_vacatures_is_in_a_later_ronde() -> None:
    assert openstaand.open_latere_ronde_pct(levering("2022-T1", *RIJEN)).tekst == "50,0%"


def test_the_ronde_of_an_earlier_peildatum_is_not_made_up() -> None:
    feit = openstaand.open_latere_ronde_pct(levering("2022-T2", vacature("2021-06-01", ronde=3)))
    assert feit.waarde == 100
    assert feit.vorige is not None
    assert feit.vorige.waarde is None


def test_a_change_compares_with_what_was_known_then() -> None:
    """Opened in March 2021 and signed in June: open on 30 April 2021 and not a year later."""
    tabellen = levering("2022-T1", vacature("2021-03-01", "2021-06-01"), vacature("2022-04-01"))
    feit = openstaand.open_vacatures(tabellen)
    assert feit.vorig_jaar is not None
    assert feit.waarde == feit.vorig_jaar.waarde == 1
    assert feit.verandering(feit.vorig_jaar) == "gelijk"


def test_no_change_is_told_where_the_history_does_not_reach() -> None:
    tabellen = levering("2022-T1", *RIJEN, gegevens_vanaf=date(2021, 12, 31))
    feit = openstaand.open_vacatures(tabellen)
    assert feit.verandering(feit.vorig_jaar) == "n.v.t."
    assert plain(feit.verandering(feit.vorige)) == "+3 vacatures"


def test_without_formatie_there_is_no_vacaturegraad() -> None:
    assert openstaand.vacaturegraad_pct(levering("2022-T1", *RIJEN)).tekst == "n.v.t."


def test_the_parts_per_werkgever_add_up_to_the_printed_total() -> None:
    """0.25 + 0.25 + 0.25 fte: each would round up to 0.3, the total of 0.75 is 0.8."""
    deel = [vacature("2022-04-01", fte=0.25, werkgever=w) for w in ("Diemen", "Uithoorn", "Duo+")]
    tabel = openstaand.per_werkgever(levering("2022-T1", *deel)).tabel
    omvang = [Decimal(str(rij[tabel.plaats("Omvang")])) for rij in tabel.rijen]
    assert omvang[-1] == Decimal("0.8")
    assert sum(omvang[:-1]) == omvang[-1]


def test_every_open_vacature_is_in_one_class_of_age() -> None:
    tabel = openstaand.per_functiegroep(levering("2022-T1", *RIJEN)).tabel
    rijen = {rij[0]: rij[1:] for rij in tabel.teksten()}
    assert [kop.tekst for kop in tabel.koppen][1:] == [
        "t/m 4 weken", "meer dan 4 t/m 13 weken", "meer dan 13 t/m 26 weken",
        "meer dan 26 t/m 52 weken", "meer dan 52 weken",
        "Open", "Langer dan 13 weken", "In tweede of latere ronde",
    ]  # fmt: skip
    assert rijen["ICT en gegevens"] == ("1", "0", "0", "1", "0", "2", "1", "1")
    assert rijen["Overig"] == ("0", "1", "1", "0", "0", "2", "1", "1")
    assert rijen["Totaal"] == ("1", "1", "1", "1", "0", "4", "2", "2")


def test_at_an_earlier_peildatum_the_table_has_no_column_of_rondes() -> None:
    tabellen = levering("2022-T1", vacature("2021-03-01")).op(Periode(2021, 1))
    koppen = [kop.tekst for kop in openstaand.per_functiegroep(tabellen).tabel.koppen]
    assert koppen[-1] == "Langer dan 13 weken"


# --- the course


def test_the_course_ends_with_the_facts_of_the_peildatum() -> None:
    tabel = verloop.per_maand(levering("2022-T1", *RIJEN)).tabel
    regels = list(tabel.teksten())
    assert len(regels) == 25
    assert regels[-1] == ("apr 22", "4", "2", "2")
    assert regels[-2] == ("mrt 22", "3", "1", "1")


def test_the_course_begins_where_the_history_does() -> None:
    tabellen = levering("2022-T1", *RIJEN, gegevens_vanaf=date(2022, 2, 28))
    assert [rij[0] for rij in verloop.per_maand(tabellen).tabel.rijen] == [
        "feb 22", "mrt 22", "apr 22",
    ]  # fmt: skip


def test_a_history_that_starts_after_the_peildatum_leaves_the_peildatum() -> None:
    tabellen = levering("2022-T1", *RIJEN, gegevens_vanaf=date(2022, 5, 10))
    assert [rij[0] for rij in verloop.per_maand(tabellen).tabel.rijen] == ["apr 22"]


def test_the_werkgevers_of_a_month_add_up_to_all() -> None:
    tabellen = levering("2022-T1", *RIJEN)
    alle, delen = verloop.per_maand(tabellen).tabel, verloop.per_maand_en_werkgever(tabellen).tabel
    for som, rij in zip(alle.rijen, delen.rijen, strict=True):
        assert sum(Decimal(str(cel)) for cel in rij[1:]) == som[1]


# --- the flows


def test_the_flows_of_the_tertaal_are_facts() -> None:
    tabellen = levering("2022-T1", *RIJEN)
    assert plain(stromen.ontstaan(tabellen).tekst) == "5 vacatures"
    assert plain(stromen.vervuld(tabellen).tekst) == "1 vacature"
    assert plain(stromen.ingetrokken(tabellen).tekst) == "1 vacature"
    assert stromen.ontstaan(tabellen).moment == "januari tot en met april 2022"


def test_the_account_per_werkgever_has_its_check_as_a_line() -> None:
    tabel = stromen.per_werkgever(levering("2022-T1", *RIJEN))
    assert [kop.tekst for kop in tabel.koppen][1:] == [
        "Diemen", "Ouder-Amstel", "Uithoorn", "Duo+", "Duo-breed",
    ]  # fmt: skip
    assert list(tabel.teksten()) == [
        ("Open op 31 december 2021", "0", "0", "0", "1", "1"),
        ("Ontstaan (erbij)", "4", "0", "0", "1", "5"),
        ("Vervuld (eraf)", "1", "0", "0", "0", "1"),
        ("Ingetrokken (eraf)", "1", "0", "0", "0", "1"),
        ("Open op 30 april 2022", "2", "0", "0", "2", "4"),
        ("Sluitverschil", "0", "0", "0", "0", "0"),
    ]


def test_rows_that_contradict_themselves_show_in_that_line() -> None:
    dubbel = vacature("2022-02-01", "2022-03-01", "2022-03-15", werkgever="Uithoorn")
    regels = list(stromen.per_werkgever(levering("2022-T1", *RIJEN, dubbel)).teksten())
    assert regels[-1] == ("Sluitverschil", "0", "0", "−1", "0", "−1")


def test_each_tertaal_begins_where_the_one_before_it_ended() -> None:
    tabel = stromen.per_tertaal(levering("2022-T1", *RIJEN, vacature("2020-06-01"))).tabel
    begin, eind = tabel.plaats("Begin"), tabel.plaats("Eind")
    assert [rij[0] for rij in tabel.rijen] == [
        "2020-T1", "2020-T2", "2020-T3", "2021-T1", "2021-T2", "2021-T3", "2022-T1",
    ]  # fmt: skip
    assert [rij[eind] for rij in tabel.rijen[:-1]] == [rij[begin] for rij in tabel.rijen[1:]]
    assert {rij[tabel.plaats("Sluitverschil")] for rij in tabel.rijen} == {0}


def test_tertalen_that_the_history_does_not_reach_are_left_out() -> None:
    tabellen = levering("2022-T1", *RIJEN, gegevens_vanaf=date(2021, 8, 31))
    assert [rij[0] for rij in stromen.per_tertaal(tabellen).tabel.rijen] == ["2021-T3", "2022-T1"]


def test_the_ronde_of_what_was_filled_is_that_of_the_signing() -> None:
    """Signed in twelve months: one of two took more than one ronde."""
    rijen = [vacature("2021-06-01", "2021-08-01", ronde=r) for r in (1, 2)]
    rijen += [vacature("2021-01-01", "2021-04-30", ronde=4)]
    assert stromen.vervuld_latere_ronde_pct(levering("2022-T1", *rijen)).tekst == "50,0%"
    assert stromen.vervuld_latere_ronde_pct(levering("2022-T1")).tekst == "n.v.t."


def test_littles_duration_follows_from_thirteen_standen_and_the_filled() -> None:
    """Open on 30 April 2021 up to 31 March 2022, twelve of thirteen standen, the first one half.

    Mean stand (1/2 + 11) / 12 = 0.95833, one filled: x 52 = 49.83 weeks.
    """
    tabellen = levering("2022-T1", vacature("2021-04-01", "2022-04-01"))
    feit = stromen.gemiddelde_openstelling_weken(tabellen)
    assert feit.waarde == pytest.approx(Decimal("49.833333333"))
    assert plain(feit.tekst) == "49,8 weken"


def test_nederland_is_a_line_only_from_the_year_that_was_published() -> None:
    """CBS 2023: 423.7 / 1462 x 52 = 15.07 weeks; in 2022 that year was still to come."""
    assert stromen.openstelling(levering("2022-T1", *RIJEN)).drempels == ()
    (lijn,) = stromen.openstelling(levering("2024-T1", *RIJEN)).drempels
    assert lijn.label == "Nederland 2023, alle sectoren (CBS)"
    assert lijn.waarde == pytest.approx(Decimal("15.0700"), abs=Decimal("0.0001"))
