"""mapping.toml itself: what may stand in it, and every mistake with its line and nearest name."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from duo_analytics.intake.contract import tables
from duo_analytics.intake.examine import examine
from duo_analytics.intake.folder import about_folder
from duo_analytics.intake.mapping.declaration import Filter, Herkomst, Koppeling, Veld
from duo_analytics.intake.mapping.keylines import line_of
from duo_analytics.intake.mapping.mapfile import mapped_files, starts
from duo_analytics.places import ROOT, delivered_periods
from duo_analytics.sources import Bron
from tests.intake.deliveries import load, refused
from tests.intake.exports import LOONSOM, PERIODE, csv, loonsom, said, table, texts, values, write

GOED = csv("D;2022;1;1234,5", "U;2022;1;800")


def wrong(folder: Path, oud: str, nieuw: str) -> list[str]:
    """What is said of the mapping with a mistake in it."""
    assert oud in LOONSOM
    return loonsom(folder, GOED, LOONSOM.replace(oud, nieuw))


def test_a_mapped_table_says_its_lines_its_file_and_where_it_comes_from(tmp_path: Path) -> None:
    assert loonsom(tmp_path, GOED) == []
    tabellen = load(tmp_path, "loonsom")
    bron = tabellen.bronnen["loonsom"]
    assert bron == Bron("loonsom.csv", "", "regel 2 tot en met 3", bron.sha256, True)
    assert len(bron.sha256) == 64
    assert tabellen.leveringen["loonsom"].bron == "proef"


def test_a_renamed_column_of_the_export_is_one_line(tmp_path: Path) -> None:
    anders = GOED.replace("Bedrag", "Loonkosten")
    (melding,) = loonsom(tmp_path, anders, LOONSOM.replace("Tertaal;Bedrag", ""))[1:]
    assert melding == (
        "FOUT DUO-K02  loonsom.csv: de kolom 'Bedrag' ontbreekt in de export. Zet de nieuwe naam "
        "van de kolom in mapping.toml."
    )
    assert loonsom(tmp_path, anders, LOONSOM.replace('"Bedrag"', '"Loonkosten"')) == []


def test_a_missing_column_gets_the_nearest_name_of_the_export(tmp_path: Path) -> None:
    meldingen = loonsom(tmp_path, GOED.replace("Bedrag", "Bedrg"))
    assert meldingen == [
        "LET OP DUO-W21  loonsom.csv: niet gelezen: de kolom 'Bedrg'. Koppel wat u nodig hebt in "
        "mapping.toml, of noem het daar bij 'weglaten'.",
        "FOUT DUO-K02  loonsom.csv: de kolom 'Bedrag' ontbreekt in de export. Bedoelt u 'Bedrg'? "
        "Zet de nieuwe naam van de kolom in mapping.toml.",
    ]


def test_a_column_that_stands_twice_in_the_export_is_refused(tmp_path: Path) -> None:
    dubbel = csv("D;2022;1;5;6", kop="Org;Jaar;Tertaal;Bedrag;Bedrag")
    assert loonsom(tmp_path, dubbel) == [
        "FOUT DUO-K02  loonsom.csv: de kolom 'Bedrag' staat 2 keer in de export. Exporteer haar "
        "een keer."
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "tekst"),
    [
        ('jaar = "Jaar"', 'jar = "Jaar"', 12,
         "de tabel loonsom heeft geen kolom 'jar'. Bedoelt u 'jaar'? Zie docs/koppelingen.md."),
        ('bestand = "', 'bestnd = "', 9,
         "de sleutel 'bestnd' is hier onbekend. Bedoelt u 'bestand'? Zie docs/koppelingen.md."),
        ("codes = {", "code = {", 11,
         "de sleutel 'code' is hier onbekend. Bedoelt u 'codes'? Zie docs/koppelingen.md."),
        ('D = "diemen"', 'D = "dieman"', 11,
         "'werkgever': de code 'dieman' staat niet in het contract. Bedoelt u 'diemen'? Kies een "
         "van: Diemen, Ouder-Amstel, Uithoorn, Duo+."),
        ('tertaal = "Tertaal"', "tertaal = { waarde = 7 }", 13,
         "'tertaal': 7 is hoger dan 3. Toegestaan: minstens 1 en hoogstens 3."),
        ('tertaal = "Tertaal"\n', "", 10,
         "de verplichte kolom 'tertaal' (Tertaal) heeft geen bron. Voeg onder [loonsom.kolommen] "
         'een regel toe: tertaal = "...".'),
        ('jaar = "Jaar"', 'jaar = { kolom = "Jaar", waarde = 2022 }', 12,
         "'jaar': geef 'kolom' (uit de export) of 'waarde' (voor elke rij gelijk). Zie "
         "docs/koppelingen.md."),
        ('jaar = "Jaar"', 'jaar = { kolom = "Jaar", deel_door = 0 }', 12,
         "'deel_door': dit getal moet groter dan 0 zijn. Zie docs/koppelingen.md."),
        ('jaar = "Jaar"', 'jaar = { kolom = "Jaar", maal = "veel" }', 12,
         "'maal': hier hoort een getal. Zie docs/koppelingen.md."),
        ('"loonsom.csv"', '"loonsom.csv"\ncodering = "latin1"', 10,
         "'codering' heeft een waarde die niet kan. Kies 'utf-8' of 'cp1252'."),
        ('"loonsom.csv"', '"loonsom.csv"\nduizendtal = ","', 8,
         "'loonsom': 'decimaal' en 'duizendtal' kunnen niet hetzelfde teken zijn. Zie "
         "docs/koppelingen.md."),
        ('"loonsom.csv"', '"loonsom.csv"\ndatum = "dd/mm/jj"', 10,
         "'datum': 'dd/mm/jj' is geen notatie van een datum; schrijf die met dd, mm en jjjj, "
         "bijvoorbeeld dd-mm-jjjj, of kies serieel. Zie docs/koppelingen.md."),
        ('"loonsom.csv"', '"../loonsom.csv"', 9,
         "'bestand': geef alleen de naam van een bestand dat naast mapping.toml ligt. Zie "
         "docs/koppelingen.md."),
        ('bestand = "loonsom.csv"\n', "", 8,
         "'loonsom': geef 'bestand', of 'database' met 'query'. Zie docs/koppelingen.md."),
        ('"loonsom.csv"', '"loonsom.csv"\nfilters = [{ kolom = "Org" }]', 10,
         "'filters': geef 'alleen' (deze waarden) of 'niet' (alle andere waarden). Zie "
         "docs/koppelingen.md."),
        ('"loonsom.csv"', '"loonsom.csv"\nstart = "afas_verzuin"', 10,
         "er is geen startkoppeling 'afas_verzuin'. Bedoelt u 'afas_verzuim'? Kies uit: "
         "afas_employees, afas_financiele_mutaties, afas_medewerker_contract, "
         "afas_vaste_activa, afas_verzuim, iv3, snipe_it, ubl, youforce."),
        ('"loonsom.csv"', '"loonsom.csv"\nstart = "afas_verzuim"', 10,
         "'afas_verzuim' is er niet voor de tabel 'loonsom'. Zet haar onder [verzuim]."),
        ("[loonsom.kolommen]", "[lonsom.kolommen]", 10,
         "er is geen tabel 'lonsom'. Bedoelt u 'loonsom'? Kies een tabel van het contract. Zie "
         "docs/koppelingen.md."),
    ],
)  # fmt: skip
def test_a_mistake_in_the_mapping_is_said_with_its_line(
    tmp_path: Path, oud: str, nieuw: str, regel: int, tekst: str
) -> None:
    assert f"FOUT DUO-K01  mapping.toml, regel {regel}: {tekst}" in wrong(tmp_path, oud, nieuw)


def test_all_mistakes_are_said_together_and_nothing_is_read(tmp_path: Path) -> None:
    mapping = LOONSOM.replace("bestand", "bestnd").replace('"Jaar"', "{ wat = 1 }")
    meldingen = loonsom(tmp_path, GOED, mapping)
    assert len(meldingen) == 2
    assert all(melding.startswith("FOUT DUO-K01") for melding in meldingen)
    assert refused(tmp_path, "loonsom").exit_code == 3


def test_a_file_that_is_no_toml_says_where_it_stops_being_so(tmp_path: Path) -> None:
    assert wrong(tmp_path, 'jaar = "Jaar"', 'jaar = "Jaar') == [
        "FOUT DUO-K01  mapping.toml: dit is geen geldige TOML: regel 12, teken 13. Controleer "
        "aanhalingstekens, haken en of een sleutel er twee keer staat."
    ]


def test_a_file_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    periode = write(tmp_path, LOONSOM)
    (periode / "mapping.toml").write_bytes("# begroting 2022: financiën".encode("cp1252"))
    assert texts(tmp_path) == [
        "FOUT DUO-K01  mapping.toml: het bestand is geen UTF-8. Bewaar het als tekst in UTF-8."
    ]


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ("peildatum = 2022-03-31",
         "'peildatum': 31-03-2022 is niet de peildatum van 2022-T1. Vul 30-04-2022 in, of leg het "
         "bestand in de goede map."),
        ("gegevens_vanaf = 2023-01-01",
         "'gegevens_vanaf': 01-01-2023 ligt na de peildatum, 30-04-2022. Controleer dag, maand en "
         "jaar."),
        ('bron = ""', "'bron': de cel is leeg. Vul een waarde in; deze kolom is verplicht."),
    ],
)  # fmt: skip
def test_what_a_sheet_levering_would_say_is_checked_per_table(
    tmp_path: Path, regel: str, melding: str
) -> None:
    mapping = LOONSOM.replace("[loonsom.kolommen]", f"{regel}\n[loonsom.kolommen]")
    assert loonsom(tmp_path, GOED, mapping) == [
        f"FOUT DUO-B04  mapping.toml, blad 'loonsom': {melding}"
    ]


def test_the_day_of_the_extraction_may_be_given_for_the_signals(tmp_path: Path) -> None:
    mapping = LOONSOM.replace(
        "[loonsom.kolommen]", "uitgedraaid_op = 2022-04-02\n[loonsom.kolommen]"
    )
    periode = write(tmp_path, mapping, loonsom__csv=GOED)
    bestanden = examine(periode, PERIODE, ("loonsom",))
    assert [b.uitgedraaid_op for b in bestanden] == [None, date(2022, 4, 2)]


def test_a_table_without_mapping_still_comes_from_its_workbook(tmp_path: Path) -> None:
    write(tmp_path, LOONSOM, loonsom__csv=GOED)
    meldingen = texts(tmp_path, "loonsom", "inhuur")
    assert [m.split(".")[0] for m in meldingen] == ["FOUT DUO-B01  inhuur"]


def test_a_missing_export_is_said_with_its_name(tmp_path: Path) -> None:
    write(tmp_path, LOONSOM)
    assert texts(tmp_path) == [
        "FOUT DUO-B01  loonsom.csv: het bestand ontbreekt. Leg het in de map 2022-T1, of pas "
        "mapping.toml aan."
    ]


def test_a_kind_of_file_that_is_no_source_is_refused(tmp_path: Path) -> None:
    write(tmp_path, LOONSOM.replace("loonsom.csv", "loonsom.pdf"), loonsom__pdf="x")
    assert texts(tmp_path) == [
        "FOUT DUO-K04  loonsom.pdf: een bestand '.pdf' is geen bron. Kies .csv, .txt, .parquet, "
        ".xlsx, .xml."
    ]


def test_a_filter_reads_only_some_rows_and_says_how_many_it_left_out(tmp_path: Path) -> None:
    mapping = LOONSOM.replace(
        "[loonsom.kolommen]",
        'filters = [{ kolom = "Org", niet = ["Totaal"] }, { kolom = "Jaar", alleen = "2022" }]\n'
        "[loonsom.kolommen]",
    )
    inhoud = csv("D;2022;1;1", "D;2021;1;2", "U;2022;1;3", "Totaal;2022;1;4")
    assert loonsom(tmp_path, inhoud, mapping) == [
        "LET OP DUO-W24  loonsom.csv: 2 rijen zijn weggelaten door de filters in mapping.toml. "
        "Controleer of dat er niet te veel of te weinig zijn."
    ]
    assert table(tmp_path).index.tolist() == [2, 4]


def test_a_total_that_no_filter_takes_away_is_refused(tmp_path: Path) -> None:
    assert loonsom(tmp_path, csv("D;2022;1;1", "Totaal;;;1")) == [
        "FOUT DUO-R03  loonsom.csv, regel 3 (kolom Werkgever uit Org): deze rij is een totaal. "
        "Haal de rij weg; het programma telt zelf op."
    ]


def test_a_code_that_the_mapping_does_not_know_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (melding,) = loonsom(tmp_path, csv("Dd;2022;1;1"))
    assert melding == (
        'FOUT DUO-C02  loonsom.csv, regel 2 (kolom Werkgever uit Org): "Dd" staat niet in de codes'
        " van mapping.toml. Bedoelt u 'D'? Voeg haar toe aan de codes van 'werkgever' in "
        "mapping.toml."
    )


def test_rules_between_rows_and_columns_name_the_line_as_well(tmp_path: Path) -> None:
    (melding,) = loonsom(tmp_path, csv("D;2022;1;1", "D;2022;1;2"))
    assert melding.startswith("FOUT DUO-R05  loonsom.csv, regel 3 (kolom Tertaal): ")


def test_a_folder_with_only_mapped_exports_is_a_delivery_and_its_files_are_known(
    tmp_path: Path,
) -> None:
    periode = write(tmp_path, LOONSOM, loonsom__csv=GOED, ander__csv="x")
    assert delivered_periods(tmp_path) == [PERIODE]
    assert mapped_files(periode) == {"loonsom.csv"}
    assert [p.bestand for p in about_folder(periode)] == ["ander.csv"]


def test_constants_units_and_values_that_mean_nothing_come_out_as_the_contract_asks(
    tmp_path: Path,
) -> None:
    mapping = """
