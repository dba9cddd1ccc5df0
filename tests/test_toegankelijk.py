"""The gate of the pages: each rule is broken once in a sound page, and the gate says which."""

from __future__ import annotations

import re

import pytest

from duo_analytics.rapportage.poorten.check import check_page
from duo_analytics.rapportage.poorten.contrast import contrast, too_faint
from duo_analytics.rapportage.render import html
from duo_analytics.results.alttekst import why_not_telling
from tests.voorbeeld import rapportage

SOUND = html.render(rapportage())
CSS = SOUND[SOUND.index("<style>") + 7 : SOUND.index("</style>")]
ALT = re.search(r' alt="(Staafgrafiek[^"]*)"', SOUND)


def reasons(page: str) -> list[str]:
    return [bevinding.reden for bevinding in check_page("a.html", page)]


def test_a_sound_page_passes() -> None:
    assert reasons(SOUND) == []


CONTENTS = '<h2 id="kop-inhoud">Inhoud</h2>'
REGION = ' role="region" tabindex="0" aria-labelledby'
MAIN = '<main id="hoofdinhoud">'
BREAKS = [
    ('<html lang="nl">', '<html lang="en">', "de taal van de pagina is niet Nederlands"),
    ("<title>", "<title></title><title>", "niet precies een titel"),
    ("initial-scale=1", "user-scalable=no", "laat zich niet vergroten"),
    (MAIN, f'<div id="x"></div>{MAIN}<script>1</script>', "het element <script>"),
    (MAIN, f'{MAIN}<iframe></iframe>', "het element <iframe>"),
    (MAIN, f'{MAIN}<svg></svg>', "het element <svg>"),
    (MAIN, f'{MAIN}<p onclick="x()">a</p>', "opdracht bij een gebeurtenis (onclick)"),
    (MAIN, f'{MAIN}<a href="https://a.nl">naar a</a>', "<a> wijst met href buiten de pagina"),
    (MAIN, f'{MAIN}<a href="javascript:x()">naar a</a>', "<a> wijst met href buiten de pagina"),
    (MAIN, f'{MAIN}<p style="background:url(x)">a</p>', "de opmaak haalt iets van buiten"),
    (MAIN, f'{MAIN}<p style="background:u\\72 l(x)">a</p>', "de opmaak haalt iets van buiten"),
    ("</style>", "@import 'x';</style>", "de opmaak haalt iets van buiten"),
    ("default-src 'none'", "default-src 'self'", "het beveiligingsbeleid staat meer toe"),
    ("img-src data:", "img-src *", "het beveiligingsbeleid staat meer toe"),
    ("base-uri 'none'", "script-src 'self'", "het beveiligingsbeleid staat meer toe"),
    ('http-equiv="Content-Security-Policy"', 'name="x"', "het beveiligingsbeleid"),
    ('name="referrer"', 'http-equiv="refresh"', "een meta-element stuurt de browser"),
    (MAIN, "<main>", "de eerste link leidt niet naar de inhoud"),
    ("</header>", "</header><header></header>", "niet precies een <header>"),
    ('<nav class="inhoud" aria-labelledby="kop-inhoud">', "<nav>", "<nav> heeft geen naam"),
    ("<h1>", "<h2>x</h2><h1>", "beginnen niet met precies een kop van niveau 1"),
    (CONTENTS, CONTENTS.replace('h2', 'h4'), "een kop springt van"),
    (CONTENTS, CONTENTS.replace("Inhoud", " "), "kop van niveau 2 is leeg"),
    (MAIN, f'{MAIN}<a href="#hoofdinhoud">klik hier</a>', "zegt niet waar hij heen leidt"),
    (MAIN, f'{MAIN}<a href="#nergens">naar nergens</a>', "een link leidt nergens heen"),
    (MAIN, f'{MAIN}<p aria-labelledby="weg">a</p>', "aria-labelledby verwijst naar iets dat er"),
    (MAIN, f'{MAIN}<p tabindex="3">a</p>', "de volgorde van de toetsen is veranderd"),
    (MAIN, f'{MAIN}<p id="hoofdinhoud">a</p>', "het anker 'hoofdinhoud' staat er 2 keer"),
    (MAIN, f"{MAIN}<li>a</li>", "<li> staat los van zijn lijst"),
    (MAIN, f"{MAIN}<ul></ul>", "een lijst is leeg"),
    (MAIN, f"{MAIN}<details><p>a</p></details>", "een uitklapper heeft geen opschrift"),
    (MAIN, f"{MAIN}</p>", "<p> wordt niet goed geopend of gesloten"),
    ("<caption", "<p", "<p> wordt"),
    (' scope="row"', "", "een kop van een tabel zegt niet waarvan"),
    (REGION, " aria-labelledby", "een tabel staat niet in een gebied met een naam"),
    (REGION, REGION.replace(' tabindex="0"', ""), "niet met toetsen te schuiven"),
    (f'{REGION}="tabel-normen', f'{REGION}="tabel-bronnen', "gebieden heten"),
    ("<tbody>", "<tbody><tr><td>1</td></tr>", "de rijen van een tabel zijn niet even lang"),
]  # fmt: skip


