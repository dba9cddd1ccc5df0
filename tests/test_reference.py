"""data/reference: every value carries its source, and a gap or a slip is told with its place."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from duo_analytics.errors import NormOntbreekt
from duo_analytics.reference import (
    REFERENCE_FOLDER,
    STATUSES,
    Norm,
    Reference,
    ReferentieFout,
    aow_ages,
    period_end,
)

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE_FOLDER = REFERENCE_FOLDER.parent / "example" / "reference"
HEADER = "reeks,periode,peildatum,eenheid,waarde,status,bron"
FILES = sorted(p.stem for p in REFERENCE_FOLDER.glob("*.csv") if p.stem != "reeksbreuken")


def write(folder: Path, stem: str, *rows: str, header: str = HEADER) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{stem}.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return folder


def all_norms(folder: Path, stem: str) -> list[Norm]:
    lines = (folder / f"{stem}.csv").read_text(encoding="utf-8").splitlines()[1:]
    keys = [line.split(",")[:2] for line in lines]
    return [Reference.load(folder).norm(reeks, periode) for reeks, periode in keys]


@pytest.fixture
def published() -> Reference:
    return Reference.load()


# --- what is published


@pytest.mark.parametrize("stem", FILES)
def test_every_published_row_loads_with_source_and_status(stem: str) -> None:
    norms = all_norms(REFERENCE_FOLDER, stem)
    assert norms
    for norm in norms:
        assert norm.bron
        assert norm.status in STATUSES
        assert not norm.fictief
        assert norm.bestand == f"data/reference/{stem}.csv"


@pytest.mark.parametrize("stem", FILES)
def test_a_value_without_a_source_says_so(stem: str) -> None:
    for norm in all_norms(REFERENCE_FOLDER, stem):
        if norm.bron.startswith("geen bron"):
            assert norm.status == "te_controleren"


@pytest.mark.parametrize("stem", FILES)
def test_one_series_never_mixes_years_quarters_and_months(stem: str, published: Reference) -> None:
    for reeks in {norm.reeks for norm in all_norms(REFERENCE_FOLDER, stem)}:
        kinds = {re.sub("[0-9]", "", norm.periode) for norm in published.series(reeks)}
        assert len(kinds) == 1, reeks


@pytest.mark.parametrize(
    ("reeks", "periode", "waarde"),
    [
        ("quotum.percentage_overheid", 2018, "1.93"),  # Rijksoverheid; VO-raad
        ("quotum.percentage_overheid", 2024, "2.76"),  # UWV
        ("aow.leeftijd_maanden", 2022, "799"),  # AOW art. 7a: 66 years and 7 months
        ("aow.leeftijd_maanden", 2028, "807"),  # Rijksoverheid: 67 years and 3 months
        ("personeelsmonitor.uitstroom_pct", 2022, "8.3"),  # VNG on the Personeelsmonitor 2022
        ("personeelsmonitor.verzuim_pct_nh", 2022, "7.3"),  # A&O fonds, per province
        ("cbs.verzuim_openbaar_bestuur_pct", 2022, "6.4"),  # CBS 80072ned
        ("banenafspraak_landelijk.realisatie_overheid", 2022, "10004"),  # AWVN, July 2023
        ("chips.levertijd_weken", "2021-10", "21.9"),  # Susquehanna
        ("drempelbedragen.leveringen_diensten_decentraal", 2022, "215000"),  # Wijdemeren
    ],
)
def test_published_values(
    published: Reference, reeks: str, periode: int | str, waarde: str
) -> None:
    assert published.norm(reeks, periode).waarde == Decimal(waarde)


def test_quotum_hours_follow_from_the_law(published: Reference) -> None:
    # Besluit Wfsv 2.32 d: 25.5 hours x 52.2 weeks, down to hours; 2.20: 25 x 1,623 hours.
    per_week = published.norm("quotum.uren_per_baan_week").waarde
    assert published.norm("quotum.uren_per_baan_jaar").waarde == per_week * Decimal("52.2") // 1
    assert published.norm("quotum.drempel_uren").waarde == 25 * 1623


@pytest.mark.parametrize("jaar", [2018, 2021, 2023])
def test_target_of_overheid_and_markt_add_up_to_the_published_total(
    published: Reference, jaar: int
) -> None:
    # De Normaalste Zaak 43,500 (2018), Schulinck 80,000 (2021), UWV 105,000 (2023).
    deel = [
        published.norm(f"banenafspraak_landelijk.doel_{d}", jaar) for d in ("overheid", "markt")
    ]
    totaal = published.norm("banenafspraak_landelijk.doel_totaal", jaar)
    assert sum(norm.waarde for norm in deel) == totaal.waarde


def test_published_growth_of_vacatures_fits_its_levels(published: Reference) -> None:
    # A&O fonds: 8,700 in Q3 and 11,422 in Q4 of 2022 is the published +31%.
    oud, nieuw = (
        published.norm("vacatures.geplaatst_gemeenten", q).waarde for q in ("2022-Q3", "2022-Q4")
    )
    groei = published.norm("vacatures.geplaatst_gemeenten_groei_kwartaal_pct", "2022-Q4").waarde
    assert abs((nieuw / oud - 1) * 100 - groei) <= Decimal("0.5")


def test_aow_age_is_known_for_every_year_and_never_falls() -> None:
    ages = aow_ages(Reference.load())
    assert list(ages) == list(range(2013, 2032))
    assert list(ages.values()) == sorted(ages.values())


def test_series_break_of_the_personeelsmonitor(published: Reference) -> None:
    (breuk,) = published.breaks("personeelsmonitor.uitstroom_pct")
    assert (breuk.vanaf, breuk.bron) == (2021, "Personeelsmonitor 2021 (A&O fonds)")
    assert published.breaks("personeelsmonitor.verzuim_pct") == ()


def test_every_series_break_is_of_a_known_series(published: Reference) -> None:
    lines = (REFERENCE_FOLDER / "reeksbreuken.csv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        assert published.series(line.split(",")[0])


# --- looking a value up


def test_missing_year_names_file_and_row(published: Reference) -> None:
    with pytest.raises(NormOntbreekt) as caught:
        published.norm("quotum.percentage_overheid", 2022)
    assert str(caught.value) == (
        "Er is geen waarde van 'quotum.percentage_overheid' voor 2022. Voeg in "
        "data/reference/quotum.csv een rij toe: quotum.percentage_overheid,2022,<peildatum>,"
        "<eenheid>,<waarde>,<status>,<bron>."
    )


@pytest.mark.parametrize("reeks", ["quotum.onbekend", "bestaat_niet.reeks"])
def test_unknown_series_is_never_an_empty_answer(published: Reference, reeks: str) -> None:
    with pytest.raises(NormOntbreekt, match=f"data/reference/{reeks.partition('.')[0]}.csv"):
        published.series(reeks)
    with pytest.raises(NormOntbreekt, match=reeks):
        published.norm(reeks)
    assert published.breaks(reeks) == ()


def test_value_for_always_serves_every_year_without_its_own(tmp_path: Path) -> None:
    rows = "p.a,altijd,,uren,1331,definitief,wet", "p.a,2022,,uren,1330,definitief,regeling"
    reference = Reference.load(write(tmp_path, "p", *rows))
    assert reference.norm("p.a").waarde == 1331
    assert reference.norm("p.a", 2021).waarde == 1331
    assert reference.norm("p.a", 2022).waarde == 1330


def test_series_is_in_order_of_time(tmp_path: Path) -> None:
    periods = ["2022-Q3", "2021-12", "altijd", "2022-10", "2022", "2022-T1"]
    rows = [f"p.a,{periode},,uren,1,definitief,wet" for periode in periods]
    reference = Reference.load(write(tmp_path, "p", *rows))
    assert [norm.periode for norm in reference.series("p.a")] == [
        "altijd", "2021-12", "2022-T1", "2022-Q3", "2022-10", "2022",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("up_to", "expected"),
    [(2022, "2022"), ("2022", "2022"), (2030, "2023"), (2020, "2019"), ("2022-T1", "2019")],
)
def test_latest_is_the_newest_value_known_by_then(
    tmp_path: Path, up_to: int | str, expected: str
) -> None:
    rows = [f"p.a,{jaar},,pct,5,definitief,CBS" for jaar in (2023, 2019, 2022)]
    assert Reference.load(write(tmp_path, "p", *rows)).latest("p.a", up_to).periode == expected


def test_latest_before_the_first_value_is_missing(tmp_path: Path) -> None:
    reference = Reference.load(write(tmp_path, "p", "p.a,2019,,pct,5,definitief,CBS"))
    with pytest.raises(NormOntbreekt, match=r"'p\.a' voor 2018"):
        reference.latest("p.a", 2018)
    with pytest.raises(ValueError, match="'vorig jaar' is geen periode"):
        reference.latest("p.a", "vorig jaar")


@pytest.mark.parametrize(
    ("periode", "end"),
    [("2022", (2022, 12)), ("2022-Q1", (2022, 3)), ("2022-T2", (2022, 8)), ("2022-10", (2022, 10))],
)
def test_period_end(periode: str, end: tuple[int, int]) -> None:
    assert period_end(periode) == end


def test_only_the_file_of_the_series_is_read(tmp_path: Path) -> None:
    write(tmp_path, "goed", "goed.a,2022,,pct,5,definitief,CBS")
    write(tmp_path, "kapot", "kapot.a,2022,,pct,vijf,definitief,CBS")
    assert Reference.load(tmp_path).norm("goed.a", 2022).waarde == 5


def test_source_line_tells_period_status_and_place(published: Reference) -> None:
    percentage = published.norm("quotum.percentage_overheid", 2024)
    assert percentage.bronregel == "UWV (2024, definitief; data/reference/quotum.csv, rij 3)"
    voltijd = published.norm("normen.voltijd_uren")
    assert voltijd.bronregel.startswith("geen bron gevonden (te controleren; data/reference/")


# --- the example


def test_example_fills_only_gaps_and_says_that_it_is_fictief() -> None:
    reference = Reference.load(REFERENCE_FOLDER, EXAMPLE_FOLDER)
    series = reference.series("quotum.percentage_overheid")
    assert [int(n.periode) for n in series] == list(range(2018, 2025))
    assert [int(n.periode) for n in series if n.fictief] == list(range(2019, 2024))
    assert [n.waarde for n in series] == sorted(n.waarde for n in series)
    assert series[1].bron == "fictief, alleen voor het voorbeeld"
    assert series[1].bestand == "data/example/reference/quotum.csv"


def test_first_folder_wins_also_with_a_value_for_always(tmp_path: Path) -> None:
    rows = "p.a,altijd,,uren,1331,definitief,wet", "p.b,2022,,pct,5,definitief,CBS"
    first = write(tmp_path / "first", "p", *rows)
    made_up = [f"p.{naam},2022,,pct,9,fictief,fictief" for naam in "abc"]
    second = write(tmp_path / "second", "p", *made_up)
    reference = Reference.load(first, second)
    assert [reference.norm(f"p.{naam}", 2022).waarde for naam in "abc"] == [1331, 5, 9]
    assert [norm.periode for norm in reference.series("p.a")] == ["altijd"]


# --- malformed files

GOED = "p.a,2022,,pct,5.8,definitief,CBS"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("q.a,2022,,pct,5,definitief,CBS", "reeks: 'q.a' begint niet met 'p.'. Verplaats de rij."),
        ("p.b,22,,pct,5,definitief,CBS", "periode: '22' kan hier niet. Schrijf 2022, 2022-Q3,"),
        ("p.b,2022-Q5,,pct,5,definitief,CBS", "periode: '2022-Q5' kan hier niet."),
        ("p.b,2022,31-12-2022,pct,5,definitief,CBS", "peildatum: '31-12-2022' kan hier niet."),
        ("p.b,2022,,,5,definitief,CBS", "eenheid: '' kan hier niet. Vul de cel in."),
        ("p.b,2022,,pct,vijf,definitief,CBS", "waarde: 'vijf' kan hier niet. Schrijf een getal"),
        ("p.b,2022,,pct,NaN,definitief,CBS", "waarde: 'NaN' kan hier niet."),
        ("p.b,2022,,pct,5,geschat,CBS", "status: 'geschat' kan hier niet. Kies uit definitief,"),
        ("p.b,2022,,pct,5,definitief, ", "bron: ' ' kan hier niet. Vul de cel in."),
        (GOED, "periode: p.a 2022 staat ook in rij 2. Verwijder een rij."),
        ("p.b,2022,,pct,5,8,definitief,CBS", "alle: 8 cellen in plaats van 7. Schrijf decimalen"),
    ],
)
def test_bad_cell_is_told_with_file_row_column_and_remedy(
    tmp_path: Path, row: str, message: str
) -> None:
    folder = write(tmp_path / "reference", "p", GOED, "", row)
    with pytest.raises(ReferentieFout) as caught:
        Reference.load(folder).norm("p.a", 2022)
    assert str(caught.value).startswith(f"reference/p.csv, rij 4, kolom {message}")


def test_all_bad_cells_are_told_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path, "p", GOED, "p.b,22,,pct,x,definitief,CBS", "p.c,2022,,pct,5,definitief,"
    )
    with pytest.raises(ReferentieFout) as caught:
        Reference.load(folder).series("p.a")
    assert [(rij, kolom) for rij, kolom, _ in caught.value.problemen] == [
        (3, "periode"), (3, "waarde"), (4, "bron"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "kolom"),
    [
        ("reeks,jaar,peildatum,eenheid,waarde,status,bron", "jaar"),
        (HEADER.replace(",", ";"), HEADER.replace(",", ";")),
        ("reeks,periode,waarde", "alle"),
    ],
)
def test_unknown_columns_are_refused(tmp_path: Path, header: str, kolom: str) -> None:
    folder = write(tmp_path / "reference", "p", GOED, header=header)
    with pytest.raises(ReferentieFout) as caught:
        Reference.load(folder).norm("p.a", 2022)
    assert str(caught.value) == (
        f"reference/p.csv, rij 1, kolom {kolom}: de eerste rij is niet precies '{HEADER}'. "
        "Herstel die rij."
    )


def test_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    content = f"{HEADER}\n{GOED}\np.b,2022,,pct,5,definitief,provincië\n"
    (tmp_path / "p.csv").write_bytes(content.encode("cp1252"))
    with pytest.raises(ReferentieFout, match="rij 3, kolom alle: een teken is onleesbaar"):
        Reference.load(tmp_path).norm("p.a", 2022)


def test_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    content = f"{HEADER}\r\n{GOED}\r\n".encode("utf-8-sig")
    (tmp_path / "p.csv").write_bytes(content)
    assert Reference.load(tmp_path).norm("p.a", 2022).bron == "CBS"


def test_every_value_of_a_file_comes_in_the_order_of_its_rows(tmp_path: Path) -> None:
    eigen = write(tmp_path / "eigen", "p", "p.b,altijd,,pct,2,advies,ons")
    folder = write(tmp_path / "reference", "p", "p.b,altijd,,pct,9,advies,CBS", GOED)
    normen = Reference.load(eigen, folder).of_file("p")
    assert [(norm.reeks, str(norm.waarde)) for norm in normen] == [("p.b", "2"), ("p.a", "5.8")]
    with pytest.raises(NormOntbreekt, match=r"'q\.<naam>'"):
        Reference.load(folder).of_file("q")


def test_series_break_without_a_year_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "reeksbreuken", "p.a,sinds 2021,reden,CBS", header="reeks,vanaf,reden,bron")
    with pytest.raises(ReferentieFout, match="rij 2, kolom vanaf: 'sinds 2021' kan hier niet"):
        Reference.load(tmp_path).breaks("p.a")
