"""The chapter banenafspraak: tables, path, vacatures, national context, facts and sentences.

The example norms are used: 2.37% for 2021 (fictief), 2.76% for 2024 (UWV), D = 1,331 hours.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from duo_analytics.chapters import banenafspraak
from duo_analytics.chapters.banenafspraak import (
    kerncijfers,
    landelijk,
    opgave,
    pad,
    scenarios,
    stroom,
    vacatures,
    werkgevers,
)
from duo_analytics.errors import NormOntbreekt
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.organisatie import WERKGEVERS
from duo_analytics.places import EXAMPLE, NOTEBOOKS, REFERENCE
from duo_analytics.reference import Reference
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst
from tests import legible
from tests.backtest import figures, shown
from tests.tabellen import delivery, frame

PERIODEN = ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2")
NOTEBOOK = NOTEBOOKS / "40_banenafspraak.ipynb"
HEADER = "reeks,periode,peildatum,eenheid,waarde,status,bron"
TOTALEN = {"diemen": 100000, "ouder_amstel": 50000, "uithoorn": 80000, "duo_plus": 200000}
DOELGROEP = {"diemen": 3000, "ouder_amstel": 500, "uithoorn": 900, "duo_plus": 2600}
Rij = dict[str, object]


def uren(jaar: int, status: str = "Voorlopig", **doelgroep: float) -> list[Rij]:
    """A row per werkgever; the doelgroep hours that are not given are those of DOELGROEP."""
    return [
        {
            "jaar": jaar, "werkgever": naam, "verloonde_uren_totaal": TOTALEN[code],
            "verloonde_uren_doelgroep": doelgroep.get(code, DOELGROEP[code]),
            "uitgeleende_uren": 0, "status": status,
        }
        for code, naam in WERKGEVERS.items()
    ]  # fmt: skip


def inleen(jaar: int, inlener: str, toegerekend: float, fiat: str | None = "2021-02-01") -> Rij:
    return {
        "jaar": jaar, "inlener": inlener, "uitlener": "SW-bedrijf Geheim",
        "soort_uitlener": "Detachering Wsw", "volgnummer": "1", "polisuren": 2000,
        "toegerekende_uren": toegerekend, "fiat_op": fiat,
    }  # fmt: skip


def vacature(open_op: str, fte: float = 1.0, **rest: str) -> Rij:
    basis = {"werkgever": "Diemen", "team": "T", "functiegroep": "Overig", "ronde": 1}
    return {**basis, "opengesteld_op": open_op, "fte": fte, **rest}


def levering(
    rijen: list[Rij], *inlenen: Rij, vacs: list[Rij] | None = None, periode: str = "2022-T1"
) -> Tabellen:
    genummerd = [{"vacature_id": str(i), **v} for i, v in enumerate(vacs or [])]
    return delivery(
        periode,
        banenafspraak=frame("banenafspraak", *rijen),
        banenafspraak_inleen=frame("banenafspraak_inleen", *inlenen),
        vacatures=frame("vacatures", *genummerd),
    )


def rijen(tabel: Tabel) -> list[str]:
    return [" | ".join(rij) for rij in tabel.teksten()]


def everything(tabellen: Tabellen) -> list[Grafiek | Tabel]:
    """Every chart and table of the chapter."""
    maken = (
        werkgevers.per_werkgever, werkgevers.uren, werkgevers.raming, werkgevers.verloop,
        pad.grafiek, stroom.per_soort, vacatures.scenario, vacatures.per_jaar,
        scenarios.vergelijking, scenarios.per_jaar,
        landelijk.monitor, landelijk.kwartaalcijfers,
    )  # fmt: skip
    return [maak(tabellen) for maak in maken]


def with_reference(tabellen: Tabellen, *mappen: Path) -> Tabellen:
    return replace(tabellen, reference=Reference.load(*mappen))


# --- per werkgever


def test_the_table_per_werkgever_by_hand() -> None:
    """Diemen: needed 2,370 / 1,331 = 1.78, realised 3,000 / 1,331 = 2.25 of which 0.38 hired in."""
    tabellen = levering(uren(2021, diemen=2500), inleen(2021, "Diemen", 500))
    tabel = werkgevers.per_werkgever(tabellen).tabel
    assert tabel.moment == "over 2021 (voorlopig)"
    assert rijen(tabel) == [
        "Diemen | 1,78 | 1,87 | 0,38 | 2,25 | 0,4 | 126,6 | ja",
        "Ouder-Amstel | 0,89 | 0,38 | 0,00 | 0,38 | −0,5 | 42,2 | nee",
        "Uithoorn | 1,43 | 0,68 | 0,00 | 0,68 | −0,7 | 47,5 | nee",
        "Duo+ | 3,56 | 1,95 | 0,00 | 1,95 | −1,6 | 54,9 | nee",
        "Duo-breed | 7,66 | 4,88 | 0,38 | 5,26 | −2,3 | 68,7 | n.v.t.",
    ]


def test_printed_banen_add_up_in_both_directions() -> None:
    rij = uren(2021, diemen=2499.99, ouder_amstel=0, uithoorn=666.66, duo_plus=1111.11)
    tabellen = levering(rij, *(inleen(2021, n, 107.15) for n in ("Diemen", "Ouder-Amstel")))
    tabel = werkgevers.per_werkgever(tabellen).tabel
    for kop in ("Nodig", "In dienst", "Ingeleend", "Gerealiseerd"):
        *delen, totaal = tabel.kolom(kop)
        assert sum(Decimal(str(deel)) for deel in delen) == totaal
    assert tabel.kolom("In dienst")[1] == 0  # no hours, so not a hundredth either
    for _, _, dienst, in_, samen, *_ in tabel.rijen:
        assert isinstance(dienst, Decimal)
        assert isinstance(in_, Decimal)
        assert dienst + in_ == samen


def test_hours_are_printed_whole_with_the_lent_out_ones_apart() -> None:
    eigen = uren(2021, duo_plus=2600.40)
    eigen[3]["uitgeleende_uren"] = 148.5
    tabel = werkgevers.uren(levering(eigen, inleen(2021, "Duo+", 99.5)))
    assert rijen(tabel)[3:] == [
        "Duo+ | 200.000 | 2,37 | 4.740 | 2.600 | 149 | 100 | 2.551",
        "Duo-breed | 430.000 | 2,37 | 10.191 | 7.000 | 149 | 100 | 6.951",
    ]


def test_the_tables_say_what_is_fictief_unchecked_suspended_and_only_an_ambition() -> None:
    tabel = werkgevers.per_werkgever(levering(uren(2021))).tabel
    noten = " ".join(tabel.voetnoten)
    assert "Het quotumpercentage van 2021 is fictief." in noten
    assert "1.331 uur per baan is nog te controleren" in noten
    assert "de uitvoering is opgeschort (Wfsv 122na)" in noten
    assert "geen wettelijke status" in noten
    assert "uiterlijk op 1 augustus van het jaar erna" in noten
    bronnen = [str(b) for b in tabel.bronnen]
    assert "data/example/reference/quotum.csv (rij 4), fictief" in bronnen
    assert any(b.startswith("data/reference/quotum.csv (rij ") for b in bronnen)


def test_a_small_werkgever_has_no_quotum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TOTALEN, "ouder_amstel", 40574)
    tabellen = levering(uren(2021))
    assert werkgevers.per_werkgever(tabellen).tabel.kolom("Quotum gehaald")[1] == "geen quotum"
    assert kerncijfers.saldo_ouder_amstel_banen(tabellen).waarde is None
    assert kerncijfers.theoretische_heffing_eur(tabellen).waarde == 5000 * Decimal("2.3")


def test_under_the_monitor_the_table_says_that_there_is_no_quotum(tmp_path: Path) -> None:
    rij = "quotum.regime_wfsv,2021,,aantal,0,definitief,Wet banenafspraak"
    (tmp_path / "quotum.csv").write_text(f"{HEADER}\n{rij}\n", encoding="utf-8")
    tabellen = with_reference(levering(uren(2021)), tmp_path, REFERENCE, EXAMPLE / "reference")
    tabel = werkgevers.per_werkgever(tabellen).tabel
    assert set(tabel.kolom("Quotum gehaald")[:4]) == {"geen quotum"}
    assert jaren_noot(tabel) == "alleen een landelijke monitor."
    assert kerncijfers.theoretische_heffing_eur(tabellen).waarde is None
    assert kerncijfers.tekort_banen(tabellen).tekst == "2,3\u00a0banen"  # the ambition goes on


def jaren_noot(tabel: Tabel) -> str:
    return next(n for n in tabel.noten if "monitor" in n).partition("meer, ")[2]


def test_the_estimate_is_of_the_running_year_and_stays_out_of_the_lines() -> None:
    tabellen = levering([*uren(2020, "Definitief"), *uren(2021), *uren(2022, "Raming")])
    assert werkgevers.raming(tabellen).tabel.moment == "over 2022 (raming)"
    verloop = werkgevers.verloop(tabellen).tabel
    assert verloop.kolom("Jaar") == ("2020 (definitief)", "2021 (voorlopig)")
    assert verloop.moment == "2020 tot en met 2021"


@pytest.mark.parametrize("periode", ["2022-T1", "2022-T2", "2022-T3"])
def test_the_main_year_is_always_the_year_before(periode: str) -> None:
    tabellen = levering([*uren(2021), *uren(2022, "Raming")], periode=periode)
    assert werkgevers.per_werkgever(tabellen).tabel.moment == "over 2021 (voorlopig)"
    assert kerncijfers.realisatie_pct(tabellen).moment == "over 2021 (voorlopig)"
    assert kerncijfers.raming_realisatie_pct(tabellen).moment == "over 2022 (raming)"


# --- facts


def test_the_facts_show_the_numbers_of_the_table() -> None:
    tabellen = levering([*uren(2021, diemen=2500)], inleen(2021, "Diemen", 500))
    feiten = banenafspraak.feiten(tabellen)
    breed = werkgevers.per_werkgever(tabellen).tabel.rijen[-1]
    assert feiten["nodig_banen"].waarde == breed[1]
    assert feiten["gerealiseerd_banen"].waarde == breed[4]
    assert feiten["realisatie_pct"].waarde == breed[6]
    assert feiten["tekort_banen"].tekst == "2,3\u00a0banen"
    assert feiten["werkgevers_voldoen"].tekst == "1\u00a0werkgever"
    assert feiten["saldo_diemen_banen"].waarde == Decimal("0.4")


def test_the_levy_is_called_theoretical_and_suspended() -> None:
    """(0.5 + 0.7 + 1.6) x 5,000 = 14,000: per werkgever, not over Duo-breed."""
    feit = kerncijfers.theoretische_heffing_eur(levering(uren(2021)))
    assert feit.titel == "Theoretische heffing (uitvoering opgeschort, Wfsv 122na)"
    assert feit.tekst == "€\u00a014.000"
    assert "geen verplichting" in feit.definitie


def test_only_the_levy_fact_speaks_of_money() -> None:
    tabellen = levering([*uren(2021), *uren(2022, "Raming")])
    in_euro = [f.naam for f in banenafspraak.feiten(tabellen).feiten if f.eenheid == "eur"]
    assert in_euro == ["banenafspraak.theoretische_heffing_eur"]
    for resultaat in everything(tabellen):
        tabel = resultaat.tabel if isinstance(resultaat, Grafiek) else resultaat
        assert all(kop.eenheid != "eur" for kop in tabel.koppen)


def test_a_change_compares_with_what_was_known_a_year_before() -> None:
    """A fiat of June 2021 counts for 2020 now, but did not on 30 April 2021."""
    tabellen = levering(
        [*uren(2021), *uren(2020, "Definitief")], inleen(2020, "Diemen", 1331, "2021-06-01")
    )
    eerder = kerncijfers.gerealiseerd_banen(tabellen).vorig_jaar
    assert eerder is not None
    assert (eerder.periode, eerder.waarde) == ("2021-T1", Decimal("5.26"))


def test_key_facts_are_the_three_of_the_main_year() -> None:
    feiten = banenafspraak.feiten(levering(uren(2021)))
    assert [f.naam.partition(".")[2] for f in feiten.feiten if f.kern] == [
        "realisatie_pct", "tekort_banen", "werkgevers_voldoen",
    ]  # fmt: skip


# --- the path to the ambition


def test_the_path_is_a_straight_line_to_what_the_ambition_year_asks() -> None:
    """By hand: 430,000 x 2.76% / 1,331 = 8.92; realised 7,000 / 1,331 = 5.26; 3.66 in 3 years."""
    tabellen = levering([*uren(2020, "Definitief"), *uren(2021), *uren(2022, "Raming")])
    tabel = pad.grafiek(tabellen).tabel
    assert rijen(tabel) == [
        "2020 | definitief | 2,25 | 7,27 | 5,26 | n.v.t. | n.v.t.",
        "2021 | voorlopig | 2,37 | 7,66 | 5,26 | n.v.t. | 5,26",
        "2022 | raming | 2,49 | 8,04 | n.v.t. | 5,26 | 6,48",
        "2023 | toekomst | 2,60 | 8,40 | n.v.t. | n.v.t. | 7,70",
        "2024 | toekomst | 2,76 | 8,92 | n.v.t. | n.v.t. | 8,92",
    ]
    assert "Quotum in 2024: 2,76% (UWV, definitief)." in tabel.noten
    assert pad.ambitie_nodig_banen(tabellen).moment == "in 2024"
    assert pad.ambitie_extra_banen(tabellen).waarde == Decimal("3.66")
    assert pad.ambitie_extra_banen(tabellen).moment == "van 2021 (voorlopig) naar 2024"
    assert pad.ambitie_extra_per_jaar_banen(tabellen).waarde == Decimal("1.22")


def test_a_year_to_come_without_a_percentage_is_a_gap_and_says_so(tmp_path: Path) -> None:
    regels = [
        f"quotum.percentage_overheid,{j},,pct,2.5,definitief,Staatscourant" for j in (2021, 2022)
    ]
    (tmp_path / "quotum.csv").write_text("\n".join([HEADER, *regels, ""]), encoding="utf-8")
    tabellen = with_reference(levering([*uren(2021), *uren(2022, "Raming")]), REFERENCE, tmp_path)
    tabel = pad.grafiek(tabellen).tabel
    assert rijen(tabel)[2] == "2023 | toekomst | n.v.t. | n.v.t. | n.v.t. | n.v.t. | 7,70"
    assert "Voor 2023 is nog geen quotumpercentage bekend." in tabel.noten


def test_a_year_between_that_was_not_delivered_stays_empty() -> None:
    jaren = werkgevers.verloop(levering([*uren(2019, "Definitief"), *uren(2021)])).tabel
    assert rijen(jaren)[1] == "2020 (niet geleverd)" + " | n.v.t." * 5
    tabel = pad.grafiek(levering([*uren(2019, "Definitief"), *uren(2021)])).tabel
    assert rijen(tabel)[1] == "2020 | niet geleverd | n.v.t. | n.v.t. | n.v.t. | n.v.t. | n.v.t."
    assert rijen(tabel)[3].startswith("2022 | niet geleverd | 2,49 | 8,04 |")


def test_enough_banen_need_no_path_and_no_vacatures() -> None:
    tabellen = levering(uren(2021, duo_plus=20000), vacs=[vacature("2022-01-10")])
    assert pad.ambitie_extra_banen(tabellen).waarde == 0
    assert vacatures.vacatures_per_jaar_minst(tabellen).waarde is None
    assert set(pad.grafiek(tabellen).tabel.kolom("Pad naar de ambitie")) == {None}
    assert vacatures.scenario(tabellen).noten == (
        "Er hoeven geen banen bij om de ambitie te halen.",
    )


def test_after_the_ambition_year_the_path_is_over(tmp_path: Path) -> None:
    regels = ["quotum.percentage_overheid,2025,,pct,2.8,definitief,Staatscourant"]
    (tmp_path / "quotum.csv").write_text("\n".join([HEADER, *regels, ""]), encoding="utf-8")
    tabellen = with_reference(
        levering([*uren(2024), *uren(2025, "Raming")], periode="2025-T1"), REFERENCE, tmp_path
    )
    assert opgave.opgave(tabellen) is None
    assert pad.ambitie_extra_banen(tabellen).waarde is None
    assert "Het jaar van de ambitie (2024) is voorbij." in vacatures.per_jaar(tabellen).noten
    assert kerncijfers.realisatie_pct(tabellen).waarde is not None
    assert "bestuur" not in banenafspraak.samenvatting(banenafspraak.feiten(tabellen)).plat


def test_the_ambition_is_computed_with_the_mean_hours_of_its_own_year(tmp_path: Path) -> None:
    """Needed and realised both as 1,300-hour banen: 11,868 / 1,300 = 9.13, 7,000 / 1,300 = 5.38."""
    rij = "quotum.d_uren,2024,,uren,1300,definitief,Staatscourant"
    (tmp_path / "quotum.csv").write_text(f"{HEADER}\n{rij}\n", encoding="utf-8")
    tabellen = with_reference(levering(uren(2021)), tmp_path, REFERENCE, EXAMPLE / "reference")
    taak = opgave.opgave(tabellen)
    assert taak is not None
    assert (taak.nodig, taak.gerealiseerd) == (Decimal("9.13"), Decimal("5.38"))


# --- vacatures within the formatie

VACATURES = [
    vacature("2021-05-01", 0.9),  # the first day of the twelve months
    vacature("2021-04-30", 0.8, getekend_op="2022-04-30", invulling="Extern"),  # filled on the last
    vacature("2022-04-30", 1.0),  # the last day
    vacature("2021-06-01", 0.7, getekend_op="2021-09-01", invulling="Intern"),  # not from outside
    vacature("2021-06-01", 0.6, getekend_op="2022-05-01", invulling="Extern"),  # filled afterwards
    vacature("2021-03-01", 0.5, ingetrokken_op="2022-04-30"),  # withdrawn on the peildatum
    vacature("2022-05-01", 0.4),  # opened afterwards
    vacature("2020-01-01", 0.3, getekend_op="2021-04-30", invulling="Extern"),  # the day before
]


def test_the_flow_counts_the_edges_of_the_twelve_months() -> None:
    """Opened: .9 + 1.0 + .7 + .6 = 3.2 fte; filled from outside: .8; open: .9 + 1.0 + .6."""
    tabel = stroom.per_soort(levering(uren(2021), vacs=VACATURES))
    assert tabel.moment == "1 mei 2021 tot en met 30 april 2022"
    assert rijen(tabel) == [
        "Opengesteld in twaalf maanden | 4 | 3,2 | 28,8",
        "Vervuld door iemand van buiten in twaalf maanden | 1 | 0,8 | 28,8",
        "Openstaand op de peildatum | 3 | 2,5 | 30,0",
    ]


def test_shortage_becomes_hours_and_hours_become_vacatures() -> None:
    """By hand: 1.22 banen a year x 25.5 hours = 31.11 hours a week.

    The mean vacature of (0.5 + 0.75) / 2 x 36 = 22.5 hours gives 0.88 baan: 1.38 a year, 1 in 8 of
    12 opened, 1 in 4 of 6 filled; of 25.5 hours 1.22 a year, 1 in 9 and 1 in 4. Over three years
    3.66 banen take 5 (4.15) and 4 (3.66) vacatures.
    """
    gevuld = [vacature("2021-06-01", 0.5, getekend_op="2022-01-01", invulling="Extern")] * 6
    tabellen = levering(uren(2021), vacs=[*gevuld, *[vacature("2022-01-10", 0.75)] * 6])
    tabel = vacatures.scenario(tabellen)
    assert rijen(tabel) == [
        "De gemiddelde vacature | 22,5 | 0,88 | 1,4 | 5 | 4 | 8",
        "Een baan volgens de wet | 25,5 | 1,00 | 1,2 | 4 | 4 | 9",
    ]
    assert [kop.tekst for kop in tabel.koppen[-2:]] == [
        "1 op de … van 6 vervulde", "1 op de … van 12 opengestelde",
    ]  # fmt: skip
    feiten = banenafspraak.feiten(tabellen)
    namen = ("vacatures_per_jaar_minst", "vacatures_per_jaar_meest", "een_op_krap", "een_op_ruim")
    assert [feiten[naam].tekst for naam in namen] == ["1,2", "1,4", "4", "9"]


def test_the_years_add_up_to_the_whole_path() -> None:
    tabel = vacatures.per_jaar(levering(uren(2021), vacs=[vacature("2022-01-10", 1.0)]))
    assert rijen(tabel) == [
        "2022 | 6,48 | 1,22 | 1,22 | 0,9 | 1,2",
        "2023 | 7,70 | 1,22 | 2,44 | 0,9 | 1,2",
        "2024 | 8,92 | 1,22 | 3,66 | 0,9 | 1,2",
    ]


def test_the_assumptions_are_printed_in_words() -> None:
    noten = vacatures.scenario(levering(uren(2021), vacs=VACATURES)).noten
    assert set(vacatures.AANNAMES) < set(noten)
    assert "Een volledige werkweek is 36 uur (nog te controleren)." in noten


def test_too_few_vacatures_are_not_called_one_in_zero() -> None:
    tabellen = levering(uren(2021), vacs=[vacature("2022-01-10", 0.2)])
    tabel = vacatures.scenario(tabellen)
    assert tabel.kolom("1 op de … van 1 opengestelde") == (None, None)
    assert "n.v.t.: zoveel vacatures zijn er dan niet." in tabel.noten
    feiten = banenafspraak.feiten(tabellen)
    assert feiten["een_op_krap"].waarde is None
    assert "1 op de" not in banenafspraak.samenvatting(feiten).plat


def test_without_vacatures_only_the_baan_of_the_law_is_left() -> None:
    tabellen = levering(uren(2021))
    assert [rij[0] for rij in vacatures.scenario(tabellen).rijen] == ["Een baan volgens de wet"]
    assert (
        rijen(stroom.per_soort(tabellen))[0] == "Opengesteld in twaalf maanden | 0 | 0,0 | n.v.t."
    )


# --- national context


def test_the_national_chart_holds_the_annual_monitor_alone() -> None:
    """UWV jaarverslag 2017: 6,471; ND July 2020: 9,786. UWV's Q3 2019 (3,787) is no part of it."""
    tabel = landelijk.monitor(levering(uren(2021))).tabel
    per_jaar = dict(zip(tabel.kolom("Jaar (31 december)"), tabel.kolom("Realisatie"), strict=True))
    assert {j: w for j, w in per_jaar.items() if w is not None} == {
        "2016": Decimal(3600), "2017": Decimal(6471), "2019": Decimal(9786),
    }  # fmt: skip
    assert rijen(tabel)[4].startswith("2019 | 15.000 | definitief | ND juli 2020 | 9.786 |")
    assert rijen(tabel)[-1].startswith("2024 | 25.000 | te controleren | geen bron gevonden")


