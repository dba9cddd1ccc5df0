"""Parquet, a query and a foreign workbook as sources: the same checks, the row for the cell."""

from __future__ import annotations

import sqlite3
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest

from duo_analytics.intake.mapping.query import check_reads_only
from duo_analytics.intake.marks import write_marked
from duo_analytics.intake.opening.refused import BestandGeweigerd
from tests.intake import books
from tests.intake.deliveries import load
from tests.intake.exports import LOONSOM, said, table, texts, values, write

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("sqlalchemy")

Rijen: TypeAlias = list[list[object]]

PARQUET = LOONSOM.replace("loonsom.csv", "loonsom.parquet")
QUERY = LOONSOM.replace(
    'bestand = "loonsom.csv"',
    'database = "sqlite:///hr.db"\nquery = "SELECT Org, Jaar, Tertaal, Bedrag FROM loon"',
)
BOEK = LOONSOM.replace('bestand = "loonsom.csv"', 'bestand = "uit.xlsx"\nblad = "Export"')
RIJEN = [["diemen", "2022", "1", "1234.5"], ["uithoorn", "2022", "1", "800"]]
INHUUR = """
[inhuur]
bestand = "inhuur.parquet"
[inhuur.kolommen]
inhuur_id = "id"
werkgever = { waarde = "diemen" }
team = "team"
begindatum = "van"
einddatum = "tot"
fte = "fte"
kosten = "kosten"
reden = { waarde = "piek" }
"""


def parquet(folder: Path, kolommen: dict[str, list[object]], mapping: str = PARQUET) -> None:
    """A delivery with a Parquet file."""
    naam = "inhuur" if "inhuur" in mapping else "loonsom"
    pq.write_table(pa.table(kolommen), write(folder, mapping) / f"{naam}.parquet")


def database(folder: Path, *rijen: tuple[object, ...], mapping: str = QUERY) -> Path:
    """A delivery with a SQLite database."""
    pad = write(folder, mapping) / "hr.db"
    with sqlite3.connect(pad) as db:
        db.execute("CREATE TABLE loon (Org, Jaar, Tertaal, Bedrag, Naam)")
        db.executemany("INSERT INTO loon VALUES (?, ?, ?, ?, 'geheim')", rijen)
    db.close()
    return pad


def test_parquet_gives_the_table_with_row_numbers(tmp_path: Path) -> None:
    bedragen: list[object] = [Decimal("1234.50"), Decimal("800.00")]
    parquet(
        tmp_path,
        {"Org": ["D", "U"], "Jaar": [2022, 2022], "Tertaal": [1, 1], "Bedrag": bedragen},
    )
    assert texts(tmp_path) == []
    assert values(table(tmp_path)) == RIJEN
    assert load(tmp_path, "loonsom").bronnen["loonsom"].cellen == "rij 1 tot en met 2"


def test_a_wrong_value_in_parquet_is_named_by_its_row(tmp_path: Path) -> None:
    parquet(
        tmp_path,
        {"Org": ["D", "U"], "Jaar": [2022, None], "Tertaal": [1, 4], "Bedrag": [1.5, float("nan")]},
    )
    assert [melding.partition(".parquet, ")[2] for melding in texts(tmp_path)] == [
        "rij 2 (kolom Jaar): de cel is leeg. Vul een waarde in; deze kolom is verplicht.",
        "rij 2 (kolom Tertaal): 4 is hoger dan 3. Toegestaan: minstens 1 en hoogstens 3.",
        "rij 2 (kolom Loonsom (EUR) uit Bedrag): 'nan' is oneindig, geen getal. Geef de cel in "
        "Excel de opmaak Getal en typ het getal, met een komma.",
    ]


def test_dates_and_moments_in_parquet_are_days_only_at_midnight(tmp_path: Path) -> None:
    kolommen: dict[str, list[object]] = {
        "id": [1, 2], "team": ["A", "A"], "fte": [1.0, 1.0], "kosten": [5, 5],
        "van": [datetime(2022, 1, 1), datetime(2022, 1, 1, 9, 30)],
        "tot": [date(2022, 2, 1), date(2022, 2, 1)],
    }  # fmt: skip
    parquet(tmp_path, kolommen, INHUUR)
    fouten = [m for m in texts(tmp_path, "inhuur") if m.startswith("FOUT")]
    assert fouten == [
        "FOUT DUO-C04  inhuur.parquet, rij 2 (kolom Begin uit van): 01-01-2022 09:30 is een datum "
        "met een tijd. Vul alleen de dag in, zonder tijd."
    ]


def test_truth_is_no_number_in_parquet(tmp_path: Path) -> None:
    parquet(tmp_path, {"Org": ["D"], "Jaar": [2022], "Tertaal": [True], "Bedrag": [1.0]})
    (melding,) = texts(tmp_path)
    assert "rij 1 (kolom Tertaal): WAAR is waar of onwaar, geen getal." in melding


