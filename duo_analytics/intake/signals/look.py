"""Look for every signal in a delivery, beside the one of the period before if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duo_analytics.intake.codes import Ernst

if TYPE_CHECKING:
    from duo_analytics.intake.signals.stand import Stand
    from duo_analytics.reference import Reference

PCT, MINIMUM = "signalen.sprong_pct", "signalen.sprong_minimum"


def look(nu: Stand, vorige: Stand | None, reference: Reference) -> None:
    """Add the signals to the messages of the files of ``nu``.

    Tables are compared only where both deliveries are without errors: first mend those. Raises
    NormOntbreekt when the share of a jump is not configured.
    """
    from duo_analytics.intake.signals import between, within

    within.extracted_too_early(nu)
    if vorige is not None:
        between.same_file(nu, vorige)
    if not _sound(nu):
        return
    within.formatie_without_bezetting(nu)
    within.definitive_too_early(nu)
    if vorige is not None and _sound(vorige):
        sprong = between.Sprong(reference.norm(PCT).waarde, reference.norm(MINIMUM).waarde)
        between.vanished_teams(nu, vorige)
        between.jumps(nu, vorige, sprong)
        between.stand_and_flow(nu, vorige)


def _sound(stand: Stand) -> bool:
    return all(
        probleem.ernst is not Ernst.FOUT
        for bestand in stand.bestanden
        for probleem in bestand.melder.problemen
    )
