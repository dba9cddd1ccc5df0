"""The starting maps, each on a small invented export with the public column names (domain 8)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from duo_analytics.intake.contract import tables
from duo_analytics.intake.mapping.declaration import Koppeling
from duo_analytics.intake.mapping.mapfile import STARTS, starts
from tests.intake.exports import csv, said, table, texts, write

CODES = 'codes = { 1 = "duo_plus", 2 = "diemen" }'


def deliver(folder: Path, start: str, eigen: str, inhoud: str) -> list[str]:
    """The messages about an export with a starting map and own columns."""
    naam = eigen.split(".", maxsplit=1)[0].strip("[\n")
    write(folder, f'[{naam}]\nbestand = "uit.csv"\nstart = "{start}"\n{eigen}', uit__csv=inhoud)
    return texts(folder, naam)


def row(folder: Path, naam: str, index: int = 0) -> Mapping[str, str]:
    """A row of the table, what is filled of it, as text."""
    rij = table(folder, naam).iloc[index].dropna()
    return {str(sleutel): str(waarde).removesuffix(" 00:00:00") for sleutel, waarde in rij.items()}


def test_afas_employees(tmp_path: Path) -> None:
    inhoud = csv(
        "1001;P7;1;111222333;Voorbeeld;1980-05-17;2019-02-01T00:00:00Z;;36;Vast;1;IA;I&A;F1;Adviseur",
        "1002;P8;2;123456782;Verzonnen;1990-11-02;01-03-2020;31-12-2999;18,5;Vast;0,51;B;Beheer;F2;",
        kop="EmployeeId;PersonId;EmployerId;BSN;BirthName;DateOfBirth;EmploymentStart;EmploymentEnd;"
        "HourPerWeek;EmploymentType;FTE;OrgUnit;OrgUnitDesc;FunctionId;FunctionDesc",
    )
    meldingen = deliver(
        tmp_path, "afas_employees", f"[dienstverbanden.kolommen]\nwerkgever = {{ {CODES} }}", inhoud
    )
    assert [m[:16].strip() for m in meldingen] == ["LET OP DUO-W23", "LET OP DUO-W22"]
    assert row(tmp_path, "dienstverbanden") == {
        "persoon_id": "P7", "dienstverband_id": "1001", "werkgever": "duo_plus", "team": "I&A",
        "functie": "Adviseur", "soort": "vast", "begindatum": "2019-02-01", "uren_per_week": "36.0",
        "fte": "1.0", "geboortemaand": "1980-05-01",
    }  # fmt: skip
    assert "einddatum" not in row(tmp_path, "dienstverbanden", 1)
    for geheim in ("111222333", "Voorbeeld", "Verzonnen"):
        assert geheim not in str(said(tmp_path, "dienstverbanden"))
        assert geheim not in table(tmp_path, "dienstverbanden").to_string()


def test_a_starting_map_without_the_codes_of_the_house_asks_for_them(tmp_path: Path) -> None:
    kop = "EmployeeId;PersonId;EmployerId;DateOfBirth;EmploymentStart;EmploymentEnd;HourPerWeek;"
    inhoud = csv("1;P7;1;1980-05-17;2019-02-01;;36;Vast;1;IA;",
                 kop=f"{kop}EmploymentType;FTE;OrgUnitDesc;FunctionDesc")  # fmt: skip
    meldingen = deliver(tmp_path, "afas_employees", "[dienstverbanden.kolommen]", inhoud)
    assert [m for m in meldingen if m.startswith("FOUT")] == [
        'FOUT DUO-C02  uit.csv, regel 2 (kolom Werkgever uit EmployerId): "1" staat niet in de '
        "lijst. Kies een van: Diemen, Ouder-Amstel, Uithoorn, Duo+."
    ]


def test_afas_medewerker_contract(tmp_path: Path) -> None:
    inhoud = csv(
        "1001;2;2020-01-01;2999-12-31;1;A;B;C;J;2009-04-01;;Beheer;36;1",
        "1001;1;2015-01-01;2019-12-31;1;A;B;C;N;2009-04-01;;Beheer;18;0,5",
        kop="Medewerker;Volgnummer_dienstverband;Begindatum_contract;Einddatum_contract;Werkgever;"
        "Type_contract;Dienstbetrekking;Soort_medewerker;Onbepaalde_tijd;Datum_in_dienst;"
        "Datum_uit_dienst;Afdeling;Uren;Deel",
    )
    eigen = (
        f'[dienstverbanden.kolommen]\nwerkgever = {{ {CODES} }}\nteam = "Afdeling"\n'
        'uren_per_week = "Uren"\nfte = "Deel"'
    )
    meldingen = deliver(tmp_path, "afas_medewerker_contract", eigen, inhoud)
    assert [m[:16].strip() for m in meldingen] == ["LET OP DUO-W22"]
    assert row(tmp_path, "dienstverbanden", 1) == {
        "persoon_id": "1001", "dienstverband_id": "1001-1", "werkgever": "duo_plus",
        "team": "Beheer", "soort": "tijdelijk", "begindatum": "2015-01-01",
        "einddatum": "2019-12-31", "uren_per_week": "18.0", "fte": "0.5",
    }  # fmt: skip


def test_afas_medewerker_contract_says_what_the_connector_lacks(tmp_path: Path) -> None:
    meldingen = deliver(tmp_path, "afas_medewerker_contract", "[dienstverbanden.kolommen]", "x")
    assert [m.partition(": ")[2].partition(" heeft")[0] for m in meldingen] == [
        "de verplichte kolom 'team' (Team)",
        "de verplichte kolom 'uren_per_week' (Uren per week)",
        "de verplichte kolom 'fte' (Fte)",
    ]


def test_afas_verzuim(tmp_path: Path) -> None:
    inhoud = csv(
        "{A};1001;Voorbeeld;40;0;2022-03-01;2022-03-10;1;griep",
        "{B};1002;Verzonnen;0;0;2022-04-20;;1;",
        kop="GUID;Medewerker;Naam;Aanwezigheid;Aanwezigheid_AT;StartDatum;Einddatum;Werkgever;"
        "Omschrijving",
    )
    eigen = '[verzuim.kolommen]\nsoort = { waarde = "ziekte" }'
    assert deliver(tmp_path, "afas_verzuim", eigen, inhoud) == []
    assert row(tmp_path, "verzuim") == {
        "geval_id": "{A}", "dienstverband_id": "1001", "eerste_ziektedag": "2022-03-01",
        "hersteldatum": "2022-03-11", "segment_van": "2022-03-01", "segment_tot": "2022-03-10",
        "verzuim_pct": "60.0", "soort": "ziekte",
    }  # fmt: skip
    assert row(tmp_path, "verzuim", 1)["verzuim_pct"] == "100.0"
    assert "griep" not in table(tmp_path, "verzuim").to_string()


def test_a_wrong_value_about_sickness_is_not_printed(tmp_path: Path) -> None:
    inhoud = csv("{A};1001;40 procent;2022-13-01;",
                 kop="GUID;Medewerker;Aanwezigheid;StartDatum;Einddatum")  # fmt: skip
    eigen = '[verzuim.kolommen]\nsoort = { waarde = "ziekte" }'
    meldingen = deliver(tmp_path, "afas_verzuim", eigen, inhoud)
    assert len(meldingen) == 3
    assert all("de waarde is geen " in melding for melding in meldingen)
    assert "40 procent" not in str(meldingen)


def test_afas_vaste_activa(tmp_path: Path) -> None:
    inhoud = csv(
        "A1;ICT-L;J;2021-03-01;1.200,00;2021-03-01;2025-02-28;0;48",
        "A2;ICT-L;N;2016-03-01;900,00;2016-03-01;2020-02-28;0;48",
        kop="Activacode;Vaste_activagroep;Status_actief;Aanschafdatum;Aanschafwaarde;"
        "Begindatum_afschrijving_comm;Einddatum_afschrijving_comm;Restwaarde_comm;"
        "Afschrijvingstermijn_comm",
    )
    write(
        tmp_path,
        '[activa]\nbestand = "uit.csv"\nstart = "afas_vaste_activa"\nduizendtal = "."\n'
        '[activa.kolommen]\ncategorie = { codes = { ICT-L = "laptop" } }\n'
        'werkgever = { waarde = "duo_plus" }',
        uit__csv=inhoud,
    )
    assert [p.code for p in said(tmp_path, "activa")] == ["DUO-W22", "DUO-W24"]
    assert row(tmp_path, "activa") == {
        "activum_id": "A1", "categorie": "laptop", "aantal": "1", "aanschafdatum": "2021-03-01",
        "aanschafwaarde": "1200", "restwaarde": "0", "termijn_jaren": "4",
        "werkgever": "duo_plus",
    }  # fmt: skip
    assert len(table(tmp_path, "activa")) == 1


def test_afas_financiele_mutaties(tmp_path: Path) -> None:
    inhoud = csv(
        "1;2022-03-05;4400;1210,50;0;2022-03-01;F1;1;C9;Advies",
        "1;2022-04-05;4400;;100,25;2022-04-01;F2;1;C9;Advies",
        "1;2022-03-05;1600;0;1210,50;2022-03-01;F1;2;C9;Advies",
        kop="UnitId;EntryDate;AccountNo;AmtDebit;AmtCredit;VoucherDate;InvoiceId;Regel;"
        "Debiteur_crediteur;Pakket",
    )
    write(
        tmp_path,
        '[facturen]\nbestand = "uit.csv"\nstart = "afas_financiele_mutaties"\n'
        'filters = [{ kolom = "AccountNo", alleen = "4400" }]\n[facturen.kolommen]\n'
        f'werkgever = {{ {CODES} }}\nregel = "Regel"\ninkooppakket = "Pakket"',
        uit__csv=inhoud,
    )
    assert [p.code for p in said(tmp_path, "facturen")] == ["DUO-W22", "DUO-W24"]
    assert table(tmp_path, "facturen")["bedrag"].map(str).tolist() == ["1210.5", "-100.25"]
    assert row(tmp_path, "facturen")["boekdatum"] == "2022-03-05"


def test_youforce(tmp_path: Path) -> None:
    inhoud = csv(
        "K5;M1;1;vast;2018-06-01;;32;88,89;IA;ADV;100",
        kop="contractCode;personCode;company;employmentType;hireDate;dischargeDate;"
        "workingAmount.amountOfWork;workingAmount.parttimePercentage;organizationUnit.shortName;"
        "jobProfile.shortName;costAllocation.costCenterCode",
    )
    eigen = f'[dienstverbanden.kolommen]\npersoon_id = "personCode"\nwerkgever = {{ {CODES} }}'
    meldingen = deliver(tmp_path, "youforce", eigen, inhoud)
    assert [m[:16].strip() for m in meldingen] == ["LET OP DUO-W22"]
    rij = row(tmp_path, "dienstverbanden")
    assert (rij["fte"], rij["uren_per_week"], rij["team"]) == ("0.8889", "32.0", "IA")


def test_snipe_it(tmp_path: Path) -> None:
    inhoud = csv(
        'L-1,S1,7,1,2021-09-01,"1149.00",O1,3,36,Diemen,0',
        'L-2,S2,7,1,2015-09-01,"999.00",O1,3,36,Diemen,1',
        kop="asset_tag,serial,model_id,status_id,purchase_date,purchase_cost,order_number,"
        "supplier_id,warranty_months,location,archived",
    )
    eigen = (
        '[activa.kolommen]\ncategorie = { codes = { 7 = "laptop" } }\nrestwaarde = { waarde = 0 }\n'
        'termijn_jaren = { waarde = 4 }\nwerkgever = { waarde = "diemen" }'
    )
    meldingen = deliver(tmp_path, "snipe_it", eigen, inhoud)
    assert [m[:16].strip() for m in meldingen] == ["LET OP DUO-W22", "LET OP DUO-W24"]
    assert row(tmp_path, "activa")["aanschafwaarde"] == "1149"


@pytest.mark.parametrize("start", starts())
def test_a_starting_map_names_only_columns_of_the_contract(start: str) -> None:
    inhoud = tomllib.loads((STARTS / f"{start}.toml").read_text(encoding="utf-8"))
    assert inhoud
    for naam, deel in inhoud.items():
        koppeling = Koppeling.model_validate({**deel, "bestand": "x.csv"})
        namen = {kolom.naam for kolom in tables()[naam][1].kolommen}
        assert set(koppeling.kolommen) <= namen
        assert {"naam", "bsn"}.isdisjoint(kolom.lower() for kolom in koppeling.needed())


def test_iv3(tmp_path: Path) -> None:
    inhoud = csv(
        "0;2022X000;GM0384  ;0.4     ;L1.1    ;   12;     ",
        "1;2022X000;GM0384  ;6.1     ;B2.1    ;    7;    9",
        "2;2022X002;GM0384  ;6.1     ;L1.1    ;    5;    5",
        "3;2022X000;GM0384  ;A111    ;ultimo  ;    3;    3",
        "4;2021X005;GM0384  ;6.1     ;L1.1    ;    8;    0",
        kop="ID;Verslagsoort;Gemeenten;TaakveldBalanspost;Categorie;k_1ePlaatsing_1;k_2ePlaatsing_2",
    )
    eigen = '[taakvelden.kolommen]\nwerkgever = { codes = { GM0384 = "diemen" } }'
    meldingen = deliver(tmp_path, "iv3", eigen, inhoud)
    assert [m[:16].strip() for m in meldingen] == ["LET OP DUO-W24"]
    assert len(table(tmp_path, "taakvelden")) == 3
    assert row(tmp_path, "taakvelden") == {
        "jaar": "2022", "verslag": "begroting", "werkgever": "diemen", "taakveld": "0.4",
        "categorie": "L1.1", "soort": "lasten", "bedrag": "12000",
    }  # fmt: skip
    assert row(tmp_path, "taakvelden", 1)["bedrag"] == "9000"  # the second placement counts
    assert row(tmp_path, "taakvelden", 2) == {
        "jaar": "2021", "verslag": "jaarrekening", "werkgever": "diemen", "taakveld": "6.1",
        "categorie": "L1.1", "soort": "lasten", "bedrag": "0",
    }  # fmt: skip
