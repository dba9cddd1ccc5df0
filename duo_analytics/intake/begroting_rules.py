"""What must close in financien.xlsx: wijzigingen with the budget, shares with 100, bijdragen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from duo_analytics.formatting import getal, opsomming
from duo_analytics.intake.kruisregels import Frames, Kruisregel
from duo_analytics.organisatie import GEMEENTEN
from duo_analytics.rounding import exact
from duo_analytics.statistics import begroting, verdeling
from duo_analytics.statistics.begroting import NA_WIJZIGING, NUL, POST, PRIMITIEF

Redenen = Mapping[int, str]
CENTEN = 2


def _posts(frames: Frames) -> pd.DataFrame:
    """Per peildatum and post the sums of the budget; ``rij`` is where a problem of it is shown.

    ``vast`` is what the first peildatum of that year has as primitieve begroting.
    """
    rijen = frames["financien"]
    rijen = rijen.assign(rij=rijen.index, jaar=rijen["peildatum"].dt.year)
    posten = rijen.groupby(["peildatum", "jaar", *POST], sort=False)
    frame = posten.agg({"rij": "first", PRIMITIEF: "sum", NA_WIJZIGING: "sum"}).reset_index()
    eerste = frame.groupby("jaar")["peildatum"].transform("min") == frame["peildatum"]
    vast = frame.loc[eerste, ["jaar", *POST, PRIMITIEF]].rename(columns={PRIMITIEF: "vast"})
    return _zero(frame.merge(vast, on=["jaar", *POST], how="left"), "vast")


def _zero(frame: pd.DataFrame, kolom: str) -> pd.DataFrame:
    """An amount that is not there is nothing."""
    bedragen = [NUL if pd.isna(bedrag) else bedrag for bedrag in frame[kolom]]
    return frame.assign(**{kolom: pd.Series(bedragen, frame.index, dtype=object)})


def _said(frame: pd.DataFrame, zin: str, **bedragen: str) -> Redenen:
    """A sentence per row of ``frame``, with amounts from its columns."""
    teksten = {naam: [_money(b) for b in frame[kolom]] for naam, kolom in bedragen.items()}
    return {
        int(rij): zin.format(**{naam: teksten[naam][nummer] for naam in bedragen})
        for nummer, rij in enumerate(frame["rij"])
    }


def _money(bedrag: Decimal) -> str:
    return getal(bedrag, CENTEN)


def changed_primitief(frames: Frames) -> Redenen:
    """A post whose primitieve begroting differs from that of the first peildatum of its year."""
    posten = _posts(frames)
    anders = posten[posten[PRIMITIEF] != posten["vast"]]
    zin = "primitief is hier {nu} en op de eerste peildatum van dat jaar {vast}"
    return _said(anders, zin, nu=PRIMITIEF, vast="vast")


def amended_budget(frames: Frames) -> Redenen:
    """A post of which na wijziging is not primitief with the wijzigingen decided by then."""
    posten = _posts(frames)
    paren = posten.merge(frames["begrotingswijzigingen"], on=["jaar", *POST])
    besloten = paren[paren["besluit_op"] <= paren["peildatum"]]
    mutatie = besloten.groupby("rij")["mutatie"].sum()
    posten = _zero(posten.assign(mutatie=posten["rij"].map(mutatie)), "mutatie")
    posten = posten.assign(hoort=posten[PRIMITIEF] + posten["mutatie"])
    anders = posten[posten["hoort"] != posten[NA_WIJZIGING]]
    zin = "na wijziging is {staat}; primitief met de besloten wijzigingen is {hoort}"
    return _said(anders, zin, staat=NA_WIJZIGING, hoort="hoort")


def new_amount(frames: Frames) -> Redenen:
    """A wijziging whose nieuwe raming is not the amount before it with its mutatie (BBV art. 18).

    A year of which the budget is not delivered is not checked.
    """
    posten = _posts(frames).drop_duplicates(["jaar", *POST])
    orde = frames["begrotingswijzigingen"].sort_values(["besluit_op", "wijziging_nr"])
    orde = orde[orde["jaar"].isin(posten["jaar"])]
    paren = orde.assign(rij=orde.index).merge(
        posten[["jaar", *POST, "vast"]], on=["jaar", *POST], how="left"
    )
    begin = _zero(paren, "vast")["vast"]
    eerder = paren.groupby(["jaar", *POST])["nieuwe_raming"].shift()
    vorige = [v if pd.isna(e) else e for e, v in zip(eerder, begin, strict=True)]
    paren = paren.assign(hoort=pd.Series(vorige, dtype=object) + paren["mutatie"])
    anders = paren[paren["hoort"] != paren["nieuwe_raming"]]
    return _said(anders, "de vorige raming met deze mutatie is {hoort}", hoort="hoort")


def unknown_post(frames: Frames) -> Redenen:
    """A wijziging of something that the budget of that year does not have after the decision."""
    posten = _posts(frames)
    wijzigingen = frames["begrotingswijzigingen"].rename_axis("rij").reset_index()
    jaren = wijzigingen[["rij", "jaar", "besluit_op"]].merge(posten[["jaar", "peildatum"]])
    met_begroting = jaren.loc[jaren["peildatum"] >= jaren["besluit_op"], "rij"]
    paren = wijzigingen[["rij", "jaar", "besluit_op", *POST]].merge(posten.drop(columns="rij"))
    gevonden = paren.loc[paren["peildatum"] >= paren["besluit_op"], "rij"]
    los = sorted(set(met_begroting) - set(gevonden))
    return dict.fromkeys(los, "deze post staat daarna niet in de begroting van dat jaar")


def not_hundred(frames: Frames) -> Redenen:
    """A programma whose shares in a year do not add up to exactly 100."""
    sleutel = frames["verdeelsleutel"]
    eerste = sleutel.drop_duplicates(["jaar", "programma"])
    aandelen = _shares(frames)
    redenen = {}
    for rij, jaar, programma in zip(eerste.index, eerste["jaar"], eerste["programma"], strict=True):
        samen = sum(aandelen[jaar, programma].values(), NUL)
        if samen != verdeling.HEEL_PCT:
            som = f"{samen.normalize():f}".replace(".", ",")
            reden = f"de aandelen van dit programma zijn in dat jaar samen {som} en geen 100"
            redenen[int(rij)] = reden
    return redenen


def without_shares(frames: Frames) -> Redenen:
    """A programma with a budget in a year that has no verdeelsleutel for it."""
    posten = _posts(frames).drop_duplicates(["jaar", "programma"])
    sleutel = frames["verdeelsleutel"]
    bekend = set(zip(sleutel["jaar"], sleutel["programma"], strict=True))
    return {
        int(rij): f"er is geen verdeelsleutel voor dit programma in {jaar}"
        for rij, jaar, programma in posten[["rij", "jaar", "programma"]].itertuples(index=False)
        if (jaar, programma) not in bekend
    }


def off_key(kolom: str, bron: str) -> Callable[[Frames], Redenen]:
    """A bijdrage that differs by more than a cent from the share of the net budget ``bron``."""

    def find(frames: Frames) -> Redenen:
        return {
            rij: f"volgens de begroting en de verdeelsleutel is dit {_money(hoort)}"
            for rij, hoort, staat in _beside(frames, kolom, bron)
            if abs(hoort - staat) > verdeling.CENT
        }

    return find


def missing_participant(frames: Frames) -> Redenen:
    """A programma of which the bijdrage of a participant is not there."""
    aandelen = _shares(frames)
    rijen = frames["bijdragen"][["peildatum", "programma", "deelnemer"]]
    eerste: dict[tuple[Any, str], int] = {}
    betaalt: dict[tuple[Any, str], set[str]] = {}
    for rij, dag, programma, deelnemer in rijen.itertuples():
        eerste.setdefault((dag, programma), int(rij))
        betaalt.setdefault((dag, programma), set()).add(deelnemer)
    redenen = {}
    for (dag, programma), rij in eerste.items():
        aandeel = aandelen.get((dag.year, programma), {})
        weg = {code for code, pct in aandeel.items() if pct} - betaalt[dag, programma]
        if weg:
            namen = opsomming([naam for code, naam in GEMEENTEN.items() if code in weg])
            redenen[rij] = f"de bijdrage van {namen} aan dit programma op deze dag ontbreekt"
    return redenen


def _beside(frames: Frames, kolom: str, bron: str) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Row, computed and delivered amount of every bijdrage of which both can be known."""
    aandelen, netto = _shares(frames), _net(frames["financien"], bron)
    rijen = frames["bijdragen"][["peildatum", "programma", "deelnemer", kolom]]
    for rij, dag, programma, deelnemer, staat in rijen.itertuples():
        aandeel = aandelen.get((dag.year, programma), {})
        if sum(aandeel.values(), NUL) == verdeling.HEEL_PCT:
            alle = [aandeel.get(code, NUL) for code in GEMEENTEN]
            delen = verdeling.allocate(netto.get((dag, programma), NUL), alle)
            yield int(rij), dict(zip(GEMEENTEN, delen, strict=True))[deelnemer], staat