@pytest.mark.parametrize(("van", "naar", "reden"), BREAKS, ids=[b[2][:40] for b in BREAKS])
def test_a_page_with_one_fault_is_refused_with_its_reason(van: str, naar: str, reden: str) -> None:
    assert van in SOUND
    gevonden = reasons(SOUND.replace(van, naar, 1))
    assert [r for r in gevonden if reden in r], gevonden


@pytest.mark.parametrize(
    ("alt", "reden"),
    [
        ("", "de alternatieve tekst is leeg (1.1.1)"),
        ("Grafiek 3", "de alternatieve tekst is een plaatshouder (1.1.1)"),
        ("figuur.png", "de alternatieve tekst is de naam van een bestand (1.1.1)"),
    ],
)
def test_a_picture_without_a_telling_alternative_is_refused(alt: str, reden: str) -> None:
    assert ALT is not None
    assert reasons(SOUND.replace(ALT[0], f' alt="{alt}"', 1)) == [reden]


def test_a_picture_without_its_figures_or_without_any_alternative_is_refused() -> None:
    los = SOUND.replace(MAIN, f'{MAIN}<img src="data:image/png;base64,AA">', 1)
    assert reasons(los) == [
        "een beeld heeft geen alternatieve tekst (1.1.1)",
        "een grafiek staat niet bij een tabel met haar cijfers (1.1.1)",
    ]


@pytest.mark.parametrize(
    ("alt", "waarom"),
    [
        ("  \n ", "is leeg"),
        ("Afbeelding", "is een plaatshouder"),
        ("image 12", "is een plaatshouder"),
        ("Een grafiek van iets", "is een plaatshouder"),
        ("Tekst volgt.", "is een plaatshouder"),
        ("Staafgrafiek. {{ boodschap }} over de bezetting", "is een plaatshouder"),
        ("figuren/formatie.bezetting.svg", "is de naam van een bestand"),
        ("12,4 fte in dienst", "is te kort om iets te zeggen"),
        ("Staafgrafiek. Bezetting per team, op 30 april 2022. Zaken: 4,0 fte.", ""),
        ("De bezetting daalt van 12,4 naar 11,2 fte.", ""),
    ],
)
def test_an_alt_text_must_say_something(alt: str, waarom: str) -> None:
    assert why_not_telling(alt) == waarom


# Contrast


def test_contrast_is_that_of_the_standard() -> None:
    """WCAG 2.2: black on white is 21:1; #767676 on white is the lightest grey that passes."""
    assert contrast((0, 0, 0), (255, 255, 255)) == 21
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    assert contrast((255, 255, 255), (119, 119, 119)) < 4.5


def test_the_style_sheet_has_enough_contrast_in_every_medium() -> None:
    assert list(too_faint(CSS)) == []


@pytest.mark.parametrize(
    ("van", "naar", "reden"),
    [
        ("--soft: #4d565e", "--soft: #8d969e", "var(--soft) op #ffffff (.kern"),
        ("--soft: #b3bdc6", "--soft: #43505b", "donker) heeft"),
        ("--soft: #333", "--soft: #aaa", "papier) heeft"),
        ("header.kop { background: #10365f; }", "header.kop { background: #fff; }",
         "#fff op #fff (header.kop, donker) heeft 1,00:1"),
        ("3px solid var(--accent)", "3px solid var(--line)", "var(--line) op var(--paper)"),
        ("outline: 3px solid", "outline: none; x: 3px solid", "haalt de rand weg"),
        ("prefers-reduced-motion", "prefers-contrast", "laat beweging niet uitzetten"),
        ("@media print", "@media screen", "geen stijl voor papier"),
        ("prefers-color-scheme: dark", "prefers-color-scheme: light", "geen donkere kleuren"),
        (":focus-visible", ":hover", "toont niet waar de toetsen staan"),
    ],
)  # fmt: skip
def test_a_style_sheet_with_one_fault_is_refused(van: str, naar: str, reden: str) -> None:
    assert van in CSS
    gevonden = list(too_faint(CSS.replace(van, naar)))
    assert [r for r in gevonden if reden.replace("#ffffff", "var(--paper)") in r], gevonden
