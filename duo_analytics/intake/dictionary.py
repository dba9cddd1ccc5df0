"""The documents that are made from the contract: the data dictionary and the list of messages.

``python -m duo_analytics.intake.dictionary`` writes them; a test fails when they lag behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from duo_analytics.intake.codes import CODES
from duo_analytics.intake.contract import BLAD_LEVERING, KENMERKEN, workbooks
from duo_analytics.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.contract import Invoertabel, Werkboek

KOPPEN = ("Kolom", "Naam", "Soort", "Eenheid", "Verplicht", "Eis", "Betekenis")
INLEIDING = f"""\
# Gegevenswoordenboek

Gemaakt uit het contract in `duo_analytics/intake/tables/`; verander dit bestand niet met de hand.

Elk werkboek heeft een blad `{BLAD_LEVERING}` met de kenmerken {{kenmerken}}.
De kopregel van een tabel staat in een van de eerste 20 rijen van haar blad. Een lege cel betekent:
onbekend, of loopt nog. Bedragen zijn in euro en zonder btw. Een BSN hoort in geen enkel werkboek.
"""
MELDINGEN = """\
# Meldingen over een levering

Gemaakt uit de lijst in `duo_analytics/intake/codes.py`; verander dit bestand niet met de hand.

Een FOUT houdt de levering tegen: eerst verbeteren, dan opnieuw controleren. Een LET OP houdt niets
tegen: de waarden zijn gelezen zoals ze er staan. Een SIGNAAL vraagt om een blik; het is geen
oordeel.
"""


def dictionary() -> str:
    """docs/gegevenswoordenboek.md: every workbook, sheet and column, and the rules between them."""
    namen = ", ".join(f"`{kop}`" for kop in KENMERKEN.values())
    delen = [INLEIDING.format(kenmerken=namen)]
    delen += [deel for werkboek in workbooks() for deel in _workbook(werkboek)]
    return "\n".join(delen)


def messages() -> str:
    """docs/meldingen.md: every code with its meaning."""
    rijen = [(f"`{m.code}`", m.ernst.value, m.titel, m.uitleg) for m in CODES.values()]
    return MELDINGEN + "\n" + _table(("Code", "Ernst", "Melding", "Uitleg"), rijen)


DOCUMENTEN: Mapping[str, Callable[[], str]] = {
    "gegevenswoordenboek.md": dictionary,
    "meldingen.md": messages,
}


def write(folder: Path) -> None:
    """Write the documents into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for naam, make in DOCUMENTEN.items():
        (folder / naam).write_text(make(), encoding="utf-8", newline="\n")


def _workbook(werkboek: Werkboek) -> Iterator[str]:
    yield f"## {werkboek.bestand}\n\nAfzender: {werkboek.afzender}.\n"
    for tabel in werkboek.tabellen:
        yield f"### Blad {tabel.blad} (tabel `{tabel.naam}`)\n\n{tabel.betekenis}\n"
        yield _table(KOPPEN, map(_column, tabel.kolommen))
        yield from _rules(tabel)


def _column(kolom: Kolom) -> tuple[str, ...]:
    verplicht = "ja" if kolom.verplicht else "nee"
    soort = kolom.soort.value
    return kolom.kop, f"`{kolom.naam}`", soort, kolom.eenheid, verplicht, kolom.eis, kolom.betekenis


def _rules(tabel: Invoertabel) -> Iterator[str]:
    koppen = {kolom.naam: kolom.kop for kolom in tabel.kolommen}
    regels = [regel.eis(koppen) for regel in tabel.regels]
    regels += [
        f"{koppen[v.kolom]} staat ook in de tabel `{v.tabel}` (`{v.doel}`)."
        for v in tabel.verwijzingen
    ]
    regels += [regel.eis for regel in tabel.kruisregels]
    if regels:
        yield "Regels:\n\n" + "".join(f"- {regel}\n" for regel in regels)


def _table(koppen: tuple[str, ...], rijen: Iterable[tuple[str, ...]]) -> str:
    regels = [koppen, ("---",) * len(koppen), *rijen]
    return "".join(f"| {' | '.join(cel.replace('|', '/') for cel in rij)} |\n" for rij in regels)


if __name__ == "__main__":
    write(ROOT / "docs")
