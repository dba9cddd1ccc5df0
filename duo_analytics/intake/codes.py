"""Every message about a delivery: its code, how serious it is, what it means, what to do.

This is the one list; docs/meldingen.md is written from it, and a code that is not here is refused.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass


class Ernst(enum.Enum):
    """How serious a message is; the value is the word that it begins with."""

    FOUT = "FOUT"
    LET_OP = "LET OP"
    SIGNAAL = "SIGNAAL"


@dataclass(frozen=True)
class Soortmelding:
    """One code: seriousness, short title, and a sentence for who wants to know more."""

    code: str
    ernst: Ernst
    titel: str
    uitleg: str


def _fout(code: str, titel: str, uitleg: str) -> Soortmelding:
    return Soortmelding(code, Ernst.FOUT, titel, uitleg)


def _let_op(code: str, titel: str, uitleg: str) -> Soortmelding:
    return Soortmelding(code, Ernst.LET_OP, titel, uitleg)


def _signaal(code: str, titel: str, uitleg: str) -> Soortmelding:
    return Soortmelding(code, Ernst.SIGNAAL, titel, uitleg)


_ALLE = (
    _fout("DUO-B01", "Bestand ontbreekt",
          "Een werkboek van het contract staat niet in de map van de periode."),
    _fout("DUO-B02", "Blad ontbreekt of staat er twee keer",
          "Een werkboek mist een blad van het contract, of heeft twee bladen met die naam."),
    _fout("DUO-B03", "Kolom ontbreekt of staat er twee keer",
          "De kopregel mist een kolom van het contract, of heeft die kolom twee keer."),
    _fout("DUO-B04", "Blad Levering klopt niet",
          "Op het blad Levering staan bron, peildatum, begin van de gegevens en fictief."),
    _fout("DUO-B05", "Geen leesbaar werkboek",
          "Het bestand is half gedownload, beschadigd of geen .xlsx."),
    _fout("DUO-B06", "Wachtwoord op het werkboek", "Een versleuteld bestand is niet te lezen."),
    _fout("DUO-B07", "Werkboek met macro's",
          "Een levering is alleen gegevens; een werkboek met programmacode wordt niet geopend."),
    _fout("DUO-B08", "Bestand te groot",
          "Het bestand is, ingepakt of uitgepakt, veel groter dan een levering kan zijn."),
    _fout("DUO-B09", "Bestand vreemd opgebouwd",
          "Delen van het bestand liggen over elkaar, hebben dezelfde naam of zijn te veel."),
    _fout("DUO-B10", "XML die Excel niet schrijft",
          "Het bestand bevat eigen XML-definities of een andere tekencodering."),
    _fout("DUO-B11", "Waarde ver buiten de tabel",
          "Een verdwaalde waarde maakt het blad miljoenen cellen groot."),
    _fout("DUO-B12", "Rij of cel staat twee keer in het bestand",
          "Twee lezers zouden er verschillende waarden in zien."),
    _fout("DUO-B13", "Lezen lukt niet binnen de grenzen",
          "Het bestand kostte te veel tijd of geheugen, of het leesproces liep erop vast."),
    _fout("DUO-B14", "Geen gewoon bestand", "Onder deze naam staat een map of iets anders."),
    _fout("DUO-B15", "Werkboek telt datums vanaf 1904",
          "Een oude instelling van de Mac. Datums die uit een ander werkboek zijn geplakt, "
          "schuiven dan vier jaar en een dag op."),
    _fout("DUO-C01", "Verplichte cel is leeg",
          "In elke rij van de tabel moet deze kolom gevuld zijn."),
    _fout("DUO-C02", "Waarde staat niet in de lijst",
          "De kolom kent een vaste lijst van waarden."),
    _fout("DUO-C03", "Geen getal",
          "Er staat tekst of iets anders waar een getal hoort. Het programma raadt niet."),
    _fout("DUO-C04", "Geen datum",
          "Er staat tekst, een getal of een onmogelijke dag waar een datum hoort."),
    _fout("DUO-C05", "Getal buiten de grenzen",
          "Het getal is lager of hoger dan de kolom toestaat."),
    _fout("DUO-C06", "Geen tekst",
          "Er staat een ander soort waarde waar tekst hoort."),
    _fout("DUO-C07", "Excelfout in de cel",
          "De cel toont #DEEL/0!, #N/B, #VERW! of een andere fout."),
    _fout("DUO-C08", "Formule zonder uitkomst",
          "Het bestand is gemaakt of veranderd zonder dat Excel het heeft uitgerekend."),
    _fout("DUO-C10", "Percentage waar een getal hoort",
          "Excel bewaart 85% als 0,85. In een kolom van 0 tot 100 is dat iets anders."),
    _fout("DUO-C11", "Datum buiten de periode",
          "De datum ligt na de peildatum, of zo vroeg of laat dat zij niet kan kloppen."),
    _fout("DUO-C12", "Samengevoegde cellen",
          "Van samengevoegde cellen heeft alleen de eerste een waarde."),
    _fout("DUO-R01", "Kolommen spreken elkaar tegen",
          "Twee cellen in dezelfde rij kunnen niet allebei kloppen."),
    _fout("DUO-R02", "Verwijzing bestaat niet",
          "De rij verwijst naar een rij in een andere tabel die er niet is."),
    _fout("DUO-R03", "Totaalrij", "Een totaal in de tabel zou dubbel meetellen."),
    _fout("DUO-R04", "Rij hoort niet bij de tabel",
          "Een tweede kopregel, een opmerking of een losse waarde onder de tabel."),
    _fout("DUO-R05", "Sleutel komt twee keer voor",
          "Een rij moet aan zijn sleutel te herkennen zijn."),
    _fout("DUO-R06", "Perioden overlappen",
          "Twee rijen van hetzelfde onderwerp gelden op dezelfde dagen."),
    _fout("DUO-R07", "Optelling sluit niet",
          "Een bedrag of aandeel is niet wat uit andere rijen of bladen volgt."),
    _fout("DUO-P01", "Kolom met BSN",
          "Een BSN mag alleen waar de wet het vraagt (UAVG art. 46). Het bestand blijft dicht."),
    _fout("DUO-P02", "Nummers die BSN's kunnen zijn",
          "De meeste nummers in de kolom voldoen aan de elfproef. Het bestand blijft dicht."),
    _fout("DUO-P03", "Bijzondere persoonsgegevens",
          "Gegevens over gezondheid, afkomst, overtuiging, geaardheid of strafrecht (AVG art. 9 en "
          "10) horen niet in een levering. Het bestand blijft dicht."),
    _fout("DUO-K01", "Fout in mapping.toml",
          "Een sleutel, tabel, kolom of code in mapping.toml is onbekend of kan niet. Tot dat is "
          "verbeterd, wordt er niets van gelezen."),
    _fout("DUO-K02", "Kolom ontbreekt in de export",
          "Een kolom die mapping.toml noemt, staat niet of vaker dan een keer in de export."),
    _fout("DUO-K03", "Tekstbestand niet goed te lezen",
          "De codering, het scheidingsteken, een aanhalingsteken of de lengte van een regel klopt "
          "niet. Het programma herstelt niets zelf."),
    _fout("DUO-K04", "Bron niet te lezen",
          "Het bestand dat mapping.toml noemt, is van een andere soort of beschadigd."),
    _fout("DUO-K05", "Pakket ontbreekt",
          "Parquet en databases vragen pakketten die niet iedereen nodig heeft."),
    _fout("DUO-K06", "Database geeft geen rijen",
          "Alleen lezen is toegestaan: een enkele SELECT. Of de database weigert de query."),
    _let_op("DUO-W01", "Verborgen rijen", "Verborgen of weggefilterde rijen tellen mee."),
    _let_op("DUO-W02", "Verborgen kolommen", "Verborgen kolommen tellen mee."),
    _let_op("DUO-W03", "Spaties om de tekst", "Spaties en onzichtbare tekens zijn weggelaten."),
    _let_op("DUO-W04", "Schrijfwijzen die op elkaar lijken",
            "Dezelfde naam op twee manieren geschreven telt als twee namen."),
    _let_op("DUO-W05", "Lege rijen met opmaak",
            "Het werkblad is veel langer dan de tabel."),
    _let_op("DUO-W06", "Waarde uit een ander bestand",
            "De waarde is die van de laatste keer dat de koppeling werd bijgewerkt."),
    _let_op("DUO-W07", "Kolom wordt niet gelezen",
            "De kolom staat niet in het contract; haar waarden gaan nergens heen."),
    _let_op("DUO-W08", "Bestand wordt niet gelezen",
            "In de map staat een bestand dat niet in het contract staat."),
    _let_op("DUO-W09", "Bestand is nog niet klaar",
            "Het werkboek staat nog open in Excel, of het wordt nog binnengehaald."),
    _let_op("DUO-W10", "Blad wordt niet gelezen", "Het blad staat niet in het contract."),
    _let_op("DUO-W21", "Kolom van de export wordt niet gelezen",
            "De kolom staat niet in mapping.toml; haar waarden gaan nergens heen."),
    _let_op("DUO-W22", "Kolom van het contract heeft geen bron",
            "Een kolom die leeg mag zijn, krijgt geen waarden uit de export."),
    _let_op("DUO-W23", "BSN in de export",
            "De kolom is niet gelezen en nergens bewaard, maar hoort niet in de export."),
    _let_op("DUO-W24", "Rijen weggelaten door een filter",
            "Een filter in mapping.toml laat rijen weg; het aantal staat in de melding."),
    _signaal("DUO-S01", "Stand sluit niet aan op de vorige levering",
             "Het verleden is in deze levering anders dan in de vorige: begin + in - uit is niet "
             "het eind."),
    _signaal("DUO-S02", "Formatie zonder bezetting",
             "Een team heeft formatie, maar niemand in dienst."),
    _signaal("DUO-S03", "Team is verdwenen",
             "Een team uit de vorige levering komt niet meer voor."),
    _signaal("DUO-S04", "Sprong tegenover de vorige levering",
             "Een getal verschilt meer dan `signalen.sprong_pct` in data/reference/signalen.csv."),
    _signaal("DUO-S05", "Zelfde bestand als de vorige periode",
             "Het bestand is tot op de byte gelijk aan dat van de vorige periode."),
    _signaal("DUO-S06", "Uitdraai van voor de peildatum",
             "Wat na de uitdraai gebeurde, ontbreekt."),
    _signaal("DUO-S07", "Definitief voor 1 mei van het volgende jaar",
             "Loonaangiften tellen mee tot 1 mei; tot dan zijn de verloonde uren van een jaar "
             "voorlopig (Wfsv art. 38e lid 3)."),
)  # fmt: skip
CODES: Mapping[str, Soortmelding] = {melding.code: melding for melding in _ALLE}
