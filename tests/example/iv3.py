"""The table of iv3.xlsx: invented lasten and baten per taakveld and categorie.

``LASTEN``: per organisation the lasten of 2019 in thousands of euro by taakveld and categorie. They
grow each year; the jaarrekening comes out a little beside the begroting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from .script import rows

if TYPE_CHECKING:
    from numpy.random import Generator

EERSTE_JAAR, LAATSTE_JAAR = 2019, 2022
GROEI = 1.03
DUIZEND = 1000
LASTEN = """
diemen|0.4|L1.1|4100
diemen|0.4|L3.8|2900
diemen|0.5|L7.4|310
diemen|0.10|L7.1|1250
diemen|2.1|L3.8|5200
diemen|4.3|L4.3.1|6100
diemen|6.1|L4.2|8700
diemen|6.3|L4.1.1|9800
diemen|7.3|L3.8|5400
ouder_amstel|0.4|L1.1|1900
ouder_amstel|0.4|L4.3.3|3300
ouder_amstel|0.10|L7.1|640
ouder_amstel|2.1|L4.3.3|3900
ouder_amstel|6.1|L4.2|4800
ouder_amstel|6.3|L4.1.1|5200
ouder_amstel|7.3|L3.8|3100
uithoorn|0.4|L1.1|2700
uithoorn|0.4|L4.3.3|6900
uithoorn|0.10|L7.1|900
uithoorn|2.1|L4.3.3|7600
uithoorn|6.1|L4.2|9100
uithoorn|6.3|L4.1.1|12400
uithoorn|7.3|L3.8|6200
duo_plus|0.4|L1.1|10130
duo_plus|0.4|L3.8|5860
duo_plus|0.10|L7.1|60
duo_plus|0.2|L1.1|2780
duo_plus|2.1|L3.8|4270
duo_plus|5.7|L3.8|2290
duo_plus|6.2|L1.1|4770
duo_plus|8.3|L1.1|2520
"""


def taakvelden_frame(stroom: Generator) -> pd.DataFrame:
    """Rows of each year: the begroting from 1 January, the jaarrekening from 15 July after it."""
    return pd.DataFrame(_rows(stroom))


def _rows(stroom: Generator) -> Iterator[dict[str, object]]:
    for werkgever, taakveld, categorie, duizenden in rows(LASTEN):
        for jaar in range(EERSTE_JAAR, LAATSTE_JAAR + 1):
            begroot = round(int(duizenden) * GROEI ** (jaar - EERSTE_JAAR))
            werkelijk = round(begroot * (1 + 0.02 * stroom.standard_normal()))
            for verslag, bedrag, bekend in (
                ("begroting", begroot, pd.Timestamp(jaar, 1, 1)),
                ("jaarrekening", werkelijk, pd.Timestamp(jaar + 1, 7, 15)),
            ):
                yield {
                    "jaar": jaar,
                    "verslag": verslag,
                    "werkgever": werkgever,
                    "taakveld": taakveld,
                    "categorie": categorie,
                    "soort": "lasten",
                    "bedrag": float(bedrag * DUIZEND),
                    "bekend_op": bekend,
                }
