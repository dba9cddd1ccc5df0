"""A workbook that is not read, and why."""

from __future__ import annotations

OPNIEUW = "Open het bestand in Excel en sla het opnieuw op als .xlsx."


class BestandGeweigerd(Exception):
    """A file that is not read; sheet and cell are empty where the whole file is meant."""

    def __init__(
        self, code: str, reden: str, herstel: str, *, blad: str = "", cel: str = ""
    ) -> None:
        super().__init__(reden)
        self.code, self.reden, self.herstel = code, reden, herstel
        self.blad, self.cel = blad, cel


def unreadable(reden: str, herstel: str = OPNIEUW) -> BestandGeweigerd:
    """A file that is no workbook, or only a part of one."""
    return BestandGeweigerd("DUO-B05", reden, herstel)


def unsafe(reden: str) -> BestandGeweigerd:
    """A file that is made in a way in which no spreadsheet program makes it."""
    return BestandGeweigerd("DUO-B09", f"het bestand is vreemd opgebouwd: {reden}", OPNIEUW)
