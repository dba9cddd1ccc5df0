"""Tables as they are printed: of facts, of figures, of deliveries and of norms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from duo_analytics.rapportage.render.drukblokken import Herkomst, Raster

if TYPE_CHECKING:
    from duo_analytics.results.feit import Feit
    from duo_analytics.results.tabel import Tabel
    from duo_analytics.sources import Bron, NormBron

LEEG = "geen gegevens"


def facts(feiten: Sequence[Feit]) -> Raster:
    """The facts of a chapter, at least one, with their changes."""
    eerste = feiten[0]
    eerder = [
        f"Verschil met\n{v.periode if v else woorden}"
        for v, woorden in ((eerste.vorig_jaar, "vorig jaar"), (eerste.vorige, "vorige periode"))
    ]
    return Raster(
        anker=f"feiten-{eerste.naam}",
        bijschrift=labelled("De feiten van dit hoofdstuk", fictief=eerste.fictief),
        moment="",
        koppen=("Feit", "Waarde", "Moment", *eerder),
        tekst=(True, False, True, False, False),
        rijen=tuple(
            (
                feit.titel,
                feit.tekst,
                feit.moment,
                feit.verandering(feit.vorig_jaar),
                feit.verandering(feit.vorige),
            )
            for feit in feiten
        ),
        klein=True,
    )


def table(tabel: Tabel, nummer: str) -> Raster:
    """A table, alone or behind a chart, under the number of its figure."""
    return Raster(
        anker=f"cijfers-{tabel.naam}",
        bijschrift=labelled(f"{nummer}. {tabel.titel}", fictief=tabel.fictief),
        moment=sentence(tabel.moment),
        koppen=tuple(kop.met_eenheid for kop in tabel.koppen),
        tekst=(True, *(not kop.eenheid for kop in tabel.koppen[1:])),
        rijen=tuple(tabel.teksten()) or ((LEEG, *("",) * (len(tabel.koppen) - 1)),),
        totaalrijen=tabel.totaalrijen,
        herkomst=origin(tabel),
    )


def deliveries(bronnen: Iterable[Bron]) -> Raster:
    """Every table of a delivery that was read."""
    return Raster(
        anker="bronnen",
        bijschrift="Gebruikte leveringen",
        moment="",
        koppen=("Bestand", "Blad", "Cellen", "Controlegetal (SHA-256)"),
        tekst=(True,) * 4,
        rijen=tuple(
            (labelled(b.bestand, fictief=b.fictief), b.blad, b.cellen, b.sha256[:16])
            for b in sorted(bronnen, key=lambda bron: (bron.bestand, bron.blad))
        ),
        klein=True,
    )


def norms(normen: Iterable[NormBron]) -> Raster:
    """Every norm and published value that was used, with its source."""
    return Raster(
        anker="normen",
        bijschrift="Gebruikte normen en gepubliceerde cijfers",
        moment="",
        koppen=("Reeks", "Periode", "Waarde", "Eenheid", "Status", "Bron"),
        tekst=(True, True, False, True, True, True),
        rijen=tuple(
            (n.reeks, n.periode, n.waarde, n.eenheid, n.status, f"{n.bron} ({n.plaats})")
            for n in sorted(normen, key=lambda norm: (norm.reeks, norm.periode))
        ),
        klein=True,
    )


def origin(tabel: Tabel) -> Herkomst:
    """The sources and notes of a table."""
    return Herkomst(f"Bron: {'; '.join(map(str, tabel.bronnen))}.", tabel.voetnoten)


def labelled(tekst: str, *, fictief: bool) -> str:
    """The text, which says so when its figures are invented."""
    return f"{tekst} (fictief)" if fictief else tekst


def sentence(tekst: str) -> str:
    """The text with a capital in front."""
    return tekst[:1].upper() + tekst[1:]