def test_a_structure_in_parquet_is_refused_and_not_printed(tmp_path: Path) -> None:
    kolommen: dict[str, list[object]] = {
        "id": ["1"], "team": [["Jansen"]], "fte": [1.0], "kosten": [5],
        "van": [date(2022, 1, 1)], "tot": [date(2022, 2, 1)],
    }  # fmt: skip
    parquet(tmp_path, kolommen, INHUUR)
    assert [p.code for p in said(tmp_path, "inhuur")] == ["DUO-W22", "DUO-C06"]
    assert "Jansen" not in str(said(tmp_path, "inhuur"))


def test_numbers_that_may_be_a_bsn_are_refused_in_parquet_too(tmp_path: Path) -> None:
    nummers: list[object] = [111222333, 123456782, 111222333]
    parquet(
        tmp_path,
        {"id": nummers, "team": ["A"] * 3, "fte": [1.0] * 3, "kosten": [5] * 3,
         "van": [date(2022, 1, 1)] * 3, "tot": [date(2022, 2, 1)] * 3},
        INHUUR,
    )  # fmt: skip
    fouten = [p for p in said(tmp_path, "inhuur") if p.code == "DUO-P02"]
    assert [p.bestand for p in fouten] == ["inhuur.parquet"]


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    (write(tmp_path, PARQUET) / "loonsom.parquet").write_bytes(b"PAR1 en verder niets")
    assert texts(tmp_path) == [
        "FOUT DUO-K04  loonsom.parquet: dit is geen leesbaar Parquet-bestand. Exporteer het bestand"
        " opnieuw."
    ]


@pytest.mark.parametrize(
    ("mapping", "pakket", "waarvoor"),
    [(PARQUET, "pyarrow.parquet", "een Parquet-bestand"),
     (QUERY, "sqlalchemy", "een query op een database")],
)  # fmt: skip
def test_a_package_that_is_not_installed_is_said_with_the_command_that_adds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mapping: str, pakket: str, waarvoor: str
) -> None:
    (write(tmp_path, mapping) / "loonsom.parquet").write_bytes(b"")
    monkeypatch.setitem(sys.modules, pakket, None)
    (melding,) = texts(tmp_path)
    assert melding.startswith("FOUT DUO-K05  ")
    assert melding.endswith(
        f": voor {waarvoor} is het pakket {pakket.split('.', maxsplit=1)[0]} nodig, en dat is er "
        'niet. Voeg het toe met: python -m pip install "duo-analytics[bronnen]".'
    )


def test_a_query_gives_the_table_and_its_file_stays_as_it_was(tmp_path: Path) -> None:
    pad = database(tmp_path, ("D", 2022, 1, 1234.5), ("U", 2022, 1, 800))
    voor = pad.read_bytes()
    assert texts(tmp_path) == []
    assert values(table(tmp_path)) == RIJEN
    assert pad.read_bytes() == voor
    bron = load(tmp_path, "loonsom").bronnen["loonsom"]
    assert (bron.bestand, bron.cellen) == ("query loonsom", "rij 1 tot en met 2")


def test_the_hash_of_a_query_follows_the_rows_that_it_gave(tmp_path: Path) -> None:
    hashes = []
    for nummer, bedrag in enumerate((800, 800, 801)):
        (tmp_path / str(nummer)).mkdir()
        database(tmp_path / str(nummer), ("U", 2022, 1, bedrag))
        hashes.append(load(tmp_path / str(nummer), "loonsom").bronnen["loonsom"].sha256)
    assert hashes[0] == hashes[1] != hashes[2]


def test_a_wrong_value_of_a_query_is_named_by_its_row(tmp_path: Path) -> None:
    database(tmp_path, ("D", 2022, 1, 1), ("X", 2022, 1, 1))
    (melding,) = texts(tmp_path)
    assert melding.startswith(
        'FOUT DUO-C02  query loonsom, rij 2 (kolom Werkgever uit Org): "X" staat niet in'
    )


@pytest.mark.parametrize(
    ("query", "reden"),
    [
        ("DELETE FROM loon", "de query begint niet met SELECT of WITH"),
        ("select 1; select 2", "de query bestaat uit meer dan een opdracht"),
        ("SELECT * INTO kopie FROM loon", "de query bevat het woord INTO"),
        (
            "WITH x AS (DELETE FROM loon RETURNING *) SELECT * FROM x",
            "de query bevat het woord DEL",
        ),
        ("SELECT 1 EXEC sp_wis", "de query bevat het woord EXEC"),
        ("SELECT /* ' */ 1 FROM loon; DROP TABLE loon -- '", "de query bestaat uit meer dan een"),
        ("", "de query begint niet met SELECT of WITH"),
    ],
)
def test_a_query_that_could_write_is_refused_before_any_connection(query: str, reden: str) -> None:
    with pytest.raises(BestandGeweigerd) as fout:
        check_reads_only(query)
    assert fout.value.code == "DUO-K06"
    assert fout.value.reden.startswith(reden)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT 'delete; drop' AS \"update\" FROM [into] -- insert",
        "with a as (select 1) select * from a;",
        "SELECT deleted_at, created FROM loon",
    ],
)
def test_words_that_only_look_like_writing_pass(query: str) -> None:
    check_reads_only(query)


