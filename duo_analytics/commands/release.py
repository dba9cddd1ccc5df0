"""The commands that release a rapportage and look after its versions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duo_analytics.errors import GebruikFout, VersieFout
from duo_analytics.periods import Periode
from duo_analytics.places import OUTPUTS, data_folder, shown_path

if TYPE_CHECKING:
    from duo_analytics.runs.history import Geschiedenis
    from duo_analytics.runs.versions import Plek

OPTIES = "[OPTIES]"
OUT = click.option("--out", metavar="DIR", default="", help="Waar de rapportages staan.")
JSON = click.option("--json", "als_json", is_flag=True, help="Schrijf JSON, voor een programma.")


def _place(naam: str, out: str) -> Plek:
    """The place of a set; GebruikFout for a name that is no period and no set."""
    from duo_analytics.runs import versions

    map_uit = Path(out).resolve() if out else OUTPUTS
    plek = versions.Plek(map_uit, naam if naam in versions.sets(map_uit) else str(_periode(naam)))
    if not plek.read().regels:
        raise GebruikFout(
            f"Van {plek.naam} is er geen rapportage. Maak haar eerst met duo-analytics run."
        )
    return plek


def _periode(naam: str) -> Periode:
    return Periode.parse(naam)


@click.command(options_metavar=OPTIES)
@click.argument("periode", metavar="PERIODE")
@click.option("--naam", metavar="NAAM", required=True, help="Wie het concept heeft nagekeken.")
@click.option("--notitie", metavar="TEKST", required=True, help="Wat er is nagekeken.")
@click.option(
    "--toelichting",
    metavar="FEIT=TEKST",
    multiple=True,
    help="Waarom de grote sprong van een feit klopt.",
)
@click.option(
    "--toelichtingen",
    metavar="BESTAND",
    default="",
    help='TOML met een regel per feit: "naam" = "uitleg".',
)
@click.option("--erratum", metavar="REDEN", default="", help="Vervang een vastgestelde versie.")
@click.option("--data", metavar="DIR", default="", help="Map met leveringen.")
@OUT
def publish(
    periode: str,
    naam: str,
    notitie: str,
    toelichting: tuple[str, ...],
    toelichtingen: str,
    erratum: str,
    data: str,
    out: str,
) -> None:
    """Stel het concept van PERIODE vast.

    Dat lukt als alle teksten er zijn en elke grote sprong sinds de vorige periode is toegelicht.
    De vastgestelde versie blijft altijd bewaard, en krijgt een pakket voor het e-depot.
    """
    from duo_analytics.intake.geheimen import secrets_of
    from duo_analytics.reference import Reference
    from duo_analytics.runs import portal, supervisor, versions, watch
    from duo_analytics.runs.publish import Vrijgave
    from duo_analytics.runs.publish import publish as release

    plek = _place(str(_periode(periode)), out)
    redenen = {**_from_file(toelichtingen), **_pairs(toelichting)}
    geheim = secrets_of(_periode(periode), str(data_folder(_periode(periode), data)))
    wie, wat = _filled("naam", naam), _filled("notitie", notitie)
    vrijgave = Vrijgave(wie, wat, redenen, erratum, geheim)
    with supervisor.supervised(plek.out, plek.naam, watch.limits(Reference.load())):
        gedaan = release(plek, vrijgave, versions.now())
        let_op = portal.refresh(plek.out, Reference.load())
    click.echo("".join(f"{regel}\n" for regel in let_op), nl=False, err=True)
    if not gedaan.vergeleken_met:
        click.echo("Er is geen rapportage van de vorige periode om mee te vergelijken.")
    click.echo(f"Vastgesteld: {shown_path(plek.huidig / 'rapportage.html')}")
    click.echo(f"Voor het archief: {shown_path(plek.archief(gedaan.versie))}")


def _filled(optie: str, waarde: str) -> str:
    if not waarde.strip():
        raise GebruikFout(f"Vul bij --{optie} iets in.")
    return waarde.strip()


def _pairs(regels: tuple[str, ...]) -> dict[str, str]:
    paren = [regel.partition("=") for regel in regels]
    for regel, (feit, _, tekst) in zip(regels, paren, strict=True):
        if not (feit.strip() and tekst.strip()):
            raise GebruikFout(f"Schrijf --toelichting FEIT=\"uw uitleg\", niet '{regel}'.")
    return {feit.strip(): tekst.strip() for feit, _, tekst in paren}


def _from_file(bestand: str) -> Mapping[str, str]:
    import tomllib

    if not bestand:
        return {}
    try:
        inhoud = tomllib.loads(Path(bestand).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fout:
        raise GebruikFout(
            f"{bestand} is niet te lezen. Schrijf er een regel per feit in, zoals "
            '"vacatures.open_vacatures" = "uw uitleg".'
        ) from fout
    if not all(isinstance(tekst, str) for tekst in inhoud.values()):
        raise GebruikFout(f"In {bestand} staan namen van feiten zonder aanhalingstekens.")
    return inhoud


@click.command(options_metavar=OPTIES)
@click.argument("periode", metavar="PERIODE")
@OUT
@JSON
def history(periode: str, out: str, als_json: bool) -> None:
    """Toon wat er met de versies van PERIODE is gebeurd."""
    plek = _place(periode, out)
    geschiedenis = plek.read()
    if als_json:
        click.echo(json.dumps(_records(plek, geschiedenis), ensure_ascii=False, indent=1))
        return
    from duo_analytics.runs.history import WOORDEN

    for regel in geschiedenis.regels:
        nu = "  <- zichtbaar" if regel == _since(geschiedenis) else ""
        wie = _released(plek, regel.versie) if regel.soort == "vastgesteld" else ""
        reden = f": {regel.toelichting}" if regel.toelichting else ""
        tijd = regel.tijd[:16].replace("T", " ")
        click.echo(f"versie {regel.versie:<3} {tijd}  {WOORDEN[regel.soort]}{wie}{reden}{nu}")


def _since(geschiedenis: Geschiedenis) -> object:
    """The event since which readers see the current version."""
    passend = [r for r in geschiedenis.regels if r.huidig == geschiedenis.huidig == r.versie]
    return passend[-1] if passend else None


def _released(plek: Plek, versie: int) -> str:
    vrijgave = plek.vermelding(versie).vrijgave
    return f" door {vrijgave['naam']} ({vrijgave['notitie']})"


def _records(plek: Plek, geschiedenis: Geschiedenis) -> dict[str, Any]:
    from dataclasses import asdict

    vrijgaven = {v: plek.vermelding(v).vrijgave for v in geschiedenis.vastgesteld}
    return {
        "set": plek.naam,
        "huidig": geschiedenis.huidig,
        "gebeurtenissen": [asdict(regel) for regel in geschiedenis.regels],
        "vrijgaven": {str(versie): dict(vrijgave) for versie, vrijgave in vrijgaven.items()},
    }


@click.command(options_metavar=OPTIES)
@click.argument("periode", metavar="[PERIODE]", default="")
@OUT
@JSON
def verify(periode: str, out: str, als_json: bool) -> None:
    """Kijk of elke versie nog precies is zoals zij is geschreven.

    Zonder PERIODE: van alle perioden. Een veranderd teken wordt gevonden, waar het ook staat.
    """
    from duo_analytics.reference import Reference
    from duo_analytics.runs import portal, versions
    from duo_analytics.runs.verify import faults

    map_uit = Path(out).resolve() if out else OUTPUTS
    namen = [_place(periode, out).naam] if periode else versions.sets(map_uit)
    plekken = [versions.Plek(map_uit, naam) for naam in namen]
    fouten = [fout for plek in plekken for fout in faults(plek)]
    if not (fouten or periode):
        fouten = [f"{naam} is veranderd." for naam in portal.changed(map_uit, Reference.load())]
    aantal = sum(len(plek.read().aanwezig) for plek in plekken)
    if als_json:
        click.echo(json.dumps({"versies": aantal, "fouten": fouten}, ensure_ascii=False, indent=1))
    if fouten:
        raise VersieFout(fouten)
    if not als_json:
        click.echo(f"{aantal} versies nagekeken: alles is zoals het is geschreven.")


@click.command(options_metavar=OPTIES)
@click.argument("periode", metavar="PERIODE")
@click.argument("versie", metavar="VERSIE", type=int)
@click.option("--reden", metavar="TEKST", default="", help="Waarom zij terugkomt.")
@OUT
def restore(periode: str, versie: int, reden: str, out: str) -> None:
    """Laat lezers een eerdere VERSIE van PERIODE zien. Er gaat niets verloren."""
    from duo_analytics.reference import Reference
    from duo_analytics.runs import portal, supervisor, versions
    from duo_analytics.runs.verify import version_faults

    plek = _place(periode, out)
    with supervisor.held(plek.out, plek.naam):
        versions.recover(plek)
        plek.vermelding(versie)
        if fouten := list(version_faults(plek, versie)):
            raise VersieFout(fouten)
        versions.restore(plek, versie, reden)
        let_op = portal.refresh(plek.out, Reference.load())
    click.echo("".join(f"{regel}\n" for regel in let_op), nl=False, err=True)
    click.echo(f"Lezers zien nu versie {versie}: {shown_path(plek.huidig / 'rapportage.html')}")


COMMANDS = (publish, history, verify, restore)
