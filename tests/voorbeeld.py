"""A small rapportage of made-up results, with text in it that a careless renderer would run."""

from __future__ import annotations

from decimal import Decimal

from duo_analytics.periods import Periode
from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.blokken import Alinea, Kop, Lijst
from duo_analytics.rapportage.document import Hoofdstuk, Rapportage
from duo_analytics.results.feit import Feit, Feiten, Vergelijking
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop as Kolomkop
from duo_analytics.results.tabel import Tabel
from duo_analytics.results.tekst import Tekst, alinea, make_text, zin
from duo_analytics.results.verantwoording import Verantwoording
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.sources import Bron, NormBron
from duo_analytics.values import VERBORGEN

PERIODE = Periode(2022, 1)
BRON = Bron("personeel.xlsx", "Formatie", "A4:J9", "ab" * 32, fictief=True)
EVIL = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("x")'


def feit(naam: str = "proef.bezetting", waarde: str = "12.4") -> Feit:
    """A fact of 12,4 fte that was 11,2 a year ago and is not known for the previous period."""
    return Feit(
        naam=naam,
        titel="Bezetting",
        waarde=Decimal(waarde),
        eenheid="fte",
        decimalen=1,
        moment="op 30 april 2022",
        definitie=f"Fte in dienst {EVIL}.",
        formule="som van fte",
        bronnen=(BRON,),
        kern=True,
        vorig_jaar=Vergelijking("2021-T1", Decimal("11.2")),
        vorige=Vergelijking("2021-T3", None),
    )


def tabel(naam: str = "proef.teams") -> Tabel:
    """Three teams, one of them hidden, with a total."""
    return Tabel(
        naam=naam,
        titel=f"Bezetting per team {EVIL}",
        moment="op 30 april 2022",
        koppen=(Kolomkop("Team"), Kolomkop("Bezetting", "fte")),
        rijen=(
            (EVIL, Decimal("7.25")),
            (FORMULA, VERBORGEN),
            (r"$\frac{1}{$", None),
            ("Totaal", Decimal("1234.5")),
        ),
        bronnen=(BRON,),
        noten=("Een noot.",),
        totaalrijen=1,
    )


def grafiek(naam: str = "proef.staven") -> Grafiek:
    """Bars over that table."""
    return Grafiek(tabel(naam), (Reeks("Bezetting", Vorm.STAAF),), "fte", liggend=True)


def tekst() -> Tekst:
    """One sentence with a fact and its change."""
    f = feit()
    return make_text(alinea(zin("Er is {b} bezet, {b:jaar} dan een jaar eerder.", b=f)))


def verantwoording(periode: str = "2022-T1", bron: Bron = BRON) -> Verantwoording:
    """The account of a chapter that used one sheet and one norm."""
    norm = NormBron(
        "normen.proef", "2022", "10", "pct", "advies", f"eigen keuze {EVIL}", "normen.csv, rij 2"
    )
    return Verantwoording(periode, (bron,), (norm,), fictief=bron.fictief)


def hoofdstuk(naam: str = "proef") -> Hoofdstuk:
    """A chapter with a block of every kind."""
    return Hoofdstuk(
        naam=naam,
        titel=f"Proefhoofdstuk {EVIL}" if naam == "proef" else f"Hoofdstuk {naam} {EVIL}",
        blokken=(
            Alinea(("Wat is de vraag?",)),
            Feiten((feit(f"{naam}.bezetting"),)),
            tekst() if naam == "proef" else Tekst(()),
            Kop(2, "Teams"),
            Lijst((("eerst dit",), (f"dan {EVIL}",))),
            grafiek(f"{naam}.staven"),
            Kop(3, "In een tabel"),
            tabel(f"{naam}.teams"),
        ),
        verantwoording=verantwoording(),
    )


def rapportage() -> Rapportage:
    """Two chapters together."""
    return assemble([hoofdstuk("proef"), hoofdstuk("tweede")], PERIODE)