def test_what_was_measured_after_the_peildatum_is_not_shown() -> None:
    nu = levering(uren(2021))
    later = levering(uren(2023), periode="2024-T1")
    assert [r[1] for r in landelijk.kwartaalcijfers(nu).rijen][-1] == "31-03-2021"
    assert [r[1] for r in landelijk.kwartaalcijfers(later).rijen][-1] == "31-12-2023"
    assert landelijk.monitor(later).tabel.kolom("Realisatie")[7] == 10004  # 2022: AWVN July 2023


def test_quarterly_figures_say_what_they_count_and_who_published_them() -> None:
    tabel = landelijk.kwartaalcijfers(levering(uren(2021)))
    assert rijen(tabel)[0] == (
        "Overheid, in dienst, zonder inleen | 31-12-2017 | 553 | indicatief | "
        "UWV, kwartaal 4 van 2017"
    )
    assert any("andere meting dan de jaarmonitor" in noot for noot in tabel.noten)


# --- own data that lacks things


def test_a_missing_werkgever_leaves_duo_breed_empty_everywhere() -> None:
    tabellen = levering([r for r in uren(2021) if r["werkgever"] != "Uithoorn"])
    tabel = werkgevers.per_werkgever(tabellen).tabel
    assert rijen(tabel)[2] == "Uithoorn" + " | n.v.t." * 7
    assert rijen(tabel)[4] == "Duo-breed" + " | n.v.t." * 7
    feiten = banenafspraak.feiten(tabellen)
    for naam in ("realisatie_pct", "tekort_banen", "werkgevers_voldoen", "ambitie_extra_banen"):
        assert feiten[naam].waarde is None
    assert vacatures.scenario(tabellen).noten == (
        "Niet te berekenen: niet van alle werkgevers zijn er uren over 2021.",
    )
    assert banenafspraak.samenvatting(feiten).plat == (
        "Over 2021 (voorlopig) haalt Diemen het quotum van de banenafspraak. Ouder-Amstel en Duo+ "
        "halen het nog niet."
    )
    assert len(everything(tabellen)) == 12


