"""What is expected, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Verwachting:
    """An expected sum or number and its 95% prediction interval (None: not known)."""

    som: Decimal
    laag: Decimal | None
    hoog: Decimal | None
