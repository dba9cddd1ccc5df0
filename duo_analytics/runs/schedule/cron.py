"""Lines for cron, between two marks by which they are found again."""

from __future__ import annotations

import shlex

from duo_analytics.runs.schedule.aanroep import NAAM, Aanroep

BEGIN, END = f"# begin {NAAM}", f"# einde {NAAM}"
SETTINGS = '"$HOME/.config/duo-analytics/omgeving"'


def lines(aanroep: Aanroep) -> list[str]:
    """One line per time of day, and one at the start of the machine for what was missed.

    cron knows no time zones: it looks at the clock of the machine.
    """
    momenten = [f"{tijd.minute} {tijd.hour} * * *" for tijd in aanroep.tijden]
    return [BEGIN, *(f"{m} {_shell(aanroep)}" for m in (*momenten, "@reboot")), END]


def _shell(aanroep: Aanroep) -> str:
    """The command for sh; cron makes a line end of a percent sign that has no backslash."""
    kern = f"cd {shlex.quote(str(aanroep.folder))} && {shlex.join(aanroep.woorden)}"
    omgeving = f"if [ -r {SETTINGS} ]; then set -a; . {SETTINGS}; set +a; fi"
    return f"{omgeving}; {kern}".replace("%", r"\%")


def without(tabel: str) -> str:
    """The table of a user without our lines."""
    regels, binnen = [], False
    for regel in tabel.splitlines():
        if regel == BEGIN:
            binnen = True
        if not binnen:
            regels.append(regel)
        if regel == END:
            binnen = False
    return "".join(f"{regel}\n" for regel in regels)


def with_lines(tabel: str, aanroep: Aanroep) -> str:
    """The table of a user with our lines, once."""
    return without(tabel) + "".join(f"{regel}\n" for regel in lines(aanroep))
