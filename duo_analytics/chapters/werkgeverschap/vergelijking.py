"""Personnel figures of the four werkgevers side by side, by one definition and equally protected.

In- and uitstroom, verzuim and inhuur come from the same protected tables as those of the chapter
formatie: what is hidden there is hidden here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.organisatie import DUO_BREED, WERKGEVERS
from duo_analytics.periods import datum_in_woorden
from duo_analytics.personeel import inhuurcijfers, stroomcijfers, verzuimcijfers
from duo_analytics.results.disclosure import Bescherming, protect
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.rounding import half_up
from duo_analytics.statistics import bezetting
from duo_analytics.statistics.aow import months_of_age
from duo_analytics.statistics.spells import running_on
from duo_analytics.values import VERBORGEN

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal, Waarde

TABELLEN = ("dienstverbanden", "verzuim", "inhuur", "loonsom")
PERSONEN, BEKEND = Kop("Medewerkers", "personen"), Kop("Bekende leeftijd", "personen")
BEZETTING = Kop("Bezetting", "fte")
FACTOR, LEEFTIJD = Kop("Deeltijdfactor", "aantal", 2), Kop("Gemiddelde leeftijd", "jaren")
INSTROOM, UITSTROOM = (Kop(f"{stroom} (%)", "pct") for stroom in stroomcijfers.STROMEN)
VERZUIM, INHUUR = Kop("Verzuim (%)", "pct"), Kop("Inhuur (% van de loonsom)", "pct")
VERGELEKEN = (FACTOR, LEEFTIJD, INSTROOM, UITSTROOM, VERZUIM, INHUUR)
HEEL = Decimal(100)
VERSCHIL = "Verschil tussen de werkgever met het hoogste en die met het laagste cijfer."
FORMULE = "hoogste - laagste van de vier werkgevers, beide afgerond op een decimaal"


@indicator(
    "Verschil in gemiddelde leeftijd",
    eenheid="jaren",
    moment=Moment.PEILDATUM,
    definitie=f"{VERSCHIL} Gemiddelde leeftijd van de medewerkers.",
    formule=FORMULE,
    tabellen=("dienstverbanden",),
)
def verschil_leeftijd(tabellen: Tabellen) -> Getal:
    """Range of the mean ages; hidden when one of them is."""
    return _range(staf(tabellen), LEEFTIJD)


@indicator(
    "Verschil in uitstroom",
    eenheid="procentpunt",
    moment=Moment.TWAALF_MAANDEN,
    definitie=f"{VERSCHIL} Uitstroom als deel van het gemiddelde aantal medewerkers.",
    formule=FORMULE,
    tabellen=("dienstverbanden",),
)
def verschil_uitstroom(tabellen: Tabellen) -> Getal:
    """Range of the uitstroom; hidden when one of them is."""
    return _range(stroomcijfers.per_werkgever(tabellen, "uitstroom"), UITSTROOM)


@indicator(
    "Verschil in verzuim",
    eenheid="procentpunt",
    moment=Moment.TWAALF_MAANDEN,
    definitie=f"{VERSCHIL} Verzuim over twaalf maanden.",
    formule=FORMULE,
    tabellen=verzuimcijfers.BRONNEN,
)
def verschil_verzuim(tabellen: Tabellen) -> Getal:
    """Range of the verzuim; hidden when one of them is."""
    return _range(verzuimcijfers.per_werkgever(tabellen, "verzuim"), verzuimcijfers.PCT)


@indicator(
    "Verschil in inhuur",
    eenheid="procentpunt",
    moment=Moment.TWAALF_MAANDEN,
    definitie=f"{VERSCHIL} Inhuur als deel van de loonsom.",
    formule=FORMULE,
    tabellen=("inhuur", "loonsom"),
)
def verschil_inhuur(tabellen: Tabellen) -> Getal:
    """Range of the inhuur by denominator (a); hidden when one of them is."""
    return _range(inhuurcijfers.deel_van_loonsom(tabellen, "inhuur"), inhuurcijfers.AANDEEL_A)


def _range(tabel: Tabel, kop: Kop) -> Getal:
    """Highest less lowest of the werkgevers as printed; None where one of them has no figure."""
    waarden = tabel.kolom(kop.tekst)[: len(WERKGEVERS)]
    if VERBORGEN in waarden:
        return VERBORGEN
    getallen = [half_up(w, kop.plaatsen) for w in waarden if isinstance(w, Decimal)]
    return max(getallen) - min(getallen) if len(getallen) == len(WERKGEVERS) else None


def naast_elkaar(tabellen: Tabellen) -> Tabel:
    """The figures of every werkgever and of Duo-breed, in one table."""
    peil = tabellen.peil
    kolommen = _columns(tabellen)
    return Tabel(
        naam="werkgeverschap.naast_elkaar",
        titel="Personeelscijfers per werkgever",
        moment=f"op {datum_in_woorden(peil.peildatum)} en over {peil.twaalf_maanden.in_woorden}",
        koppen=tuple(kolommen),
        rijen=tuple(zip(*kolommen.values(), strict=True)),
        bronnen=tabellen.bron(*TABELLEN),
        noten=(
            "Bezetting, medewerkers, deeltijdfactor en leeftijd zijn van de peildatum; de andere "
            "cijfers gaan over twaalf maanden.",
            f"Deeltijdfactor = fte / medewerkers. Wie bij twee werkgevers werkt, telt in de regel "
            f"{DUO_BREED} één keer.",
            _about("In- en uitstroom", stroomcijfers.NOOT_PCT),
            stroomcijfers.NOOT_OVERSTAP,
            _about("Verzuim", verzuimcijfers.delimitation(tabellen)),
        ),
        totaalrijen=1,
    )


def _about(wat: str, noot: str) -> str:
    """A note of a table of one figure, in a table of more."""
    return f"{wat}: {noot[0].lower()}{noot[1:]}"


def _columns(tabellen: Tabellen) -> dict[Kop, tuple[Waarde, ...]]:
    """Each figure with its header, as it is shown and hidden in its own table."""
    eigen = staf(tabellen).zonder(BEKEND.tekst)
    stroom = stroomcijfers.per_werkgever(tabellen, "stroom")
    ziek = verzuimcijfers.per_werkgever(tabellen, "verzuim")
    inhuur = inhuurcijfers.deel_van_loonsom(tabellen, "inhuur")
    return {
        **{kop: eigen.kolom(kop.tekst) for kop in eigen.koppen},
        INSTROOM: stroom.kolom(INSTROOM.tekst),
        UITSTROOM: stroom.kolom(UITSTROOM.tekst),
        VERZUIM: ziek.kolom(verzuimcijfers.PCT.tekst),
        INHUUR: inhuur.kolom(inhuurcijfers.AANDEEL_A.tekst),
    }


def vergeleken(tabellen: Tabellen) -> Grafiek:
    """Each figure of a werkgever with that of Duo-breed as 100."""
    geheel = naast_elkaar(tabellen)
    namen = tuple(WERKGEVERS.values())
    tabel = geheel.met(
        naam="werkgeverschap.vergeleken",
        titel=f"Personeelscijfers vergeleken met {DUO_BREED}",
        koppen=(Kop("Cijfer"), *(Kop(naam, "index", 0) for naam in namen)),
        rijen=tuple((k.tekst, *_indices(geheel.kolom(k.tekst))) for k in VERGELEKEN),
        noten=(f"{DUO_BREED} is 100: een werkgever met 110 ligt daar een tiende boven.",),
        totaalrijen=0,
    )
    lijn = Drempellijn(DUO_BREED, HEEL)
    reeksen = tuple(Reeks(naam, Vorm.STAAF) for naam in namen)
    return Grafiek(tabel, reeksen, f"{DUO_BREED} = 100", liggend=True, drempels=(lijn,))


def _indices(kolom: tuple[Waarde, ...]) -> list[Waarde]:
    """The werkgevers as a percentage of the last cell; hidden where either is."""
    *delen, geheel = kolom
    if not isinstance(geheel, Decimal) or geheel == 0:
        return [geheel if geheel is VERBORGEN else None for _ in delen]
    return [HEEL * deel / geheel if isinstance(deel, Decimal) else deel for deel in delen]


def staf(tabellen: Tabellen) -> Tabel:
    """Bezetting, medewerkers, deeltijdfactor and mean age per werkgever, protected."""
    frame = _staff(tabellen)
    bezet = with_total(frame.loc[list(WERKGEVERS.values()), ["bezetting"]], {"bezetting": 1})
    rijen = frame.drop(columns="bezetting").join(bezet.rename(index={TOTAAL: DUO_BREED}))
    tabel = make_table(
        "werkgeverschap.staf",
        "Bezetting en leeftijd per werkgever",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        rijen.rename_axis("werkgever").reset_index(),
        {
            "werkgever": Kop("Werkgever"),
            "bezetting": BEZETTING,
            "personen": PERSONEN,
            "factor": FACTOR,
            "leeftijd": LEEFTIJD,
            "bekend": BEKEND,
        },
        tabellen.bron("dienstverbanden"),
        totaalrijen=1,
    )
    op_personen = (PERSONEN.tekst,)
    rust_op = dict.fromkeys((BEZETTING.tekst, FACTOR.tekst), op_personen)
    regels = Bescherming(
        (PERSONEN.tekst, BEKEND.tekst), rust_op=rust_op | {LEEFTIJD.tekst: (BEKEND.tekst,)}
    )
    return protect(tabel, regels, tabellen.reference)


def _staff(tabellen: Tabellen) -> pd.DataFrame:
    """The same unrounded: columns bezetting (fte), personen, factor, leeftijd (years), bekend."""
    in_dienst = running_on(bezetting.counted(tabellen), tabellen.peil.peildatum)
    delen = {naam: in_dienst[in_dienst["werkgever"] == w] for w, naam in WERKGEVERS.items()}
    delen[DUO_BREED] = in_dienst
    return pd.DataFrame({naam: _figures(tabellen, deel) for naam, deel in delen.items()}).T


def _figures(tabellen: Tabellen, in_dienst: pd.DataFrame) -> dict[str, float]:
    """Figures of one group; NaN where there is nobody, or nobody of a known age."""
    dag = tabellen.peil.peildatum
    personen = bezetting.persons_of(in_dienst)
    maanden = months_of_age(personen["geboortemaand"].dropna(), dag.year, dag.month)
    fte = float(in_dienst["fte"].sum())
    return {
        "bezetting": fte,
        "personen": len(personen),
        "factor": fte / len(personen) if len(personen) else float("nan"),
        "leeftijd": float(maanden.mean()) / 12,
        "bekend": len(maanden),
    }