def test_empty_tables_give_empty_results_and_no_sentences() -> None:
    tabellen = levering([])
    for resultaat in everything(tabellen):
        if isinstance(resultaat, Grafiek):
            assert resultaat.svg.startswith("<svg")
            assert resultaat.alt
    feiten = banenafspraak.feiten(tabellen)
    assert {f.waarde for f in feiten.feiten} == {None}
    assert banenafspraak.samenvatting(feiten).plat == ""
    assert kerncijfers.tekort_banen(tabellen).moment == "over 2021 (niet geleverd)"


def test_own_data_without_the_percentage_of_the_year_stop_with_the_row_to_add() -> None:
    tabellen = with_reference(levering(uren(2021)), REFERENCE)
    with pytest.raises(NormOntbreekt, match=r"data/reference/quotum\.csv .*overheid,2021"):
        banenafspraak.feiten(tabellen)


def test_history_that_is_too_short_gives_no_comparison() -> None:
    tabellen = levering(uren(2021))
    kort = {n: replace(v, gegevens_vanaf=date(2021, 1, 1)) for n, v in tabellen.leveringen.items()}
    feit = kerncijfers.realisatie_pct(replace(tabellen, leveringen=kort))
    assert feit.vorig_jaar is not None
    assert feit.vorig_jaar.waarde is None