def test_the_connection_itself_cannot_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = database(
        tmp_path,
        ("D", 2022, 1, 1),
        mapping=QUERY.replace("SELECT Org, Jaar, Tertaal, Bedrag FROM loon", "DELETE FROM loon"),
    )
    monkeypatch.setattr("duo_analytics.intake.mapping.query.check_reads_only", lambda query: None)
    assert texts(tmp_path) == [
        "FOUT DUO-K06  query loonsom: de database weigert de query (OperationalError). "
        "Probeer de query in de database zelf, met dezelfde gebruiker."
    ]
    with sqlite3.connect(pad) as db:
        assert db.execute("SELECT count(*) FROM loon").fetchone() == (1,)
    db.close()


@pytest.mark.parametrize(
    ("database_", "regel", "reden"),
    [
        ("sqlite:///weg.db", "", "het bestand van de SQLite-database is er niet"),
        ("geen adres", "", "het adres bij 'database' is niet te lezen"),
        ("postgresql+geheim://jan:hunter2@server/hr", "", "het adres bij 'database' is niet te"),
        ("sqlite:///hr.db", 'wachtwoord_uit = "DUO_ER_NIET"',
         "de omgevingsvariabele DUO_ER_NIET is er niet"),
    ],
)  # fmt: skip
def test_an_address_that_does_not_work_is_refused_and_never_printed(
    tmp_path: Path, database_: str, regel: str, reden: str
) -> None:
    mapping = QUERY.replace("sqlite:///hr.db", database_)
    write(tmp_path, mapping.replace("query =", f"{regel}\nquery ="))
    (melding,) = texts(tmp_path)
    assert melding.startswith(f"FOUT DUO-K06  query loonsom: {reden}")
    assert "hunter2" not in melding


def test_a_foreign_workbook_names_the_cell_in_that_workbook(tmp_path: Path) -> None:
    kop: list[object] = ["Naam", "Bedrag", "Org", "Jaar", "Tertaal"]
    rijen: Rijen = [
        ["Overzicht"],
        [],
        kop,
        ["Jansen", 1234.5, "D", 2022, 1],
        ["P", 800, "U", 2022, 9],
    ]
    books.write(write(tmp_path, BOEK) / "uit.xlsx", {"Export": rijen}, met_levering=False)
    assert texts(tmp_path) == [
        "LET OP DUO-W21  uit.xlsx, blad 'Export': niet gelezen: de kolom 'Naam'. Koppel wat u nodig"
        " hebt in mapping.toml, of noem het daar bij 'weglaten'.",
        "FOUT DUO-C05  uit.xlsx, blad 'Export', cel E5 (kolom Tertaal): 9 is hoger dan 3. "
        "Toegestaan: minstens 1 en hoogstens 3.",
    ]
    assert "Jansen" not in str(said(tmp_path))


def test_a_foreign_workbook_gets_no_marked_copy_because_it_holds_what_is_not_read(
    tmp_path: Path,
) -> None:
    kop = ["Naam", "Bedrag", "Org", "Jaar", "Tertaal"]
    periode = write(tmp_path, BOEK)
    books.write(periode / "uit.xlsx", {"Export": [kop, ["Jansen", 1, "D", 2022, 9]]},
                met_levering=False)  # fmt: skip
    assert write_marked(said(tmp_path), periode, tmp_path / "kopie") == []
    assert not (tmp_path / "kopie").exists()


@pytest.mark.parametrize(
    ("mapping", "melding"),
    [
        (BOEK.replace('"Export"', '"Exprt"'),
         "FOUT DUO-B02  uit.xlsx: het blad 'Exprt' ontbreekt. Bedoelt u 'Export'? Kijk 'blad' in "
         "mapping.toml na."),
        (BOEK.replace('blad = "Export"', "kopregel = 40"),
         "FOUT DUO-K02  uit.xlsx, blad 'Export': de kopregel is niet gevonden: geen van de kolommen"
         " uit mapping.toml staat er. Kijk 'blad', 'kopregel' en de namen van de kolommen in "
         "mapping.toml na."),
    ],
)  # fmt: skip
def test_a_sheet_or_header_that_is_not_there_is_said(
    tmp_path: Path, mapping: str, melding: str
) -> None:
    books.write(write(tmp_path, mapping) / "uit.xlsx", {"Export": [["Org", "Jaar"]]},
                met_levering=False)  # fmt: skip
    assert texts(tmp_path) == [melding]


def test_a_column_that_is_used_twice_makes_rows_of_cells(tmp_path: Path) -> None:
    mapping = BOEK.replace('tertaal = "Tertaal"', 'tertaal = "Jaar"')
    rijen: Rijen = [["Bedrag", "Org", "Jaar"], [1, "D", 2022]]
    books.write(write(tmp_path, mapping) / "uit.xlsx", {"Export": rijen}, met_levering=False)
    (melding,) = texts(tmp_path)
    assert "uit.xlsx, blad 'Export', rij 2 (kolom Tertaal uit Jaar): 2022 is hoger dan 3" in melding
