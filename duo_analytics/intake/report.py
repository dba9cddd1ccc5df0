"""The messages of a delivery together: for a person by file, for a machine as plain values."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from duo_analytics.intake.codes import Ernst

if TYPE_CHECKING:
    from duo_analytics.intake.problems import Probleem

MOST_PER_FILE = 50
KINDS_COUNTED = 6
KOPPEN = {Ernst.FOUT: "Fouten", Ernst.LET_OP: "Let op", Ernst.SIGNAAL: "Signalen"}
WOORDEN = {
    Ernst.FOUT: ("fout", "fouten"),
    Ernst.LET_OP: ("aandachtspunt", "aandachtspunten"),
    Ernst.SIGNAAL: ("signaal", "signalen"),
}


def errors(problemen: Iterable[Probleem]) -> list[Probleem]:
    """Only what refuses the delivery."""
    return [probleem for probleem in problemen if probleem.ernst is Ernst.FOUT]


def as_text(problemen: Sequence[Probleem]) -> str:
    """Errors, then points of attention, then signals; each grouped by file.

    At most 50 of a file are shown, at least one of every kind; the rest is counted.
    """
    delen = [
        "\n".join([KOPPEN[ernst], *_by_file(deel, ernst)])
        for ernst in Ernst
        if (deel := [p for p in problemen if p.ernst is ernst])
    ]
    return "\n\n".join(delen)


def summary(problemen: Sequence[Probleem]) -> str:
    """'2 fouten, 1 aandachtspunt', or 'geen meldingen'."""
    tellingen = ((ernst, _count(p for p in problemen if p.ernst is ernst)) for ernst in Ernst)
    return ", ".join(_counted(n, ernst) for ernst, n in tellingen if n) or "geen meldingen"


def as_records(problemen: Iterable[Probleem]) -> list[dict[str, Any]]:
    """Every message as plain values, for ``--json``."""
    return [{"ernst": p.ernst.value, **dataclasses.asdict(p)} for p in problemen]


def _by_file(problemen: Sequence[Probleem], ernst: Ernst) -> Iterator[str]:
    for bestand in dict.fromkeys(p.bestand for p in problemen):
        hier = [p for p in problemen if p.bestand == bestand]
        getoond = _fair_choice(hier)
        yield f"{bestand}: {_counted(_count(hier), ernst)}"
        yield from (f"  {probleem}" for probleem in getoond)
        keuze = set(map(id, getoond))
        rest = [p for p in hier if id(p) not in keuze]
        if rest:
            yield f"  ... en nog {_counted(_count(rest), ernst)} in dit bestand: {_kinds(rest)}"


def _fair_choice(problemen: Sequence[Probleem]) -> list[Probleem]:
    """At most fifty, in their order; each kind gets its turn before any kind gets a second one."""
    beurt: Counter[tuple[str, str, str]] = Counter()
    beurten = []
    for positie, probleem in enumerate(problemen):
        beurt[_kind(probleem)] += 1
        beurten.append((beurt[_kind(probleem)], positie))
    return [problemen[positie] for _, positie in sorted(sorted(beurten)[:MOST_PER_FILE], key=_last)]


def _last(paar: tuple[int, int]) -> int:
    return paar[1]


def _kind(probleem: Probleem) -> tuple[str, str, str]:
    return probleem.blad, probleem.kolom, probleem.code


def _kinds(problemen: Sequence[Probleem]) -> str:
    """'40 keer DUO-C03 (blad 'Formatie', kolom Fte), ...'."""
    telling: Counter[tuple[str, str, str]] = Counter()
    for probleem in problemen:
        telling[_kind(probleem)] += probleem.aantal
    delen = [
        f"{aantal} keer {code} (blad '{blad}'{f', kolom {kolom}' if kolom else ''})"
        for (blad, kolom, code), aantal in telling.most_common(KINDS_COUNTED)
    ]
    return ", ".join(delen) + (", ..." if len(telling) > KINDS_COUNTED else "")


def _count(problemen: Iterable[Probleem]) -> int:
    return sum(probleem.aantal for probleem in problemen)


def _counted(aantal: int, ernst: Ernst) -> str:
    enkel, meer = WOORDEN[ernst]
    return f"{aantal} {enkel if aantal == 1 else meer}"
