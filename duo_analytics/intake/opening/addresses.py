"""Addresses of cells: 'F5' is row 5, column 5 (columns count from 0)."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def column_letters(nummer: int) -> str:
    """Excel's letters of a column, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    nummer += 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column of Excel's letters, counted from 0: A is 0, AA is 26."""
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer - 1


def address(rij: int, kolom: int) -> str:
    """'F5' for row 5, column 5."""
    return f"{column_letters(kolom)}{rij}"


def parse(adres: str) -> tuple[int, int] | None:
    """Row and column of an address; None when it is no address."""
    match = ADDRESS.fullmatch(adres)
    return (int(match[2]), column_number(match[1])) if match else None
