"""The chapter in plain sentences: each is told only when the facts say so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from duo_analytics.results.tekst import alinea, make_text, zin
from duo_analytics.rounding import half_up
from duo_analytics.values import is_shown, shown

if TYPE_CHECKING:
    from duo_analytics.results.feit import Feit, Feiten
    from duo_analytics.results.tekst import Tekst, Zin

WEKEN_PER_JAAR = Decimal("365.25") / 7
DELEN = {Decimal("0.5"): "een half jaar", Decimal("0.75"): "driekwart jaar",
         Decimal(1): "een jaar"}  # fmt: skip
MARGE = Decimal("0.1")  # 'ongeveer' is never further off than this part
BASIS = Decimal(100)
BINNEN = (
    "De uitgaven vallen nog binnen de begroting van I&A: van {begroting} is {geboekt} geboekt en "
    "{verplicht} besteld en nog niet gefactureerd. Samen is dat {gebruik} van de begroting."
)
ZONDER_VERPLICHTING_BINNEN = (
    "Wat is geboekt, valt binnen de begroting van I&A: {geboekt} van {begroting}. Met wat is "
    "besteld en nog niet gefactureerd ({verplicht}) erbij is het meer dan de begroting: {gebruik}."
)
ERBOVEN = (
    "Er is meer geboekt dan de begroting van I&A: {geboekt} tegen {begroting}. Daar komt "
    "{verplicht} bij die is besteld en nog niet gefactureerd. Samen is dat {gebruik} van de "
    "begroting."
)
OP_NA = (
    "Als er evenveel wordt besteld als in de laatste twaalf maanden, is de begroting {wanneer} "
    "helemaal geboekt of besteld."
)
NIET_OP = (
    "Als er evenveel wordt besteld als in de laatste twaalf maanden, is op 31 december {beslag} "
    "geboekt of besteld: niet meer dan de begroting."
)


def tell(feiten: Feiten) -> Tekst:
    """Waits, backlog, prices, budget and replacement, a paragraph each."""
    return make_text(
        alinea(*_waits(feiten)),
        alinea(*_backlog(feiten)),
        alinea(*_prices(feiten)),
        alinea(*_budget(feiten)),
        alinea(*_replacement(feiten)),
    )


def _waits(feiten: Feiten) -> list[Zin]:
    mediaan, geleverd = feiten["levertijd_weken"], feiten["langste_levertijd_weken"]
    open_ = feiten["langst_open_weken"]
    return [
        zin(
            "De helft van de bestellingen van de laatste twaalf maanden is binnen {mediaan} "
            "geleverd.",
            mediaan=mediaan,
        ),
        zin("Dat is {mediaan:jaar} dan een jaar eerder.", mediaan=mediaan),
        zin(f"De langste levertijd was {{geleverd}}{_roughly(geleverd)}.", geleverd=geleverd),
        zin(f"De oudste open bestelling wacht al {{open}}{_roughly(open_)}.", open=open_),
        zin(
            "Van wat volgens afspraak geleverd moest zijn, kwam {op_tijd} op tijd.",
            op_tijd=feiten["op_tijd_pct"],
        ),
    ]


def _roughly(feit: Feit) -> str:
    """', ongeveer een jaar'; nothing where no such word comes near."""
    if not is_shown(feit.waarde):
        return ""
    jaren = shown(feit.waarde) / WEKEN_PER_JAAR
    if jaren > 1 + MARGE:
        return ", langer dan een jaar"
    woorden = [woord for deel, woord in DELEN.items() if abs(jaren / deel - 1) <= MARGE]
    return f", ongeveer {woorden[0]}" if woorden else ""


def _backlog(feiten: Feiten) -> list[Zin]:
    regels = feiten["backlog_bestellingen"]
    if regels.waarde == 0:
        return [("Alles wat is besteld, is geleverd.",)]
    werkwoord = "wacht" if regels.waarde == 1 else "wachten"
    return [
        zin(
            f"Op de peildatum {werkwoord} {{regels}} op levering, samen {{bedrag}}.",
            regels=regels,
            bedrag=feiten["backlog_eur"],
        ),
        zin(f"{_is_or_are(regels)} {{regels:jaar}} dan een jaar eerder.", regels=regels),
    ]


def _is_or_are(feit: Feit) -> str:
    """The verb before a change in number: 'is' 1 meer, 'zijn' 2 meer, 'zijn er' evenveel."""
    eerder = feit.vorig_jaar.waarde if feit.vorig_jaar else None
    if not (is_shown(eerder) and is_shown(feit.waarde)):
        return ""
    verschil = abs(shown(feit.waarde) - shown(eerder))
    return {Decimal(0): "Dat zijn er", Decimal(1): "Dat is"}.get(verschil, "Dat zijn")


def _prices(feiten: Feiten) -> list[Zin]:
    index = feiten["prijsindex"]
    if not is_shown(index.waarde):
        return []
    verschil = half_up(shown(index.waarde), index.decimalen) - BASIS
    richting = "hoger dan" if verschil > 0 else "lager dan" if verschil < 0 else "gelijk aan die"
    return [
        zin(
            f"De prijzen van dezelfde modellen zijn {richting} in het basisjaar: de prijsindex is "
            "{index}, tegen 100 toen.",
            index=index,
        ),
        zin("Dat is {index:jaar} dan een jaar eerder.", index=index),
    ]


def _budget(feiten: Feiten) -> list[Zin]:
    bedragen = [feiten[naam] for naam in ("begroting_eur", "geboekt_eur", "verplichting_eur")]
    if not all(is_shown(feit.waarde) for feit in bedragen):
        return []
    begroting, geboekt, verplicht = (shown(feit.waarde) for feit in bedragen)
    if geboekt + verplicht <= begroting:
        begin = BINNEN
    elif geboekt <= begroting:
        begin = ZONDER_VERPLICHTING_BINNEN
    else:
        begin = ERBOVEN
    namen = {"begroting": "begroting_eur", "geboekt": "geboekt_eur",
             "verplicht": "verplichting_eur", "gebruik": "budgetgebruik_pct"}  # fmt: skip
    return [
        zin(begin, **{woord: feiten[naam] for woord, naam in namen.items()}),
        *_expected(feiten, begroting),
    ]


def _expected(feiten: Feiten, begroting: Decimal) -> list[Zin]:
    """What is expected of the rest of the year; nothing on 31 December."""
    geboekt = feiten["verwacht_geboekt_eur"]
    if not (is_shown(feiten["verwacht_beslag_laag_eur"].waarde) and is_shown(geboekt.waarde)):
        return []
    past = "Dat past in" if shown(geboekt.waarde) <= begroting else "Dat is meer dan"
    return [
        _used_up(feiten, begroting),
        zin(
            "Naar verwachting is op 31 december {geboekt} geleverd en geboekt. "
            f"{past} de begroting.",
            geboekt=geboekt,
        ),
        zin(
            "Waarschijnlijk ligt dat bedrag tussen {laag} en {hoog}.",
            laag=feiten["verwacht_geboekt_laag_eur"],
            hoog=feiten["verwacht_geboekt_hoog_eur"],
        ),
    ]


def _used_up(feiten: Feiten, begroting: Decimal) -> Zin:
    """When the budget is used up, or that it lasts; nothing when it was used up before."""
    maanden, beslag = feiten["budget_op_maanden"], feiten["verwacht_beslag_eur"]
    if is_shown(maanden.waarde) and shown(maanden.waarde) > 0:
        wanneer = "over {maanden}" if shown(maanden.waarde) >= 1 else "binnen een maand"
        return zin(OP_NA.replace("{wanneer}", wanneer), maanden=maanden)
    return zin(NIET_OP, beslag=beslag) if shown(beslag.waarde) <= begroting else ()


def _replacement(feiten: Feiten) -> list[Zin]:
    over = feiten["over_termijn_stuks"]
    if over.waarde == 0:
        return [("Geen apparaat is langer in gebruik dan zijn termijn.",)]
    werkwoord = "is" if over.waarde == 1 else "zijn"
    return [
        zin(
            f"Langer in gebruik dan de termijn {werkwoord} {{over}}, {{deel}} van alle apparaten.",
            over=over,
            deel=feiten["over_termijn_pct"],
        ),
        zin("Die vervangen kost nu {waarde}.", waarde=feiten["over_termijn_eur"]),
    ]
