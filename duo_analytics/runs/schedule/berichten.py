"""The words of a message: what happened to which rapportage, and what to do. Never a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duo_analytics.periods import datum_in_woorden

if TYPE_CHECKING:
    from duo_analytics.runs.schedule.besluit import Blik

SLOT = "Dit bericht is automatisch verstuurd door duo_analytics en bevat geen cijfers."


@dataclass(frozen=True)
class Bericht:
    """A message of one kind ('gemaakt', 'mislukt' or 'ontbreekt') about one period."""

    soort: str
    periode: str
    onderwerp: str
    tekst: str


def made(blik: Blik) -> Bericht:
    """A new concept lies ready."""
    periode = blik.termijn.periode
    tekst = (
        f"De rapportage over {periode.in_woorden} is gemaakt en ligt klaar als concept.\n\n"
        f"Bekijk rapportage.html in de map {periode} van de uitvoer."
    )
    return _message("gemaakt", blik, "is gemaakt", tekst)


def failed(blik: Blik, soort: str) -> Bericht:
    """A run did not succeed; ``soort`` is the kind of error, its text may hold figures."""
    periode = blik.termijn.periode
    tekst = (
        f"De rapportage over {periode.in_woorden} is niet gemaakt ({soort}). De vorige rapportage "
        f"staat er nog.\n\nMaak haar met de hand om de oorzaak te zien: "
        f"duo-analytics run {periode}"
    )
    return _message("mislukt", blik, "is mislukt", tekst)


def missing(blik: Blik) -> Bericht:
    """The deadline has passed; which files are missing and which are refused."""
    termijn, levering = blik.termijn, blik.levering
    delen = [
        f"De leveringen over {termijn.periode.in_woorden} konden tot en met "
        f"{datum_in_woorden(termijn.deadline)} worden aangeleverd. De rapportage is nog niet "
        "gemaakt.",
        *_listed("Deze bestanden ontbreken:", levering.ontbreekt),
        *_listed("In deze bestanden staan fouten:", levering.geweigerd),
        f"Zo ziet u wat er moet gebeuren: duo-analytics check {termijn.periode}",
    ]
    if not blik.achteraf:
        delen.append("Zodra alles binnen is en klopt, wordt de rapportage alsnog gemaakt.")
    return _message("ontbreekt", blik, "wacht op leveringen", "\n\n".join(delen))


def _listed(kop: str, namen: tuple[str, ...]) -> list[str]:
    return ["\n".join([kop, *(f"- {naam}" for naam in namen)])] if namen else []


def _message(soort: str, blik: Blik, wat: str, tekst: str) -> Bericht:
    periode = str(blik.termijn.periode)
    return Bericht(soort, periode, f"Rapportage {periode} {wat}", f"{tekst}\n\n{SLOT}\n")
