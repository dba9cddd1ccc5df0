"""A workbook that is not read, and why."""

from __future__ import annotations


class BestandGeweigerd(Exception):
    """A file that is not read; sheet and cell are empty where the whole file is meant."""

    def __init__(
        self, code: str, reden: str, herstel: str, *, blad: str = "", cel: str = ""
    ) -> None:
        super().__init__(reden)
        self.code, self.reden, self.herstel = code, reden, herstel
        self.blad, self.cel = blad, cel
