"""Write the set of a rapportage from executed notebooks: a folder per recipient, the whole last."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from duo_analytics.errors import RapportageFout
from duo_analytics.periods import Periode
from duo_analytics.runs import durable
from duo_analytics.runs.forms import Uitgave, write_all

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from duo_analytics.rapportage.compare import Set
    from duo_analytics.rapportage.document import Rapportage, Stand
    from duo_analytics.rapportage.recipient import Teksten

# Beside the executed notebooks: the texts of the controller, and the earlier figures, as they were.
TEXTS, EARLIER = "teksten", "eerder"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Bewijs:
    """What a set is made of: a folder with executed notebooks, and per recipient which of them.

    ``deel``: some chapters only, which have no texts of the controller.
    """

    map: Path
    periode: Periode
    plan: Mapping[str, Sequence[str]]
    deel: bool = False

    @property
    def teksten(self) -> Path | None:
        """Where the texts of the controller lie; a part, which lacks facts, has none."""
        return None if self.deel else self.map / TEXTS


@dataclass(frozen=True)
class Stuk:
    """The rapportage of one recipient, where its files go in the set, and its texts."""

    rapportage: Rapportage
    map: str
    teksten: Teksten


def write(bewijs: Bewijs, folder: Path, stand: Stand, pool: Executor) -> tuple[str, ...]:
    """Write every rapportage of the set; what in its texts is worth a look is returned."""
    let_op: dict[str, None] = {}
    uitgaven = []
    for ontvanger, stuk in tailored(bewijs).items():
        let_op |= dict.fromkeys(map(str, stuk.teksten.let_op))
        let_op |= dict.fromkeys(map(_missing_text, stuk.rapportage.ontbrekende_teksten))
        doel = folder / stuk.map
        doel.mkdir(exist_ok=True)
        parameters = {"periode": str(bewijs.periode), "ontvanger": ontvanger}
        rapportage = replace(stuk.rapportage, stand=stand)
        uitgaven.append(Uitgave(rapportage, doel, parameters))
    write_all(uitgaven, pool)
    require_whole(folder)
    return tuple(let_op)


def require_whole(folder: Path) -> None:
    """Read back what was written; RapportageFout when it is not what its manifests say."""
    for manifest in sorted(folder.rglob(MANIFEST)):
        verwacht = json.loads(manifest.read_text(encoding="utf-8"))["bestanden"]
        gevonden = durable.hashes(manifest.parent)
        anders = [naam for naam, som in verwacht.items() if gevonden.get(naam) != som]
        if anders or not verwacht:
            raise RapportageFout(
                f"De rapportage is niet heel geschreven ({', '.join(anders[:3])}). Maak haar "
                "opnieuw."
            )


def _missing_text(hoofdstuk: str) -> str:
    return (
        f"LET OP  teksten/{hoofdstuk}.md ontbreekt: in het concept staat 'Tekst volgt', en zonder "
        "tekst wordt de rapportage niet vrijgegeven."
    )


def gather(bewijs: Bewijs, data: Path, out: Path) -> None:
    """Keep what a set is made of besides its notebooks: texts, and what was reported earlier."""
    from duo_analytics.rapportage.compare import FACTS, TABLES

    teksten = data / str(bewijs.periode) / TEXTS
    if bewijs.teksten and teksten.is_dir():
        shutil.copytree(teksten, bewijs.teksten)
    for periode in map(str, (bewijs.periode.vorige, bewijs.periode.vorig_jaar)):
        for eigen in dict.fromkeys(map(_folder, bewijs.plan)):
            for bestand in (FACTS, TABLES):
                bron, doel = (
                    pad / periode / eigen / bestand for pad in (out, bewijs.map / EARLIER)
                )
                if bron.is_file():
                    doel.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(bron, doel)


def _folder(ontvanger: str) -> str:
    """Where the rapportage of a recipient lies in a set of all of them."""
    from duo_analytics.rapportage.definition import DUO_BREED

    return "" if ontvanger == DUO_BREED else ontvanger


def _reported(bewijs: Bewijs, ontvanger: str) -> list[Set]:
    """What was reported to this recipient over the periods that this one is compared with."""
    from duo_analytics.rapportage.compare import FACTS, read_set

    perioden = (bewijs.periode.vorige, bewijs.periode.vorig_jaar)
    folders = [bewijs.map / EARLIER / str(periode) / _folder(ontvanger) for periode in perioden]
    return [read_set(folder) for folder in folders if (folder / FACTS).is_file()]


def tailored(bewijs: Bewijs) -> dict[str, Stuk]:
    """The rapportage of each recipient, in the order in which they are written.

    Raises RapportageFout or TekstGeweigerd with all that is wrong in one of them.
    """
    return dict(_tailored(bewijs))


def _tailored(bewijs: Bewijs) -> Iterator[tuple[str, Stuk]]:
    from duo_analytics.rapportage.assemble import assemble
    from duo_analytics.rapportage.definition import definition_of, recipients
    from duo_analytics.rapportage.executed import read_chapter
    from duo_analytics.rapportage.herzien import with_revisions
    from duo_analytics.rapportage.recipient import read_texts, tailor

    for sleutel, notebooks in bewijs.plan.items():
        hoofdstukken = [read_chapter(bewijs.map / notebook) for notebook in notebooks]
        rapportage = assemble(hoofdstukken, bewijs.periode)
        ontvanger = recipients()[sleutel]
        teksten = read_texts(bewijs.teksten, ontvanger, rapportage)
        rapportage = with_revisions(rapportage, _reported(bewijs, sleutel))
        op_maat = tailor(rapportage, definition_of(bewijs.periode), ontvanger, teksten)
        plaats = "" if len(bewijs.plan) == 1 else _folder(sleutel)
        yield sleutel, Stuk(op_maat, plaats, teksten)