# --- sentences


@pytest.mark.parametrize(
    ("doelgroep", "zinnen"),
    [
        (
            {},
            "Over 2021 (voorlopig) haalt Diemen het quotum van de banenafspraak. Ouder-Amstel, "
            "Uithoorn en Duo+ halen het nog niet.",
        ),
        (
            {"diemen": 0},
            "Over 2021 (voorlopig) halen Diemen, Ouder-Amstel, Uithoorn en Duo+ het quotum niet.",
        ),
        (
            {"ouder_amstel": 1200, "uithoorn": 1900, "duo_plus": 4800},
            "Over 2021 (voorlopig) halen Diemen, Ouder-Amstel, Uithoorn en Duo+ het quotum van de "
            "banenafspraak.",
        ),
    ],
)
def test_the_summary_says_who_meets_the_quotum(doelgroep: dict[str, float], zinnen: str) -> None:
    tabellen = levering(uren(2021, "Voorlopig", **doelgroep))
    tekst = banenafspraak.samenvatting(banenafspraak.feiten(tabellen))
    assert tekst.plat.split("\n\n")[0] == zinnen


def test_the_summary_tells_the_ambition_and_its_range() -> None:
    gevuld = [vacature("2021-06-01", 0.5, getekend_op="2022-01-01", invulling="Extern")] * 6
    tabellen = levering(uren(2021), vacs=[*gevuld, *[vacature("2022-01-10", 0.75)] * 6])
    alineas = banenafspraak.samenvatting(banenafspraak.feiten(tabellen)).plat.split("\n\n")
    assert [a.replace("\u00a0", " ") for a in alineas[1:]] == [
        "De vier werkgevers samen realiseren 68,7% van wat nodig is. "
        "Zij komen samen 2,3 banen tekort.",
        "Het bestuur wil in 2024 met de vier werkgevers samen aan het quotum voldoen. "
        "De wet vraagt dat niet. Daarvoor moeten er 3,7 banen bij. "
        "Binnen de bestaande formatie moeten er dan elk jaar 1,2 tot 1,4 vacatures naar iemand "
        "uit de doelgroep. Dat is naar schatting 1 op de 4 tot 1 op de 9 vacatures.",
        "Wordt alles wat ontbreekt ingeleend, dan is daar in dat jaar 4.871 uur inleen extra voor "
        "nodig.",
    ]