[loonsom]
bestand = "loonsom.csv"
leeg = ["n.v.t."]
[loonsom.kolommen]
werkgever = { waarde = "Duo+" }
jaar = { waarde = 2022 }
tertaal = "T"
loonsom = { kolom = "Duizenden", maal = 1000 }
"""
    assert loonsom(tmp_path, csv("1;1,5", "2;n.v.t.", kop="T;Duizenden"), mapping) == [
        "FOUT DUO-C01  loonsom.csv, regel 3 (kolom Loonsom (EUR) uit Duizenden): de cel is leeg. "
        "Vul een waarde in; deze kolom is verplicht."
    ]
    assert loonsom(tmp_path, csv("1;1,5", kop="T;Duizenden"), mapping) == []
    assert values(table(tmp_path)) == [["duo_plus", "2022", "1", "1500"]]


def test_a_constant_does_not_fill_an_empty_line(tmp_path: Path) -> None:
    mapping = LOONSOM.replace('"Jaar"', "{ waarde = 2022 }")
    inhoud = csv("D;1;5", "", ";;", "U;1;6", kop="Org;Tertaal;Bedrag")
    assert loonsom(tmp_path, inhoud, mapping) == []
    assert table(tmp_path).index.tolist() == [2, 5]


def test_a_bsn_that_is_not_read_is_named_and_one_that_is_mapped_refuses_the_file(
    tmp_path: Path,
) -> None:
    inhoud = csv("D;2022;1;5;111222333", kop="Org;Jaar;Tertaal;Bedrag;BSN")
    assert loonsom(tmp_path, inhoud) == [
        "LET OP DUO-W23  loonsom.csv: de kolom 'BSN' staat in de export; de waarden zijn niet "
        "gelezen. Vraag een export zonder deze kolom: een BSN mag hier niet komen (UAVG art. 46)."
    ]
    meldingen = loonsom(tmp_path, inhoud, LOONSOM.replace('"Bedrag"', '"BSN"'))
    assert any("FOUT DUO-P01  loonsom.csv, regel 1" in melding for melding in meldingen)
    assert "111222333" not in str(said(tmp_path))


def test_the_line_of_a_key_is_found_in_sections_and_in_short_forms() -> None:
    tekst = '[a]\nb = 1\n[a.kolommen]\nc = { kolom = "x" }\n"d e" = 2\n[[a.f]]\ng = 3\na.b = 1'
    assert line_of(tekst, ["a"]) == 1
    assert line_of(tekst, ["a", "b"]) == 2
    assert line_of(tekst, ["a", "kolommen", "c", "kolom"]) == 4
    assert line_of(tekst, ["a", "kolommen", "d e"]) == 5
    assert line_of(tekst, ["a", "f", "g"]) == 7
    assert line_of(tekst, ["zzz"]) == 1


def test_the_examples_of_the_manual_are_mappings_that_are_accepted() -> None:
    tekst = (ROOT / "docs" / "koppelingen.md").read_text(encoding="utf-8")
    for blok in re.findall(r"```toml\n(.*?)```", tekst, re.DOTALL):
        for naam, deel in tomllib.loads(blok).items():
            if naam == "levering":
                assert Herkomst.model_validate(deel).peildatum == PERIODE.peildatum
            else:
                assert naam in tables()
                Koppeling.model_validate(
                    {k: v for k, v in deel.items() if not (k == "kolommen" and "start" in deel)}
                )


def test_the_manual_names_every_key_and_every_starting_map() -> None:
    tekst = (ROOT / "docs" / "koppelingen.md").read_text(encoding="utf-8")
    sleutels = {*Koppeling.model_fields, *Veld.model_fields, *Filter.model_fields}
    ongenoemd = {sleutel for sleutel in sleutels if not re.search(rf"\b{sleutel}\b", tekst)}
    assert ongenoemd == set()
    assert {start for start in starts() if f"`{start}`" not in tekst} == set()
