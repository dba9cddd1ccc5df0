"""Whether an alt text says something: not empty, no placeholder, no name of a file."""

from __future__ import annotations

import re

LEAST = 20  # characters; 'Staafgrafiek per team' says no value yet
NOTHING = re.compile(
    r"(?:(?:de |een |dit is een )?(?:\w*grafiek|afbeelding|plaatje|foto|figuur|beeld|diagram|"
    r"image|picture|chart|figure|img|alt(?:ernatieve)?[ -]?tekst|tekst volgt|todo|tbd|xxx+|"
    r"lorem ipsum|voorbeeldtekst|invullen|hier komt\b)[\s\d.:,_-]*)+.{0,12}",
    re.IGNORECASE,
)
FILE_NAME = re.compile(r"[\w./\\-]+\.(?:png|svg|jpe?g|gif|webp)", re.IGNORECASE)
UNFILLED = re.compile(r"\{\{|\{%|\bTODO\b|lorem ipsum|tekst volgt", re.IGNORECASE)


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def foreign_numbers(alt: str, getoond: str) -> str:
    """The numbers of an alt text that are not shown, so that it tells nothing that is hidden."""
    bekend = set(NUMBER.findall(getoond))
    return " en ".join(getal for getal in NUMBER.findall(alt) if getal not in bekend)


def why_not_telling(alt: str) -> str:
    """What is wrong with an alt text, as the rest of a Dutch sentence; empty when it is good."""
    kaal = " ".join(alt.split())
    if not kaal:
        return "is leeg"
    if FILE_NAME.fullmatch(kaal):
        return "is de naam van een bestand"
    if NOTHING.fullmatch(kaal) or UNFILLED.search(kaal):
        return "is een plaatshouder"
    return "is te kort om iets te zeggen" if len(kaal) < LEAST else ""