def test_one_estimate_is_not_told_as_a_range() -> None:
    """25.5 / 36 fte is exactly the baan of the law, and as many were filled as opened."""
    omvang = [{"fte": 25.5 / 36, "getekend_op": "2022-01-01", "invulling": "Extern"}] * 5
    vacs = [vacature("2021-06-01", **v) for v in omvang]  # type: ignore[arg-type]
    tekst = banenafspraak.samenvatting(banenafspraak.feiten(levering(uren(2021), vacs=vacs)))
    assert "Dat is naar schatting 1 op de 4 vacatures." in tekst.plat


# --- the example, every period


@pytest.mark.parametrize("periode", PERIODEN)
def test_every_period_has_true_sentences_and_legible_charts(periode: str) -> None:
    getoond = list(shown(NOTEBOOK, periode))
    feiten = next(w for w in getoond if isinstance(w, Feiten))
    eerste = next(w for w in getoond if isinstance(w, Tekst)).plat.split("\n\n")[0]
    saldi = {n: feiten[f"saldo_{c}_banen"].waarde for c, n in WERKGEVERS.items()}
    wel = {n for n, saldo in saldi.items() if isinstance(saldo, Decimal) and saldo >= 0}
    assert wel == {"Diemen"}  # the story of the example
    assert eerste.startswith(f"Over {int(periode[:4]) - 1} (")
    assert {n for n in WERKGEVERS.values() if n in eerste.partition("het quotum")[0]} == wel
    grafieken = [w for w in getoond if isinstance(w, Grafiek)]
    assert {g.naam: list(legible.problems(g.svg)) for g in grafieken} == {
        f"banenafspraak.{naam}": []
        for naam in ("per_werkgever", "raming", "verloop", "pad", "scenarios", "landelijk")
    }


