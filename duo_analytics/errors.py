"""Every error that a user can meet, and the exit code of the command line that goes with it.

    DuoFout                      1   a chapter or the rapportage failed
    ├── GebruikFout              2   wrong use or parameter
    │   └── PeriodeFout              not a tertaal such as 2022-T1
    ├── LeveringFout             3   a delivery was refused
    │   ├── LeveringGeweigerd        problems in its cells; carries all of them
    │   ├── LeveringOntbreekt        no file where one is expected
    │   └── TekstGeweigerd           mistakes in texts of the controller; carries all of them
    ├── NormOntbreekt            1   no published or configured value for a year
    ├── ReferentieFout           1   a malformed file of reference values (in reference.py)
    ├── HoofdstukMislukt         1   a notebook stopped; carries notebook, cell and cause
    ├── RapportageFout           1   the executed notebooks do not make one sound rapportage
    ├── PoortDicht               4   a gate stopped publication; carries every finding
    ├── SchrijfFout              1   the disk is full, or a place cannot be written to
    │   └── GeenRuimte               known before the run starts
    ├── VersieFout               1   versions that are not as they were written; carries all of it
    ├── VrijgaveGeweigerd        4   a gate stopped the release; carries every reason
    └── PeriodeBezet            75   another run holds the period

Messages are Dutch and say what, where, and what to do. Facts stand in the attributes too.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


MOST_TOLD = 40  # findings that fit on a screen


class DuoFout(Exception):
    """Base of all errors that are meant for the user."""

    exit_code: ClassVar[int] = 1


class GebruikFout(DuoFout):
    """A command or parameter that cannot be carried out as given."""

    exit_code = 2


class PeriodeFout(GebruikFout):
    """Text that is not a tertaal."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        super().__init__(
            f"'{tekst}' is geen periode. Schrijf jaar en tertaal, bijvoorbeeld 2022-T1 "
            "(januari tot en met april), 2022-T2 of 2022-T3."
        )


class LeveringFout(DuoFout):
    """A delivery that cannot be used."""

    exit_code = 3


class LeveringGeweigerd(LeveringFout):
    """A delivery with problems; ``problemen`` holds all of them, in the order of the files.

    ``verslag`` is the text in which they are grouped and counted, one a line when it is left out.
    """

    def __init__(self, problemen: Sequence[object], verslag: str = "") -> None:
        self.problemen = tuple(problemen)
        aantal = len(self.problemen)
        kop = "1 probleem" if aantal == 1 else f"{aantal} problemen"
        regels = verslag or "\n".join(str(probleem) for probleem in self.problemen)
        super().__init__(f"De levering is geweigerd: {kop}.\n{regels}")


class LeveringOntbreekt(LeveringFout):
    """A folder or file of a delivery that is not there."""

    def __init__(self, plaats: Path, herstel: str) -> None:
        self.plaats = plaats
        super().__init__(f"{plaats} is er niet. {herstel}")


class TekstGeweigerd(LeveringFout):
    """Texts with mistakes; ``problemen`` holds all of them, each with file and line."""

    def __init__(self, problemen: Sequence[object]) -> None:
        self.problemen = tuple(problemen)
        super().__init__("\n".join(str(probleem) for probleem in self.problemen))


class NormOntbreekt(DuoFout):
    """A norm or published value that a figure needs and that data/reference does not hold."""

    def __init__(self, reeks: str, periode: str, bestand: str) -> None:
        self.reeks, self.periode, self.bestand = reeks, periode, bestand
        super().__init__(
            f"Er is geen waarde van '{reeks}' voor {periode}. Voeg in {bestand} een rij toe: "
            f"{reeks},{periode},<peildatum>,<eenheid>,<waarde>,<status>,<bron>."
        )


class HoofdstukMislukt(DuoFout):
    """A notebook that did not run to its end; ``cel`` counts code cells from 1, 0 = before any."""

    def __init__(self, notebook: str, cel: int, oorzaak: str) -> None:
        self.notebook, self.cel, self.oorzaak = notebook, cel, oorzaak
        waar = f"codecel {cel}" if cel else "het starten"
        super().__init__(f"Notebook {notebook} stopte bij {waar}: {oorzaak}")


