"""Write the front page and the index of facts beside the sets, from what the versions say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from duo_analytics.errors import PeriodeBezet, PeriodeFout, SchrijfFout
from duo_analytics.periods import Periode, tertalen
from duo_analytics.runs import durable, versions
from duo_analytics.runs.versions import Plek

if TYPE_CHECKING:
    from duo_analytics.rapportage.portaal import Kaart, Portaal, Versieregel, Vorm
    from duo_analytics.reference import Reference

FRONT, FACTS = "index.html", "feiten.html"
FORMS = (
    ("Pagina", "rapportage.html"),
    ("PDF", "rapportage.pdf"),
    ("Word", "rapportage.docx"),
    ("Cijfers (Excel)", "cijfers.xlsx"),
    ("Aanbieding", "aanbieding.html"),
)
SECONDS = 60.0


def write(out: Path, reference: Reference) -> None:
    """Write both pages anew; each is the older one or the newer one, whole.

    Raises PeriodeBezet when another run keeps them busy for long.
    """
    (out / versions.WERK).mkdir(parents=True, exist_ok=True)
    slot = FileLock(out / versions.WERK / "portaal.slot", timeout=SECONDS)
    try:
        slot.acquire()
    except Timeout as bezet:
        raise PeriodeBezet("de voorpagina", f"langer dan {SECONDS:.0f} seconden") from bezet
    try:
        for naam, tekst in pages(out, reference):
            durable.write_whole(out / naam, tekst)
    finally:
        slot.release()


def refresh(out: Path, reference: Reference) -> tuple[str, ...]:
    """Write both pages; what keeps them the older ones is told, and stops nothing.

    The rapportage is there by then, and the next run writes them again.
    """
    try:
        write(out, reference)
    except OSError as fout:
        return (f"LET OP  De voorpagina is nog die van daarvoor. {SchrijfFout(fout)}",)
    except PeriodeBezet as fout:
        return (f"LET OP  De voorpagina is nog die van daarvoor. {fout}",)
    return ()


def changed(out: Path, reference: Reference) -> list[str]:
    """Which of both pages are not what the versions say."""
    gelezen = ((out / naam, tekst.encode()) for naam, tekst in pages(out, reference))
    return [pad.name for pad, tekst in gelezen if not pad.is_file() or pad.read_bytes() != tekst]


def pages(out: Path, reference: Reference) -> Iterator[tuple[str, str]]:
    """Name and text of both pages; the same versions give the same bytes."""
    from duo_analytics.rapportage.compare import read_facts
    from duo_analytics.rapportage.portaal import fact_index
    from duo_analytics.rapportage.render import html

    plekken = _places(out)
    portaal = _front(plekken, reference)
    yield FRONT, html.render_portal(portaal)
    sets = [read_facts(plek.map(plek.read().huidig), plek.naam) for plek in plekken]
    ankers = {naam: f"feit-{html.anchor(naam)}" for een in sets for naam in een.feiten}
    yield FACTS, html.render_fact_index(fact_index(sets, ankers), fictief=portaal.fictief)


def _places(out: Path) -> list[Plek]:
    """The sets of whole periods, the newest first; a part is for nobody else."""
    namen = {periode: naam for naam in versions.sets(out) if (periode := _period(naam))}
    return [Plek(out, namen[periode]) for periode in sorted(namen, reverse=True)]


def _period(naam: str) -> Periode | None:
    try:
        return Periode.parse(naam)
    except PeriodeFout:
        return None  # a set of some chapters or recipients


def _front(plekken: list[Plek], reference: Reference) -> Portaal:
    from duo_analytics.rapportage.portaal import Portaal

    perioden = [Periode.parse(plek.naam) for plek in plekken]
    alle: list[Periode] = []
    if perioden:
        aantal = 3 * (perioden[0].jaar - perioden[-1].jaar)
        aantal += perioden[0].tertaal - perioden[-1].tertaal + 1
        alle = tertalen(perioden[0], aantal)
    return Portaal(
        kaarten=tuple(map(partial(_card, reference=reference), plekken)),
        zonder_rapportage=tuple(str(p) for p in alle if p not in perioden),
        fictief=any(_manifest(plek.map(plek.read().huidig))["fictief"] for plek in plekken),
    )


def _manifest(folder: Path) -> dict[str, object]:
    inhoud: dict[str, object] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return inhoud


def _card(plek: Plek, reference: Reference) -> Kaart:
    from duo_analytics.rapportage.definition import definition_of, recipients
    from duo_analytics.rapportage.portaal import Kaart, VoorOntvanger

    periode, huidig = Periode.parse(plek.naam), plek.read().huidig
    vermelding, definitie = plek.vermelding(huidig), definition_of(periode)
    namen = {sleutel: ontvanger.naam for sleutel, ontvanger in recipients().items()}
    folders = {s: _folder(plek.map(huidig), s) for s in definitie.ontvangers}
    aanwezig = {s: folder for s, folder in folders.items() if s in vermelding.plan}
    return Kaart(
        set=plek.naam,
        in_woorden=periode.in_woorden,
        soort=definitie.titel,
        stand=_standing(plek, huidig),
        vastgesteld=vermelding.status == versions.VASTGESTELD,
        ontvangers=tuple(
            VoorOntvanger(namen[s], tuple(_forms(plek, folder))) for s, folder in aanwezig.items()
        ),
        veranderd=tuple(_changes(plek, huidig, reference)),
        ontbreekt=(
            *(f"De rapportage voor {namen[s]}." for s in folders if s not in aanwezig),
            *(
                f"De tekst bij {hoofdstuk}, voor {namen[s]}."
                for s, folder in aanwezig.items()
                for hoofdstuk in _missing_texts(folder)
            ),
        ),
        versies=tuple(_lines(plek)),
    )


def _folder(folder: Path, ontvanger: str) -> Path:
    eigen = folder / ontvanger
    return eigen if eigen.is_dir() else folder


def _missing_texts(folder: Path) -> list[str]:
    ontbreekt = _manifest(folder)["ontbrekende_teksten"]
    return [str(naam) for naam in ontbreekt] if isinstance(ontbreekt, list) else []


def _forms(plek: Plek, folder: Path) -> Iterator[Vorm]:
    from duo_analytics.rapportage.portaal import Vorm

    binnen = folder.relative_to(plek.map(plek.read().huidig))
    for naam, bestand in FORMS:
        if (folder / bestand).is_file():
            yield Vorm(naam, (Path(plek.naam) / binnen / bestand).as_posix())


def _standing(plek: Plek, versie: int) -> str:
    from duo_analytics.runs.publish import in_words

    vermelding = plek.vermelding(versie)
    if vermelding.status == versions.CONCEPT:
        return f"Concept, versie {versie}. Nog niet vastgesteld."
    vrijgave = vermelding.vrijgave
    regel = f"Vastgesteld op {in_words(vrijgave['tijd'])}, versie {versie}."
    if vrijgave["vervangt"]:
        regel += f" Erratum op versie {vrijgave['vervangt']}: {vrijgave['erratum']}"
    later = [v for v in plek.read().aanwezig if v > versie]
    return f"{regel} Er is een nieuwer concept, versie {later[-1]}." if later else regel


def _changes(
    plek: Plek, huidig: int, reference: Reference
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What differs from the version before, and from the period before."""
    from duo_analytics.rapportage.compare import facts, read_facts

    nu = read_facts(plek.map(huidig), plek.naam)
    if eerder := _before(plek, huidig):
        wijzigingen = facts(read_facts(plek.map(eerder), plek.naam), nu, reference)
        yield f"Sinds versie {eerder}", tuple(map(str, wijzigingen))
    vorige = Plek(plek.out, str(Periode.parse(plek.naam).vorige))
    if versie := vorige.read().huidig:
        wijzigingen = facts(read_facts(vorige.map(versie), vorige.naam), nu, reference)
        yield f"Sinds {vorige.naam}", tuple(map(str, wijzigingen))


def _before(plek: Plek, versie: int) -> int:
    """The version to compare with: the one that it replaces, else the one made before; or 0."""
    vrijgave = plek.vermelding(versie).vrijgave
    if vrijgave and vrijgave["vervangt"]:
        return int(vrijgave["vervangt"])
    grens = vrijgave["van_concept"] if vrijgave else versie
    return max((v for v in plek.read().aanwezig if v < grens), default=0)


def _lines(plek: Plek) -> Iterator[Versieregel]:
    from duo_analytics.rapportage.portaal import Versieregel
    from duo_analytics.runs.publish import in_words

    geschiedenis = plek.read()
    for versie in reversed(geschiedenis.aanwezig):
        vermelding = plek.vermelding(versie)
        vrijgave = vermelding.vrijgave
        yield Versieregel(
            versie=versie,
            gemaakt=in_words(geschiedenis.gemaakt(versie)),
            stand=vermelding.status,
            door=f"{vrijgave['naam']}: {vrijgave['notitie']}" if vrijgave else "",
            adres=(plek.map(versie) / "rapportage.html").relative_to(plek.out).as_posix(),
            zichtbaar=versie == geschiedenis.huidig,
        )
