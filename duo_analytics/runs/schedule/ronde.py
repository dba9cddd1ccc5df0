"""One look of the schedule: over every rapportage that has begun, and what is done with each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import DuoFout, LeveringFout, PeriodeBezet
from duo_analytics.runs.schedule import berichten, stand
from duo_analytics.runs.schedule.berichten import Bericht
from duo_analytics.runs.schedule.besluit import Blik, Daad, Levering, decide
from duo_analytics.runs.schedule.logboek import FOUT, INFO, LET_OP, Logboek
from duo_analytics.runs.schedule.post import BerichtFout, Post

if TYPE_CHECKING:
    from duo_analytics.periods import Periode
    from duo_analytics.runs.schedule.kalender import Kalender, Termijn


@dataclass(frozen=True)
class Ronde:
    """What a look needs: the calendar, how to look at a delivery, and how to make a rapportage.

    ``kijk`` tells how a delivery lies there; ``maak`` makes the rapportage as by hand and raises
    what that raises.
    """

    kalender: Kalender
    folder: Path
    kijk: Callable[[Periode], Levering]
    maak: Callable[[Periode], None]
    post: Post
    logboek: Logboek


def look(ronde: Ronde, nu: datetime) -> int:
    """Look once and give the exit code: 0, that of the run that failed, or 3 when too late.

    What is about to be done is written down first: a look that is cut off is done again at the
    next one, and counts as an attempt. Raises PeriodeBezet when another look or run is busy.
    """
    vandaag = nu.astimezone(ronde.kalender.zone).date()
    with stand.alone(ronde.folder):
        begin = stand.read(ronde.folder, vandaag)
        stand.write(ronde.folder, begin)
        codes = [
            _one(ronde, termijn, nu)
            for termijn in ronde.kalender.begun(begin.sinds, vandaag)
            if not begin.verloop(termijn.periode).gesloten
        ]
        codes.append(_send_all(ronde, nu))
    return min(filter(None, codes), default=0)


def _one(ronde: Ronde, termijn: Termijn, nu: datetime) -> int:
    vandaag = nu.astimezone(ronde.kalender.zone).date()
    verloop = stand.read(ronde.folder, vandaag).verloop(termijn.periode)
    blik = Blik(termijn, vandaag, ronde.kijk(termijn.periode), verloop)
    daad = decide(blik, ronde.kalender.pogingen)
    code = _make(ronde, blik) if daad is Daad.MAAK else _tell(ronde, blik, daad)
    if blik.achteraf:
        _remember(ronde, blik, gesloten=True)
    return code


def _tell(ronde: Ronde, blik: Blik, daad: Daad) -> int:
    """Say why nothing is made now; a message goes out once for the same thing."""
    periode, levering = str(blik.termijn.periode), blik.levering
    niveau = INFO if daad in (Daad.WACHT, Daad.AL_GEMAAKT) else LET_OP
    ronde.logboek.note(
        niveau,
        daad.value,
        periode=periode,
        bestanden=levering.ontbreekt,
        geweigerd=levering.geweigerd,
    )
    if daad is Daad.TE_LAAT:
        _once(ronde, blik, "ontbreekt", berichten.missing(blik))
        return LeveringFout.exit_code
    if daad is Daad.OPGEGEVEN:
        _once(ronde, blik, _failure(blik), berichten.failed(blik, "te vaak geprobeerd"))
        return DuoFout.exit_code
    return 0


def _make(ronde: Ronde, blik: Blik) -> int:
    """Make a rapportage; the attempt is written down before, the outcome after."""
    periode, inhoud, verloop = blik.termijn.periode, blik.levering.inhoud, blik.verloop
    eerder = verloop.pogingen if verloop.geprobeerd == inhoud else 0
    _remember(ronde, blik, geprobeerd=inhoud, pogingen=eerder + 1)
    begin = ronde.logboek.klok()
    ronde.logboek.note(INFO, Daad.MAAK.value, periode=str(periode))
    try:
        ronde.maak(periode)
    except PeriodeBezet:  # somebody makes it by hand: that is no attempt of ours
        _remember(ronde, blik, pogingen=eerder)
        ronde.logboek.note(LET_OP, "bezet", periode=str(periode), code=PeriodeBezet.exit_code)
        raise
    except (DuoFout, OSError) as fout:
        code = fout.exit_code if isinstance(fout, DuoFout) else DuoFout.exit_code
        soort = type(fout).__name__
        ronde.logboek.note(FOUT, "mislukt", periode=str(periode), soort=soort, code=code)
        _once(ronde, blik, _failure(blik), berichten.failed(blik, soort))
        return code
    duur = (ronde.logboek.klok() - begin).total_seconds()
    _remember(ronde, blik, gemaakt=inhoud)
    ronde.logboek.note(INFO, "gemaakt", periode=str(periode), seconden=duur)
    _once(ronde, blik, f"gemaakt {inhoud}", berichten.made(blik))
    return 0


def _failure(blik: Blik) -> str:
    return f"mislukt {blik.levering.inhoud}"


def _remember(ronde: Ronde, blik: Blik, **anders: object) -> None:
    nu = stand.read(ronde.folder, blik.vandaag)
    verloop = dataclasses.replace(nu.verloop(blik.termijn.periode), **anders)  # type: ignore[arg-type]
    stand.write(ronde.folder, nu.with_verloop(blik.termijn.periode, verloop))


def _once(ronde: Ronde, blik: Blik, sleutel: str, bericht: Bericht) -> None:
    """Put a message in the outbox, together with the note that it need not go again."""
    nu = stand.read(ronde.folder, blik.vandaag)
    verloop = nu.verloop(blik.termijn.periode)
    if sleutel in verloop.gemeld:
        return
    verloop = dataclasses.replace(verloop, gemeld=(*verloop.gemeld, sleutel))
    nieuw = [
        {"kanaal": kanaal, "bericht": dataclasses.asdict(bericht)}
        for kanaal in ronde.post.channels(bericht)
    ]
    nu = dataclasses.replace(nu, post=(*nu.post, *nieuw))
    stand.write(ronde.folder, nu.with_verloop(blik.termijn.periode, verloop))


def _send_all(ronde: Ronde, nu: datetime) -> int:
    """Send what is in the outbox; what is not taken stays there for the next look."""
    vandaag = nu.astimezone(ronde.kalender.zone).date()
    code = 0
    for stuk in stand.read(ronde.folder, vandaag).post:
        bericht = Bericht(**stuk["bericht"])
        feiten = {"periode": bericht.periode, "soort": bericht.soort, "kanaal": stuk["kanaal"]}
        try:
            ronde.post.send(stuk["kanaal"], bericht)
        except BerichtFout as fout:
            code = fout.exit_code
            ronde.logboek.note(FOUT, "bericht_mislukt", **feiten, reden=str(fout))
        else:
            nog = stand.read(ronde.folder, vandaag)
            rest = tuple(ander for ander in nog.post if ander != stuk)
            stand.write(ronde.folder, dataclasses.replace(nog, post=rest))
            ronde.logboek.note(INFO, "bericht_verstuurd", **feiten)
    return code
