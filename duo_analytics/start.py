"""What the start notebook shows: deliveries, whether one is sound, and the other notebooks."""

from __future__ import annotations

import html
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE, NOTEBOOKS, data_folder, delivered_periods

CHAPTERS = "[1-9]*_*.ipynb"
LINKS = 'style="text-align:left"'  # JupyterLab puts the words of a table on the right


@dataclass(frozen=True)
class Overzicht:
    """A small table for the eye; the first column may link to a file beside the notebook."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    adressen: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([self.titel, *(": ".join(rij) for rij in self.rijen)])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        koppen = "".join(f'<th scope="col" {LINKS}>{html.escape(kop)}</th>' for kop in self.koppen)
        rijen = "".join(f"<tr>{self._cells(nummer)}</tr>" for nummer in range(len(self.rijen)))
        return (
            f"<table><caption>{html.escape(self.titel)}</caption>"
            f"<thead><tr>{koppen}</tr></thead><tbody>{rijen}</tbody></table>"
        )

    def _cells(self, nummer: int) -> str:
        eerste, *rest = map(html.escape, self.rijen[nummer])
        if self.adressen:
            eerste = f'<a href="{html.escape(self.adressen[nummer])}">{eerste}</a>'
        cellen = "".join(f"<td {LINKS}>{cel}</td>" for cel in rest)
        return f'<th scope="row" {LINKS}>{eerste}</th>{cellen}'


def perioden(data: str = "") -> Overzicht:
    """The periods that were delivered, or those of the example; newest first."""
    folder = data_folder(None, data)
    titel = "Voorbeeld (verzonnen)" if folder == EXAMPLE else "Eigen leveringen"
    gevonden = reversed(delivered_periods(folder))
    rijen = tuple((str(periode), periode.in_woorden) for periode in gevonden)
    return Overzicht(titel, ("Periode", "Maanden"), rijen)


def levering(periode: str, data: str = "") -> Overzicht:
    """Per workbook how many errors and points of attention there are; never a cell of it.

    Raises PeriodeFout, and LeveringOntbreekt when the period was not delivered.
    """
    from duo_analytics.intake.check import check
    from duo_analytics.intake.codes import Ernst
    from duo_analytics.intake.contract import workbooks

    problemen = check(Periode.parse(periode), data)
    telling = Counter((probleem.bestand, probleem.ernst) for probleem in problemen)
    namen = [*(werkboek.bestand for werkboek in workbooks()), *(p.bestand for p in problemen)]
    rijen = tuple(
        (naam, *(str(telling[naam, ernst] or "geen") for ernst in (Ernst.FOUT, Ernst.LET_OP)))
        for naam in dict.fromkeys(namen)
    )
    return Overzicht(f"Levering {periode}", ("Bestand", "Fouten", "Aandachtspunten"), rijen)


def hoofdstukken(folder: Path = NOTEBOOKS) -> Overzicht:
    """The notebooks of the subjects in their order, each with the question that it answers."""
    paden = sorted(folder.glob(CHAPTERS))
    rijen = tuple(_opening(pad) for pad in paden)
    adressen = tuple(pad.name for pad in paden)
    return Overzicht("Notebooks", ("Onderwerp", "Vraag"), rijen, adressen)


def _opening(pad: Path) -> tuple[str, str]:
    """The title of a notebook and the paragraph below it."""
    cellen = json.loads(pad.read_text(encoding="utf-8"))["cells"]
    kop, _, rest = "".join(cellen[0]["source"]).partition("\n")
    return kop.removeprefix("# ").strip(), rest.strip().split("\n\n")[0]
