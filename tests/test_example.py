"""The fictive example: marked as such, true to the contract, made again to the byte; its story."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from duo_analytics.intake.contract import Invoertabel, Werkboek, workbooks
from duo_analytics.periods import Periode

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "data" / "example"
PERIODEN = ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2")
BESTANDEN = (
    "banenafspraak.xlsx", "financien.xlsx", "hardware.xlsx", "inhuur.xlsx", "inkoop.xlsx",
    "iv3.xlsx",
    "kantoor.xlsx", "personeel.xlsx", "processen.xlsx", "sturing.xlsx", "vacatures.xlsx",
    "werkgeverschap.xlsx",
)  # fmt: skip
IENA = "Informatisering & Automatisering"
GEO = "Geo & Gegevensmanagement"
WERKBOEKEN = tuple(w for w in workbooks() if w.bestand in BESTANDEN)
TABELLEN = tuple((w, t) for w in WERKBOEKEN for t in w.tabellen)

each_period = pytest.mark.parametrize("periode", PERIODEN)
each_table = pytest.mark.parametrize(
    ("werkboek", "tabel"), TABELLEN, ids=[t.naam for _, t in TABELLEN]
)


@cache
def sheet(periode: str, bestand: str, blad: str) -> list[list[Any]]:
    """Raw cells of a sheet."""
    boek = CalamineWorkbook.from_path(str(EXAMPLE / periode / bestand))
    return boek.get_sheet_by_name(blad).to_python()


def frame(periode: str, werkboek: Werkboek, tabel: Invoertabel) -> pd.DataFrame:
    """A table under its canonical names, codes instead of words, empty cells missing."""
    rijen = sheet(periode, werkboek.bestand, tabel.blad)[3:]
    kolommen: dict[str, pd.Series[Any]] = {}
    for kolom, waarden in zip(tabel.kolommen, zip(*rijen, strict=True), strict=True):
        woorden = {woord: code for code, woord in kolom.codes.items()}
        cellen = [None if w == "" else woorden.get(w, w) for w in waarden]
        kolommen[kolom.naam] = pd.Series(cellen, dtype=object).convert_dtypes()
        if kolom.soort.value == "datum":
            kolommen[kolom.naam] = pd.to_datetime(pd.Series(cellen, dtype=object))
    return pd.DataFrame(kolommen)


@cache
def tables(periode: str) -> Mapping[str, pd.DataFrame]:
    """Every table of a delivery by canonical name."""
    return {tabel.naam: frame(periode, werkboek, tabel) for werkboek, tabel in TABELLEN}


def peildatum(periode: str) -> pd.Timestamp:
    """Last day of a period."""
    return pd.Timestamp(Periode.parse(periode).peildatum)


def running(spells: pd.DataFrame, dag: pd.Timestamp) -> pd.DataFrame:
    """Spells of own staff that run on a day."""
    telt = spells["soort"].isin(["vast", "tijdelijk", "bovenformatief", "re_integratie"])
    eind = spells["einddatum"].fillna(pd.Timestamp("2100-01-01"))
    return spells[telt & (spells["begindatum"] <= dag) & (eind >= dag)]


# The files


@pytest.mark.slow
def test_the_generator_makes_the_committed_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "tests.example", str(tmp_path)], check=True, cwd=ROOT)
    for periode in PERIODEN:
        for bestand in BESTANDEN:
            opnieuw = (tmp_path / periode / bestand).read_bytes()
            assert opnieuw == (EXAMPLE / periode / bestand).read_bytes(), (periode, bestand)


@each_period
@pytest.mark.parametrize("bestand", BESTANDEN)
def test_every_workbook_says_that_it_is_fictive(periode: str, bestand: str) -> None:
    kenmerken = dict(sheet(periode, bestand, "Levering"))
    assert kenmerken["Fictief"] == "ja"
    assert str(kenmerken["Bron"]).startswith("FICTIEF")
    assert kenmerken["Peildatum"] == peildatum(periode).date()


@each_period
@each_table
def test_every_sheet_says_that_it_is_fictive(
    periode: str, werkboek: Werkboek, tabel: Invoertabel
) -> None:
    titel = sheet(periode, werkboek.bestand, tabel.blad)[0][0]
    dag = peildatum(periode).strftime("%d-%m-%Y")
    assert titel == f"FICTIEVE VOORBEELDGEGEVENS - {tabel.blad} - peildatum {dag}"


@each_period
@each_table
def test_headers_are_those_of_the_contract(
    periode: str, werkboek: Werkboek, tabel: Invoertabel
) -> None:
    koppen = sheet(periode, werkboek.bestand, tabel.blad)[2]
    assert koppen == [kolom.kop for kolom in tabel.kolommen]


@each_period
@each_table
def test_values_keep_to_the_bounds(periode: str, werkboek: Werkboek, tabel: Invoertabel) -> None:
    inhoud = tables(periode)[tabel.naam]
    assert len(inhoud) > 0
    for kolom in tabel.kolommen:
        waarden = inhoud[kolom.naam].dropna()
        assert not kolom.verplicht or len(waarden) == len(inhoud), kolom.naam
        assert not kolom.codes or set(waarden) <= set(kolom.codes), kolom.naam
        assert kolom.minimum is None or (waarden >= float(kolom.minimum)).all(), kolom.naam
        assert kolom.maximum is None or (waarden <= float(kolom.maximum)).all(), kolom.naam


@each_period
@each_table
def test_rows_keep_the_rules(periode: str, werkboek: Werkboek, tabel: Invoertabel) -> None:
    inhoud = tables(periode)[tabel.naam]
    for regel in tabel.regels:
        assert not regel.broken(inhoud).any(), regel


@each_period
def test_references_between_tables_exist(periode: str) -> None:
    alle = tables(periode)
    for _, tabel in TABELLEN:
        for verwijzing in tabel.verwijzingen:
            doel = alle[verwijzing.tabel][verwijzing.doel]
            assert alle[tabel.naam][verwijzing.kolom].dropna().isin(doel).all()
    overbrugd = alle["inhuur"]["vacature_id"].dropna()
    assert len(overbrugd) > 0
    assert overbrugd.isin(alle["vacatures"]["vacature_id"]).all()


@each_period
@each_table
def test_no_cell_looks_like_a_bsn(periode: str, werkboek: Werkboek, tabel: Invoertabel) -> None:
    for rij in sheet(periode, werkboek.bestand, tabel.blad)[3:]:
        for kolom, cel in zip(tabel.kolommen, rij, strict=True):
            if kolom.soort.value == "bedrag":  # the budget of a programma is as large
                continue
            tekst = str(int(cel)) if isinstance(cel, float) and cel.is_integer() else str(cel)
            assert not re.fullmatch(r"\d{8,9}", tekst)


# What was known on the peildatum


@each_period
@each_table
def test_no_date_lies_after_the_peildatum(
    periode: str, werkboek: Werkboek, tabel: Invoertabel
) -> None:
    inhoud = tables(periode)[tabel.naam]
    for kolom in tabel.kolommen:
        if kolom.soort.value == "datum" and not kolom.toekomst:
            assert not (inhoud[kolom.naam] > peildatum(periode)).any(), kolom.naam


@pytest.mark.parametrize(
    ("tabel", "sleutel"),
    [
        ("vacatures", "vacature_id"),
        ("inhuur", "inhuur_id"),
        ("activa", "activum_id"),
        ("hardwarebestellingen", "order_id"),
        ("facturen", "factuur_id"),
        ("aanbestedingen", "aanbesteding_id"),
        ("maatwerkaanvragen", "aanvraag_id"),
    ],
)
def test_a_later_delivery_holds_all_rows_of_an_earlier_one(tabel: str, sleutel: str) -> None:
    eerder, later = tables("2022-T1")[tabel], tables("2022-T2")[tabel]
    assert set(eerder[sleutel]) < set(later[sleutel])


@each_period
def test_an_open_order_line_has_no_delivered_pieces(periode: str) -> None:
    regels = tables(periode)["hardwarebestellingen"]
    is_open = regels["leverdatum"].isna()
    assert (regels.loc[is_open, "aantal_geleverd"] == 0).all()
    assert (regels.loc[~is_open, "aantal_geleverd"] == regels.loc[~is_open, "aantal"]).all()


@each_period
def test_geboekt_and_verplichting_agree_with_the_orders(periode: str) -> None:
    dag = peildatum(periode)
    regels, budget = tables(periode)["hardwarebestellingen"], tables(periode)["hardwarebudget"]
    nu = budget[budget["peildatum"] == dag]
    bedrag = regels["aantal"] * regels["prijs_per_stuk"]
    dit_jaar = regels["leverdatum"] >= pd.Timestamp(dag.year, 1, 1)
    assert nu["geboekt"].sum() == pytest.approx(bedrag[dit_jaar].sum(), abs=0.05)
    openstaand = bedrag[regels["leverdatum"].isna()].sum()
    assert nu["verplichting"].sum() == pytest.approx(openstaand, abs=0.05)


@each_period
def test_last_year_is_definitief_only_after_the_first_of_may(periode: str) -> None:
    uren = tables(periode)["banenafspraak"]
    dag = peildatum(periode)
    vorig_jaar = uren[uren["jaar"] == dag.year - 1]["status"].unique().tolist()
    assert vorig_jaar == (["voorlopig"] if dag.month == 4 else ["definitief"])
    assert uren[uren["jaar"] == dag.year]["status"].unique().tolist() == ["raming"]


@each_period
def test_nobody_is_ill_outside_the_employment(periode: str) -> None:
    alle = tables(periode)
    dienst = alle["dienstverbanden"].groupby("dienstverband_id")
    begin, eind = dienst["begindatum"].min(), dienst["einddatum"].last()
    loopt = dienst["einddatum"].apply(lambda einden: einden.isna().any())
    geval = alle["verzuim"]
    sleutel = geval["dienstverband_id"]
    assert (geval["eerste_ziektedag"] >= sleutel.map(begin)).all()
    uit_dienst = ~sleutel.map(loopt).astype(bool)
    te_laat = geval["segment_tot"].fillna(peildatum(periode)) > sleutel.map(eind)
    assert not (uit_dienst & te_laat).any()


# The story of the first report of 2022


@pytest.mark.parametrize(
    ("werkgever", "laagst", "hoogst"),
    [
        ("duo_plus", 320, 345),
        ("diemen", 140, 160),
        ("uithoorn", 108, 124),
        ("ouder_amstel", 60, 72),
    ],
)
def test_the_employers_have_their_size(werkgever: str, laagst: int, hoogst: int) -> None:
    staf = running(tables("2022-T1")["dienstverbanden"], peildatum("2022-T1"))
    personen = staf[staf["werkgever"] == werkgever]["persoon_id"].nunique()
    assert laagst <= personen <= hoogst


def test_geo_loses_five_to_seven_people_in_twelve_months() -> None:
    spells = tables("2022-T1")["dienstverbanden"]
    geo = spells[spells["cluster"] == GEO]
    begin = set(running(geo, pd.Timestamp("2021-04-30"))["persoon_id"])
    eind = set(running(geo, pd.Timestamp("2022-04-30"))["persoon_id"])
    assert len(begin) == 14
    assert 5 <= len(begin - eind) <= 7
    assert 1 <= len(eind - begin) <= 2


def test_i_and_a_is_filled_for_about_four_fifths() -> None:
    alle, dag = tables("2022-T1"), peildatum("2022-T1")
    staf = running(alle["dienstverbanden"], dag)
    formatie = alle["formatie"]
    nu = formatie[(formatie["team"] == IENA) & formatie["geldig_tot"].isna()]
    graad = staf[staf["team"] == IENA]["fte"].sum() / nu["formatie_fte"].sum()
    assert 0.75 < graad < 0.83


def test_about_thirty_vacatures_are_open_a_third_of_them_at_i_and_a() -> None:
    vacatures = tables("2022-T1")["vacatures"]
    openstaand = vacatures[vacatures["getekend_op"].isna() & vacatures["ingetrokken_op"].isna()]
    assert 26 <= len(openstaand) <= 34
    assert 8 <= (openstaand["team"] == IENA).sum() <= 11


def test_orders_wait_up_to_almost_a_year() -> None:
    regels = tables("2022-T1")["hardwarebestellingen"]
    wacht = peildatum("2022-T1") - regels[regels["leverdatum"].isna()]["besteldatum"]
    assert timedelta(weeks=45) < wacht.max() < timedelta(weeks=52)
    laatste_jaar = regels[regels["besteldatum"] >= pd.Timestamp("2021-05-01")]
    assert 0.3 < laatste_jaar["leverdatum"].isna().mean() < 0.5


def test_purchases_still_fall_within_the_budget() -> None:
    budget = tables("2022-T1")["hardwarebudget"]
    nu = budget[budget["peildatum"] == peildatum("2022-T1")]
    gebruikt = nu["geboekt"].sum() + nu["verplichting"].sum()
    assert 0.55 < gebruikt / nu["begroting_na_wijziging"].sum() < 0.70


def test_only_diemen_meets_the_quota() -> None:
    alle = tables("2022-T1")
    uren = alle["banenafspraak"].query("jaar == 2021").set_index("werkgever")
    telt_mee = alle["banenafspraak_inleen"].query("jaar == 2021 and fiat_op.notna()")
    inleen = telt_mee.groupby("inlener")["toegerekende_uren"].sum()
    eigen = uren["verloonde_uren_doelgroep"] - uren["uitgeleende_uren"]
    aandeel = (eigen + inleen) / uren["verloonde_uren_totaal"]
    normen = pd.read_csv(EXAMPLE / "reference" / "quotum.csv").query("periode == 2021")
    voldoet = aandeel > normen["waarde"].item() / 100
    assert voldoet[voldoet].index.tolist() == ["diemen"]