def _shares(frames: Frames) -> dict[tuple[int, str], dict[str, Decimal]]:
    """The shares in % per year and programma, by participant."""
    aandelen: dict[tuple[int, str], dict[str, Decimal]] = {}
    rijen = frames["verdeelsleutel"][["jaar", "programma", "deelnemer", "aandeel_pct"]]
    for jaar, programma, deelnemer, aandeel in rijen.itertuples(index=False):
        aandelen.setdefault((jaar, programma), {})[deelnemer] = exact(aandeel)
    return aandelen


def _net(financien: pd.DataFrame, bron: str) -> dict[tuple[Any, str], Decimal]:
    """What is left to bear per peildatum and programma."""
    netto: dict[tuple[Any, str], Decimal] = {}
    effecten = begroting.effects(financien, bron)
    sleutels = zip(financien["peildatum"], financien["programma"], strict=True)
    for sleutel, effect in zip(sleutels, effecten, strict=True):
        netto[sleutel] = netto.get(sleutel, NUL) - effect
    return netto


FINANCIEN = (
    Kruisregel(PRIMITIEF, (), changed_primitief, "Zet de vastgestelde begroting terug.",
               "Begroting primitief blijft per post het hele jaar gelijk."),
    Kruisregel(NA_WIJZIGING, ("begrotingswijzigingen",), amended_budget,
               "Verbeter het bedrag, of voeg de wijziging toe op blad Begrotingswijzigingen.",
               "Begroting na wijziging is begroting primitief met de besloten mutaties."),
    Kruisregel("programma", ("verdeelsleutel",), without_shares,
               "Voeg de aandelen toe op blad Verdeelsleutel.",
               "Elk programma met een begroting heeft in dat jaar een verdeelsleutel."),
)  # fmt: skip
WIJZIGINGEN = (
    Kruisregel("nieuwe_raming", ("financien",), new_amount,
               "Verbeter de mutatie of de nieuwe raming.",
               "Nieuwe raming is de vorige raming met de mutatie."),
    Kruisregel("programma", ("financien",), unknown_post,
               "Voeg de post toe op blad Financien, of verbeter programma, soort of I/S.",
               "Elke gewijzigde post staat in de begroting van dat jaar."),
)  # fmt: skip
VERDEELSLEUTEL = (
    Kruisregel("aandeel_pct", (), not_hundred,
               "Verbeter de aandelen; het programma rekent ze niet om.",
               "De aandelen van een programma zijn per jaar samen precies 100."),
)  # fmt: skip
BIJDRAGEN = (
    *(
        Kruisregel(kolom, ("financien", "verdeelsleutel"), off_key(kolom, bron),
                   "Verbeter het bedrag, de begroting of de verdeelsleutel.", f"{kop} volgt tot op "
                   "een cent uit de begroting en de verdeelsleutel.")
        for kolom, kop, bron in (
            ("begroting", "Bijdrage begroting", PRIMITIEF),
            ("na_wijziging", "Bijdrage na wijziging", NA_WIJZIGING),
            ("prognose", "Bijdrage prognose", begroting.PROGNOSE),
        )
    ),
    Kruisregel("deelnemer", ("verdeelsleutel",), missing_participant,
               "Voeg de ontbrekende rij toe.",
               "Elke deelnemer met een aandeel heeft een bijdrage."),
)  # fmt: skip
