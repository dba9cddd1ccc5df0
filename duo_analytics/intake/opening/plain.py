"""A regular expression for rows that hold nothing but plain cells.

Nearly every row is plain, and plain rows need no more than this one pass at the speed of C. It also
proves their order: within a row each column stands at most once, with the row's own number.
"""

from __future__ import annotations

import re
import string

LETTERS = [*string.ascii_uppercase, *(f"A{letter}" for letter in string.ascii_uppercase)]
VALUE = rb"<v>[^<]++</v>"
FORMULA = rb"(?:<f[^<>]*+/>|<f[^<>]*+>[^<\[]*+</f>)"  # without [: no other file is named
INLINE = rb"<is><t[^<>]*+>[^<]*+</t></is>"
ROW_NUMBER = re.compile(rb'<row r="(\d+)"')


def plain_rows(procenten: list[int], *, met_formules: bool) -> re.Pattern[bytes]:
    """Matches one or more adjoining plain rows.

    Not plain are hidden rows, errors, formulas without a value, booleans, and cells in one of the
    styles ``procenten``; formulas at all where ``met_formules`` is false.
    """
    nummers = b"|".join(b"%d" % nummer for nummer in procenten)
    stijl = (rb'(?: s="(?!(?:' + nummers + rb')")\d++")?+') if procenten else rb'(?: s="\d++")?+'
    formule = FORMULA + rb"?+" if met_formules else b""
    waarde = rb'(?: t="(?:s|n|str)")?+(?:/>|>' + formule + VALUE + rb"</c>)"
    inline = rb' t="inlineStr">' + INLINE + rb"</c>"
    cel = rb'(?:<c r="%s\1"' + stijl + rb"(?:" + waarde + rb"|" + inline + rb"))?+"
    cellen = b"".join(cel.replace(b"%s", letters.encode()) for letters in LETTERS)
    rij = rb'<row r="([1-9]\d{0,6})"(?![^<>]*hidden)[^<>]*+(?:/>|>' + cellen + rb"</row>)"
    return re.compile(rb"(?:" + rij + rb"\s*+)++")
