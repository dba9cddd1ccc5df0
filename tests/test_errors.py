"""Every error that a user can meet: its sentence, its facts and its exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from duo_analytics import errors
from duo_analytics.errors import (
    DuoFout,
    GebruikFout,
    HoofdstukMislukt,
    LeveringFout,
    LeveringGeweigerd,
    LeveringOntbreekt,
    NormOntbreekt,
    PeriodeBezet,
    PeriodeFout,
    PoortDicht,
    RapportageFout,
)


@pytest.mark.parametrize(
    ("soort", "code"),
    [
        (DuoFout, 1),
        (GebruikFout, 2),
        (PeriodeFout, 2),
        (LeveringFout, 3),
        (LeveringGeweigerd, 3),
        (LeveringOntbreekt, 3),
        (NormOntbreekt, 1),
        (HoofdstukMislukt, 1),
        (RapportageFout, 1),
        (PoortDicht, 4),
        (PeriodeBezet, 75),
    ],
)
def test_each_error_has_the_exit_code_of_the_contract(soort: type[DuoFout], code: int) -> None:
    assert soort.exit_code == code


def test_the_tree_at_the_top_of_the_module_names_every_error() -> None:
    soorten = [w for w in vars(errors).values() if isinstance(w, type) and issubclass(w, DuoFout)]
    assert [s for s in soorten if f" {s.__name__} " not in str(errors.__doc__)] == []


def test_a_refused_delivery_tells_all_problems_at_once() -> None:
    een = LeveringGeweigerd(["cel A1 is leeg"])
    assert str(een) == "De levering is geweigerd: 1 probleem.\ncel A1 is leeg"
    twee = LeveringGeweigerd(["cel A1 is leeg", "cel B2 is leeg"])
    assert str(twee).splitlines()[0] == "De levering is geweigerd: 2 problemen."
    assert twee.problemen == ("cel A1 is leeg", "cel B2 is leeg")


def test_a_missing_delivery_says_what_to_do() -> None:
    fout = LeveringOntbreekt(Path("data/2022-T1"), "Leg de leveringen in die map.")
    assert str(fout) == f"{Path('data/2022-T1')} is er niet. Leg de leveringen in die map."
    assert fout.plaats == Path("data/2022-T1")


def test_a_missing_norm_gives_the_row_to_add() -> None:
    fout = NormOntbreekt("quotum.percentage", "2030", "data/reference/quotum.csv")
    assert str(fout) == (
        "Er is geen waarde van 'quotum.percentage' voor 2030. Voeg in data/reference/quotum.csv "
        "een rij toe: quotum.percentage,2030,<peildatum>,<eenheid>,<waarde>,<status>,<bron>."
    )
    assert (fout.reeks, fout.periode, fout.bestand) == (
        "quotum.percentage",
        "2030",
        "data/reference/quotum.csv",
    )


@pytest.mark.parametrize(
    ("cel", "waar"), [(3, "stopte bij codecel 3"), (0, "stopte bij het starten")]
)
def test_a_failed_chapter_names_the_cell_or_the_start(cel: int, waar: str) -> None:
    fout = HoofdstukMislukt("10_formatie.ipynb", cel, "geheugen vol")
    assert str(fout) == f"Notebook 10_formatie.ipynb {waar}: geheugen vol"
    assert (fout.notebook, fout.cel, fout.oorzaak) == ("10_formatie.ipynb", cel, "geheugen vol")


def test_a_closed_gate_tells_every_finding_until_the_screen_is_full() -> None:
    een = PoortDicht(["a.csv, regel 2: een e-mailadres (lek)"])
    assert str(een) == (
        "De rapportage is niet gepubliceerd: 1 bevinding.\n"
        "  a.csv, regel 2: een e-mailadres (lek)\n"
        "Verbeter de bron hiervan en maak de rapportage opnieuw. De vorige staat er nog."
    )
    veel = PoortDicht([f"bestand {nummer}" for nummer in range(45)])
    assert str(veel).splitlines()[-2] == "  en nog 5 andere"
    assert len(veel.bevindingen) == 45


def test_a_busy_period_asks_to_wait() -> None:
    fout = PeriodeBezet("2022-T1", "proces 12")
    assert str(fout) == (
        "Een andere run is bezig met 2022-T1 (proces 12). Wacht tot die klaar is en probeer het "
        "dan opnieuw."
    )
    assert (fout.periode, fout.houder) == ("2022-T1", "proces 12")
