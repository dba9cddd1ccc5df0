"""Read mapping.toml and what it builds on: everything that is wrong in it, each with its line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from duo_analytics.intake import hints
from duo_analytics.intake.contract import tables
from duo_analytics.intake.mapping.declaration import Filter, Herkomst, Koppeling, Veld
from duo_analytics.intake.mapping.keylines import line_of
from duo_analytics.intake.melder import Plek, Uitspraak

if TYPE_CHECKING:
    from duo_analytics.intake.melder import Melder

BESTAND = "mapping.toml"
STARTS = Path(__file__).with_name("koppelingen")
LEVERING = "levering"
FOUT = "DUO-K01"
UITLEG = "Zie docs/koppelingen.md."
TYPES = {
    "string_type": "hier hoort tekst, tussen aanhalingstekens",
    "bool_type": "hier hoort true of false",
    "bool_parsing": "hier hoort true of false",
    "date_type": "hier hoort een datum zonder aanhalingstekens: 2022-04-30",
    "date_from_datetime_parsing": "hier hoort een datum zonder aanhalingstekens: 2022-04-30",
    "decimal_parsing": "hier hoort een getal",
    "decimal_type": "hier hoort een getal",
    "int_type": "hier hoort een heel getal",
    "int_parsing": "hier hoort een heel getal",
    "greater_than": "dit getal moet groter dan 0 zijn",
    "greater_than_equal": "regels tellen vanaf 1",
    "tuple_type": "hier hoort een lijst tussen vierkante haken",
    "string_too_short": "hier hoort een enkel teken",
    "string_too_long": "hier hoort een enkel teken",
    "model_type": "hier hoort een groep sleutels",
    "mapping_type": "hier hoort een groep sleutels",
}


def read_mappings(folder: Path, melder: Melder) -> dict[str, Koppeling] | None:
    """The mappings by table; none without mapping.toml, None when the file cannot be followed.

    ``melder`` is that of mapping.toml, with lines for rows. A table whose mapping is wrong is said
    and makes the whole file None: nothing is read by half a mapping.
    """
    pad = folder / BESTAND
    if not pad.exists():
        return {}
    tekst = _text(pad, melder)
    ruw = None if tekst is None else _toml(tekst, melder)
    if tekst is None or ruw is None:
        return None
    aantal = len(melder.problemen)
    levering = ruw.pop(LEVERING, {})
    _declared(Herkomst, levering, (LEVERING,), (tekst, melder))
    koppelingen = {
        naam: _mapping(naam, levering, deel, (tekst, melder)) for naam, deel in ruw.items()
    }
    if len(melder.problemen) > aantal:
        return None
    return {naam: koppeling for naam, koppeling in koppelingen.items() if koppeling is not None}


def mapped_files(folder: Path) -> frozenset[str]:
    """The names of the files that mapping.toml reads; none when it cannot be read."""
    from duo_analytics.intake.melder import Melder

    koppelingen = read_mappings(folder, Melder(BESTAND, rijwoord="regel")) or {}
    return frozenset(k.bestand for k in koppelingen.values() if k.bestand)


def starts() -> tuple[str, ...]:
    """The names of the starting maps that come with the package."""
    return tuple(sorted(pad.stem for pad in STARTS.glob("*.toml")))


def say(melder: Melder, tekst: str, sleutels: Sequence[str], uitspraak: tuple[str, str]) -> None:
    """Say what is wrong with a key and how to mend it, with its line."""
    reden, herstel = uitspraak
    melder.meld_cel(Uitspraak(FOUT, reden, herstel), line_of(tekst, sleutels), Plek(0))


def _text(pad: Path, melder: Melder) -> str | None:
    from duo_analytics.intake.opening.files import read_bytes
    from duo_analytics.intake.opening.limits import GRENZEN
    from duo_analytics.intake.opening.refused import BestandGeweigerd

    try:
        return read_bytes(pad, GRENZEN).decode("utf-8-sig")
    except BestandGeweigerd as fout:
        melder.meld(fout.code, fout.reden, fout.herstel)
    except UnicodeDecodeError:
        melder.meld(FOUT, "het bestand is geen UTF-8", "Bewaar het als tekst in UTF-8.")
    return None


def _toml(tekst: str, melder: Melder) -> dict[str, Any] | None:
    try:
        return tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        waar = str(fout).partition("(at ")[2].removesuffix(")")
        plaats = waar.replace("line", "regel").replace("column", "teken")
        plaats = "aan het eind van het bestand" if "end" in plaats else plaats
        reden = f"dit is geen geldige TOML: {plaats}"
        herstel = "Controleer aanhalingstekens, haken en of een sleutel er twee keer staat."
        melder.meld(FOUT, reden, herstel)
        return None


def _mapping(
    naam: str, levering: Mapping[str, Any], deel: Any, waar: tuple[str, Melder]
) -> Koppeling | None:
    """One checked mapping; None when something is wrong, which is said."""
    tekst, melder = waar
    if naam not in tables():
        vraag = hints.nearest(naam, [*tables(), LEVERING])
        herstel = f"{vraag}Kies een tabel van het contract. {UITLEG}"
        say(melder, tekst, [naam], (f"er is geen tabel '{naam}'", herstel))
        return None
    if not isinstance(deel, dict):
        say(melder, tekst, [naam], (f"'{naam}' is geen groep sleutels",
                                    f"Begin met een regel [{naam}]. {UITLEG}"))  # fmt: skip
        return None
    begin = _start(naam, deel.get("start", ""), waar)
    if begin is None:
        return None
    samen = _merged(begin, {**levering, **deel} if isinstance(levering, dict) else deel)
    koppeling: Koppeling | None = _declared(Koppeling, samen, (naam,), waar)
    return koppeling


def _start(naam: str, start: Any, waar: tuple[str, Melder]) -> dict[str, Any] | None:
    """The starting map, empty when none is asked for; None when it is not there."""
    if start == "":
        return {}
    tekst, melder = waar
    pad = STARTS / f"{start}.toml"
    if start not in starts():
        vraag = hints.nearest(str(start), starts())
        say(melder, tekst, [naam, "start"], (f"er is geen startkoppeling '{start}'",
            f"{vraag}Kies uit: {', '.join(starts())}."))  # fmt: skip
        return None
    inhoud: dict[str, dict[str, Any]] = tomllib.loads(pad.read_text(encoding="utf-8"))
    if naam not in inhoud:
        say(melder, tekst, [naam, "start"], (f"'{start}' is er niet voor de tabel '{naam}'",
            f"Zet haar onder [{' of ['.join(inhoud)}]."))  # fmt: skip
        return None
    return inhoud[naam]


def _merged(begin: Mapping[str, Any], eigen: Mapping[str, Any]) -> dict[str, Any]:
    """The starting map with the own keys over it; a text for a column only renames it."""
    kolommen = dict(begin.get("kolommen", {}))
    eigen_kolommen = eigen.get("kolommen", {})
    if not isinstance(eigen_kolommen, dict):
        return {**begin, **eigen}
    for naam, veld in eigen_kolommen.items():
        kolommen[naam] = _merged_column(kolommen.get(naam), veld)
    return {**begin, **eigen, "kolommen": {n: v for n, v in kolommen.items() if v != ""}}


def _merged_column(oud: Any, nieuw: Any) -> Any:
    basis = oud if isinstance(oud, dict) else {} if oud is None else {"kolom": oud}
    if isinstance(nieuw, (str, list)):
        return nieuw if nieuw == "" else {**_without(basis, "waarde"), "kolom": nieuw}
    if not isinstance(nieuw, dict):
        return nieuw
    weg = "kolom" if "waarde" in nieuw else "waarde" if "kolom" in nieuw else ""
    return {**_without(basis, weg), **nieuw}


def _without(basis: Mapping[str, Any], weg: str) -> dict[str, Any]:
    return {sleutel: waarde for sleutel, waarde in basis.items() if sleutel != weg}


def _declared(
    soort: type[Any], waarden: Any, pad: tuple[str, ...], waar: tuple[str, Melder]
) -> Any:
    """The declaration with these values; None when pydantic refuses, which is said in Dutch."""
    tekst, melder = waar
    try:
        return soort.model_validate(waarden)
    except ValidationError as fout:
        for probleem in fout.errors():
            sleutels = [*pad, *(str(deel) for deel in probleem["loc"] if isinstance(deel, str))]
            say(melder, tekst, sleutels, _in_dutch(soort, sleutels, probleem))
        return None


def _in_dutch(soort: type[Any], sleutels: list[str], probleem: Any) -> tuple[str, str]:
    """What is wrong and how to mend it."""
    sleutel = sleutels[-1]
    if probleem["type"] == "extra_forbidden":
        velden = Veld if "kolommen" in sleutels else Filter if "filters" in sleutels else soort
        vraag = hints.nearest(sleutel, velden.model_fields)
        return f"de sleutel '{sleutel}' is hier onbekend", f"{vraag}{UITLEG}"
    if probleem["type"] == "value_error":
        return f"'{sleutel}': {probleem['ctx']['error']}", UITLEG
    if probleem["type"] == "literal_error":
        keuze = str(probleem["ctx"]["expected"]).replace(" or ", " of ")
        return f"'{sleutel}' heeft een waarde die niet kan", f"Kies {keuze}."
    return f"'{sleutel}': {TYPES.get(probleem['type'], 'deze waarde kan hier niet')}", UITLEG