class RapportageFout(DuoFout):
    """Executed notebooks that do not add up to a rapportage."""


class PoortDicht(DuoFout):
    """A gate stopped publication; ``bevindingen`` holds every finding, never a value."""

    exit_code = 4

    def __init__(self, bevindingen: Sequence[object]) -> None:
        self.bevindingen = tuple(bevindingen)
        aantal = len(self.bevindingen)
        kop = "1 bevinding" if aantal == 1 else f"{aantal} bevindingen"
        regels = [f"  {bevinding}" for bevinding in self.bevindingen[:MOST_TOLD]]
        rest = aantal - len(regels)
        regels += [f"  en nog {rest} andere"] if rest else []
        super().__init__(
            f"De rapportage is niet gepubliceerd: {kop}.\n"
            + "\n".join(regels)
            + "\nVerbeter de bron hiervan en maak de rapportage opnieuw. De vorige staat er nog."
        )


class SchrijfFout(DuoFout):
    """What cannot be written, and why."""

    REDENEN: ClassVar[Mapping[int, str]] = {
        errno.ENOSPC: "de schijf is vol. Maak ruimte",
        errno.EDQUOT: "uw deel van de schijf is vol. Maak ruimte",
        errno.EFBIG: "het bestand zou groter worden dan hier mag. Verruim die grens",
        errno.EROFS: "de schijf is alleen te lezen. Kies met --out een andere map",
        errno.EACCES: "u mag daar niet schrijven. Kies met --out een andere map",
        errno.EPERM: "u mag daar niet schrijven. Kies met --out een andere map",
        errno.ENOTDIR: "op die plaats staat een bestand. Kies met --out een andere map",
        errno.ENAMETOOLONG: "die naam is te lang. Kies met --out een kortere",
    }

    def __init__(self, oorzaak: OSError) -> None:
        self.oorzaak = oorzaak
        naam = Path(oorzaak.filename).name if isinstance(oorzaak.filename, str) else "de uitvoer"
        reden = self.REDENEN.get(oorzaak.errno or 0, f"{oorzaak.strerror}. Herstel dat")
        super().__init__(
            f"Schrijven lukt niet ({naam}): {reden} en probeer het opnieuw. Wat er al stond, is "
            "niet veranderd."
        )


class GeenRuimte(SchrijfFout):
    """Less room on the disk than a run needs, in MB; nothing was started."""

    def __init__(self, vrij: int, nodig: int) -> None:
        self.vrij, self.nodig = vrij, nodig
        DuoFout.__init__(
            self,
            f"Op de schijf is {vrij} MB vrij en een run heeft ongeveer {nodig} MB nodig. Maak "
            "ruimte en probeer het opnieuw. Wat er al stond, is niet veranderd.",
        )


class VersieFout(DuoFout):
    """Versions that changed after they were made; ``problemen`` holds all of it, in words."""

    def __init__(self, problemen: Sequence[str]) -> None:
        self.problemen = tuple(problemen)
        super().__init__("Niet alles is zoals het is geschreven.\n" + "\n".join(problemen))


class VrijgaveGeweigerd(DuoFout):
    """A release that a gate stopped; ``redenen`` holds every reason, in words."""

    exit_code = 4

    def __init__(self, naam: str, redenen: Sequence[str]) -> None:
        self.redenen = tuple(redenen)
        super().__init__(f"{naam} is niet vastgesteld.\n" + "\n".join(redenen))


class PeriodeBezet(DuoFout):
    """Another run is busy with the same period."""

    exit_code = 75

    def __init__(self, periode: str, houder: str) -> None:
        self.periode, self.houder = periode, houder
        super().__init__(
            f"Een andere run is bezig met {periode} ({houder}). Wacht tot die klaar is en "
            "probeer het dan opnieuw."
        )
