"""What the same hardware costs: a price index on a fixed basket of models (Laspeyres)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.hardware.gegevens import known
from duo_analytics.chapters.hardware.rijen import column
from duo_analytics.intake.tables.hardware import CATEGORIE
from duo_analytics.periods import Periode, Venster, maand_in_woorden
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from duo_analytics.statistics.bestellingen import within
from duo_analytics.statistics.prijsindex import Prijsindex, basket, laspeyres

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BASIS = Decimal(100)
TERTALEN = 13
GEEN = Prijsindex(None, None, None, 0)
KOPPEN = {
    "index": Kop("Prijsindex", "index"),
    "modellen": Kop("Vergeleken modellen", "aantal"),
    "dekking_basis": Kop("Deel van de uitgaven in het basisjaar", "pct"),
    "dekking_nu": Kop("Deel van de uitgaven nu", "pct"),
}


@indicator(
    "Prijsindex hardware",
    eenheid="index",
    moment=Moment.TERTAAL,
    definitie="Prijs van dezelfde modellen in dezelfde aantallen als in het basisjaar; het "
    "basisjaar is 100. Alleen modellen die in het basisjaar en in het tertaal zijn besteld.",
    formule="som(prijs nu x aantal basisjaar) / som(prijs basisjaar x aantal basisjaar) x 100 "
    "(Laspeyres)",
    tabellen=("hardwarebestellingen",),
    kern=True,
)
def prijsindex(tabellen: Tabellen) -> Getal:
    """Laspeyres index of the tertaal; None below the least coverage (domain 5.6)."""
    return _index(tabellen, tabellen.peil).index


@indicator(
    "Prijsverandering sinds het basisjaar",
    eenheid="pct",
    moment=Moment.TERTAAL,
    definitie="Hoeveel dezelfde modellen meer (of minder) kosten dan in het basisjaar.",
    formule="prijsindex - 100",
    tabellen=("hardwarebestellingen",),
)
def prijsverandering_pct(tabellen: Tabellen) -> Getal:
    """Index less 100, as a percentage of the base year's price."""
    index = _index(tabellen, tabellen.peil).index
    return None if index is None else index - BASIS


@indicator(
    "Dekking van de prijsindex",
    eenheid="pct",
    moment=Moment.TERTAAL,
    definitie="Deel van de uitgaven in het basisjaar aan modellen die ook in het tertaal zijn "
    "besteld.",
    formule="uitgaven basisjaar aan vergeleken modellen / uitgaven basisjaar x 100",
    tabellen=("hardwarebestellingen",),
)
def prijsindex_dekking_pct(tabellen: Tabellen) -> Getal:
    """Share of the base year's spending that the compared models stand for."""
    return _index(tabellen, tabellen.peil).dekking_basis


def _index(tabellen: Tabellen, periode: Periode, categorie: str = "") -> Prijsindex:
    """The index of a tertaal; without index where the coverage is too small, and empty where the
    delivery does not hold the whole base year."""
    if not _has_base(tabellen) or periode.peildatum < _base(tabellen).eind:
        return GEEN
    regels, basisjaar = known(tabellen), _base(tabellen)
    if categorie:
        regels = regels[regels["categorie"] == categorie]
    uitkomst = laspeyres(_in(regels, basisjaar), _in(regels, periode.venster))
    minimum = tabellen.norm("hardware.prijsindex_minimum_dekking_pct").waarde
    if uitkomst.dekking_basis is None or uitkomst.dekking_basis < minimum:
        return Prijsindex(None, uitkomst.dekking_basis, uitkomst.dekking_nu, uitkomst.modellen)
    return uitkomst


def _base(tabellen: Tabellen) -> Venster:
    """The base year (data/reference/hardware.csv)."""
    jaar = int(tabellen.norm("hardware.prijsindex_basisjaar").waarde)
    return Venster(date(jaar, 1, 1), date(jaar, 12, 31))


def _has_base(tabellen: Tabellen) -> bool:
    """Whether the delivery holds the whole base year."""
    return tabellen.reaches("hardwarebestellingen", _base(tabellen).begin)


def _in(regels: pd.DataFrame, venster: Venster) -> pd.DataFrame:
    return regels[within(regels["besteldatum"], venster.begin, venster.eind)]


def verloop(tabellen: Tabellen) -> Grafiek:
    """The index per tertaal since the base year."""
    perioden = _since_base(tabellen)
    frame = _rows([_index(tabellen, periode) for periode in perioden])
    frame["periode"] = [str(periode) for periode in perioden]
    tabel = make_table(
        "hardware.prijsindex_verloop",
        f"Prijs van dezelfde hardware per tertaal ({_base(tabellen).begin.year} = 100)",
        _from_to(perioden),
        frame,
        {"periode": Kop("Besteld in"), **KOPPEN},
        tabellen.bron("hardwarebestellingen"),
        noten=_notes(tabellen),
    )
    lijn = Drempellijn(f"Prijs in {_base(tabellen).begin.year}", BASIS)
    return Grafiek(tabel, (Reeks("Prijsindex", Vorm.LIJN),), "index", nul=False, drempels=(lijn,))


