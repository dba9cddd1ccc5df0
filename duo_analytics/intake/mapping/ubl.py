"""Read invoices in UBL 2.1 (NLCIUS): one row per file, of each only what is listed here."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from duo_analytics.intake.mapping.export import Export, encoded, wanted
from duo_analytics.intake.opening.files import read_bytes
from duo_analytics.intake.opening.limits import GRENZEN
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.opening.xmltext import plain_text

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.mapping.declaration import Koppeling

CODE = "DUO-K04"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
NAMESPACES = {
    "cbc": f"{UBL}CommonBasicComponents-2",
    "cac": f"{UBL}CommonAggregateComponents-2",
}
INVOICE, CREDIT_NOTE = f"{{{UBL}Invoice-2}}Invoice", f"{{{UBL}CreditNote-2}}CreditNote"
EURO = "EUR"
CURRENCY = "DocumentCurrencyCode"
TOTAL = "cac:LegalMonetaryTotal/cbc:"
AMOUNTS = {
    "LegalMonetaryTotal.TaxExclusiveAmount": f"{TOTAL}TaxExclusiveAmount",
    "LegalMonetaryTotal.TaxInclusiveAmount": f"{TOTAL}TaxInclusiveAmount",
}
PLACES = {
    "ID": "cbc:ID",
    "IssueDate": "cbc:IssueDate",
    "DueDate": "cbc:DueDate",
    "InvoiceTypeCode": "cbc:InvoiceTypeCode",
    CURRENCY: f"cbc:{CURRENCY}",
    "BuyerReference": "cbc:BuyerReference",
    "AccountingCost": "cbc:AccountingCost",
    "OrderReference.ID": "cac:OrderReference/cbc:ID",
    "AccountingSupplierParty.CompanyID": "cac:AccountingSupplierParty/cac:Party/"
    "cac:PartyLegalEntity/cbc:CompanyID",
} | AMOUNTS


def read_invoices(folder: Path, koppeling: Koppeling) -> Export:
    """The invoices whose file fits ``bestand``, in order of name; raises BestandGeweigerd."""
    paden = sorted(folder.glob(koppeling.bestand))
    if not paden or len(paden) > GRENZEN.delen:
        reden = f"er zijn {len(paden)} bestanden met deze naam"
        herstel = f"Leg er 1 tot {GRENZEN.delen} in de map {folder.name}."
        raise BestandGeweigerd("DUO-B01", reden, herstel)
    som = hashlib.sha256()
    facturen = []
    for pad in paden:
        inhoud = read_bytes(pad, GRENZEN)
        som.update(hashlib.sha256(inhoud).digest())
        facturen.append(_invoice(pad.name, inhoud))
    koppen = tuple(PLACES)
    kolommen = {
        naam: encoded(factuur[naam] for factuur in facturen) for naam in wanted(koppeling, koppen)
    }
    return Export(koppen, kolommen, 1, som.hexdigest(), "factuur")


def _invoice(naam: str, inhoud: bytes) -> dict[str, str]:
    """The values of one invoice by name; amounts of a credit note are negative."""
    wortel = _root(naam, inhoud)
    waarden = {sleutel: wortel.findtext(plek, "", NAMESPACES) for sleutel, plek in PLACES.items()}
    if waarden[CURRENCY] != EURO:
        raise BestandGeweigerd(CODE, f"{naam} is niet in euro", "Lever alleen facturen in EUR.")
    if wortel.tag == CREDIT_NOTE:
        waarden |= {sleutel: _negative(waarden[sleutel]) for sleutel in AMOUNTS}
    return waarden


def _root(naam: str, inhoud: bytes) -> ElementTree.Element:
    try:
        tekst = b"".join(plain_text([inhoud]))
        wortel = ElementTree.fromstring(tekst)  # noqa: S314 - see the import
    except BestandGeweigerd as fout:
        raise BestandGeweigerd(fout.code, f"{naam}: {fout.reden}", "Vraag de factuur opnieuw op."
                               ) from fout  # fmt: skip
    except ElementTree.ParseError as fout:
        reden = f"{naam} is geen leesbare XML (regel {fout.position[0]})"
        raise BestandGeweigerd(CODE, reden, "Vraag de factuur opnieuw op.") from fout
    if wortel.tag not in (INVOICE, CREDIT_NOTE):
        reden = f"{naam} is geen factuur of creditnota in UBL 2.1"
        raise BestandGeweigerd(CODE, reden, "Haal het weg, of geef het een andere naam.")
    return wortel


def _negative(bedrag: str) -> str:
    return bedrag.removeprefix("-") if bedrag.startswith("-") else f"-{bedrag}" if bedrag else ""
