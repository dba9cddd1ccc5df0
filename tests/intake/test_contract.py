"""The contract declares every table once; documents and commands are made from it."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from duo_analytics.intake import contract, dictionary
from duo_analytics.intake.columns import Kolom, Soort
from duo_analytics.intake.contract import Invoertabel, tables, workbooks
from duo_analytics.places import ROOT

TABELLEN = [tabel for _, tabel in tables().values()]
KOLOMMEN = [(tabel, kolom) for tabel in TABELLEN for kolom in tabel.kolommen]
each_table = pytest.mark.parametrize("tabel", TABELLEN, ids=lambda tabel: tabel.naam)
each_column = pytest.mark.parametrize(
    ("tabel", "kolom"), KOLOMMEN, ids=[f"{t.naam}.{k.naam}" for t, k in KOLOMMEN]
)


def test_workbooks_come_in_the_order_of_their_file_names() -> None:
    bestanden = [werkboek.bestand for werkboek in workbooks()]
    assert bestanden == sorted(set(bestanden))
    assert {"banenafspraak.xlsx", "hardware.xlsx", "personeel.xlsx", "vacatures.xlsx"} < {
        *bestanden
    }


def test_every_table_has_a_name_and_a_sheet_of_its_own() -> None:
    assert len(TABELLEN) == len(tables())
    for werkboek in workbooks():
        bladen = [tabel.blad for tabel in werkboek.tabellen]
        assert len(set(bladen)) == len(bladen)
        assert contract.BLAD_LEVERING not in bladen


@each_table
def test_names_and_headers_of_a_table_are_unique(tabel: Invoertabel) -> None:
    for soort in ("naam", "kop"):
        telling = Counter(getattr(kolom, soort) for kolom in tabel.kolommen)
        assert [naam for naam, aantal in telling.items() if aantal > 1] == []


@each_table
def test_rules_and_references_name_columns_that_exist(tabel: Invoertabel) -> None:
    namen = {kolom.naam for kolom in tabel.kolommen}
    for regel in tabel.regels:
        assert {regel.kolom, *regel.kolommen} <= namen
    for verwijzing in tabel.verwijzingen:
        assert verwijzing.kolom in namen
        assert tables()[verwijzing.tabel][1].kolom(verwijzing.doel)
    for kruisregel in tabel.kruisregels:
        assert kruisregel.kolom in namen
        assert set(kruisregel.tabellen) <= set(tables())
        assert kruisregel.eis.endswith(".")


@each_column
def test_a_column_has_a_plain_name_and_a_meaning(tabel: Invoertabel, kolom: Kolom) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", kolom.naam)
    assert kolom.betekenis.endswith(".")
    assert kolom.kop == " ".join(kolom.kop.split())


@each_column
def test_only_a_choice_has_codes_and_its_words_are_unique(tabel: Invoertabel, kolom: Kolom) -> None:
    assert bool(kolom.codes) == (kolom.soort is Soort.CODE)
    assert len(set(kolom.codes.values())) == len(kolom.codes)


def test_a_table_gives_a_column_by_its_canonical_name() -> None:
    formatie = tables()["formatie"][1]
    assert formatie.kolom("formatie_fte").kop == "Formatie (fte)"
    with pytest.raises(KeyError):
        formatie.kolom("Formatie (fte)")


def test_the_machine_form_has_one_record_per_column() -> None:
    records = json.loads(json.dumps(contract.as_records()))
    assert len(records) == len(KOLOMMEN)
    (bestand,) = [r for r in records if (r["tabel"], r["naam"]) == ("loonsom", "tertaal")]
    assert bestand == {
        "bestand": "inhuur.xlsx",
        "afzender": "Financiën",
        "blad": "Loonsom",
        "tabel": "loonsom",
        "naam": "tertaal",
        "kop": "Tertaal",
        "soort": "geheel getal",
        "eenheid": "",
        "verplicht": True,
        "eis": "minstens 1 en hoogstens 3",
        "betekenis": "Tertaal in dat jaar: 1, 2 of 3.",
    }


@pytest.mark.parametrize("naam", dictionary.DOCUMENTEN)
def test_the_documents_are_up_to_date(naam: str) -> None:
    maken = "maak het opnieuw met: python -m duo_analytics.intake.dictionary"
    inhoud = (ROOT / "docs" / naam).read_text(encoding="utf-8")
    assert inhoud == dictionary.DOCUMENTEN[naam](), maken


@each_column
def test_the_data_dictionary_tells_every_column(tabel: Invoertabel, kolom: Kolom) -> None:
    tekst = dictionary.dictionary()
    deel = tekst[tekst.index(f"(tabel `{tabel.naam}`)") :]
    regel = next(r for r in deel.splitlines() if r.startswith(f"| {kolom.kop} |"))
    assert [cel.strip() for cel in regel.split("|")[2:7]] == [
        f"`{kolom.naam}`",
        kolom.soort.value,
        kolom.eenheid,
        "ja" if kolom.verplicht else "nee",
        kolom.eis,
    ]


def test_the_data_dictionary_tells_the_rules_in_dutch() -> None:
    tekst = dictionary.dictionary()
    for regel in (
        "- Uit dienst ligt niet voor In dienst.",
        "- Reden uit dienst is alleen gevuld als Uit dienst is gevuld.",
        "- Per Dienstverband overlappen de perioden elkaar niet.",
        "- Elke combinatie van Order en Regel komt hoogstens één keer voor.",
        "- Elke waarde van Vacature komt hoogstens één keer voor.",
        "- Aantal geleverd is niet meer dan Aantal.",
        "- Ingetrokken en Getekend zijn niet allebei gevuld.",
        "- Dienstverband staat ook in de tabel `dienstverbanden` (`dienstverband_id`).",
    ):
        assert regel in tekst
