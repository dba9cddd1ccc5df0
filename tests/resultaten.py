"""Small tables, charts and facts for tests, written in a line or two."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from duo_analytics.results.feit import Feit, Vergelijking
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.sources import Bron
from duo_analytics.values import VERBORGEN, Getal, Waarde

X = VERBORGEN
BRON = Bron("personeel.xlsx", "Formatie", "A4:H190", "ab" * 32, fictief=True)
ECHT = Bron("inhuur.xlsx", "Inhuur", "A4:F20")


def number(waarde: float | Waarde) -> Waarde:
    """A cell as a test writes it: 12.4 is a Decimal, X hidden, None not there."""
    return Decimal(str(waarde)) if isinstance(waarde, int | float) else waarde


def tabel(koppen: Sequence[str | Kop], *rijen: Sequence[float | Waarde], **velden: Any) -> Tabel:
    """A table; a header that is a text belongs to the names, or else to a column of fte."""
    eerste, *rest = koppen
    return Tabel(
        naam="proef.tabel",
        titel="Proef",
        moment="op 30 april 2022",
        koppen=(
            eerste if isinstance(eerste, Kop) else Kop(eerste),
            *(kop if isinstance(kop, Kop) else Kop(kop, "fte") for kop in rest),
        ),
        rijen=tuple(tuple(number(cel) for cel in rij) for rij in rijen),
        bronnen=(BRON,),
    ).met(**velden)


def grafiek(
    koppen: Sequence[str | Kop],
    *rijen: Sequence[float | Waarde],
    vorm: Vorm = Vorm.STAAF,
    **velden: Any,
) -> Grafiek:
    """A chart of every column after the first one, in one shape."""
    inhoud = tabel(koppen, *rijen)
    reeksen = tuple(Reeks(kop.tekst, vorm) for kop in inhoud.koppen[1:])
    return Grafiek(inhoud, **{"reeksen": reeksen, "as_titel": "fte", **velden})


def feit(waarde: float | Getal, *, vorig_jaar: float | Getal = None, **velden: Any) -> Feit:
    """A fact in fte at 2022-T1, with its value of a year ago."""
    nu, toen = number(waarde), number(vorig_jaar)
    if isinstance(nu, str) or isinstance(toen, str):
        raise TypeError(nu, toen)
    invulling: dict[str, Any] = {
        "naam": "proef.bezetting_fte",
        "titel": "Bezetting",
        "waarde": nu,
        "eenheid": "fte",
        "decimalen": 1,
        "moment": "op 30 april 2022",
        "definitie": "Fte in dienst.",
        "formule": "som van fte",
        "bronnen": (BRON,),
        "vorig_jaar": Vergelijking("2021-T1", toen),
    }
    return Feit(**(invulling | velden))


def frame_of(aantallen: dict[str, int]) -> pd.DataFrame:
    """One column ``n`` of counts by group."""
    return pd.DataFrame({"n": aantallen}, dtype=float)
