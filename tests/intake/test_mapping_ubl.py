"""Invoices in UBL 2.1: which values are read, credit notes, and what is refused by file name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.deliveries import load
from tests.intake.exports import said, table, texts, write

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
MAPPING = """
[facturen]
bestand = "*.xml"
start = "ubl"
[facturen.kolommen]
werkgever = { codes = { DUO = "duo_plus" } }
boekdatum = "IssueDate"
"""


def invoice(soort: str = "Invoice", bedrag: str = "100.50", munt: str = "EUR") -> str:
    """An invented invoice."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{soort} xmlns="{UBL}{soort}-2" '
        f'xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns:cbc="{UBL}CommonBasicComponents-2">'
        "<cbc:ID>F-1</cbc:ID><cbc:IssueDate>2022-03-01</cbc:IssueDate>"
        f"<cbc:{soort}TypeCode>380</cbc:{soort}TypeCode><cbc:Note>Bel Jansen</cbc:Note>"
        f"<cbc:DocumentCurrencyCode>{munt}</cbc:DocumentCurrencyCode>"
        "<cbc:AccountingCost>Advies</cbc:AccountingCost>"
        "<cbc:BuyerReference>DUO</cbc:BuyerReference>"
        "<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>"
        "<cbc:RegistrationName>Verzonnen BV</cbc:RegistrationName>"
        "<cbc:CompanyID>12345678</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>"
        "</cac:AccountingSupplierParty><cac:LegalMonetaryTotal>"
        f'<cbc:TaxExclusiveAmount currencyID="EUR">{bedrag}</cbc:TaxExclusiveAmount>'
        '<cbc:TaxInclusiveAmount currencyID="EUR">121.61</cbc:TaxInclusiveAmount>'
        f"</cac:LegalMonetaryTotal></{soort}>"
    )


def test_an_invoice_is_a_row_without_names(tmp_path: Path) -> None:
    write(tmp_path, MAPPING, f1__xml=invoice())
    assert [p.code for p in said(tmp_path, "facturen")] == ["DUO-W22"]
    rij = table(tmp_path, "facturen").loc[1].dropna()
    assert {naam: str(waarde) for naam, waarde in rij.items()} == {
        "werkgever": "duo_plus", "factuur_id": "2022-03-01-F-1", "regel": "1",
        "factuurdatum": "2022-03-01 00:00:00", "boekdatum": "2022-03-01 00:00:00",
        "crediteur_id": "12345678", "bedrag": "100.5", "inkooppakket": "Advies",
    }  # fmt: skip
    assert load(tmp_path, "facturen").bronnen["facturen"].cellen == "factuur 1 tot en met 1"


def test_a_credit_note_is_negative(tmp_path: Path) -> None:
    gewoon = invoice(bedrag="7.25").replace("F-1", "F-2")
    write(tmp_path, MAPPING, a__xml=invoice("CreditNote"), b__xml=gewoon)
    assert table(tmp_path, "facturen")["bedrag"].map(str).tolist() == ["-100.5", "7.25"]


def test_a_wrong_amount_is_named_by_the_number_of_the_invoice(tmp_path: Path) -> None:
    write(tmp_path, MAPPING, a__xml=invoice(bedrag="1,5"))
    (melding,) = [m for m in texts(tmp_path, "facturen") if m.startswith("FOUT")]
    assert "*.xml, factuur 1 (kolom Bedrag (EUR) uit LegalMonetaryTotal" in melding


@pytest.mark.parametrize(
    ("inhoud", "code", "reden"),
    [
        (invoice(munt="USD"), "DUO-K04",
         "f.xml is niet in euro. Lever alleen facturen in EUR."),
        ("<a>", "DUO-K04",
         "f.xml is geen leesbare XML (regel 1). Vraag de factuur opnieuw op."),
        ("<a/>", "DUO-K04",
         "f.xml is geen factuur of creditnota in UBL 2.1. Haal het weg, of geef het een andere "
         "naam."),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DUO-B10",
         "f.xml: het bestand is vreemd opgebouwd: het bevat eigen XML-definities. Vraag de factuur "
         "opnieuw op."),
    ],
)  # fmt: skip
def test_what_is_no_sound_invoice_is_refused_by_the_name_of_its_file(
    tmp_path: Path, inhoud: str, code: str, reden: str
) -> None:
    write(tmp_path, MAPPING, f__xml=inhoud)
    assert texts(tmp_path, "facturen") == [f"FOUT {code}  *.xml: {reden}"]


def test_no_invoice_at_all_is_said(tmp_path: Path) -> None:
    write(tmp_path, MAPPING)
    assert texts(tmp_path, "facturen") == [
        "FOUT DUO-B01  *.xml: er zijn 0 bestanden met deze naam. Leg er 1 tot 5000 in de map "
        "2022-T1."
    ]
