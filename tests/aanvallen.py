"""Texts that a careless renderer would run, and a delivery whose every text is one of them."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from duo_analytics.intake import cells
from duo_analytics.intake.columns import Soort
from duo_analytics.intake.contract import tables

if TYPE_CHECKING:
    from duo_analytics.intake.columns import Kolom
    from duo_analytics.intake.delivery import Tabellen

OUTSIDE = "http://kwaad.invalid"
ATTACKS: tuple[str, ...] = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg onload=alert(3)><script>alert(3)</script></svg>",
    "\"><script>alert(4)</script>",
    "' onmouseover='alert(5)' autofocus onfocus='alert(5)",
    "javascript:alert(6)",
    "[klik](javascript:alert(7))",
    f"![beeld]({OUTSIDE}/8.png)",
    f'<a href="{OUTSIDE}/9" ping="{OUTSIDE}/9">klik</a>',
    f'<iframe src="{OUTSIDE}/10"></iframe><object data="{OUTSIDE}/10"></object>',
    f"<style>@import url({OUTSIDE}/11);*{{background:url({OUTSIDE}/11)}}</style>",
    "</style></title></textarea><script>alert(12)</script>",
    "--><script>alert(13)</script><!-- ]]><![CDATA[",
    f'<link rel=stylesheet href="{OUTSIDE}/14"><base href="{OUTSIDE}/14">',
    f'<meta http-equiv="refresh" content="0;url={OUTSIDE}/15">',
    "{{ 7*7 }}{% set x = 1 %}",
    "${7*7} #{7*7} #eval(\"1+1\") $x$",
    r"$\frac{1}{$ \input{geheim}",
    f'=HYPERLINK("{OUTSIDE}/19";"klik")',
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\uff1d1+1",
    "\u202egpj.exe\u202c",
    "\u200b=1+1",
    "a" * 300,
    "../../../gegevens/wachtwoorden",
    'CON";"nul,1',
    "&lt;script&gt;alert(30)&lt;/script&gt;",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgzMSk8L3NjcmlwdD4=",
    "<b>vet</b> **vet** `code` # kop",
)  # fmt: skip
LEFT = ("I&A",)  # a chapter asks for this name itself


def attacked(tabellen: Tabellen) -> Tabellen:
    """The same delivery with an attack in front of every name, number and explanation in it."""
    frames = {naam: _frame(tables()[naam][1].kolommen, f) for naam, f in tabellen.frames.items()}
    return dataclasses.replace(tabellen, frames=frames)


def _frame(kolommen: tuple[Kolom, ...], frame: pd.DataFrame) -> pd.DataFrame:
    nieuw = {k.naam: frame[k.naam].map(mapping_of(k, frame[k.naam])) for k in texts_of(kolommen)}
    return frame.assign(**{naam: reeks.astype(frame[naam].dtype) for naam, reeks in nieuw.items()})


def texts_of(kolommen: tuple[Kolom, ...]) -> Iterator[Kolom]:
    """Columns with free text: what a code list or a number refuses never gets in."""
    return (k for k in kolommen if k.soort is Soort.TEKST and not k.persoonlijk)


def mapping_of(kolom: Kolom, reeks: pd.Series) -> Mapping[str, Any]:
    """Each value with an attack in front, as the intake lets it in; the same in every table."""
    waarden = [w for w in reeks.dropna().unique() if w not in LEFT]
    oud = {w: attack_for(w) + w for w in waarden}
    gelezen, fouten = cells.convert(kolom, list(oud.values()))
    geweigerd = {fout.positie for fout in fouten}
    paren = zip(waarden, gelezen, strict=True)
    nieuw = {w: w if nummer in geweigerd else g for nummer, (w, g) in enumerate(paren)}
    return nieuw | dict.fromkeys(LEFT, LEFT[0])


def attack_for(waarde: str) -> str:
    """Always the same for the same value, so that keys of two tables still meet."""
    return ATTACKS[zlib.crc32(waarde.encode()) % len(ATTACKS)]
