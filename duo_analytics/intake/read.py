"""Read the workbooks of a delivery against the contract: tables, or every problem at once."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from duo_analytics.errors import LeveringGeweigerd, LeveringOntbreekt
from duo_analytics.intake import cells
from duo_analytics.intake.contract import BLAD_LEVERING, KENMERKEN, Invoertabel, Werkboek, tables
from duo_analytics.intake.delivery import Levering, Tabellen
from duo_analytics.intake.problems import Probleem, column_letters
from duo_analytics.periods import Periode, datum_kort
from duo_analytics.places import data_folder, reference_folders
from duo_analytics.reference import Reference
from duo_analytics.sources import Bron

HEADER_WITHIN = 20  # people put titles and remarks above a table, but not more than this

Rows = list[list[Any]]


@dataclass(frozen=True)
class _Gelezen:
    """One table as read, before the rules between tables."""

    frame: pd.DataFrame
    bron: Bron
    kolom_letters: dict[str, str]


def load(namen: Sequence[str], periode: str | Periode, data: str | Path = "") -> Tabellen:
    """The tables ``namen`` of a period, checked against the contract.

    Raises PeriodeFout, LeveringOntbreekt when the folder is missing, and LeveringGeweigerd with
    every problem of every workbook that these tables stand in.
    """
    van = periode if isinstance(periode, Periode) else Periode.parse(periode)
    folder = data_folder(van, data)
    if not (folder / str(van)).is_dir():
        raise LeveringOntbreekt(
            folder / str(van), f"Leg de werkboeken van {van.in_woorden} in deze map."
        )
    problemen: list[Probleem] = []
    gelezen: dict[str, _Gelezen] = {}
    leveringen: dict[str, Levering] = {}
    for werkboek, gevraagd in _by_workbook(namen):
        lezer = _Lezer(folder / str(van) / werkboek.bestand, problemen)
        levering = lezer.levering(van)
        for tabel in gevraagd:
            resultaat = lezer.table(tabel)
            if levering is not None and resultaat is not None:
                gelezen[tabel.naam], leveringen[tabel.naam] = resultaat, levering
    problemen += _broken_references(gelezen)
    if problemen:
        raise LeveringGeweigerd(problemen)
    return Tabellen(
        periode=van,
        peil=van,
        frames={naam: gelezen[naam].frame for naam in namen},
        bronnen={
            naam: replace(gelezen[naam].bron, fictief=leveringen[naam].fictief) for naam in namen
        },
        leveringen=leveringen,
        reference=Reference.load(*reference_folders(folder)),
    )


def _by_workbook(namen: Sequence[str]) -> Iterator[tuple[Werkboek, list[Invoertabel]]]:
    alle = tables()
    boeken = dict.fromkeys(alle[naam][0].bestand for naam in namen)
    for bestand in boeken:
        gevraagd = [alle[naam] for naam in namen if alle[naam][0].bestand == bestand]
        yield gevraagd[0][0], [tabel for _, tabel in gevraagd]


class _Lezer:
    """One workbook: finds its sheets and gives their tables; adds to ``problemen``."""

    def __init__(self, pad: Path, problemen: list[Probleem]) -> None:
        self._naam = pad.name
        self._problemen = problemen
        self._bladen: dict[str, Rows] = {}
        self._sha256 = ""
        if not pad.is_file():
            self._meld("DUO-B01", "het bestand ontbreekt", "Leg het in de map van de periode.")
            return
        inhoud = pad.read_bytes()
        self._sha256 = hashlib.sha256(inhoud).hexdigest()
        try:
            with CalamineWorkbook.from_path(str(pad)) as boek:
                self._bladen = {
                    blad: boek.get_sheet_by_name(blad).to_python(skip_empty_area=False)
                    for blad in boek.sheet_names
                }
        except (CalamineError, OSError):
            self._meld(
                "DUO-B05", "het bestand is geen leesbaar werkboek", "Sla het opnieuw op als .xlsx."
            )

    def _meld(self, code: str, reden: str, herstel: str, **waar: str) -> None:
        self._problemen.append(Probleem(code, self._naam, reden, herstel, **waar))

    def _sheet(self, naam: str) -> Rows | None:
        if not self._bladen:
            return None  # the file itself has been reported
        if naam not in self._bladen:
            dichtbij = difflib.get_close_matches(naam, self._bladen, 1)
            vraag = f"Bedoelt u '{dichtbij[0]}'? " if dichtbij else ""
            self._meld("DUO-B02", f"het blad '{naam}' ontbreekt", f"{vraag}Noem het '{naam}'.")
            return None
        return self._bladen[naam]

    def levering(self, periode: Periode) -> Levering | None:
        """The sheet that says source, peildatum, begin of the history and whether invented."""
        rijen = self._sheet(BLAD_LEVERING)
        if rijen is None:
            return None
        waarden = {
            str(rij[0]).strip(): (rij[1], f"B{nummer}")
            for nummer, rij in enumerate(rijen, 1)
            if len(rij) > 1 and not cells.is_empty(rij[0])
        }
        bron, peil, vanaf, fictief = (waarden.get(kop, ("", "")) for kop in KENMERKEN.values())
        goed = self._kenmerk(bool(bron[0]), "Bron", bron[1], "Schrijf uit welk systeem dit komt")
        goed &= self._kenmerk(
            _as_date(peil[0]) == periode.peildatum,
            "Peildatum",
            peil[1],
            f"De peildatum van {periode} is {datum_kort(periode.peildatum)}",
        )
        goed &= self._kenmerk(
            _as_date(vanaf[0]) is not None, "Gegevens vanaf", vanaf[1], "Vul een datum in"
        )
        goed &= self._kenmerk(
            str(fictief[0]).lower() in ("ja", "nee"), "Fictief", fictief[1], "Vul ja of nee in"
        )
        if not goed:
            return None
        begin = _as_date(vanaf[0]) or periode.begin
        return Levering(str(bron[0]), periode.peildatum, begin, str(fictief[0]).lower() == "ja")

    def _kenmerk(self, goed: bool, kop: str, cel: str, herstel: str) -> bool:
        if not goed:
            reden = f"'{kop}' ontbreekt of klopt niet"
            self._meld("DUO-B04", reden, f"{herstel}.", blad=BLAD_LEVERING, cel=cel)
        return goed

    def table(self, tabel: Invoertabel) -> _Gelezen | None:
        """The checked table; None when its sheet or a column is missing."""
        rijen = self._sheet(tabel.blad)
        if rijen is None:
            return None
        kop = _header_row(rijen, tabel)
        posities = self._positions(rijen[kop] if rijen else [], tabel)
        if posities is None:
            return None
        nummers = [n for n in range(kop + 1, len(rijen)) if not all(map(cells.is_empty, rijen[n]))]
        letters = {naam: column_letters(p) for naam, p in posities.items()}
        series: dict[str, pd.Series] = {}
        schoon = True
        for kolom in tabel.kolommen:
            ruw = [rijen[n][posities[kolom.naam]] for n in nummers]
            series[kolom.naam], fouten = cells.convert(kolom, ruw)
            schoon &= not fouten
            for fout in fouten:
                cel = f"{letters[kolom.naam]}{nummers[fout.positie] + 1}"
                self._meld(
                    fout.code, fout.reden, fout.herstel, blad=tabel.blad, cel=cel, kolom=kolom.kop
                )
        frame = pd.DataFrame(series)
        frame.index = pd.Index([n + 1 for n in nummers], name="rij", dtype="int64")
        if schoon:
            self._apply_rules(tabel, frame, letters)
        return _Gelezen(frame, self._source(tabel, frame, letters), letters)

    def _positions(self, kop: list[Any], tabel: Invoertabel) -> dict[str, int] | None:
        koppen = [str(cel).strip() for cel in kop]
        ontbreekt = [k.kop for k in tabel.kolommen if k.kop not in koppen]
        dubbel = [k.kop for k in tabel.kolommen if koppen.count(k.kop) > 1]
        for naam in ontbreekt:
            dichtbij = difflib.get_close_matches(naam, [k for k in koppen if k], 1)
            vraag = f"Bedoelt u '{dichtbij[0]}'? " if dichtbij else ""
            herstel = f"{vraag}Zet '{naam}' in de kopregel."
            self._meld("DUO-B03", f"de kolom '{naam}' ontbreekt", herstel, blad=tabel.blad)
        for naam in dubbel:
            herstel = "Verwijder een van beide."
            self._meld("DUO-B03", f"de kolom '{naam}' staat er twee keer", herstel, blad=tabel.blad)
        if ontbreekt or dubbel:
            return None
        return {k.naam: koppen.index(k.kop) for k in tabel.kolommen}

    def _apply_rules(
        self, tabel: Invoertabel, frame: pd.DataFrame, letters: dict[str, str]
    ) -> None:
        for regel in tabel.regels:
            gebroken = regel.broken(frame)
            redenen = regel.redenen(frame, gebroken)
            for rij, reden in zip(frame.index[gebroken], redenen, strict=True):
                self._meld(
                    regel.code,
                    reden,
                    regel.herstel,
                    blad=tabel.blad,
                    cel=f"{letters[regel.kolom]}{rij}",
                    kolom=tabel.kolom(regel.kolom).kop,
                )

    def _source(self, tabel: Invoertabel, frame: pd.DataFrame, letters: dict[str, str]) -> Bron:
        kolommen = sorted(letters.values(), key=lambda x: (len(x), x))
        gebied = (
            f"{kolommen[0]}{frame.index[0]}:{kolommen[-1]}{frame.index[-1]}" if len(frame) else ""
        )
        return Bron(self._naam, tabel.blad, gebied, self._sha256)


def _header_row(rijen: Rows, tabel: Invoertabel) -> int:
    """The row, within the first twenty, that holds most of the expected headers."""
    koppen = {k.kop for k in tabel.kolommen}
    treffers = [len(koppen & {str(cel).strip() for cel in rij}) for rij in rijen[:HEADER_WITHIN]]
    return treffers.index(max(treffers)) if treffers else 0


def _broken_references(gelezen: dict[str, _Gelezen]) -> Iterator[Probleem]:
    alle = tables()
    for naam, bron in gelezen.items():
        werkboek, tabel = alle[naam]
        for verwijzing in tabel.verwijzingen:
            if verwijzing.tabel not in gelezen:
                continue
            waarden = bron.frame[verwijzing.kolom].dropna()
            bekend = set(gelezen[verwijzing.tabel].frame[verwijzing.doel])
            for rij in waarden.index[~waarden.isin(bekend)]:
                yield Probleem(
                    "DUO-R02",
                    werkboek.bestand,
                    f"deze waarde staat niet in de tabel {verwijzing.tabel}",
                    "Voeg de regel daar toe of verbeter de waarde hier.",
                    blad=tabel.blad,
                    cel=f"{bron.kolom_letters[verwijzing.kolom]}{rij}",
                    kolom=tabel.kolom(verwijzing.kolom).kop,
                )


def _as_date(cel: object) -> date | None:
    if isinstance(cel, datetime):
        return cel.date()
    return cel if isinstance(cel, date) else None
