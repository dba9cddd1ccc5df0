"""All messages of a delivery: grouped, counted, and the same for a machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duo_analytics.intake import melder, report
from duo_analytics.intake.check import check
from duo_analytics.intake.codes import CODES, Ernst
from duo_analytics.intake.contract import workbooks
from duo_analytics.intake.melder import Melder, Plek, Uitspraak
from duo_analytics.intake.problems import Probleem
from duo_analytics.places import EXAMPLE
from tests.intake.deliveries import PERIODE, formatie, write


def problem(code: str = "DUO-C03", cel: str = "F5", bestand: str = "formatie.xlsx") -> Probleem:
    """A message about a cell."""
    return Probleem(
        code, bestand, '"1.000" is tekst', "Bedoelt u 1 of 1000? Maak er in Excel een getal van.",
        blad="Formatie", cel=cel, kolom="Bezetting (fte)", waarde="1.000",
    )  # fmt: skip


def test_a_message_says_what_where_why_and_what_to_do() -> None:
    assert str(problem()) == (
        "FOUT DUO-C03  formatie.xlsx, blad 'Formatie', cel F5 (kolom Bezetting (fte)): "
        '"1.000" is tekst. Bedoelt u 1 of 1000? Maak er in Excel een getal van.'
    )


def test_a_row_stands_in_place_of_a_cell_where_there_are_no_addresses() -> None:
    regel = Probleem(
        "DUO-C01", "verzuim.csv", "de cel is leeg", "Vul in.", rij="regel 17", kolom="Soort"
    )
    assert (
        str(regel) == "FOUT DUO-C01  verzuim.csv, regel 17 (kolom Soort): de cel is leeg. Vul in."
    )


def test_every_code_has_a_title_and_an_explanation_and_says_how_serious_it_is() -> None:
    for code, melding in CODES.items():
        assert code == melding.code
        assert melding.titel
        assert melding.uitleg.endswith(".")
        assert (melding.ernst is Ernst.FOUT) == (code[4] in "BCRPK"), code
        assert (melding.ernst is Ernst.SIGNAAL) == (code[4] == "S"), code


def test_a_code_that_is_not_in_the_list_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        str(problem("DUO-X99"))


def test_errors_come_first_then_points_of_attention_and_files_stand_together() -> None:
    problemen = [
        problem("DUO-W03", "A1"),
        problem("DUO-C03", "A2", "b.xlsx"),
        problem("DUO-C03", "A3"),
        problem("DUO-C03", "A4", "b.xlsx"),
    ]
    regels = report.as_text(problemen).splitlines()
    assert [regel.split(", blad")[0].strip() for regel in regels] == [
        "Fouten",
        "b.xlsx: 2 fouten",
        "FOUT DUO-C03  b.xlsx",
        "FOUT DUO-C03  b.xlsx",
        "formatie.xlsx: 1 fout",
        "FOUT DUO-C03  formatie.xlsx",
        "",
        "Let op",
        "formatie.xlsx: 1 aandachtspunt",
        "LET OP DUO-W03  formatie.xlsx",
    ]
    assert report.summary(problemen) == "3 fouten, 1 aandachtspunt"
    assert report.summary([]) == "geen meldingen"
    assert report.as_text([]) == ""


def test_at_most_fifty_of_a_file_are_shown_and_the_rest_is_counted_by_kind() -> None:
    problemen = [problem(cel=f"F{rij}") for rij in range(1, 91)] + [problem("DUO-C01", "G1")]
    kop, bestand, *regels, rest = report.as_text(problemen).splitlines()
    assert (kop, bestand) == ("Fouten", "formatie.xlsx: 91 fouten")
    assert len(regels) == 50
    assert "cel F49 " in regels[48]
    assert "cel G1 " in regels[49]
    assert rest == (
        "  ... en nog 41 fouten in dit bestand: 41 keer DUO-C03 (blad 'Formatie', "
        "kolom Bezetting (fte))"
    )


def test_the_machine_form_has_every_fact_of_every_message() -> None:
    (record,) = json.loads(json.dumps(report.as_records([problem()])))
    assert record == {
        "ernst": "FOUT",
        "code": "DUO-C03",
        "bestand": "formatie.xlsx",
        "blad": "Formatie",
        "cel": "F5",
        "rij": "",
        "kolom": "Bezetting (fte)",
        "waarde": "1.000",
        "reden": '"1.000" is tekst',
        "herstel": "Bedoelt u 1 of 1000? Maak er in Excel een getal van.",
        "aantal": 1,
    }


def test_beyond_some_thousands_of_messages_about_a_file_the_rest_is_only_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(melder, "MOST_KEPT", 2)
    boek = Melder("formatie.xlsx")
    boek.voor_blad("Formatie").meld_cellen(
        Uitspraak("DUO-C01", "de cel is leeg", "Vul in."), range(4, 9), Plek(2, "Team")
    )
    alle = boek.all()
    assert [p.cel for p in alle] == ["C4", "C5", ""]
    assert alle[2].aantal == 3
    assert report.summary(alle) == "5 fouten"
    assert report.as_text(alle).splitlines()[1] == "formatie.xlsx: 5 fouten"


def test_check_tells_everything_of_every_workbook_at_once(tmp_path: Path) -> None:
    write(tmp_path, "personeel.xlsx", {"Formatie": formatie({"Team": None})})
    problemen = check(PERIODE, tmp_path)
    geleverd = ["DUO-B02", "DUO-B02", "DUO-C01 C4"]
    assert [f"{p.bestand} {p.code} {p.cel}".strip() for p in problemen] == [
        f"{werkboek.bestand} {melding}"
        for werkboek in workbooks()
        for melding in (geleverd if werkboek.bestand == "personeel.xlsx" else ["DUO-B01"])
    ]


@pytest.mark.parametrize("periode", ["2021-T1", "2022-T1", "2022-T2"])
def test_the_example_is_a_sound_delivery(periode: str) -> None:
    assert report.as_text(check(periode, EXAMPLE)) == ""
