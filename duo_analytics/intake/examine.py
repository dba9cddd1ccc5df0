"""Examine a delivery: open its workbooks, check their tables, and look across the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.intake import cache, hints, rooster
from duo_analytics.intake.bestand import Bestand
from duo_analytics.intake.contract import BLAD_LEVERING, EIGEN_BLADEN, Invoertabel, tables
from duo_analytics.intake.melder import Uitspraak
from duo_analytics.intake.opening.refused import BestandGeweigerd
from duo_analytics.intake.opening.supervisor import read_workbooks
from duo_analytics.intake.spellings import name_look_alikes

if TYPE_CHECKING:
    from duo_analytics.intake.melder import Melder
    from duo_analytics.intake.opening.content import Werkboekinhoud
    from duo_analytics.intake.problems import Probleem
    from duo_analytics.intake.rooster import Rooster
    from duo_analytics.intake.table import Gelezen
    from duo_analytics.periods import Periode

UIT_1904 = (
    "Zet in Excel bij Opties, Geavanceerd de instelling '1904-datumsysteem gebruiken' uit en "
    "controleer daarna alle datums."
)


def examine(folder: Path, periode: Periode, namen: Sequence[str]) -> list[Bestand]:
    """The sources of the tables ``namen``: workbooks of the contract, then those of mapping.toml.

    When mapping.toml cannot be followed, only that is said: nobody knows what it speaks of.
    """
    from duo_analytics.intake.mapping.bring import bring

    ingebracht = bring(folder, periode, namen)
    if not ingebracht.geldig:
        return list(ingebracht.bestanden)
    gevraagd = dict(_by_workbook([naam for naam in namen if naam not in ingebracht.namen]))
    bestanden = [Bestand(naam) for naam in gevraagd]
    kast = cache.Kast(folder.parent / cache.FOLDER, periode)
    nieuw = [b for b in bestanden if not kast.restore(b, folder / b.naam, gevraagd[b.naam])]
    inhoud = _open(folder, [bestand.melder for bestand in nieuw])
    for bestand in nieuw:
        if bestand.naam in inhoud:
            _examine_file(bestand, inhoud[bestand.naam], periode, gevraagd[bestand.naam])
            kast.keep(bestand, gevraagd[bestand.naam])
    bestanden += ingebracht.bestanden
    for bestand in bestanden:
        for gelezen in bestand.tabellen.values():
            _check_references(gelezen, bestanden, bestand.melder)
            _check_across(gelezen, bestanden, bestand.melder)
    name_look_alikes((g, b.melder) for b in bestanden for g in b.tabellen.values())
    return bestanden


def problems(bestanden: Iterable[Bestand]) -> list[Probleem]:
    """Every message, file by file."""
    return [probleem for bestand in bestanden for probleem in bestand.melder.all()]


def _by_workbook(namen: Sequence[str]) -> Iterator[tuple[str, list[Invoertabel]]]:
    alle = tables()
    for bestand in dict.fromkeys(alle[naam][0].bestand for naam in namen):
        yield bestand, [alle[naam][1] for naam in namen if alle[naam][0].bestand == bestand]


def _open(folder: Path, melders: Sequence[Melder]) -> dict[str, Werkboekinhoud]:
    """The content of every workbook that can be read; of the others is said why not."""
    er_zijn = [melder for melder in melders if _is_there(folder / melder.bestand, melder)]
    uitkomsten = read_workbooks([folder / melder.bestand for melder in er_zijn])
    gelezen = {}
    for melder, uitkomst in zip(er_zijn, uitkomsten, strict=True):
        if isinstance(uitkomst, BestandGeweigerd):
            waar = melder.voor_blad(uitkomst.blad)
            waar.meld(uitkomst.code, uitkomst.reden, uitkomst.herstel, uitkomst.cel)
        else:
            gelezen[melder.bestand] = uitkomst
    return gelezen


def _is_there(pad: Path, melder: Melder) -> bool:
    if pad.exists():
        return True
    vraag = hints.nearest(pad.name, sorted(p.name for p in pad.parent.iterdir()))
    herstel = f"{vraag}Leg het onder deze naam in de map {pad.parent.name}."
    melder.meld("DUO-B01", "het bestand ontbreekt", herstel)
    return False


def _examine_file(
    bestand: Bestand, inhoud: Werkboekinhoud, periode: Periode, gevraagd: Sequence[Invoertabel]
) -> None:
    from duo_analytics.intake.levering import read_extraction, read_levering

    bestand.sha256 = inhoud.sha256
    if inhoud.telt_vanaf_1904:
        bestand.melder.meld("DUO-B15", "het werkboek telt datums vanaf 1904", UIT_1904)
    roosters = {blad.naam: rooster.from_content(blad) for blad in inhoud.bladen}
    if _refuse_personal(roosters, gevraagd, bestand.melder):
        return
    for naam in (BLAD_LEVERING, *(tabel.blad for tabel in gevraagd)):
        if naam not in roosters:
            herstel = f"{hints.nearest(naam, roosters)}Geef het blad de naam '{naam}'."
            bestand.melder.meld("DUO-B02", f"het blad '{naam}' ontbreekt", herstel)
    _name_unread_sheets(roosters, bestand)
    if BLAD_LEVERING in roosters:
        melder = bestand.melder.voor_blad(BLAD_LEVERING)
        blad = roosters[BLAD_LEVERING]
        bestand.levering = read_levering(blad, periode, melder)
        bestand.uitgedraaid_op = read_extraction(blad, periode, melder)
    for tabel in gevraagd:
        if tabel.blad in roosters:
            _read_into(bestand, roosters[tabel.blad], tabel, periode)


def _name_unread_sheets(roosters: Mapping[str, Rooster], bestand: Bestand) -> None:
    """Say which sheets with values stand in no table of the contract."""
    van_hier = (t for werkboek, t in tables().values() if werkboek.bestand == bestand.naam)
    bekend = EIGEN_BLADEN | {tabel.blad for tabel in van_hier}
    for naam, blad in roosters.items():
        if naam not in bekend and blad.feiten.laatste_rij_met_waarde:
            reden = f"het blad '{naam}' wordt niet gelezen"
            herstel = "Controleer of er niets staat dat in een ander blad hoort."
            bestand.melder.meld("DUO-W10", reden, herstel)


def _refuse_personal(
    roosters: Mapping[str, Rooster], gevraagd: Sequence[Invoertabel], melder: Melder
) -> bool:
    """Whether any sheet, asked for or not, holds what may not be read at all."""
    from duo_analytics.intake.privacy import refuse_personal

    tabellen = {tabel.blad: tabel for tabel in gevraagd}
    geweigerd = [
        refuse_personal(blad, tabellen.get(naam), melder.voor_blad(naam))
        for naam, blad in roosters.items()
    ]
    return any(geweigerd)


def _read_into(bestand: Bestand, blad: Rooster, tabel: Invoertabel, periode: Periode) -> None:
    from duo_analytics.intake.table import read_table

    melder = bestand.melder.voor_blad(tabel.blad)
    gelezen = read_table(blad, tabel, periode.peildatum, melder)
    if gelezen is not None:
        bestand.tabellen[tabel.naam] = gelezen


def _check_references(gelezen: Gelezen, bestanden: Sequence[Bestand], melder: Melder) -> None:
    """Say which values point to a row of another table that is not there."""
    alle = {naam: tabel for bestand in bestanden for naam, tabel in bestand.tabellen.items()}
    for verwijzing in gelezen.tabel.verwijzingen:
        doel = alle.get(verwijzing.tabel)
        if doel is None or doel.geweigerd[verwijzing.doel].any():
            continue  # said there; first mend the table that is pointed to
        waarden = gelezen.frame[verwijzing.kolom].dropna()
        los = waarden.index[~waarden.isin(doel.frame[verwijzing.doel])]
        reden = f"deze waarde staat niet in de tabel {verwijzing.tabel} (blad '{doel.tabel.blad}')"
        uitspraak = Uitspraak(
            verwijzing.code, reden, "Voeg die rij daar toe, of verbeter de waarde."
        )
        plek = gelezen.plekken[verwijzing.kolom]
        melder.voor_blad(gelezen.tabel.blad).meld_cellen(uitspraak, map(int, los), plek)


def _check_across(gelezen: Gelezen, bestanden: Sequence[Bestand], melder: Melder) -> None:
    """Hold a table to the rules that look across tables; a refused cell is mended first."""
    heel = {
        naam: tabel.frame
        for bestand in bestanden
        for naam, tabel in bestand.tabellen.items()
        if not any(fout.any() for fout in tabel.geweigerd.values())
    }
    for regel in gelezen.tabel.kruisregels:
        if not {gelezen.tabel.naam, *regel.tabellen} <= heel.keys():
            continue
        for rij, reden in regel.redenen(heel).items():
            uitspraak = Uitspraak(regel.code, reden, regel.herstel)
            plek = gelezen.plekken[regel.kolom]
            melder.voor_blad(gelezen.tabel.blad).meld_cel(uitspraak, int(rij), plek)
