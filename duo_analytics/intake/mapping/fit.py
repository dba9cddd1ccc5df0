"""Whether an export and its mapping fit the contract: what is missing, unknown or left over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from duo_analytics.intake import cells, hints
from duo_analytics.intake.mapping.mapfile import UITLEG, say

if TYPE_CHECKING:
    from datetime import date

    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.contract import Invoertabel
    from duo_analytics.intake.mapping.declaration import Koppeling
    from duo_analytics.intake.mapping.export import Export
    from duo_analytics.intake.melder import Melder

MOST_NAMED = 8
ZONDER_BSN = "Vraag een export zonder deze kolom: een BSN mag hier niet komen (UAVG art. 46)."


def fits_contract(
    koppeling: Koppeling, tabel: Invoertabel, peildatum: date, waar: tuple[str, Melder]
) -> bool:
    """Whether the mapping names only columns and codes of the contract, and all that must be there.

    ``waar`` is the text of mapping.toml and its melder.
    """
    tekst, melder = waar
    aantal = len(melder.problemen)
    kolommen = {kolom.naam: kolom for kolom in tabel.kolommen}
    for naam, veld in koppeling.kolommen.items():
        pad = [tabel.naam, "kolommen", naam]
        if naam not in kolommen:
            herstel = f"{hints.nearest(naam, kolommen)}{UITLEG}"
            say(melder, tekst, pad, (f"de tabel {tabel.naam} heeft geen kolom '{naam}'", herstel))
        elif veld.waarde is not None:
            for fout in cells.judge(kolommen[naam], [veld.constante], peildatum).fouten.values():
                say(melder, tekst, [*pad, "waarde"], (f"'{naam}': {fout.reden}", fout.herstel))
        else:
            for woord in _unknown_codes(kolommen[naam], veld.codes.values()):
                herstel = f"{hints.nearest(woord, kolommen[naam].codes)}Kies {kolommen[naam].eis}."
                reden = f"'{naam}': de code '{woord}' staat niet in het contract"
                say(melder, tekst, [*pad, "codes"], (reden, herstel))
    for kolom in tabel.kolommen:
        if kolom.verplicht and kolom.naam not in koppeling.kolommen:
            reden = f"de verplichte kolom '{kolom.naam}' ({kolom.kop}) heeft geen bron"
            herstel = f'Voeg onder [{tabel.naam}.kolommen] een regel toe: {kolom.naam} = "...".'
            say(melder, tekst, [tabel.naam, "kolommen"], (reden, herstel))
    return len(melder.problemen) == aantal


def _unknown_codes(kolom: Kolom, doelen: Iterable[str]) -> list[str]:
    if not kolom.codes:
        return []
    bekend = {*kolom.codes, *kolom.codes.values(), ""}
    return [doel for doel in dict.fromkeys(doelen) if doel not in bekend]


def has_columns(export: Export, koppeling: Koppeling, melder: Melder) -> bool:
    """Whether every source column stands once in the export; says which do not."""
    koppen = list(export.koppen)
    goed = True
    for naam in koppeling.needed():
        aantal = koppen.count(naam)
        if aantal == 0:
            vraag = hints.nearest(naam, [k for k in koppen if k])
            herstel = f"{vraag}Zet de nieuwe naam van de kolom in mapping.toml."
            melder.meld("DUO-K02", f"de kolom '{naam}' ontbreekt in de export", herstel)
        elif aantal > 1:
            reden = f"de kolom '{naam}' staat {aantal} keer in de export"
            melder.meld("DUO-K02", reden, "Exporteer haar een keer.")
        goed &= aantal == 1
    return goed


def name_left_over(
    export: Export, koppeling: Koppeling, tabel: Invoertabel, melder: Melder
) -> None:
    """Say which columns of the export go nowhere, and which of the contract stay empty."""
    from duo_analytics.intake.privacy import is_bsn_name

    nodig = koppeling.needed()
    bsn = [kop for kop in export.koppen if is_bsn_name(kop) and kop not in nodig]
    if bsn:
        reden = f"{_named(bsn)} staat in de export; de waarden zijn niet gelezen"
        melder.meld("DUO-W23", reden, ZONDER_BSN)
    gebruikt = {*nodig, *koppeling.weglaten, *bsn, ""}
    over = [kop for kop in dict.fromkeys(export.koppen) if kop not in gebruikt]
    if over:
        reden = f"niet gelezen: {_named(over)}"
        herstel = "Koppel wat u nodig hebt in mapping.toml, of noem het daar bij 'weglaten'."
        melder.meld("DUO-W21", reden, herstel)
    zonder = [k.kop for k in tabel.kolommen if k.naam not in koppeling.kolommen]
    if zonder:
        reden = f"zonder bron, en dus leeg in de tabel {tabel.naam}: {_named(zonder)}"
        melder.meld("DUO-W22", reden, "Koppel een kolom van de export als die er is.")


def _named(namen: Sequence[str]) -> str:
    soort = "de kolom" if len(namen) == 1 else "de kolommen"
    getoond = ", ".join(f"'{naam}'" for naam in namen[:MOST_NAMED])
    meer = len(namen) - MOST_NAMED
    return f"{soort} {getoond}" + (f" en nog {meer}" if meer > 0 else "")