def test_nothing_of_a_person_or_a_single_inleen_comes_out() -> None:
    """No lender, no serial number, no polisuren, and no hours of one row of inleen."""
    uit = json.dumps(figures(NOTEBOOK), ensure_ascii=False)
    tabellen = banenafspraak.load("2022-T1")
    afspraken = tabellen["banenafspraak_inleen"]
    assert afspraken.duplicated(["jaar", "inlener"], keep=False).all()  # never one row alone
    for naam in afspraken["uitlener"].unique():
        assert naam not in uit
    assert "olgnummer" not in uit
    assert "olisuren" not in uit


def test_the_chapter_reads_only_hours_and_vacatures() -> None:
    """Data minimisation: no dienstverbanden beside the hours of the doelgroep."""
    assert banenafspraak.TABELLEN == ("banenafspraak", "banenafspraak_inleen", "vacatures")


def test_the_duo_breed_figures_agree_with_the_workbook() -> None:
    """Summed here from the rows as delivered, with the fiats up to 30 April 2022."""
    tabellen = banenafspraak.load("2022-T1")
    eigen, afspraken = tabellen["banenafspraak"], tabellen["banenafspraak_inleen"]
    eigen = eigen[eigen["jaar"] == 2021]
    geldig = afspraken[afspraken["fiat_op"] <= pd.Timestamp(2022, 4, 30)]
    c = sum(eigen["verloonde_uren_doelgroep"]) - sum(eigen["uitgeleende_uren"])
    c += sum(geldig[geldig["jaar"] == 2021]["toegerekende_uren"])
    nodig = sum(eigen["verloonde_uren_totaal"]) * Decimal("0.0237")
    assert kerncijfers.realisatie_pct(tabellen).waarde == 100 * c / nodig
    tekort = int(10 * (nodig - c) / 1331)
    assert kerncijfers.tekort_banen(tabellen).waarde == Decimal(tekort) / 10
