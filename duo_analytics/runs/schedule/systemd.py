"""A service and a timer for systemd, as units of the user: no rights of root are needed."""

from __future__ import annotations

import re

from duo_analytics.runs.schedule.aanroep import NAAM, Aanroep

SERVICE, TIMER = f"{NAAM}.service", f"{NAAM}.timer"
SETTINGS = "%h/.config/duo-analytics/omgeving"


def units(aanroep: Aanroep) -> dict[str, str]:
    """The text of each unit by its file name.

    A look that was missed because the machine was off is made up for at once (Persistent).
    """
    return {SERVICE: _service(aanroep), TIMER: _timer(aanroep)}


def _service(aanroep: Aanroep) -> str:
    programma, *rest = aanroep.woorden
    woorden = [_quoted(programma), *(_quoted(woord.replace("$", "$$")) for woord in rest)]
    return f"""[Unit]
Description=duo_analytics: kijk naar leveringen en maak de rapportage

[Service]
Type=oneshot
WorkingDirectory={_specifiers(str(aanroep.folder))}
EnvironmentFile=-{SETTINGS}
ExecStart={" ".join(woorden)}
SuccessExitStatus=75
TimeoutStartSec=4h
Nice=10
NoNewPrivileges=yes
"""


def _timer(aanroep: Aanroep) -> str:
    momenten = "\n".join(f"OnCalendar={moment}" for moment in moments(aanroep))
    return f"""[Unit]
Description=duo_analytics: de tijden waarop er wordt gekeken

[Timer]
{momenten}
Persistent=true

[Install]
WantedBy=timers.target
"""


def moments(aanroep: Aanroep) -> list[str]:
    """Calendar expressions of systemd, every day in the time zone of the calendar."""
    return [f"*-*-* {tijd:%H:%M}:00 {aanroep.tijdzone}" for tijd in aanroep.tijden]


def _specifiers(tekst: str) -> str:
    """A percent sign begins a specifier."""
    return tekst.replace("%", "%%")


def _quoted(woord: str) -> str:
    """A word of ExecStart: quotes and backslashes escaped, and no specifier in it.

    Variables are filled in after the program's own name only, so ``$`` is doubled by the caller.
    """
    veilig = re.sub(r'(["\\])', r"\\\1", _specifiers(woord))
    return veilig if re.fullmatch(r"[\w./:=@%+,-]+", veilig) else f'"{veilig}"'
