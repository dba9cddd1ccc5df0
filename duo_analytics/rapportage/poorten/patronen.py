"""The shapes of what may not leak, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from duo_analytics.statistics.elfproef import passes_elfproef

if TYPE_CHECKING:
    from duo_analytics.rapportage.poorten.geheim import Machine

Toets = Callable[[re.Match[str]], bool]
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
EDGE = r"(?<![\w.,+/%-])"
END = r"(?![\w%]|[.,/-]\d)"


@dataclass(frozen=True)
class Patroon:
    """What is looked for: ``teken`` must stand in a text, or it is not looked at more closely."""

    reden: str
    vorm: re.Pattern[str]
    teken: str = ""
    toets: Toets = bool

    def places(self, tekst: str) -> Iterator[int]:
        """Where it stands."""
        if self.teken in tekst:
            yield from (m.start() for m in self.vorm.finditer(tekst) if self.toets(m))


def _is_bsn(m: re.Match[str]) -> bool:
    cijfers = m[0].replace(".", "")
    geldig = int(cijfers) > 0 and bool(passes_elfproef([cijfers])[0])
    return geldig and not _is_date(cijfers)


def _is_date(cijfers: str) -> bool:
    """'20220430' in the name of a decision or of a file."""
    if len(cijfers) != 8 or cijfers[:2] not in ("19", "20"):
        return False
    try:
        datetime.strptime(cijfers, "%Y%m%d")  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return False
    return True


def _is_iban(m: re.Match[str]) -> bool:
    """The remainder of an account number after ISO 13616 is 1."""
    kaal = m[0].replace(" ", "").upper()
    om = kaal[4:] + kaal[:4]
    return int("".join(str(int(teken, 36)) for teken in om)) % 97 == 1


PERSONAL = (
    Patroon("een nummer dat een BSN kan zijn (elfproef)",
            re.compile(rf"{EDGE}(?:\d{{8,9}}|\d{{4}}\.\d{{2}}\.\d{{3}}){END}"), toets=_is_bsn),
    Patroon("een e-mailadres",
            re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}"), "@"),
    Patroon("een rekeningnummer (IBAN)",
            re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
            toets=_is_iban),
    Patroon("een telefoonnummer", re.compile(
        rf"{EDGE}(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?[1-9](?:[ -]?\d){{8}}"
        r"|06[ -]?(?:\d{8}|\d{2} \d{2} \d{2} \d{2}|\d{4} \d{4}|\d{3} \d{3} \d{2})"
        r"|\(?0[1-9]\d\)?[ -]\d{3} ?\d{2} ?\d{2}"
        r"|\(?0[1-9]\d{2}\)?[ -](?:\d{6}|\d{2} \d{2} \d{2}|\d{3} \d{3})"
        rf"|0[1-9]\d{{8}}){END}")),
    Patroon("een sleutel of wachtwoord", re.compile(
        r"\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}"
        r"|AKIA[0-9A-Z]{16}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*|npm_\w{30,}|pypi-[\w-]{30,}"
        r"|sk-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,})"
        r"|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bBearer [\w.~+/-]{16,}|://[^\s/:@]+:[^\s/@]+@"
        r"|(?i:\b(?:api[_-]?key|access[_-]?token|auth[_-]?token|client[_-]?secret|password|passwd"
        r"|wachtwoord)\b[\"']?\s*[:=]\s*[\"']?[^\s\"'<]{6,})")),
)  # fmt: skip

INTERNAL = (
    Patroon("een map van een computer", re.compile(
        r"(?<![\w.])(?:/(?:home|Users|root|tmp|var|usr|opt|mnt|media|srv|etc|private|workspace)/[\w.-]+"
        r"|[A-Za-z]:\\+[\w.$-]+|\\\\[\w.-]+\\+[\w$.-]+|file:///?[\w/])")),
    Patroon("een foutmelding van het programma", re.compile(
        r"Traceback \(most recent call last\)|\bFile \"[^\"\n]+\", line \d+"
        r"|^\w*(?:Error|Exception|Warning): ", re.MULTILINE)),
)  # fmt: skip


def of_machine(machine: Machine) -> tuple[Patroon, ...]:
    """The folders, user and settings of one machine."""
    gevonden = []
    if machine.mappen:
        vorm = "|".join(map(re.escape, machine.mappen))
        gevonden.append(Patroon("een map van deze computer", re.compile(rf"(?:{vorm})\b")))
    if machine.gebruiker:
        vorm = rf"(?i)(?<!\w){re.escape(machine.gebruiker)}(?!\w)"
        gevonden.append(Patroon("de naam van de gebruiker van deze computer", re.compile(vorm)))
    if machine.instellingen:
        vorm = "|".join(map(re.escape, machine.instellingen))
        gevonden.append(Patroon("een geheime instelling van deze computer", re.compile(vorm)))
    return tuple(gevonden)
