"""A small sound delivery of every table of the contract, made so that one fault can be put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from duo_analytics.intake.contract import workbooks
from duo_analytics.intake.opening import addresses
from tests.intake import books

VAN, TOT = date(2020, 1, 1), date(2021, 10, 31)
ORG = ("Diemen", "Bedrijfsvoering", "Inkoop", None)
GEO = ("Duo+", None, "I&A", "Geo")
RIJEN: Mapping[str, list[tuple[object, ...]]] = {
    "dienstverbanden": [
        ("P1", "D1", *ORG, "Adviseur", "Vast", VAN, TOT, 36.0, 1.0, "1964-07", "Eigen verzoek"),
        ("P2", "D2", *GEO, "Beheerder", "Vast", VAN, None, 18.0, 0.5, "1980-01", None),
        ("P3", "D3", *GEO, "Adviseur", "Tijdelijk", date(2021, 3, 1), None, 36.0, 1.0, None, None),
    ],
    "formatie": [
        (*ORG, "Adviseur", 2.5, "Structureel", VAN, TOT, "Plan 2020"),
        (*GEO, "Beheerder", 4.0, "Structureel", VAN, None, None),
        (*GEO, "Adviseur", 1.5, "Tijdelijk", VAN, None, None),
    ],
    "verzuim": [
        ("Z1", "D2", date(2022, 1, 3), date(2022, 1, 10), date(2022, 1, 3), date(2022, 1, 9),
         100.0, "Ziekte"),
        ("Z2", "D3", date(2022, 2, 1), None, date(2022, 2, 1), date(2022, 2, 28), 100.0, "Ziekte"),
        ("Z2", "D3", date(2022, 2, 1), None, date(2022, 3, 1), None, 50.0, "Ziekte"),
    ],
    "inhuur": [
        ("I1", *GEO, date(2022, 1, 1), date(2022, 4, 30), 1.0, 40000.0, "Vacatureruimte", "V1"),
        ("I2", *ORG, date(2022, 1, 1), date(2022, 4, 30), 0.5, 12500.5, "Piek", None),
        ("I2", *ORG, date(2021, 9, 1), date(2021, 12, 31), 0.5, 12500.5, "Piek", None),
    ],
    "loonsom": [
        ("Diemen", 2022.0, 1.0, 1500000.0),
        ("Duo+", 2022.0, 1.0, 2500000.0),
        ("Duo+", 2021.0, 3.0, 2400000.0),
    ],
    "vacatures": [
        ("V1", *GEO, "Beheerder", "ICT en gegevens", 1.0, date(2021, 11, 1), None, None, 2.0, None),
        ("V2", *ORG, "Adviseur", "Overig", 0.5, date(2021, 6, 1), date(2021, 9, 1), None, 1.0,
         "Extern"),
        ("V3", *ORG, None, "Overig", 0.5, date(2021, 6, 1), None, date(2021, 9, 1), 1.0, None),
    ],
    "hardwarebestellingen": [
        ("O1", "1", "Laptop 14", "L14", "Laptop", 10.0, 10.0, 1200.0, date(2021, 3, 1),
         date(2021, 5, 1), date(2021, 6, 1), "Leverancier A", "Duo+"),
        ("O1", "2", "Scherm 27", "S27", "Scherm", 20.0, 0.0, 300.0, date(2021, 3, 1),
         date(2022, 9, 1), None, "Leverancier A", "Duo+"),
        ("O2", "1", "Laptop 14", "L14", "Laptop", 5.0, 0.0, 1250.0, date(2022, 2, 1), None, None,
         "Leverancier B", "Diemen"),
    ],
    "hardwarebudget": [
        (date(2022, 4, 30), "Laptop", 50000.0, 60000.0, 12000.0, 6250.0),
        (date(2022, 4, 30), "Scherm", 10000.0, 10000.0, 0.0, 6000.0),
        (date(2021, 12, 31), "Laptop", 50000.0, 50000.0, 48000.0, 0.0),
    ],
    "activa": [
        ("A1", "Laptop", 40.0, date(2018, 1, 1), 40000.0, 0.0, 3.0, None, "Diemen"),
        ("A2", "Server", 2.0, date(2015, 1, 1), 20000.0, 500.0, 5.0, date(2020, 6, 1), "Duo+"),
        ("A3", "Scherm", 40.0, date(2020, 1, 1), 12000.0, 0.0, 6.0, None, "Uithoorn"),
    ],
    "banenafspraak": [
        (2021.0, "Diemen", 400000.0, 9000.0, 0.0, "Voorlopig"),
        (2021.0, "Duo+", 600000.0, 9000.5, 1000.0, "Voorlopig"),
        (2020.0, "Duo+", 590000.0, 8000.0, 0.0, "Definitief"),
    ],
    "banenafspraak_inleen": [
        (2021.0, "Diemen", "Uitzender", "Uitzendonderneming", "1", 1300.0, 1300.0,
         date(2022, 3, 1)),
        (2021.0, "Duo+", "Sw-bedrijf", "Detachering Wsw", "1", 900.0, 850.0, None),
        (2021.0, "Duo+", "Sw-bedrijf", "Detachering Wsw", "2", 900.0, 900.0, None),
    ],
    "processen": [
        ("P1", "Facturen", "Financiën", "Digitaliseren", "Digitaal ontvangen", "Gerealiseerd",
         "Toepassing inrichten.", 38000.0, 1500.0, 21000.0, 420.0, date(2019, 1, 14),
         date(2019, 2, 4), date(2019, 9, 30), None, date(2020, 7, 9)),
        ("P1", "Facturen", "Financiën", "Uniformeren", "Eén ritme", "In uitvoering", None, 14500.0,
         None, 2500.0, None, date(2021, 1, 14), date(2021, 10, 7), None, None, None),
        ("P2", "Salarissen", "P&O", "Harmoniseren", "Gelijke regels", "Afgewezen", None, None, None,
         None, None, date(2020, 3, 11), None, None, date(2021, 1, 31), None),
    ],
    "doorlichtingen": [
        ("P1", "Facturen", "Financiën", "Harmoniseren", date(2021, 3, 15), date(2022, 5, 31),
         date(2022, 4, 20)),
        ("P1", "Facturen", "Financiën", "Uniformeren", date(2021, 3, 15), date(2022, 6, 30), None),
        ("P2", "Salarissen", "P&O", "Harmoniseren", date(2022, 2, 14), date(2022, 9, 30), None),
    ],
    "maatwerkaanvragen": [
        ("M1", "Diemen", date(2022, 1, 10), "Eigen rapportage", "Gehonoreerd", date(2022, 2, 1),
         12.5),
        ("M2", "Uithoorn", date(2022, 2, 10), None, "Afgewezen", date(2022, 2, 20), None),
        ("M3", "Uithoorn", date(2022, 4, 10), None, "Open", None, None),
    ],
    "facturen": [
        ("Diemen", "F1", "1", date(2022, 1, 3), date(2022, 1, 10), "D1", 1250.5, "Kantoor", "C1"),
        ("Diemen", "F1", "2", date(2022, 1, 3), date(2022, 1, 10), "D1", -50.0, "Kantoor", None),
        ("Duo+", "F1", "1", date(2022, 2, 3), date(2022, 2, 10), "P1", 9000.0, "Advies", None),
    ],
    "crediteuren": [
        ("D1", "F0000001", 1111.0, "Mkb", "nee"),
        ("P1", "F0000001", 1111.0, "Groot", "nee"),
        ("P2", None, None, "Onbekend", "ja"),
    ],
    "inkooppakketten": [
        ("Kantoor", "Levering"),
        ("Advies", "Dienst"),
        ("Wegen", "Werk"),
    ],
    "contracten": [
        ("C1", "D1", date(2021, 1, 1), date(2024, 12, 31), 80000.0, "A1"),
        ("C2", "P1", date(2019, 1, 1), date(2021, 12, 31), 30000.0, None),
        ("C3", "P1", date(2022, 1, 1), None, 30000.0, None),
    ],
    "aanbestedingen": [
        ("A1", "Diemen", "Kantoor", "Levering", 80000.0, date(2020, 9, 1), "Europees", "Gegund",
         date(2020, 12, 1), "Motivering", date(2021, 2, 1)),
        ("A2", "Duo+", None, "Dienst", 30000.0, date(2022, 3, 1), "Enkelvoudig onderhands",
         "Lopend", None, None, None),
        ("A3", "Duo+", None, "Werk", 90000.0, date(2021, 3, 1), "Meervoudig onderhands",
         "Ingetrokken", date(2021, 6, 1), None, None),
    ],
    "adviesvragen": [
        ("Q1", "Diemen", date(2022, 1, 10), date(2022, 1, 17), "Overig"),
        ("Q2", "Duo+", date(2022, 2, 10), date(2022, 2, 10), "Keuze van de procedure"),
        ("Q3", "Duo+", date(2022, 4, 10), None, "Overig"),
    ],
    "kantoorbezetting": [
        (date(2022, 4, 28), "Kantoor A", "Afstand", 100.0, 40.0, 30.0, 28.0),
        (date(2022, 4, 28), "Kantoor B", "Afstand", 50.0, 20.0, None, None),
        (date(2022, 4, 29), "Kantoor A", "Afstand", 100.0, 40.0, 22.0, 20.0),
    ],
    "scenarios": [
        ("Afstand", "Anderhalve meter", 40.0, VAN, TOT),
        ("Afstand", "Anderhalve meter", 40.0, date(2022, 2, 15), None),
        ("Open", "Alle werkplekken", 100.0, None, None),
    ],
    "mijlpalen": [
        (date(2022, 4, 30), "M1", "Governance", "Plan", date(2022, 1, 31), date(2022, 2, 28),
         date(2022, 3, 1), None, "Directie", "Duo+", None, None),
        (date(2022, 4, 30), "M2", "Governance", "Voorstel", date(2022, 10, 31), date(2022, 10, 31),
         None, "M1", "Directie", "De gemeenten", "Oranje", "Geen tijd"),
        (date(2021, 12, 31), "M1", "Governance", "Plan", date(2022, 1, 31), None, None, None,
         "Directie", "Duo+", None, None),
    ],
    "acties": [
        ("C1", "Governance", "Bestuur", date(2022, 1, 10), "Plan maken", "Duo+", date(2022, 9, 1),
         None, None),
        ("C2", "Werkgeverschap", "Directie", date(2022, 1, 10), "Werving", "Diemen", None,
         date(2022, 3, 1), "Samen"),
        ("C3", "Herstart", "Directie", date(2022, 1, 10), "Inrichten", "De gemeenten", None, None,
         None),
    ],
    "risicos": [
        (date(2022, 4, 30), "R1", "Governance", "Te weinig tijd", "Te laat", 4.0, 4.0, 25000.0,
         "Plannen", "Stijgend", "Duo+"),
        (date(2022, 4, 30), "R2", "Herstart", None, "Te vol", 3.0, 2.0, None, None, None, "Diemen"),
        (date(2021, 12, 31), "R1", "Governance", None, "Te laat", 3.0, 4.0, None, None, None,
         "Duo+"),
    ],
    "doelen": [
        (date(2022, 4, 30), "D1", "Integrale dienstverlening", "Keten", "Processen", "Procent",
         "Minstens", 100.0, 34.0, date(2022, 4, 11)),
        (date(2022, 4, 30), "D2", "Integrale dienstverlening", "Rollen", "Taken", "Procent",
         "Minstens", 95.0, None, None),
        (date(2021, 12, 31), "D1", "Integrale dienstverlening", "Keten", "Processen", "Procent",
         "Minstens", 100.0, 28.0, date(2021, 12, 13)),
    ],
    "financien": [
        (date(2022, 4, 30), "Bedrijfsvoering", "0.4", "Salarissen", "Lasten", "Structureel",
         900000.0, 1000000.0, 310000.5, 20000.0, 1040000.0, "De cao is hoger"),
        (date(2022, 4, 30), "Bedrijfsvoering", "0.4", None, "Baten", "Structureel", 100000.0,
         100000.0, 30000.0, None, 100000.0, None),
        (date(2021, 12, 31), "Bedrijfsvoering", None, None, "Lasten", "Incidenteel", 80000.0,
         80000.0, 75000.0, None, 75000.0, None),
    ],
    "begrotingswijzigingen": [
        (2022.0, "1", date(2021, 12, 9), "Huisvesting", "Bedrijfsvoering", "Lasten", "Structureel",
         140000.0, 1040000.0),
        (2022.0, "2", date(2022, 3, 1), "Uitstel", "Bedrijfsvoering", "Lasten", "Structureel",
         -40000.0, 1000000.0),
        (2020.0, "1", date(2020, 3, 1), "Geen begroting geleverd", "Burger", "Baten", "Incidenteel",
         5000.0, 5000.0),
    ],
    "verdeelsleutel": [
        (2022.0, "Bedrijfsvoering", "Diemen", 40.25, "Inwoners"),
        (2022.0, "Bedrijfsvoering", "Ouder-Amstel", 24.75, "Inwoners"),
        (2022.0, "Bedrijfsvoering", "Uithoorn", 35.0, None),
        (2021.0, "Bedrijfsvoering", "Uithoorn", 100.0, None),
    ],
    "bijdragen": [
        (date(2022, 4, 30), "Bedrijfsvoering", "Diemen", 322000.0, 362250.0, 378350.0, 1500.0),
        (date(2022, 4, 30), "Bedrijfsvoering", "Ouder-Amstel", 198000.0, 222750.0, 232650.0, None),
        (date(2022, 4, 30), "Bedrijfsvoering", "Uithoorn", 280000.0, 315000.0, 329000.0, 0.0),
    ],
    "taakvelden": [
        (2021.0, "Jaarrekening", "Duo+", "0.4", "L1.1", "Lasten", 2400000.0),
        (2021.0, "Jaarrekening", "Duo+", "0.4", "B3.8", "Baten", -1500.5),
        (2022.0, "Begroting", "Diemen", "0.1", "L1.1", "Lasten", 310000.0),
    ],
    "themas": [
        ("Werven", date(2022, 2, 24), "Samen", date(2022, 4, 14), "Sessie", "Een website"),
        ("Belonen", date(2021, 6, 10), "Los", date(2021, 6, 10), "Directie", None),
        ("Opleiden", date(2022, 3, 10), "Open", None, "Sessie", None),
    ],
}  # fmt: skip
KOPRIJ = 3


@dataclass
class Levering:
    """A delivery that is still to be written: sheets by workbook, then parts, then files."""

    bladen: dict[str, dict[str, list[list[object]]]]
    achter: dict[tuple[str, str], str] = field(default_factory=dict)
    delen: dict[str, list[Callable[[dict[str, str | bytes]], None]]] = field(default_factory=dict)
    bestanden: list[Callable[[Path], object]] = field(default_factory=list)
    werkboek_xml: str = ""

    def zet(self, plek: str, waarde: object) -> None:
        """Put a value in a cell: 'personeel/Formatie!F4'."""
        rijen, rij, kolom = self._cel(plek)
        while len(rijen) < rij:
            rijen.append([])
        rijen[rij - 1] += [None] * (kolom + 1 - len(rijen[rij - 1]))
        rijen[rij - 1][kolom] = waarde

    def haal(self, plek: str) -> object:
        """The value of a cell."""
        rijen, rij, kolom = self._cel(plek)
        return rijen[rij - 1][kolom]

    def blad(self, plek: str) -> list[list[object]]:
        """The rows of a sheet: 'personeel/Formatie'."""
        bestand, _, naam = plek.partition("/")
        return self.bladen[f"{bestand}.xlsx"][naam]

    def zet_achter(self, plek: str, xml: str) -> None:
        """Put XML behind the rows of a sheet."""
        bestand, _, naam = plek.partition("/")
        self.achter[f"{bestand}.xlsx", naam] = xml

    def verander(self, bestand: str, verander: Callable[[dict[str, str | bytes]], None]) -> None:
        """Change the parts of a workbook before it is packed."""
        self.delen.setdefault(f"{bestand}.xlsx", []).append(verander)

    def write(self, folder: Path) -> None:
        """Write every workbook, and then what a test does to the files."""
        folder.mkdir(parents=True, exist_ok=True)
        for bestand, bladen in self.bladen.items():
            vol = {
                naam: books.Blad(rijen, na=self.achter.get((bestand, naam), ""))
                for naam, rijen in bladen.items()
            }
            delen = books.parts(vol, werkboek=self.werkboek_xml)
            for verander in self.delen.get(bestand, []):
                verander(delen)
            (folder / bestand).write_bytes(books.pack(delen))
        for doe in self.bestanden:
            doe(folder)

    def _cel(self, plek: str) -> tuple[list[list[object]], int, int]:
        blad, _, adres = plek.partition("!")
        gevonden = addresses.parse(adres)
        assert gevonden is not None, plek
        return self.blad(blad), *gevonden


def sound() -> Levering:
    """A delivery without a fault; raises KeyError for a table of which no rows are written here."""
    bladen: dict[str, dict[str, list[list[object]]]] = {}
    for werkboek in workbooks():
        bladen[werkboek.bestand] = {"Levering": books.levering()}
        for tabel in werkboek.tabellen:
            koppen: list[object] = [kolom.kop for kolom in tabel.kolommen]
            rijen = [list(rij) for rij in RIJEN[tabel.naam]]
            bladen[werkboek.bestand][tabel.blad] = [["Uitdraai"], [], koppen, *rijen]
    return Levering(bladen)