def _since_base(tabellen: Tabellen) -> list[Periode]:
    """The tertalen after the base year, at most ``TERTALEN`` and at least that of ``peil``."""
    perioden = [tabellen.peil]
    while len(perioden) < TERTALEN and perioden[0].vorige.begin > _base(tabellen).eind:
        perioden.insert(0, perioden[0].vorige)
    return perioden


def _from_to(perioden: list[Periode]) -> str:
    eerste, laatste = perioden[0].begin, perioden[-1].peildatum
    return f"{maand_in_woorden(eerste)} tot en met {maand_in_woorden(laatste)}"


def _rows(indexen: list[Prijsindex]) -> pd.DataFrame:
    return pd.DataFrame({kolom: [getattr(i, kolom) for i in indexen] for kolom in KOPPEN})


def _notes(tabellen: Tabellen) -> tuple[str, ...]:
    jaar = _base(tabellen).begin.year
    minimum = tabellen.norm("hardware.prijsindex_minimum_dekking_pct").waarde
    return (
        f"Laspeyres: aantallen van {jaar}, prijs = gemiddeld betaald per stuk zonder btw.",
        "Een model dat in een tertaal niet is besteld, krijgt geen prijs: het telt dan niet mee. "
        f"Staan de vergeleken modellen voor minder dan {minimum}% van de uitgaven in {jaar}, dan "
        "is er geen index.",
        "Nieuwe modellen tellen niet mee: hun prijs is niet te vergelijken.",
    )


def per_categorie(tabellen: Tabellen) -> Grafiek:
    """Price change per category since the base year: this tertaal and the same one last year."""
    toen = tabellen.op(tabellen.peil.vorig_jaar)
    codes = [*CATEGORIE, ""]
    indexen = [_index(tabellen, tabellen.peil, code) for code in codes]
    frame = _rows(indexen)
    rijen = frame.assign(
        categorie=[*CATEGORIE.values(), "Alle categorieën"],
        nu=_changes(indexen),
        eerder=_changes([_index(toen, toen.peil, code) for code in codes]),
    )
    nu, eerder = str(tabellen.peil), str(toen.peil)
    jaar = _base(tabellen).begin.year
    tabel = make_table(
        "hardware.prijsindex_categorie",
        f"Prijsverandering van dezelfde hardware sinds {jaar}",
        tabellen.peil.in_woorden,
        rijen,
        {
            "categorie": Kop("Categorie"),
            "nu": Kop(nu, "pct"),
            "eerder": Kop(eerder, "pct"),
            **KOPPEN,
        },
        tabellen.bron("hardwarebestellingen"),
        noten=_notes(tabellen),
    )
    reeksen = (Reeks(nu, Vorm.STAAF), Reeks(eerder, Vorm.STAAF))
    return Grafiek(tabel, reeksen, f"% verandering sinds {jaar}", liggend=True)


def _changes(indexen: list[Prijsindex]) -> pd.Series:
    verschillen = [None if i.index is None else i.index - BASIS for i in indexen]
    return column(verschillen, pd.RangeIndex(len(indexen)))


def mandje(tabellen: Tabellen) -> Tabel:
    """The basket: every model of the base year, what it cost then and now."""
    regels, basisjaar = known(tabellen), _base(tabellen)
    regels = regels if _has_base(tabellen) else regels.head(0)
    frame = basket(_in(regels, basisjaar), _in(regels, tabellen.peil.venster)).reset_index()
    orde = [list(CATEGORIE).index(code) for code in frame["categorie"]]
    frame = frame.assign(
        orde=orde,
        categorie=frame["categorie"].map(CATEGORIE),
        verandering=100 * frame["prijs_nu"] / frame["prijs_basis"] - 100,
    )
    jaar = basisjaar.begin.year
    return make_table(
        "hardware.prijsindex_mandje",
        f"Het mandje van de prijsindex: modellen van {jaar}",
        tabellen.peil.in_woorden,
        frame.sort_values(["orde", "model"]),
        {
            "categorie": Kop("Categorie"),
            "model": Kop("Model"),
            "aantal": Kop(f"Besteld in {jaar}", "stuks"),
            "prijs_basis": Kop(f"Prijs in {jaar}", "eur"),
            "prijs_nu": Kop("Prijs nu", "eur"),
            "verandering": Kop("Verandering", "pct"),
        },
        tabellen.bron("hardwarebestellingen"),
        noten=(
            "n.v.t. = in dit tertaal niet besteld; er is dan geen prijs.",
            "Zonder rijen bevat de levering het basisjaar niet helemaal.",
        )[: 1 if _has_base(tabellen) else 2],
    )
