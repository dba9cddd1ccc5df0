"""Dutch notation of numbers, units and changes. Rounds half up, once, and nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal

from duo_analytics.rounding import half_up
from duo_analytics.values import VERBORGEN, Verborgen, Waarde

NBSP = "\u00a0"
MINUS = "\u2212"
NVT = "n.v.t."
GELIJK = "gelijk"
DATUM = "datum"
VERBORGEN_TEKEN = VERBORGEN.value


@dataclass(frozen=True)
class Eenheid:
    """A unit: its words, its usual decimals and where the sign stands ('5,8%', '€ 1.000').

    ``zijde``: above zero is a voordeel and below it a nadeel, told by a letter and no sign.
    """

    enkelvoud: str
    meervoud: str
    decimalen: int = 0
    voor: str = ""
    achter: str = ""
    zijde: bool = False


EENHEDEN = {
    "fte": Eenheid("fte", "fte", 1),
    "personen": Eenheid("persoon", "personen"),
    "pct": Eenheid("procent", "procent", 1, achter="%"),
    "eur": Eenheid("euro", "euro", voor="€" + NBSP),
    "eur_vn": Eenheid("euro", "euro", voor="€" + NBSP, zijde=True),
    "uren": Eenheid("uur", "uur"),
    "banen": Eenheid("baan", "banen", 1),
    "werkgevers": Eenheid("werkgever", "werkgevers"),
    "vacatures": Eenheid("vacature", "vacatures"),
    "bestellingen": Eenheid("bestelling", "bestellingen"),
    "stuks": Eenheid("stuk", "stuks"),
    "weken": Eenheid("week", "weken", 1),
    "dagen": Eenheid("dag", "dagen"),
    "maanden": Eenheid("maand", "maanden", 1),
    "jaren": Eenheid("jaar", "jaar", 1),
    "meldingen": Eenheid("melding", "meldingen", 1),
    "gevallen": Eenheid("geval", "gevallen"),
    "mogelijkheden": Eenheid("mogelijkheid", "mogelijkheden"),
    "processen": Eenheid("proces", "processen"),
    "aanvragen": Eenheid("aanvraag", "aanvragen"),
    "leveranciers": Eenheid("leverancier", "leveranciers"),
    "facturen": Eenheid("factuur", "facturen"),
    "contracten": Eenheid("contract", "contracten"),
    "signalen": Eenheid("signaal", "signalen"),
    "aanbestedingen": Eenheid("aanbesteding", "aanbestedingen"),
    "vragen": Eenheid("vraag", "vragen"),
    "mijlpalen": Eenheid("mijlpaal", "mijlpalen"),
    "acties": Eenheid("actie", "acties"),
    "besluiten": Eenheid("besluit", "besluiten"),
    "risicos": Eenheid("risico", "risico's"),
    "doelen": Eenheid("doel", "doelen"),
    "plekken": Eenheid("werkplek", "werkplekken"),
    "wijzigingen": Eenheid("wijziging", "wijzigingen"),
    "afwijkingen": Eenheid("afwijking", "afwijkingen"),
    "procentpunt": Eenheid("procentpunt", "procentpunt", 1),
    "themas": Eenheid("thema", "thema's"),
    "index": Eenheid("", "", 1),
    "aantal": Eenheid("", ""),
    "datum": Eenheid("", ""),  # the day number of periods.day_number
}


def getal(waarde: Decimal | int, decimalen: int = 0) -> str:
    """'1.234,5'; a value that rounds to zero carries no minus sign."""
    afgerond = half_up(Decimal(waarde), decimalen)
    patroon = "#,##0" + ("." + "0" * decimalen if decimalen else "")
    tekst: str = format_decimal(abs(afgerond), patroon, locale="nl_NL")
    return MINUS + tekst if afgerond < 0 else tekst


def met_eenheid(waarde: Decimal | int, eenheid: str, decimalen: int | None = None) -> str:
    """'12,4 fte', '5,8%', '€ 1.000', '1 vacature', '€ 500 nadeel'.

    Raises KeyError for an unknown unit.
    """
    if eenheid == DATUM:
        return _day(waarde)
    soort = EENHEDEN[eenheid]
    plaatsen = soort.decimalen if decimalen is None else decimalen
    if soort.zijde:
        bedrag = f"{soort.voor}{getal(abs(Decimal(waarde)), plaatsen)}"
        return f"{bedrag}{NBSP}{zijde(waarde, plaatsen)}".rstrip(NBSP)
    tekst = getal(waarde, plaatsen)
    if soort.voor or soort.achter:
        min_teken, cijfers = (MINUS, tekst[1:]) if tekst.startswith(MINUS) else ("", tekst)
        return f"{min_teken}{soort.voor}{cijfers}{soort.achter}"
    een = abs(half_up(Decimal(waarde), plaatsen)) == 1
    woord = soort.enkelvoud if een else soort.meervoud
    return f"{tekst}{NBSP}{woord}" if woord else tekst


def tekst_van(
    waarde: Waarde, eenheid: str = "", decimalen: int | None = None, *, kaal: bool = False
) -> str:
    """Dutch text of a cell; ``kaal`` leaves the unit's word out, for a column that names it.

    Of a voordeel or nadeel its first letter stays: '500 N'.
    """
    if waarde is None:
        return NVT
    if isinstance(waarde, Verborgen):
        return VERBORGEN_TEKEN
    if isinstance(waarde, str):
        return waarde
    if kaal and eenheid and EENHEDEN[eenheid].zijde:
        letter = zijde(waarde, decimalen or 0)[:1].upper()
        return getal(abs(waarde), decimalen or 0) + (NBSP + letter if letter else "")
    if kaal:
        return _day(waarde, kort=True) if eenheid == DATUM else getal(waarde, decimalen or 0)
    return met_eenheid(waarde, eenheid, decimalen)


def _day(nummer: Decimal | int, *, kort: bool = False) -> str:
    from duo_analytics.periods import datum_in_woorden, datum_kort, on_day

    dag = on_day(nummer)
    return datum_kort(dag) if kort else datum_in_woorden(dag).replace(" ", NBSP)


def zijde(waarde: Decimal | int, decimalen: int) -> str:
    """'voordeel' above zero, 'nadeel' below it, nothing for what is printed as zero."""
    afgerond = half_up(Decimal(waarde), decimalen)
    return ("voordeel" if afgerond > 0 else "nadeel") if afgerond else ""


def verschil(nieuw: Decimal, oud: Decimal, eenheid: str, decimalen: int | None = None) -> str:
    """'+1,2 fte', '−0,4 procentpunt', 'gelijk': the change between the two *printed* values.

    The rounded values are subtracted, so the text agrees with the two numbers a reader sees.
    """
    plaatsen = EENHEDEN[eenheid].decimalen if decimalen is None else decimalen
    stap = half_up(nieuw, plaatsen) - half_up(oud, plaatsen)
    if stap == 0:
        return GELIJK
    if eenheid == "pct":
        tekst = f"{getal(abs(stap), plaatsen)}{NBSP}procentpunt"
    elif eenheid == "index":
        punten = "punt" if abs(stap) == 1 else "punten"
        tekst = f"{getal(abs(stap), plaatsen)}{NBSP}{punten}"
    elif EENHEDEN[eenheid].zijde:
        tekst = f"{EENHEDEN[eenheid].voor}{getal(abs(stap), plaatsen)}"
    else:
        tekst = met_eenheid(abs(stap), "dagen" if eenheid == DATUM else eenheid, plaatsen)
    return ("+" if stap > 0 else MINUS) + tekst


RICHTINGEN = {
    "pct": ("hoger", "lager", "even hoog"),
    "index": ("hoger", "lager", "even hoog"),
    "weken": ("langer", "korter", "even lang"),
    "dagen": ("langer", "korter", "even lang"),
    "maanden": ("langer", "korter", "even lang"),
    "datum": ("later", "eerder", "even laat"),
    "eur_vn": ("gunstiger", "ongunstiger", "even hoog"),
}
MEER_OF_MINDER = ("meer", "minder", "evenveel")


def meer_of_minder(verandering: str, eenheid: str) -> str:
    """A change in words that go before 'dan': '3 fte meer', '0,4 procentpunt lager'.

    'evenveel', 'even hoog' and 'even lang' go before 'als'.
    """
    meer, minder, gelijk = RICHTINGEN.get(eenheid, MEER_OF_MINDER)
    if verandering == GELIJK:
        return gelijk
    return f"{verandering[1:]} {meer if verandering[0] == '+' else minder}"


def opsomming(delen: list[str]) -> str:
    """'a, b en c'."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"
