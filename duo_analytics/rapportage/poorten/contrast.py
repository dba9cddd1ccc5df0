"""Contrast of the colours of a page, from its style sheet: in light, in dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

TEXT, SHAPE = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"\s*([^{}]+?)\s*\{")
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
DARK, PRINT = "prefers-color-scheme: dark", "print"
OUTLINE = re.compile(r"outline[\w-]*:\s*(?:none|0)\b")
NEEDED = {
    "@media (prefers-color-scheme: dark)": "de opmaak heeft geen donkere kleuren",
    "@media print": "de opmaak heeft geen stijl voor papier",
    "@media (prefers-reduced-motion: reduce)": "de opmaak laat beweging niet uitzetten (2.3.3)",
    ":focus-visible": "de opmaak toont niet waar de toetsen staan (2.4.7)",
}
Rgb = tuple[int, int, int]


@dataclass
class Palet:
    """What a medium paints: colours of its own, pairs in one rule, and loose texts and grounds."""

    variabelen: dict[str, str] = field(default_factory=dict)
    teksten: dict[str, str] = field(default_factory=dict)  # value to the rule that has it
    gronden: dict[str, str] = field(default_factory=dict)
    paren: dict[tuple[str, str], str] = field(default_factory=dict)
    lijnen: dict[str, str] = field(default_factory=dict)  # outlines of what has the focus


def too_faint(css: str) -> Iterator[str]:
    """Reasons: each text on each ground that it can stand on, and what the style must have."""
    zonder = COMMENT.sub("", css)
    yield from (reden for deel, reden in NEEDED.items() if deel not in zonder)
    if OUTLINE.search(zonder):
        yield "de opmaak haalt de rand weg van wat gekozen is (2.4.7)"
    paletten: dict[str, Palet] = {"licht": Palet()}
    for medium, wie, regel in _rules(zonder):
        _collect(paletten.setdefault(medium, Palet()), wie, regel)
    for medium, palet in paletten.items():
        yield from _faint(medium, paletten["licht"], palet)


def _rules(css: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Medium, selector and declarations of every rule; blocks of other media stay out."""
    for wie, blok in _blocks(css):
        if wie.startswith("@media") and (medium := _medium(wie)):
            yield from ((medium, binnen, _declarations(d)) for binnen, d in _blocks(blok))
        elif not wie.startswith("@"):
            yield "licht", wie, _declarations(blok)


def _medium(wie: str) -> str:
    if DARK in wie:
        return "donker"
    return "papier" if PRINT in wie else ""


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each outer pair of braces, and between them."""
    plek = 0
    while gevonden := RULE.match(css, plek):
        begin = plek = gevonden.end()
        diepte = 1
        while diepte and plek < len(css):
            diepte += {"{": 1, "}": -1}.get(css[plek], 0)
            plek += 1
        yield gevonden[1], css[begin : plek - 1]


def _declarations(blok: str) -> dict[str, str]:
    delen = (regel.partition(":") for regel in blok.split(";"))
    return {naam.strip(): waarde.strip() for naam, punt, waarde in delen if punt}


def _collect(palet: Palet, wie: str, regel: Mapping[str, str]) -> None:
    palet.variabelen |= {k: v for k, v in regel.items() if k.startswith("--")}
    tekst = regel.get("color", "")
    grond = regel.get("background", regel.get("background-color", ""))
    if tekst and grond:
        palet.paren[tekst, grond] = wie
    elif tekst:
        palet.teksten.setdefault(tekst, wie)
    elif grond:
        palet.gronden.setdefault(grond, wie)
    if lijn := regel.get("outline", regel.get("outline-color", "")):
        palet.lijnen[lijn.split()[-1]] = wie


def _faint(medium: str, basis: Palet, eigen: Palet) -> Iterator[str]:
    """A rule of the medium goes before one of the base with the same selector."""
    kleuren = basis.variabelen | eigen.variabelen
    opnieuw = {wie: grond for grond, wie in eigen.gronden.items()}
    paren = [(t, opnieuw.get(wie, g), wie) for (t, g), wie in basis.paren.items()]
    paren += [(t, g, wie) for (t, g), wie in eigen.paren.items() if eigen is not basis]
    alleen = {wie for _, _, wie in paren}
    algemeen = {g for g, wie in (basis.gronden | eigen.gronden).items() if wie not in alleen}
    algemeen |= {"var(--paper)"}
    paren += [(t, g, w) for t, w in (basis.teksten | eigen.teksten).items() for g in algemeen]
    grenzen = [(paar, TEXT) for paar in paren]
    grenzen += [((lijn, "var(--paper)", wie), SHAPE) for lijn, wie in basis.lijnen.items()]
    for (tekst, grond, wie), grens in grenzen:
        voor, achter = (_colour(waarde, kleuren) for waarde in (tekst, grond))
        if voor and achter and contrast(voor, achter) < grens:
            gemeten = f"{contrast(voor, achter):.2f}".replace(".", ",")
            nodig = f"{grens:.1f}".replace(".", ",")
            yield f"{tekst} op {grond} ({wie}, {medium}) heeft {gemeten}:1 en moet {nodig}:1 hebben"


def _colour(waarde: str, kleuren: Mapping[str, str]) -> Rgb | None:
    """Red, green and blue; None for 'inherit', 'none' and the like."""
    echt = VARIABLE.sub(lambda m: kleuren.get(m[1], ""), waarde)
    gevonden = HEX.search(echt)
    if gevonden is None:
        return None
    cijfers = gevonden[0][1:]
    lang = "".join(c * 2 for c in cijfers) if len(cijfers) == 3 else cijfers
    return int(lang[:2], 16), int(lang[2:4], 16), int(lang[4:], 16)


def contrast(a: Rgb, b: Rgb) -> float:
    """Ratio of two colours after WCAG 2.2, from 1 to 21."""
    licht, donker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _luminance(kleur: Rgb) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    delen = [k / 255 for k in kleur]
    lineair = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return sum(w * d for w, d in zip((0.2126, 0.7152, 0.0722), lineair, strict=True))
