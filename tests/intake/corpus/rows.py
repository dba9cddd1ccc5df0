"""Rows, columns and sheets that contradict themselves or each other, or are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from tests.intake.corpus.geval import PERSONEEL, Geval, cell, rows, two
from tests.intake.sound import Levering, sound

BLAD, PLEK = "personeel/Formatie", "personeel.xlsx Formatie"


def rules() -> Iterator[Geval]:
    """Rows that contradict themselves, each other, or another table."""
    vroeg, laat = date(2019, 1, 1), date(2022, 4, 1)
    for naam, plek, waarde in (
        ("uit dienst voor in dienst", "personeel/Dienstverbanden!J4", vroeg),
        ("formatie eindigt te vroeg", "personeel/Formatie!I4", vroeg),
        ("inhuur eindigt te vroeg", "inhuur/Inhuur!G4", vroeg),
        ("geleverd voor besteld", "hardware/Bestellingen!K4", vroeg),
        ("toegezegd voor besteld", "hardware/Bestellingen!J4", vroeg),
        ("buiten gebruik voor aanschaf", "hardware/Activa!H4", date(2017, 1, 1)),
        ("getekend voor opengesteld", "vacatures/Vacatures!J5", vroeg),
        ("ingetrokken voor opengesteld", "vacatures/Vacatures!K6", vroeg),
        ("hersteld voor ziek", "personeel/Verzuim!D4", date(2022, 1, 2)),
        ("deel voor het geval", "personeel/Verzuim!E4", date(2022, 1, 2)),
        ("meer geleverd dan besteld", "hardware/Bestellingen!G4", 11.0),
        ("restwaarde te hoog", "hardware/Activa!F4", 50000.0),
        ("doelgroep boven totaal", "banenafspraak/Verloonde uren!D4", 400001.0),
        ("meer uitgeleend dan er is", "banenafspraak/Verloonde uren!E4", 9001.0),
        ("meer toegerekend dan polisuren", "banenafspraak/Inleen!G5", 901.0),
        ("reden zonder datum uit", "personeel/Dienstverbanden!N5", "Pensioen"),
        ("vervuld en ingetrokken", "vacatures/Vacatures!K5", laat),
        ("besloten voor de agenda", "werkgeverschap/Themas!D4", date(2022, 2, 23)),
        ("besluit over een open thema", "werkgeverschap/Themas!D6", laat),
        ("samen zonder besluit", "werkgeverschap/Themas!D4", None),
    ):
        yield cell(naam, plek, waarde, "DUO-R01")
    for naam, plek, waarde, rij in (
        ("vacature twee keer", "vacatures/Vacatures!A6", "V2", 5),
        ("orderregel twee keer", "hardware/Bestellingen!B5", "1", 4),
        ("activum twee keer", "hardware/Activa!A6", "A1", 4),
        ("thema twee keer", "werkgeverschap/Themas!A6", "Belonen", 5),
    ):
        yield cell(naam, plek, waarde, "DUO-R05", f"deze sleutel staat ook in rij {rij}")
    yield two("jaar en werkgever twee keer", {"banenafspraak/Verloonde uren!A6": 2021.0},
              "DUO-R05 banenafspraak.xlsx Verloonde uren!B6", "rij 5")  # fmt: skip
    yield two("opdracht twee keer", {"inhuur/Inhuur!F6": date(2021, 1, 1), "inhuur/Inhuur!F5":
              date(2021, 1, 1)}, "DUO-R05 inhuur.xlsx Inhuur!F6", "rij 5")  # fmt: skip
    yield two("dienstverband overlapt", {"personeel/Dienstverbanden!B6": "D2",
              "personeel/Verzuim!B5": "D2", "personeel/Verzuim!B6": "D2"},
              "DUO-R06 personeel.xlsx Dienstverbanden!I6", "(rij 5)")  # fmt: skip
    yield two("formatie overlapt", {"personeel/Formatie!E6": "Beheerder",
              "personeel/Formatie!G6": "Structureel"}, "DUO-R06 personeel.xlsx Formatie!H6",
              "(rij 5)")  # fmt: skip
    yield cell("verzuimdelen overlappen", "personeel/Verzuim!E6", date(2022, 2, 28), "DUO-R06")
    yield rows(
        "verzuimgevallen overlappen",
        "personeel/Verzuim",
        [
            [
                "Z3",
                "D2",
                date(2022, 1, 5),
                date(2022, 1, 8),
                date(2022, 1, 5),
                date(2022, 1, 7),
                100.0,
                "Ziekte",
            ]
        ],
        "DUO-R06 personeel.xlsx Verzuim!E7",
        "deel of geval van hetzelfde dienstverband",
    )
    yield cell("verzuim van niemand", "personeel/Verzuim!B4", "D9", "DUO-R02", "dienstverbanden")
    yield cell("inhuur op geen vacature", "inhuur/Inhuur!K4", "V9", "DUO-R02", "vacatures")


def lines() -> Iterator[Geval]:
    """Rows that are no data, and cells that lie over others."""
    for woord in ("Totaal", "Eindtotaal", "Subtotaal Diemen", "TOTAAL:"):
        rij: list[object] = [None, None, woord, None, None, 8.0]
        yield rows(f"totaalrij {woord}", BLAD, [rij], f"DUO-R03 {PLEK}!C7", "een totaal")
    yield rows("som zonder woord", BLAD, [[*[None] * 5, 8.0]], f"DUO-R04 {PLEK}!F7")
    yield rows("opmerking onder de tabel", BLAD, [[], ["Bron: HR"]], f"DUO-R04 {PLEK}!A8")
    kop = list(sound().blad(BLAD)[2])
    yield rows("kopregel nog een keer", BLAD, [kop], f"DUO-R04 {PLEK}!A7", "nog een keer")
    for naam, bereik in (("omlaag", "C5:C6"), ("opzij", "C5:D5"), ("kop", "A3:B3")):
        samen = f'<mergeCells><mergeCell ref="{bereik}"/></mergeCells>'
        doe = partial(Levering.zet_achter, plek=BLAD, xml=samen)
        yield Geval(f"samengevoegd {naam}", doe, (f"DUO-C12 {PLEK}!{bereik[:2]}",), bereik[:2])


def headers() -> Iterator[Geval]:
    """Headers that are missing, doubled or elsewhere."""
    kolom = f"DUO-B03 {PLEK}!"
    yield two("kop ontbreekt", {f"{BLAD}!F3": None}, kolom, "'Formatie (fte)' ontbreekt")
    yield two("kop anders", {f"{BLAD}!F3": "Formatie fte"}, kolom, "Bedoelt u 'Formatie fte'?")
    yield two("kop met hoofdletters", {f"{BLAD}!C3": "TEAM"}, kolom, "Bedoelt u 'TEAM'?")
    yield cell("kop twee keer", f"{BLAD}!K3", "Team", "DUO-B03", "in C3 en K3")
    for naam, doe in (("te laag", _lower), ("geen", _without), ("leeg blad", _empty)):
        yield Geval(f"kopregel: {naam}", doe, (kolom,), "eerste 20 rijen")


def sheets() -> Iterator[Geval]:
    """Sheets that are missing, doubled or called otherwise."""
    werkboek = f"DUO-B02 {PERSONEEL} !"
    for naam, nieuw, tekst in (
        ("ontbreekt", "", "'Formatie' ontbreekt"),
        ("heet anders", "Formatie 2022", "Bedoelt u 'Formatie 2022'?"),
        ("heeft een spatie", "Formatie ", "Bedoelt u 'Formatie '?"),
    ):
        yield Geval(f"blad {naam}", partial(_rename, nieuw=nieuw), (werkboek,), tekst)
    yield Geval("blad twee keer", _twice, (werkboek,), "twee keer")
    yield Geval("geen blad Levering", _no_levering, (werkboek,), "'Levering'")


def _lower(lev: Levering) -> None:
    lev.blad(BLAD)[0:0] = [[] for _ in range(20)]


def _without(lev: Levering) -> None:
    del lev.blad(BLAD)[2]


def _empty(lev: Levering) -> None:
    lev.blad(BLAD).clear()


def _rename(lev: Levering, nieuw: str) -> None:
    rijen = lev.bladen[PERSONEEL].pop("Formatie")
    if nieuw:
        lev.bladen[PERSONEEL][nieuw] = rijen


def _twice(lev: Levering) -> None:
    lev.bladen[PERSONEEL]["FORMATIE"] = [["x"]]


def _no_levering(lev: Levering) -> None:
    del lev.bladen[PERSONEEL]["Levering"]


def kenmerken() -> Iterator[Geval]:
    """What the workbook says of itself."""
    blad = "personeel/Levering"
    yield cell("bron leeg", f"{blad}!B2", None, "DUO-C01")
    yield cell("andere periode", f"{blad}!B3", date(2021, 12, 31), "DUO-B04", "30-04-2022")
    yield cell("peildatum als tekst", f"{blad}!B3", "30-04-2022", "DUO-C04")
    yield cell("begin in de toekomst", f"{blad}!B4", date(2023, 1, 1), "DUO-C11")
    yield cell("fictief misschien", f"{blad}!B5", "misschien", "DUO-C02", "ja of nee")
    yield two("kenmerk ontbreekt", {f"{blad}!A2": "Herkomst"}, "DUO-B04 personeel.xlsx Levering!",
              "'Bron' ontbreekt")  # fmt: skip
    yield two("kenmerk twee keer", {f"{blad}!A6": "Bron"}, "DUO-B04 personeel.xlsx Levering!",
              "meer dan een keer")  # fmt: skip
    mac = partial(Levering.verander, bestand="vacatures", verander=_to_1904)
    yield Geval("telt vanaf 1904", mac, ("DUO-B15 vacatures.xlsx !",), "1904")


def _to_1904(delen: dict[str, str | bytes]) -> None:
    """Count the same days from 1904, as an old Mac did."""
    delen["xl/workbook.xml"] = str(delen["xl/workbook.xml"]).replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>'
    )
    for naam, xml in delen.items():
        if "worksheets/" in naam:
            delen[naam] = re.sub(
                r' s="1"><v>(\d+)', lambda m: f' s="1"><v>{int(m[1]) - 1462}', str(xml)
            )
