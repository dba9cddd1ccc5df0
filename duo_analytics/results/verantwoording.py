"""The account at the end of a chapter: deliveries, norms, and the mark that it ran to its end."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duo_analytics.sources import Bron
from duo_analytics.values import MIME

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen


@dataclass(frozen=True)
class Verantwoording:
    """What a chapter was made from; the last cell of every notebook shows it.

    ``normen`` are the norms and published values that were looked up, each in one line.
    """

    periode: str
    bronnen: tuple[Bron, ...]
    normen: tuple[str, ...]
    fictief: bool

    def to_json(self) -> dict[str, Any]:
        """Structured form; ``from_json`` gives the same account back."""
        return {"soort": "verantwoording", **dataclasses.asdict(self)}

    @classmethod
    def from_json(cls, ruw: Mapping[str, Any]) -> Verantwoording:
        """The account that ``to_json`` wrote."""
        return cls(
            periode=ruw["periode"],
            bronnen=tuple(Bron(**bron) for bron in ruw["bronnen"]),
            normen=tuple(ruw["normen"]),
            fictief=ruw["fictief"],
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        regels = [*map(str, self.bronnen), *self.normen]
        lijst = "".join(f"<li>{html.escape(regel)}</li>" for regel in regels)
        return {
            "text/plain": "\n".join(regels),
            "text/html": f"<p>Gebruikte leveringen en normen:</p><ul>{lijst}</ul>",
            MIME: self.to_json(),
        }


def account(tabellen: Tabellen) -> Verantwoording:
    """The account of everything that was read from ``tabellen`` up to now."""
    normen = {f"{n.reeks} {n.periode}: {n.bronregel}" for n in tabellen.gebruikte_normen}
    return Verantwoording(
        periode=str(tabellen.periode),
        bronnen=tuple(tabellen.bronnen.values()),
        normen=tuple(sorted(normen)),
        fictief=tabellen.fictief,
    )
