"""What was published so far under one set of rules: all of it together is what a reader knows.

Each table and each fact is decided once, in the order in which they are made. What was decided
before stays: a later one hides enough of its own that nothing of the earlier ones comes out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from duo_analytics.results.bescherming import Gedeeld
from duo_analytics.values import Getal, is_shown

if TYPE_CHECKING:
    from duo_analytics.reference import Reference
    from duo_analytics.results.stelsel import Sleutel, Som, Telling

PRIMAIR = "primair: een aantal onder {minimum}"
AANVULLEND = "aanvullend: anders volgt een klein aantal uit sommen"
EERDER = "elders of eerder ook verborgen"


@dataclass(frozen=True)
class Boeking:
    """One table or fact: its counts, the sums of it that a reader knows, and what is hidden."""

    tellingen: Mapping[Sleutel, Telling]
    sommen: tuple[Som, ...]
    verborgen: frozenset[Sleutel]
    gezien: object = None
    lijst: tuple[Any, ...] = ()  # what of it is hidden and why (results/onderdrukt)

    def decided(self) -> dict[Sleutel, Telling]:
        """The counts, with what was done with them; what no table shows stays so."""
        return {
            sleutel: replace(t, vast=sleutel not in self.verborgen) if t.getoond else t
            for sleutel, t in self.tellingen.items()
        }

    def reasons(self) -> dict[Sleutel, str]:
        """Why each of its hidden counts is hidden; without any count."""
        return {
            s: _reason(t)
            for s, t in self.tellingen.items()
            if s in self.verborgen and t.getoond
        }  # fmt: skip


def _reason(telling: Telling) -> str:
    if telling.klein:
        return PRIMAIR.format(minimum=telling.minimum)
    return EERDER if telling.vast is False else AANVULLEND


def register_of(reference: Reference) -> dict[Hashable, Boeking]:
    """What was published with these rules; in the order of publication."""
    return cast("dict[Hashable, Boeking]", reference.gepubliceerd)


def publish(
    naam: Hashable,
    tellingen: Mapping[Sleutel, Telling],
    sommen: Iterable[Som],
    reference: Reference,
    gezien: object = None,
) -> Boeking:
    """Decide what of these counts to hide, given all that was published before, and book it.

    The same counts under the same name (a cell of a notebook that runs again) are not decided
    again. Counts that an earlier booking holds too keep what was decided there.
    """
    register = register_of(reference)
    eerder = register.get(naam)
    if eerder is not None and eerder.gezien == gezien and eerder.gezien is not None:
        return eerder
    register.pop(naam, None)
    boeking = _decided(dict(tellingen), tuple(sommen), reference, gezien)
    register[naam] = boeking
    return boeking


def known_before(gedrukt: Mapping[Sleutel, Getal], reference: Reference) -> None:
    """Book what an earlier edition printed of counts that this one has too.

    A number was shown, VERBORGEN was hidden; what was hidden then stays hidden, and what was shown
    then is no secret.
    """
    from duo_analytics.results.stelsel import Telling

    tellingen = {
        sleutel: Telling(cast("Decimal", getal) if is_shown(getal) else Decimal(1))
        for sleutel, getal in gedrukt.items()
        if getal is not None
    }
    weg = frozenset(s for s in tellingen if not is_shown(gedrukt[s]))
    register_of(reference)["eerdere uitgave"] = Boeking(tellingen, (), weg)


def _decided(
    tellingen: dict[Sleutel, Telling],
    sommen: tuple[Som, ...],
    reference: Reference,
    gezien: object,
) -> Boeking:
    bekend, regels = _known(reference) if _shared(tellingen, sommen) else ({}, ())
    for sleutel in tellingen.keys() & bekend.keys():
        if tellingen[sleutel].getoond:
            tellingen[sleutel] = replace(tellingen[sleutel], vast=bekend[sleutel].vast)
    alles = bekend | tellingen
    samen = tuple(som for som in (*regels, *sommen) if som.keys() <= alles.keys())
    klein = frozenset(s for s, t in tellingen.items() if t.klein)
    if not klein and not any(t.klein or t.vast is False for t in alles.values()):
        return Boeking(tellingen, sommen, klein, gezien)
    verborgen = _hidden(alles, samen, reference) & tellingen.keys()
    return Boeking(tellingen, sommen, verborgen | klein, gezien)


def _shared(tellingen: Mapping[Sleutel, Telling], sommen: tuple[Som, ...]) -> bool:
    """Whether any of it may be part of something else that is published."""
    return any(isinstance(s, Gedeeld) for s in (*tellingen, *(s for som in sommen for s in som)))


def _known(reference: Reference) -> tuple[dict[Sleutel, Telling], tuple[Som, ...]]:
    boekingen = list(register_of(reference).values())
    tellingen: dict[Sleutel, Telling] = {}
    for boeking in boekingen:
        for sleutel, telling in boeking.decided().items():
            tellingen.setdefault(sleutel, telling)
    return tellingen, tuple(som for boeking in boekingen for som in boeking.sommen)


def _hidden(
    alles: Mapping[Sleutel, Telling], sommen: tuple[Som, ...], reference: Reference
) -> frozenset[Sleutel]:
    from duo_analytics.results.stelsel import Stelsel
    from duo_analytics.results.suppression import hide

    kent = int(reference.norm("privacy.kent_eigen_groep").waarde)
    seconden = float(reference.norm("privacy.rekentijd_seconden").waarde)
    return hide(Stelsel(alles, sommen, kent), seconden).verborgen
