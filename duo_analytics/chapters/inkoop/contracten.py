"""How much is bought under a contract, from local suppliers, and from small and medium firms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.chapters.inkoop.regels import LOPEND, ONGELDIG, invoice_lines
from duo_analytics.organisatie import DUO_BREED, WERKGEVERS
from duo_analytics.periods import Venster, datum_in_woorden, maand_kort, month_end, tertalen
from duo_analytics.results.bijdragers import protect_amount, protect_amounts
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.indicator import Moment, indicator
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.bedragen import total, totals
from duo_analytics.statistics.spells import running_on

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.values import Getal

BRONNEN = ("facturen", "crediteuren", "contracten")
GEMEENTECODE = {"diemen": 384, "ouder_amstel": 437, "uithoorn": 451}
REGISTER = {
    "lopend": "Lopend",
    "eindigt": "waarvan eindigt binnen twaalf maanden",
    "boven": "waarvan meer uitgegeven dan de waarde",
}
TERTALEN = 7  # the last one, and the same tertaal of the two years before
Kenmerk = Callable[["Tabellen", pd.DataFrame], pd.Series]


@indicator(
    "Contractdekking",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Deel van de uitgaven onder een contract met de leverancier dat op de factuurdatum "
    "liep.",
    formule="uitgaven onder een lopend contract / alle uitgaven x 100",
    tabellen=BRONNEN,
    kern=True,
)
def contractdekking_pct(tabellen: Tabellen) -> Getal:
    """Share of the spend under a running contract (domain 5.10)."""
    return _share(tabellen, _covered)


@indicator(
    "Lokale inkoop",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Deel van de uitgaven bij leveranciers die volgens hun postcode in de eigen gemeente "
    "gevestigd zijn; voor Duo+ in een van de drie gemeenten. Een onbekende postcode telt niet als "
    "lokaal.",
    formule="uitgaven bij lokale leveranciers / alle uitgaven x 100",
    tabellen=("facturen", "crediteuren"),
)
def lokaal_pct(tabellen: Tabellen) -> Getal:
    """Share of the spend at suppliers with their seat in the gemeente (domain 5.10)."""
    return _share(tabellen, _local)


@indicator(
    "Inkoop bij het mkb",
    eenheid="pct",
    moment=Moment.TWAALF_MAANDEN,
    definitie="Deel van de uitgaven bij leveranciers uit het midden- en kleinbedrijf; een "
    "onbekende omvang telt niet mee als mkb.",
    formule="uitgaven bij het mkb / alle uitgaven x 100",
    tabellen=("facturen", "crediteuren"),
)
def mkb_pct(tabellen: Tabellen) -> Getal:
    """Share of the spend at small and medium firms (domain 5.10)."""
    return _share(tabellen, _small)


def _covered(tabellen: Tabellen, regels: pd.DataFrame) -> pd.Series:
    return regels["dekking"] == LOPEND


def _invalid(tabellen: Tabellen, regels: pd.DataFrame) -> pd.Series:
    return regels["dekking"] == ONGELDIG


def _small(tabellen: Tabellen, regels: pd.DataFrame) -> pd.Series:
    return regels["omvang"] == "mkb"


def _local(tabellen: Tabellen, regels: pd.DataFrame) -> pd.Series:
    """Whether the seat lies in the gemeente that buys; for Duo+ in any of the three."""
    codes = {
        int(norm.reeks.partition(".")[2]): int(norm.waarde)
        for norm in tabellen.norms_of("postcodes")
    }
    vestiging = regels["postcode"].map(codes)
    eigen = regels["werkgever"].map(GEMEENTECODE)
    return (vestiging == eigen) | (eigen.isna() & vestiging.notna())


def _share(tabellen: Tabellen, kenmerk: Kenmerk) -> Getal:
    """Percentage of the spend of the four werkgevers with a mark; None without any spend."""
    regels = invoice_lines(tabellen, tabellen.peil.twaalf_maanden)
    return _protected(tabellen, regels, kenmerk)


def _protected(tabellen: Tabellen, regels: pd.DataFrame, kenmerk: Kenmerk) -> Getal:
    geheel = total(regels["bedrag"])
    if not geheel:
        return None
    heeft = kenmerk(tabellen, regels)
    delen = (regels[heeft], regels[~heeft])
    groepen = [deel.groupby("leverancier")["bedrag"].agg(total) for deel in delen]
    return protect_amount(100 * total(regels.loc[heeft, "bedrag"]) / geheel, groepen, tabellen)


def per_werkgever(tabellen: Tabellen) -> Grafiek:
    """Share of the spend under a running contract per werkgever, and under an invalid one."""
    kenmerken = {"Lopend contract": _covered, "Contract niet geldig": _invalid}
    noten = (
        "Niet geldig: op de factuur staat een contract dat op de factuurdatum niet liep of dat van "
        "een andere leverancier is.",
    )
    return _chart(tabellen, "contractdekking", "Uitgaven onder contract", kenmerken, noten)


def verloop(tabellen: Tabellen) -> Grafiek:
    """Contractdekking of the twelve months up to the end of each tertaal."""
    perioden = [
        p
        for p in tertalen(tabellen.peil, TERTALEN)
        if tabellen.reaches("facturen", p.twaalf_maanden.begin)
    ]
    frame = pd.DataFrame(
        {
            "eind": [maand_kort(p.peildatum) for p in perioden],
            "dekking": [_share(tabellen.op(p), _covered) for p in perioden],
        }
    )
    einden = [datum_in_woorden(p.peildatum) for p in perioden] or ["de peildatum"]
    tabel = make_table(
        "inkoop.contractdekking_verloop",
        "Uitgaven onder een lopend contract, steeds over twaalf maanden",
        f"{einden[0]} tot en met {einden[-1]}",
        frame,
        {"eind": Kop("Twaalf maanden t/m"), "dekking": Kop("Lopend contract", "pct")},
        tabellen.bron(*BRONNEN),
    )
    return Grafiek(tabel, (Reeks("Lopend contract", Vorm.LIJN),), "% van de uitgaven")


def register(tabellen: Tabellen) -> Tabel:
    """Contracts on the peildatum and a year earlier: running, ending soon, spent over the value."""
    vanaf = tabellen.leveringen["facturen"].gegevens_vanaf
    eerder = tabellen.op(tabellen.peil.vorig_jaar)
    bekend = tabellen.reaches("contracten", eerder.peil.peildatum)
    frame = pd.DataFrame(
        {"nu": _register(tabellen), "eerder": _register(eerder) if bekend else None},
        index=list(REGISTER.values()),
    )
    return make_table(
        "inkoop.contractregister",
        "Contracten in het register",
        Moment.PEILDATUM.in_woorden(tabellen.peil),
        frame.rename_axis("wat").reset_index(),
        {
            "wat": Kop("Contracten"),
            "nu": Kop("Op de peildatum", "contracten"),
            "eerder": Kop("Een jaar eerder", "contracten"),
        },
        tabellen.bron(*BRONNEN),
        noten=(
            "De waarde is die van de hele looptijd, met opties en verlengingen. De vergelijking "
            f"met de waarde kan alleen bij contracten die na {datum_in_woorden(vanaf)} begonnen.",
        ),
    )


def _register(tabellen: Tabellen) -> pd.Series:
    """Numbers of contracts, as known on the peildatum."""
    peil = tabellen.peil
    vanaf = tabellen.leveringen["facturen"].gegevens_vanaf
    lopend = running_on(tabellen["contracten"], peil.peildatum)
    eindigt = lopend["einddatum"] <= pd.Timestamp(month_end(peil.jaar + 1, peil.peildatum.month))
    regels = invoice_lines(tabellen, Venster(vanaf, peil.peildatum))
    besteed = totals(
        regels[regels["dekking"] == LOPEND], "contract_id", "bedrag", [*lopend["contract_id"]]
    )
    boven = besteed.to_numpy() > lopend["waarde_totaal"].to_numpy()
    volledig = (lopend["begindatum"] >= pd.Timestamp(vanaf)).to_numpy()
    aantallen = [len(lopend), eindigt.sum(), (boven & volledig).sum()]
    return pd.Series([int(a) for a in aantallen], index=list(REGISTER.values()))


def markt(tabellen: Tabellen) -> Grafiek:
    """Share of the spend at local suppliers and at small and medium firms per werkgever."""
    kenmerken = {"Lokaal": _local, "Mkb": _small}
    regels = invoice_lines(tabellen, tabellen.peil.twaalf_maanden)
    onbekend = total(regels.loc[regels["omvang"] == "onbekend", "bedrag"])
    noten = (
        "Lokaal: in de eigen gemeente gevestigd, en bij Duo+ in een van de drie gemeenten.",
        *(("Van een deel van de leveranciers is de omvang niet bekend.",) if onbekend else ()),
    )
    return _chart(tabellen, "markt", "Lokale inkoop en inkoop bij het mkb", kenmerken, noten)


def _chart(
    tabellen: Tabellen,
    naam: str,
    titel: str,
    kenmerken: Mapping[str, Kenmerk],
    noten: tuple[str, ...],
) -> Grafiek:
    """Bars with the share of the spend per werkgever and Duo-breed that has each mark."""
    regels = invoice_lines(tabellen, tabellen.peil.twaalf_maanden)
    regels = regels.assign(**{kop: k(tabellen, regels) for kop, k in kenmerken.items()})
    groepen = {WERKGEVERS[w]: regels[regels["werkgever"] == w] for w in WERKGEVERS}
    groepen[DUO_BREED] = regels
    frame = pd.DataFrame(
        {kop: {g: _pct(deel, deel[kop]) for g, deel in groepen.items()} for kop in kenmerken},
        dtype=object,
    )
    tabel = make_table(
        f"inkoop.{naam}",
        f"{titel} per werkgever",
        tabellen.peil.twaalf_maanden.in_woorden,
        frame.rename_axis("groep").reset_index(),
        {"groep": Kop("Werkgever"), **{kop: Kop(kop, "pct") for kop in kenmerken}},
        tabellen.bron(*BRONNEN),
        noten=noten,
        totaalrijen=1,
    )
    for kop in kenmerken:
        tabel = protect_amounts(tabel, _contributions(regels, kop), (kop,), tabellen)
    reeksen = tuple(Reeks(kop, Vorm.STAAF) for kop in kenmerken)
    return Grafiek(tabel, reeksen, "% van de uitgaven", liggend=True)


def _pct(regels: pd.DataFrame, heeft: pd.Series) -> Decimal | None:
    geheel = total(regels["bedrag"])
    return 100 * total(regels.loc[heeft, "bedrag"]) / geheel if geheel else None


def _contributions(regels: pd.DataFrame, kop: str) -> pd.DataFrame:
    """Who contributes to the part with the mark, and to the part without."""
    return pd.DataFrame(
        {
            "rij": regels["werkgever"].map(dict(WERKGEVERS)),
            "kolom": regels[kop].map({True: "met", False: "zonder"}),
            "bijdrager": regels["leverancier"],
            "bedrag": regels["bedrag"],
        }
    )
