"""From a workbook to a table: its place on the sheet, its rows, and what is said of the rest."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from duo_analytics.errors import LeveringOntbreekt, PeriodeFout
from duo_analytics.intake import read
from duo_analytics.intake.contract import tables
from duo_analytics.places import EXAMPLE
from duo_analytics.sources import Bron
from tests.intake import books
from tests.intake.deliveries import (
    formatie,
    load,
    refused,
    rows,
    said,
    said_of,
    write,
)


def test_a_sound_table_has_typed_columns_by_canonical_name_and_rows_by_their_number(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        "personeel.xlsx",
        {"Formatie": formatie({}, {"Cluster": "Geo", "Soort": "Tijdelijk"})},
    )
    frame = load(tmp_path, "formatie")["formatie"]
    assert frame.index.tolist() == [4, 5]
    assert frame.index.name == "rij"
    assert frame.loc[4].to_dict() == {
        "werkgever": "diemen",
        "afdeling": "Bedrijfsvoering",
        "team": "Inkoop",
        "cluster": pytest.approx(float("nan"), nan_ok=True),
        "functie": "Adviseur",
        "formatie_fte": 2.5,
        "soort": "structureel",
        "geldig_van": pd.Timestamp(2020, 1, 1),
        "geldig_tot": pd.NaT,
        "besluit": "Formatieplan 2020",
    }
    assert frame["cluster"].tolist()[1] == "Geo"


def test_a_table_knows_the_cells_that_it_came_from(tmp_path: Path) -> None:
    pad = write(tmp_path, "personeel.xlsx", {"Formatie": formatie({}, {"Team": "Beheer"})})
    sha256 = hashlib.sha256(pad.read_bytes()).hexdigest()
    tabellen = load(tmp_path, "formatie")
    assert tabellen.bronnen["formatie"] == Bron("personeel.xlsx", "Formatie", "A4:J5", sha256, True)
    assert tabellen.leveringen["formatie"].gegevens_vanaf == date(2015, 1, 1)
    assert tabellen.fictief


@pytest.mark.parametrize("boven", [0, 5, 19])
def test_the_header_row_is_found_within_the_first_twenty_rows(tmp_path: Path, boven: int) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({}, boven=boven)})
    assert load(tmp_path, "formatie")["formatie"].index.tolist() == [boven + 2]


def test_a_header_below_the_first_twenty_rows_is_not_found(tmp_path: Path) -> None:
    assert said_of(tmp_path, formatie({}, boven=20)) == [
        "FOUT DUO-B03  personeel.xlsx, blad 'Formatie': de kopregel staat niet in de eerste 20 "
        "rijen. Zet boven de tabel een rij met 'Werkgever', 'Afdeling', 'Team' enzovoort."
    ]


def test_headers_may_be_wrapped_over_lines_and_columns_may_stand_in_any_order(
    tmp_path: Path,
) -> None:
    blad = [rij[::-1] for rij in formatie({})]
    blad[2][blad[2].index("Formatie (fte)")] = "Formatie\n(fte) "
    write(tmp_path, "personeel.xlsx", {"Formatie": blad})
    assert load(tmp_path, "formatie")["formatie"]["formatie_fte"].tolist() == [2.5]


def test_a_missing_column_is_named_with_the_nearest_header(tmp_path: Path) -> None:
    blad = formatie({})
    blad[2][5] = "Formatie fte"
    blad[2][2] = "Xyz"
    assert said_of(tmp_path, blad) == [
        "FOUT DUO-B03  personeel.xlsx, blad 'Formatie': de kolom 'Team' ontbreekt. "
        "Zet 'Team' in de kopregel (rij 3).",
        "FOUT DUO-B03  personeel.xlsx, blad 'Formatie': de kolom 'Formatie (fte)' ontbreekt. "
        "Bedoelt u 'Formatie fte'? Zet 'Formatie (fte)' in de kopregel (rij 3).",
    ]


def test_a_doubled_column_is_named_with_both_its_cells(tmp_path: Path) -> None:
    blad = formatie({})
    blad[2].append("Team")
    assert said_of(tmp_path, blad) == [
        "FOUT DUO-B03  cel K3: de kolom 'Team' staat er 2 keer: in C3 en K3. "
        "Laat er een staan en haal de andere weg."
    ]


def test_extra_columns_are_dropped_and_named(tmp_path: Path) -> None:
    blad = formatie({}, {"Team": "Beheer"})
    blad[2] += ["Opmerking", None, "Leeg"]
    blad[3] += ["let op", 7]
    assert said_of(tmp_path, blad) == [
        "LET OP DUO-W07  personeel.xlsx, blad 'Formatie': kolommen K (Opmerking), L (zonder kop) "
        "worden niet gelezen. Controleer of dat de bedoeling is."
    ]
    assert "Opmerking" not in load(tmp_path, "formatie")["formatie"]


def test_empty_rows_between_the_data_are_skipped(tmp_path: Path) -> None:
    blad = formatie({}, {"Team": "Beheer"})
    blad.insert(4, ["  ", None, ""])
    write(tmp_path, "personeel.xlsx", {"Formatie": blad})
    assert load(tmp_path, "formatie")["formatie"].index.tolist() == [4, 6]


def test_a_table_without_rows_is_sound(tmp_path: Path) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie()})
    tabellen = load(tmp_path, "formatie")
    assert len(tabellen["formatie"]) == 0
    assert str(tabellen["formatie"].dtypes["geldig_van"]) == "datetime64[s]"
    assert tabellen.bronnen["formatie"].cellen == ""


@pytest.mark.parametrize("woord", ["Totaal", "Eindtotaal Diemen", "Subtotaal:", "TOTAAL", "Total"])
def test_a_row_of_totals_is_one_problem_and_no_data(tmp_path: Path, woord: str) -> None:
    blad = formatie({})
    blad.append([None, None, woord, None, None, 2.5])
    assert said_of(tmp_path, blad) == [
        "FOUT DUO-R03  cel C5 (kolom Team): deze rij is een totaal. Haal de rij weg; het programma "
        "telt zelf op."
    ]


def test_a_team_with_a_name_like_a_total_is_data_when_its_row_is_whole(tmp_path: Path) -> None:
    assert said_of(tmp_path, formatie({"Functie": "Totaal beheer"})) == []


def test_a_second_header_row_is_one_problem(tmp_path: Path) -> None:
    blad = formatie({})
    blad.append([*blad[2]])
    assert said_of(tmp_path, blad) == [
        "FOUT DUO-R04  cel A5 (kolom Werkgever): de kopregel staat hier nog een keer. "
        "Haal de rij weg."
    ]


def test_a_remark_below_the_table_is_one_problem(tmp_path: Path) -> None:
    blad = formatie({})
    blad += [[], ["Bron: het personeelssysteem"]]
    assert said_of(tmp_path, blad) == [
        "FOUT DUO-R04  cel A6 (kolom Werkgever): deze rij hoort niet bij de tabel: bijna alle "
        "verplichte cellen zijn leeg. Haal de rij weg, of vul haar helemaal in."
    ]


def test_every_refused_cell_is_named_with_its_address_and_header(tmp_path: Path) -> None:
    blad = formatie(
        {"Formatie (fte)": "1.000"},
        {"Team": "Beheer", "Werkgever": "Diemn", "Geldig van": books.fout("#REF!")},
        {"Team": "Advies", "Formatie (fte)": books.formule("B1*2"), "Soort": True},
        {"Team": "Geo", "Formatie (fte)": books.procent(0.85)},
    )
    assert said_of(tmp_path, blad) == [
        'FOUT DUO-C02  cel A5 (kolom Werkgever): "Diemn" staat niet in de lijst. Bedoelt u '
        "'Diemen'? Kies een van: Diemen, Ouder-Amstel, Uithoorn, Duo+.",
        'FOUT DUO-C03  cel F4 (kolom Formatie (fte)): "1.000" is tekst. Bedoelt u 1 of 1000? '
        "Maak er in Excel een getal van.",
        "FOUT DUO-C08  cel F6 (kolom Formatie (fte)): de uitkomst van de formule is niet bewaard. "
        "Open het werkboek in Excel, laat het rekenen en sla het op.",
        "FOUT DUO-C10  cel F7 (kolom Formatie (fte)): 85% is een percentage. Bedoelt u 0,85 of 85? "
        "Geef de cel in Excel de opmaak Getal en typ het getal, met een komma.",
        "FOUT DUO-C02  cel G6 (kolom Soort): WAAR staat niet in de lijst. "
        "Kies een van: Structureel, Tijdelijk.",
        "FOUT DUO-C07  cel H5 (kolom Geldig van): de cel bevat de fout #VERW!. "
        "Verbeter de formule, of vul de waarde in.",
    ]


def test_a_formula_with_a_saved_result_is_read_as_its_result(tmp_path: Path) -> None:
    blad = formatie({"Formatie (fte)": books.formule("5/2", "2.5")})
    assert said_of(tmp_path, blad) == []
    assert load(tmp_path, "formatie")["formatie"]["formatie_fte"].tolist() == [2.5]


def test_a_lost_cell_outside_what_the_reader_sees_is_still_named(tmp_path: Path) -> None:
    """A formula without a result in the last row and column has no value that a reader gives."""
    blad = formatie({}, {"Team": "Beheer", "Besluit": None})
    blad.append([*["Diemen", None, "Geo", None, None], books.formule("1+1")])
    assert "FOUT DUO-C08  cel F6 (kolom Formatie (fte))" in " ".join(said_of(tmp_path, blad))


def test_rules_hold_for_the_rows_without_refused_cells(tmp_path: Path) -> None:
    blad = formatie(
        {"Geldig t/m": date(2019, 12, 31)},
        {"Team": "Beheer", "Geldig t/m": "31 dec"},
        {"Team": "Beheer", "Geldig van": date(2021, 1, 1)},
        {"Team": "Geo"},
        {"Team": "Geo", "Geldig van": date(2021, 1, 1)},
    )
    assert said_of(tmp_path, blad) == [
        'FOUT DUO-C04  cel I5 (kolom Geldig t/m): "31 dec" is tekst. '
        "Maak er in Excel een datum van.",
        "FOUT DUO-R01  cel I4 (kolom Geldig t/m): de formatie eindigt voor zij begint. "
        "Controleer beide datums.",
        "FOUT DUO-R06  cel H8 (kolom Geldig van): deze formatie overlapt een andere regel van "
        "dezelfde functie (rij 7). Laat de vorige regel eindigen op de dag voor deze begint.",
    ]


def test_merged_cells_are_refused_once_and_not_as_empty_cells_too(tmp_path: Path) -> None:
    blad = formatie({}, {"Team": None, "Functie": "Beheerder"})
    samen = '<mergeCells count="2"><mergeCell ref="C4:C5"/><mergeCell ref="A1:D1"/></mergeCells>'
    assert said_of(tmp_path, books.Blad(blad, na=samen)) == [
        "FOUT DUO-C12  cel C4 (kolom Team): de cellen C4 tot en met C5 zijn samengevoegd. "
        "Splits ze en vul elke cel apart in."
    ]


def test_hidden_rows_and_columns_are_read_and_counted(tmp_path: Path) -> None:
    verborgen = books.Blad(
        formatie({}, {"Team": "Beheer"}, {"Team": "Geo"}),
        voor='<cols><col min="3" max="4" hidden="1"/></cols>',
        rij_attributen={1: ' hidden="1"', 5: ' hidden="1"'},
    )
    assert said_of(tmp_path, verborgen) == [
        "LET OP DUO-W01  personeel.xlsx, blad 'Formatie': 1 verborgen rij (5) is meegelezen. "
        "Controleer of dat de bedoeling is.",
        "LET OP DUO-W02  personeel.xlsx, blad 'Formatie': 2 verborgen kolommen (C, D) zijn "
        "meegelezen. Controleer of dat de bedoeling is.",
    ]
    assert len(load(tmp_path, "formatie")["formatie"]) == 3


def test_trimmed_spaces_are_named(tmp_path: Path) -> None:
    assert said_of(tmp_path, formatie({"Team": "Inkoop "})) == [
        "LET OP DUO-W03  cel C4 (kolom Team): er staan spaties of onzichtbare tekens om de tekst; "
        "die zijn weggelaten. Haal ze weg."
    ]
    assert load(tmp_path, "formatie")["formatie"]["team"].tolist() == ["Inkoop"]


def test_empty_rows_with_a_format_far_below_the_table_are_named(tmp_path: Path) -> None:
    staart = books.Blad(formatie({}) + [[] for _ in range(200)])
    assert said_of(tmp_path, staart) == [
        "LET OP DUO-W05  personeel.xlsx, blad 'Formatie': onder de tabel staan lege rijen met "
        "opmaak, tot en met rij 204; de laatste rij met een waarde is 4. Verwijder die rijen; het "
        "bestand wordt er kleiner van."
    ]


def test_a_value_from_another_file_is_named_but_not_that_file(tmp_path: Path) -> None:
    blad = formatie({"Formatie (fte)": books.formule("'[1]Formatie 2022'!$B$4", "2.5")})
    assert said_of(tmp_path, blad) == [
        "LET OP DUO-W06  cel F4 (kolom Formatie (fte)): de waarde komt via een koppeling uit een "
        "ander bestand en kan verouderd zijn. Werk de koppeling bij, of plak hier de waarde zelf."
    ]


def test_a_missing_sheet_is_named_with_the_nearest_name(tmp_path: Path) -> None:
    assert said_of(tmp_path, formatie({}), naam="formatie 2022") == [
        "FOUT DUO-B02  personeel.xlsx: het blad 'Formatie' ontbreekt. Bedoelt u 'formatie 2022'? "
        "Geef het blad de naam 'Formatie'.",
        "LET OP DUO-W10  personeel.xlsx: het blad 'formatie 2022' wordt niet gelezen. "
        "Controleer of er niets staat dat in een ander blad hoort.",
    ]


def test_a_missing_file_is_named_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, "Personeel v2.xlsx", {"Formatie": formatie({})})
    assert [str(p) for p in said(tmp_path, "formatie")] == [
        "FOUT DUO-B01  personeel.xlsx: het bestand ontbreekt. Bedoelt u 'Personeel v2.xlsx'? Leg "
        "het onder deze naam in de map 2022-T1."
    ]


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    pad = write(tmp_path, "personeel.xlsx", {"Formatie": formatie({})})
    pad.write_bytes(pad.read_bytes()[:300])
    assert [p.code for p in said(tmp_path, "formatie")] == ["DUO-B05"]


@pytest.mark.parametrize(
    ("kop", "waarde", "melding"),
    [
        ("Peildatum", date(2022, 8, 31), "FOUT DUO-B04  {plek} cel B3 (kolom Peildatum): "
         "31-08-2022 is niet de peildatum van 2022-T1. Vul 30-04-2022 in, of leg het bestand in de "
         "goede map."),
        ("Peildatum", "30-04-2022", "FOUT DUO-C04  {plek} cel B3 (kolom Peildatum): "
         '"30-04-2022" is tekst. Bedoelt u 30-04-2022? Maak er in Excel een datum van.'),
        ("Gegevens vanaf", date(2022, 6, 1), "FOUT DUO-C11  {plek} cel B4 (kolom Gegevens vanaf): "
         "01-06-2022 ligt na de peildatum, 30-04-2022. Controleer dag, maand en jaar."),
        ("Fictief", "misschien", "FOUT DUO-C02  {plek} cel B5 (kolom Fictief): "
         '"misschien" is geen ja of nee. Vul ja of nee in.'),
        ("Bron", None, "FOUT DUO-C01  {plek} cel B2 (kolom Bron): de cel is leeg. "
         "Vul een waarde in; deze kolom is verplicht."),
    ],
)  # fmt: skip
def test_the_sheet_levering_is_checked_cell_by_cell(
    tmp_path: Path, kop: str, waarde: object, melding: str
) -> None:
    levering = books.levering({kop: waarde})
    write(tmp_path, "personeel.xlsx", {"Levering": levering, "Formatie": formatie({})})
    plek = "personeel.xlsx, blad 'Levering',"
    assert [str(p) for p in said(tmp_path, "formatie")] == [melding.format(plek=plek)]


def test_a_missing_or_doubled_kenmerk_is_named(tmp_path: Path) -> None:
    levering = [rij for rij in books.levering() if rij[0] != "Bron"] + [["Fictief", "nee"]]
    write(tmp_path, "personeel.xlsx", {"Levering": levering, "Formatie": formatie({})})
    assert [str(p) for p in said(tmp_path, "formatie")] == [
        "FOUT DUO-B04  personeel.xlsx, blad 'Levering': 'Bron' ontbreekt. "
        "Zet 'Bron' een keer in kolom A, met de waarde in kolom B.",
        "FOUT DUO-B04  personeel.xlsx, blad 'Levering': 'Fictief' staat er meer dan een keer. "
        "Zet 'Fictief' een keer in kolom A, met de waarde in kolom B.",
    ]


def test_a_reference_to_another_table_must_exist(tmp_path: Path) -> None:
    opdracht = {
        "Inhuur": "I1", "Werkgever": "Diemen", "Team": "Inkoop", "Begin": date(2022, 1, 1),
        "Eind": date(2022, 4, 30), "Fte": 1.0, "Kosten (EUR)": 1000.0, "Reden": "Piek",
        "Vacature": "V9",
    }  # fmt: skip
    write(tmp_path, "inhuur.xlsx", {"Inhuur": rows("inhuur", opdracht)})
    write(tmp_path, "vacatures.xlsx", {"Vacatures": rows("vacatures")})
    assert [str(p) for p in said(tmp_path, "inhuur", "vacatures")] == [
        "FOUT DUO-R02  inhuur.xlsx, blad 'Inhuur', cel K4 (kolom Vacature): deze waarde staat niet "
        "in de tabel vacatures (blad 'Vacatures'). Voeg die rij daar toe, of verbeter de waarde."
    ]
    assert said(tmp_path, "inhuur") == []


def test_a_refusal_carries_every_error_and_no_remark(tmp_path: Path) -> None:
    blad = formatie({"Formatie (fte)": "2,5", "Team": "Inkoop "}, {"Soort": None})
    write(tmp_path, "personeel.xlsx", {"Formatie": blad})
    weigering = refused(tmp_path, "formatie")
    assert [fout.code for fout in weigering.problemen] == ["DUO-C03", "DUO-C01"]  # type: ignore[attr-defined]
    assert str(weigering).startswith("De levering is geweigerd: 2 problemen.\n")
    assert "cel G5 (kolom Soort): de cel is leeg" in str(weigering)


def test_a_period_without_a_folder_says_where_to_put_the_workbooks(tmp_path: Path) -> None:
    with pytest.raises(LeveringOntbreekt, match="januari tot en met april 2022 in deze map"):
        load(tmp_path, "formatie")
    with pytest.raises(PeriodeFout):
        read.load(("formatie",), "2022-04", tmp_path)


@pytest.mark.parametrize("periode", ["2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2"])
def test_every_table_of_the_example_is_read_in_full(periode: str) -> None:
    tabellen = read.load(tuple(tables()), periode, EXAMPLE)
    assert list(tabellen.frames) == list(tables())
    for naam, frame in tabellen.frames.items():
        assert list(frame) == [kolom.naam for kolom in tables()[naam][1].kolommen]
        assert len(frame) > 0
        assert frame.index.is_unique
