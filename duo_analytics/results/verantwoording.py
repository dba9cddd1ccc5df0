"""The account at the end of a chapter: deliveries, norms, and the mark that it ran to its end."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duo_analytics.results.onderdrukt import BEWIJS, Onderdrukt, hidden_list
from duo_analytics.sources import Bron, NormBron
from duo_analytics.values import MIME

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen
    from duo_analytics.reference import Norm

THRESHOLDS = (
    "privacy.kent_eigen_groep", "privacy.minimum_bijzonder", "privacy.minimum_noemer",
    "privacy.minimum_personen",
)  # fmt: skip


@dataclass(frozen=True)
class Verantwoording:
    """What a chapter was made from; the last cell of every notebook shows it.

    ``normen`` are the norms and published values that were looked up, and the thresholds of the
    protection of small counts. ``verborgen`` is what that hid and why: it goes into the executed
    notebook and nowhere else.
    """

    periode: str
    bronnen: tuple[Bron, ...]
    normen: tuple[NormBron, ...]
    fictief: bool
    verborgen: tuple[Onderdrukt, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Structured form, which is shared; ``from_json`` gives the same account back."""
        velden = dataclasses.asdict(self)
        del velden["verborgen"]
        return {"soort": "verantwoording", **velden}

    @classmethod
    def from_json(cls, ruw: Mapping[str, Any]) -> Verantwoording:
        """The account that ``to_json`` wrote."""
        return cls(
            periode=ruw["periode"],
            bronnen=tuple(Bron(**bron) for bron in ruw["bronnen"]),
            normen=tuple(NormBron(**norm) for norm in ruw["normen"]),
            fictief=ruw["fictief"],
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        normen = [f"{n.reeks} {n.periode}: {n.waarde} {n.eenheid}" for n in self.normen]
        regels = [*map(str, self.bronnen), *normen]
        lijst = "".join(f"<li>{html.escape(regel)}</li>" for regel in regels)
        return {
            "text/plain": "\n".join(regels),
            "text/html": f"<p>Gebruikte leveringen en normen:</p><ul>{lijst}</ul>",
            MIME: self.to_json(),
            BEWIJS: [dataclasses.asdict(cel) for cel in self.verborgen],
        }


def account(tabellen: Tabellen) -> Verantwoording:
    """The account of everything that was read from ``tabellen`` up to now."""
    privacy = [tabellen.norm(reeks) for reeks in THRESHOLDS]
    normen = {_norm(norm) for norm in [*tabellen.gebruikte_normen, *privacy]}
    return Verantwoording(
        periode=str(tabellen.periode),
        bronnen=tuple(tabellen.bronnen.values()),
        normen=tuple(sorted(normen, key=lambda norm: (norm.reeks, norm.periode))),
        fictief=tabellen.fictief,
        verborgen=hidden_list(tabellen.reference),
    )


def _norm(norm: Norm) -> NormBron:
    return NormBron(
        reeks=norm.reeks,
        periode=norm.periode,
        waarde=format(norm.waarde, "f").replace(".", ","),
        eenheid=norm.eenheid,
        status=norm.status.replace("_", " "),
        bron=norm.bron,
        plaats=f"{norm.bestand}, rij {norm.rij}",
    )
