"""Which year the chapter speaks of, how sure its figures are, and what must be said beside them.

The main figure is always about the calendar year before the peildatum: the last one that was over
when the period began. It is voorlopig until the loonaangiften of 1 May are in (Wfsv 38e(3)), so in
a first rapportage. The year of the peildatum itself is only ever shown as an estimate.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from duo_analytics.formatting import getal, opsomming
from duo_analytics.periods import MAANDEN
from duo_analytics.sources import Bron
from duo_analytics.statistics import quotum
from duo_analytics.statistics.quotum import Jaarquotum, Regime

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm

INVOER = ("banenafspraak", "banenafspraak_inleen")
NOOT_OPGESCHORT = (
    "Een tekort leidt nu niet tot een heffing: de uitvoering is opgeschort (Wfsv 122na)."
)
NOOT_MONITOR = "In dit jaar geldt geen quotum per werkgever meer, alleen een landelijke monitor."
NOOT_AMBITIE = (
    "Duo-breed is een ambitie van het bestuur en heeft geen wettelijke status: "
    "de wet kent alleen een quotum per werkgever."
)


def hoofdjaar(tabellen: Tabellen) -> Jaarquotum:
    """The quotum of the year of the main figure."""
    return quotum.year(tabellen, tabellen.peil.jaar - 1)


def ramingsjaar(tabellen: Tabellen) -> Jaarquotum:
    """The quotum of the year that still runs, an estimate."""
    return quotum.year(tabellen, tabellen.peil.jaar)


def over(jaar: Jaarquotum) -> str:
    """'over 2021 (voorlopig)'."""
    return f"over {jaar.jaar} ({jaar.status})"


def over_hoofdjaar(tabellen: Tabellen) -> str:
    """The moment of a fact about the main year."""
    return over(hoofdjaar(tabellen))


def over_ramingsjaar(tabellen: Tabellen) -> str:
    """The moment of a fact about the running year."""
    return over(ramingsjaar(tabellen))


def ambitiejaar(tabellen: Tabellen) -> int:
    """The year in which the bestuur wants to meet the quotum Duo-breed."""
    return int(tabellen.norm("quotum.ambitie_jaar").waarde)


def in_ambitiejaar(tabellen: Tabellen) -> str:
    """'in 2024'."""
    return f"in {ambitiejaar(tabellen)}"


def naar_ambitiejaar(tabellen: Tabellen) -> str:
    """'van 2021 (voorlopig) naar 2024', or 'in 2024' when that year is no longer to come."""
    basis = hoofdjaar(tabellen)
    if ambitiejaar(tabellen) <= basis.jaar:
        return in_ambitiejaar(tabellen)
    return f"van {basis.jaar} ({basis.status}) naar {ambitiejaar(tabellen)}"


def bronnen(tabellen: Tabellen, normen: Iterable[Norm]) -> tuple[Bron, ...]:
    """The delivered hours, and the norms that turn them into a quotum, one source per file."""
    rijen: dict[tuple[str, bool], set[int]] = {}
    for norm in normen:
        rijen.setdefault((norm.bestand, norm.fictief), set()).add(norm.rij)
    return *tabellen.bron(*INVOER), *(
        Bron(bestand, cellen=f"rij {opsomming([str(r) for r in sorted(nummers)])}", fictief=fictief)
        for (bestand, fictief), nummers in rijen.items()
    )


def noot_inleen(tabellen: Tabellen) -> str:
    """Which hired-in hours count."""
    maand = int(tabellen.norm(quotum.FIAT_MAAND).waarde)
    return (
        "Ingeleend telt mee als het fiat er op de peildatum is, en uiterlijk op "
        f"1 {MAANDEN[maand - 1]} van het jaar erna (Besluit Wfsv 2.30)."
    )


def noot_ambitiejaar(tabellen: Tabellen) -> str:
    """The percentage that the ambition is measured with, and who published it."""
    norm = tabellen.norm(quotum.PERCENTAGE, ambitiejaar(tabellen))
    status = norm.status.replace("_", " ")
    return f"Quotum in {norm.periode}: {getal(norm.waarde, 2)}% ({norm.bron}, {status})."


def norm_noten(normen: Iterable[Norm]) -> tuple[str, ...]:
    """What a reader must know of the norms: which are made up and which are not yet checked."""
    uniek = list(dict.fromkeys(normen))
    fictief = [n.periode for n in uniek if n.fictief]
    twijfel = [n for n in uniek if n.status == "te_controleren"]
    noten = [f"{getal(n.waarde)} uur per baan is nog te controleren: {n.bron}." for n in twijfel]
    if fictief:
        noten.insert(0, f"Het quotumpercentage van {opsomming(fictief)} is fictief.")
    return tuple(noten)


def jaar_noten(jaar: Jaarquotum) -> tuple[str, ...]:
    """The notes of a table about one year: the norms, the law in force, and who is missing."""
    regimes = {q.parameters.regime for q in jaar.per_werkgever.values()}
    regime = NOOT_MONITOR if Regime.MONITOR in regimes else NOOT_OPGESCHORT
    return NOOT_AMBITIE, regime, *norm_noten(jaar.normen)
