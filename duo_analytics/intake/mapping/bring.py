"""Bring in the tables that mapping.toml names: read, fit, convert, and check like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duo_analytics.intake.bestand import Bestand
from duo_analytics.intake.contract import tables
from duo_analytics.intake.mapping.mapfile import BESTAND, read_mappings
from duo_analytics.intake.melder import Melder
from duo_analytics.intake.opening.refused import BestandGeweigerd

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.intake.mapping.declaration import Koppeling
    from duo_analytics.intake.mapping.export import Export
    from duo_analytics.periods import Periode

TEKST, PARQUET, WERKBOEK, UBL = (".csv", ".txt"), ".parquet", ".xlsx", ".xml"
SOORTEN = ", ".join((*TEKST, PARQUET, WERKBOEK, UBL))


@dataclass(frozen=True)
class Ingebracht:
    """What mapping.toml brought; ``namen`` are the tables that it speaks for.

    ``geldig`` is false when mapping.toml cannot be followed: then nothing is known of its tables.
    """

    bestanden: Sequence[Bestand]
    namen: frozenset[str]
    geldig: bool = True


def bring(folder: Path, periode: Periode, namen: Sequence[str]) -> Ingebracht:
    """The mapped ones among the tables ``namen``."""
    from duo_analytics.intake.mapping.fit import fits_contract

    over_bestand = Bestand(BESTAND)
    over_bestand.melder = _by_row(over_bestand.melder, "regel")
    koppelingen = read_mappings(folder, over_bestand.melder)
    if koppelingen is None:
        return Ingebracht([over_bestand], frozenset(), geldig=False)
    bestanden = [over_bestand] if koppelingen else []
    tekst = (folder / BESTAND).read_text(encoding="utf-8-sig") if koppelingen else ""
    gevraagd = {naam: koppelingen[naam] for naam in namen if naam in koppelingen}
    for naam, koppeling in gevraagd.items():
        tabel = tables()[naam][1]
        waar = (tekst, over_bestand.melder)
        if fits_contract(koppeling, tabel, periode.peildatum, waar):
            bestanden.append(_bring(folder, koppeling, tabel, periode))
    return Ingebracht(bestanden, frozenset(koppelingen))


def _bring(folder: Path, koppeling: Koppeling, tabel: Invoertabel, periode: Periode) -> Bestand:
    from duo_analytics.intake.levering import from_values

    bron = Bestand(koppeling.bestand or f"query {tabel.naam}")  # never the address
    waarden = {n: getattr(koppeling, n) for n in ("bron", "peildatum", "gegevens_vanaf", "fictief")}
    herkomst = Melder(BESTAND, tabel.naam, problemen=bron.melder.problemen)
    bron.levering = from_values(waarden, periode, herkomst)
    bron.uitgedraaid_op = koppeling.uitgedraaid_op
    try:
        export = read_export(folder, koppeling, bron.melder)
    except BestandGeweigerd as fout:
        bron.melder.voor_blad(fout.blad).meld(fout.code, fout.reden, fout.herstel, fout.cel)
        return bron
    if export is not None:
        _read_into(bron, export, (koppeling, tabel), periode)
    return bron


def read_export(folder: Path, koppeling: Koppeling, melder: Melder) -> Export | None:
    """The raw rows of a source; None when lines were refused. Raises BestandGeweigerd."""
    if koppeling.query:
        from duo_analytics.intake.mapping.query import read_query

        return read_query(folder, koppeling)
    pad = folder / koppeling.bestand
    if pad.suffix.lower() == UBL:
        from duo_analytics.intake.mapping.ubl import read_invoices

        return read_invoices(folder, koppeling)
    if not pad.exists():
        herstel = f"Leg het in de map {folder.name}, of pas mapping.toml aan."
        raise BestandGeweigerd("DUO-B01", "het bestand ontbreekt", herstel)
    soort = pad.suffix.lower()
    if soort in TEKST:
        from duo_analytics.intake.mapping.textfile import read_text

        return read_text(pad, koppeling, _by_row(melder, "regel"))
    if soort == PARQUET:
        from duo_analytics.intake.mapping.parquet import read_parquet

        return read_parquet(pad, koppeling)
    if soort == WERKBOEK:
        from duo_analytics.intake.mapping.sheet import read_sheet

        return read_sheet(pad, koppeling)
    raise BestandGeweigerd("DUO-K04", f"een bestand '{soort}' is geen bron", f"Kies {SOORTEN}.")


def _read_into(
    bron: Bestand, export: Export, doel: tuple[Koppeling, Invoertabel], periode: Periode
) -> None:
    """Check the rows like those of a workbook; nothing is kept of what may not be read."""
    from duo_analytics.intake.mapping import fit
    from duo_analytics.intake.mapping.assemble import as_delivered, assemble
    from duo_analytics.intake.privacy import refuse_personal
    from duo_analytics.intake.table import read_table

    koppeling, tabel = doel
    bron.sha256 = export.sha256
    bron.melder = _by_row(bron.melder, export.rijwoord).voor_blad(export.blad)
    fit.name_left_over(export, koppeling, tabel, bron.melder)
    if not fit.has_columns(export, koppeling, bron.melder):
        return
    if refuse_personal(as_delivered(export, koppeling), _by_own_names(tabel, koppeling),
                       bron.melder):  # fmt: skip
        return
    gekoppeld = assemble(export, koppeling, tabel)
    bron.melder = _by_row(bron.melder, gekoppeld.rijwoord)
    if gekoppeld.weggefilterd:
        reden = f"{gekoppeld.weggefilterd} rijen zijn weggelaten door de filters in mapping.toml"
        bron.melder.meld("DUO-W24", reden, "Controleer of dat er niet te veel of te weinig zijn.")
    gelezen = read_table(gekoppeld.rooster, gekoppeld.tabel, periode.peildatum, bron.melder)
    if gelezen is not None:
        bron.tabellen[tabel.naam] = gelezen


def _by_own_names(tabel: Invoertabel, koppeling: Koppeling) -> Invoertabel:
    """A table whose headers are the columns of the export that are read."""
    mal = tabel.kolommen[0]
    return replace(tabel, kolommen=tuple(replace(mal, kop=naam) for naam in koppeling.needed()))


def _by_row(melder: Melder, rijwoord: str) -> Melder:
    return replace(melder, rijwoord=rijwoord)
