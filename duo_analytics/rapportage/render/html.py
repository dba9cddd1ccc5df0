"""The document tree as HTML: one self-contained file without script or outside address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from duo_analytics.formatting import NVT
from duo_analytics.periods import datum_in_woorden
from duo_analytics.rapportage.hoofdpunten import main_points
from duo_analytics.results.tekst import Verwijzing

if TYPE_CHECKING:
    from duo_analytics.rapportage.compare import Set, Wijziging
    from duo_analytics.rapportage.document import Hoofdstuk, Rapportage
    from duo_analytics.rapportage.hoofdpunten import Staafjes
    from duo_analytics.rapportage.portaal import Portaal, Trefwoord
    from duo_analytics.results.feit import Feit, Vergelijking
    from duo_analytics.results.grafiek import Grafiek


# What needs no escape in a data URI nor in the HTML around it; an eighth shorter than base64.
PLAIN = " =/:;,()!*.-_~?$@+"


def render(rapportage: Rapportage) -> str:
    """The whole rapportage as one page."""
    return _page("rapportage.html.j2", rapportage, rapportage.hoofdstukken)


def render_chapter(rapportage: Rapportage, hoofdstuk: Hoofdstuk) -> str:
    """One chapter as a page of its own, with its own definitions and sources."""
    return _page("hoofdstuk.html.j2", rapportage, (hoofdstuk,))


def render_form(rapportage: Rapportage) -> str:
    """The form that presents the rapportage to a raad, as a page of its own."""
    return _page("aanbieding.html.j2", rapportage, rapportage.hoofdstukken)


def _page(sjabloon: str, rapportage: Rapportage, hoofdstukken: tuple[Hoofdstuk, ...]) -> str:
    peildatum = datum_in_woorden(rapportage.periode.peildatum)
    return (
        _environment()
        .get_template(sjabloon)
        .render(
            omschrijving=f"{rapportage.titel}, {rapportage.in_woorden}. Peildatum {peildatum}.",
            fictief=rapportage.fictief,
            stand=rapportage.stand,
            rapportage=rapportage,
            hoofdstukken=hoofdstukken,
            hoofdpunten=main_points(rapportage),
            peildatum=peildatum,
        )
    )


def render_comparison(van: Set, naar: Set, feiten: list[Wijziging], cellen: list[Wijziging]) -> str:
    """What changed between two sets, as a page for the controller."""
    fictief = any(feit.fictief for feit in naar.feiten.values())
    omschrijving = f"Vergelijking van {van.naam} met {naar.naam}."
    sjabloon = _environment().get_template("vergelijking.html.j2")
    return sjabloon.render(
        omschrijving=omschrijving,
        fictief=fictief,
        stand=None,
        van=van,
        naar=naar,
        feiten=feiten,
        cellen=cellen,
    )


@cache
def _environment() -> Environment:
    omgeving = Environment(
        loader=PackageLoader("duo_analytics.rapportage.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters |= {
        "anker": anchor,
        "soort": lambda waarde: type(waarde).__name__,
        "beeld": data_uri,
        "verandering": change,
    }
    omgeving.tests["verwijzing"] = lambda deel: isinstance(deel, Verwijzing)
    return omgeving


def anchor(naam: str) -> str:
    """A name as the id of an element: dots would need escaping in a style sheet."""
    return naam.replace(".", "-")


def render_portal(portaal: Portaal) -> str:
    """The front page of all rapportages; its links lead to files beside it."""
    return (
        _environment()
        .get_template("portaal.html.j2")
        .render(
            omschrijving="Voortgangsrapportages Duo+.",
            fictief=portaal.fictief,
            stand=None,
            portaal=portaal,
        )
    )


def render_fact_index(lijst: Mapping[str, Sequence[Trefwoord]], *, fictief: bool) -> str:
    """Every fact on the alphabet, with its value per period and a link to its definition."""
    return (
        _environment()
        .get_template("feiten.html.j2")
        .render(
            omschrijving="Feiten uit de voortgangsrapportages van Duo+, op alfabet.",
            fictief=fictief,
            stand=None,
            lijst=lijst,
        )
    )


def data_uri(grafiek: Grafiek | Staafjes) -> str:
    """The picture inside the page; as an image it can run nothing and its ids stay its own."""
    return f"data:image/svg+xml,{quote(grafiek.svg, safe=PLAIN)}"


def change(feit: Feit, vergelijking: Vergelijking | None) -> Mapping[str, Any]:
    """How a fact moved: its words, the period it is compared with and a sign that is no colour."""
    tekst = feit.verandering(vergelijking)
    teken = {"+": "▲", "\u2212": "▼"}.get(tekst[0], "") if tekst != NVT else ""
    return {"tekst": tekst, "teken": teken, "periode": vergelijking and vergelijking.periode}
