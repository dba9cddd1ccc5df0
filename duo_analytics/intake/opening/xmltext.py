"""XML that a spreadsheet program writes: UTF-8, and without a document type or entities."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from duo_analytics.intake.opening.refused import OPNIEUW, BestandGeweigerd

BOM = codecs.BOM_UTF8
DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
MARKUP = b"<!"
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
LONGEST_WITHOUT_TAG = 1 << 20
OVERLAP = max(map(len, FORBIDDEN)) - 1


def plain_text(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces; raises BestandGeweigerd at the first one that is not plain XML."""
    lezer = codecs.getincrementaldecoder("utf-8")()
    vorige = b""
    eerste = True
    try:
        for stuk in chunks:
            if eerste:
                _check_declaration(stuk.removeprefix(BOM))
                eerste = False
            lezer.decode(stuk)
            if len(stuk) >= LONGEST_WITHOUT_TAG and b">" not in stuk:
                raise _refused("een enkel woord is langer dan een miljoen tekens")
            if _declares(stuk) or _declares(vorige + stuk[:OVERLAP]):
                raise _refused("het bevat eigen XML-definities")
            vorige = stuk[-OVERLAP:]
            yield stuk
        lezer.decode(b"", final=True)
    except UnicodeDecodeError as fout:
        raise _refused("de tekst is niet in UTF-8 geschreven") from fout


def _declares(stuk: bytes) -> bool:
    return MARKUP in stuk and any(woord in stuk for woord in FORBIDDEN)


def _check_declaration(begin: bytes) -> None:
    opgave = DECLARED.match(begin)
    if opgave is not None and opgave[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise _refused("de tekst is niet in UTF-8 geschreven")


def _refused(reden: str) -> BestandGeweigerd:
    return BestandGeweigerd("DUO-B10", f"het bestand is vreemd opgebouwd: {reden}", OPNIEUW)
