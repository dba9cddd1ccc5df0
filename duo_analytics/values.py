"""The value of a cell: a Decimal, text, nothing (n.v.t.) or hidden because a count is small."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any, TypeAlias

MIME = "application/vnd.duo.resultaat+json"


class Verborgen(enum.Enum):
    """The one marker of every hidden value; it tells nothing about what it hides."""

    X = "x"


VERBORGEN = Verborgen.X
Getal: TypeAlias = Decimal | Verborgen | None
Waarde: TypeAlias = Decimal | str | Verborgen | None


def is_shown(waarde: Waarde) -> bool:
    """Whether there is a number that may be seen."""
    return isinstance(waarde, Decimal)


def shown(waarde: Waarde) -> Decimal:
    """The number of a cell of which the caller knows that it may be seen; TypeError otherwise."""
    if not isinstance(waarde, Decimal):
        message = f"no visible number: {waarde!r}"
        raise TypeError(message)
    return waarde


def to_json(waarde: Waarde) -> Any:
    """A Decimal becomes {"d": "12.4"}, a hidden value {"x": true}; text and None stay."""
    if isinstance(waarde, Verborgen):
        return {"x": True}
    return {"d": format(waarde, "f")} if isinstance(waarde, Decimal) else waarde


def from_json(ruw: Any) -> Waarde:
    """The reverse of ``to_json``."""
    if isinstance(ruw, dict):
        return VERBORGEN if ruw.get("x") else Decimal(ruw["d"])
    waarde: Waarde = ruw
    return waarde
