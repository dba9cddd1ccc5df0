"""Running notebooks and putting a finished set in place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duo_analytics.errors import (
    GebruikFout,
    HoofdstukMislukt,
    LeveringFout,
    PoortDicht,
)
from duo_analytics.intake import geheimen
from duo_analytics.periods import Periode
from duo_analytics.places import NOTEBOOKS
from duo_analytics.runs.make import Opdracht, make
from duo_analytics.runs.notebooks import Uitkomst, error_of
from duo_analytics.runs.parameters import Parameters, checked, declared_in
from duo_analytics.runs.plan import chapter_notebooks

PARAMETERS = 'periode: str = "2022-T1"  # tertaal\ndata: str = ""  # map'
SET = "2022-T1-duo_breed"
# What a chapter shows, without a chapter: its account in our own MIME type.
ACCOUNT = """
class Account:
    def _repr_mimebundle_(self, **_):
        inhoud = {"soort": "verantwoording", "periode": periode, "bronnen": [], "normen": [],
                  "fictief": True}
        return {"text/plain": "x", "application/vnd.duo.resultaat+json": inhoud}
Account()
"""


def write_notebook(folder: Path, name: str, *cells: str, parameters: str = PARAMETERS) -> None:
    """A notebook with a title, a parameters cell and some code cells."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[dict[str, Any]] = [
        {"cell_type": "markdown", "id": "c0", "metadata": {}, "source": f"# Hoofdstuk {name}"}
    ]
    for number, source in enumerate((parameters, *cells), 1):
        tags = ["parameters"] if number == 1 else []
        made.append({"cell_type": "code", "id": f"c{number}", "metadata": {"tags": tags},
                     "source": source, "outputs": [], "execution_count": None})  # fmt: skip
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    inhoud = {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    (folder / f"{name}.ipynb").write_text(json.dumps(inhoud), encoding="utf-8")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Path]:
    """Make the rapportage of the notebooks in ``tmp_path/notebooks``, into ``tmp_path/uit``."""

    def start(*hoofdstukken: str, gemeld: Callable[[Uitkomst], None] = lambda _: None) -> Path:
        opdracht = Opdracht(
            Periode(2022, 1),
            hoofdstukken,
            str(tmp_path / "data"),
            tmp_path / "uit",
            2,
            () if hoofdstukken else ("duo_breed",),  # the form of a raad needs facts of financien
            notebooks=tmp_path / "notebooks",
        )
        return make(opdracht, gemeld).pagina

    return start


# Parameters


def test_a_notebook_holds_declared_parameters_in_their_order_and_always_the_first_two() -> None:
    declared = [(naam, veld.default) for naam, veld in Parameters.model_fields.items()]
    for pad in chapter_notebooks():
        cellen = json.loads(pad.read_text(encoding="utf-8"))["cells"]
        (cel,) = [c for c in cellen if "parameters" in c["metadata"].get("tags", [])]
        waarden: dict[str, Any] = {}
        exec("".join(cel["source"]), waarden)  # noqa: S102 - our own notebook
        eigen = [(naam, waarden[naam]) for naam in waarden["__annotations__"]]
        assert eigen == [d for d in declared if d in eigen], pad.name
        assert eigen[:2] == declared[:2], pad.name


def test_papermill_can_read_every_parameters_cell() -> None:
    import papermill

    for pad in chapter_notebooks():
        gelezen = papermill.inspect_notebook(str(pad))
        assert {p["inferred_type_name"] for p in gelezen.values()} == {"str"}
        assert list(gelezen) == declared_in(pad)
        assert all(p["help"] for p in gelezen.values())


def test_an_unknown_parameter_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(GebruikFout, match=r"Onbekende parameter 'perode'\. Bedoelde u 'periode'"):
        checked({"perode": "2022-T1"})


def test_a_parameter_of_the_wrong_type_is_refused_and_not_converted() -> None:
    with pytest.raises(GebruikFout, match="Parameter 'periode' moet tekst zijn en is 42"):
        checked({"periode": 42})


def test_a_parameter_that_is_no_period_is_refused_in_the_words_of_a_period() -> None:
    with pytest.raises(GebruikFout, match="'2022-T4' is geen periode"):
        checked({"periode": "2022-T4"})


def test_an_unknown_ontvanger_is_refused_with_the_nearest_one() -> None:
    melding = r"'uithorn' is geen ontvanger\. Bedoelde u 'uithoorn'\? Kies uit: duo_breed, diemen, "
    with pytest.raises(GebruikFout, match=melding):
        checked({"ontvanger": "uithorn"})


def test_an_ontvanger_that_is_like_no_other_is_refused_with_the_choices_only() -> None:
    with pytest.raises(GebruikFout, match=r"^'x' is geen ontvanger\. Kies uit: duo_breed"):
        checked({"ontvanger": "x"})


def test_a_notebook_gets_only_the_parameters_that_it_declares(tmp_path: Path) -> None:
    write_notebook(tmp_path, "10_zonder")
    write_notebook(tmp_path, "20_met", parameters=f'{PARAMETERS}\nontvanger: str = "duo_breed"')
    gekozen = checked({"periode": "2021-T3", "ontvanger": "diemen"})
    zonder = {"periode": "2021-T3", "data": ""}
    assert gekozen.voor(tmp_path / "10_zonder.ipynb") == zonder
    assert gekozen.voor(tmp_path / "20_met.ipynb") == {**zonder, "ontvanger": "diemen"}


def test_a_notebook_without_a_parameters_cell_gets_none(tmp_path: Path) -> None:
    (tmp_path / "leeg.ipynb").write_text('{"cells": []}', encoding="utf-8")
    assert checked({}).voor(tmp_path / "leeg.ipynb") == {}


# The plan


def test_every_numbered_notebook_is_a_chapter_in_the_order_of_its_number(tmp_path: Path) -> None:
    for name in ("30_derde", "00_start", "10_eerste"):
        write_notebook(tmp_path, name)
    assert [p.stem for p in chapter_notebooks(folder=tmp_path)] == ["10_eerste", "30_derde"]
    assert [p.stem for p in chapter_notebooks(["derde"], tmp_path)] == ["30_derde"]


def test_an_unknown_chapter_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(GebruikFout, match=r"'formati' is geen hoofdstuk\. Bedoelde u 'formatie'"):
        chapter_notebooks(["formati"])


# Outcomes


def test_a_refused_delivery_keeps_its_exit_code_on_the_way_out_of_the_kernel() -> None:
    fout = error_of(Uitkomst("10_a.ipynb", 1.0, 3, "LeveringGeweigerd", "De levering is geweigerd"))
    assert isinstance(fout, LeveringFout)
    assert str(fout) == "Notebook 10_a.ipynb: De levering is geweigerd"


def test_an_unexpected_error_names_notebook_cell_and_cause() -> None:
    fout = error_of(Uitkomst("10_a.ipynb", 1.0, 3, "KeyError", "'fte'"))
    assert isinstance(fout, HoofdstukMislukt)
    assert str(fout) == "Notebook 10_a.ipynb stopte bij codecel 3: KeyError: 'fte'"


@pytest.mark.slow
def test_notebooks_become_one_set_and_leave_their_evidence_apart(
    run: Callable[..., Path], tmp_path: Path
) -> None:
    write_notebook(tmp_path / "notebooks", "10_een", ACCOUNT)
    write_notebook(tmp_path / "notebooks", "20_twee", ACCOUNT)
    gehoord: list[Uitkomst] = []
    pagina = run(gemeld=gehoord.append)
    assert pagina == tmp_path / "uit" / SET / "rapportage.html"
    assert "Hoofdstuk 20_twee" in pagina.read_text(encoding="utf-8")
    assert {u.notebook for u in gehoord} == {"10_een.ipynb", "20_twee.ipynb"}
    assert not list((tmp_path / "uit" / SET).rglob("*.ipynb"))
    assert (tmp_path / "uit" / "bewijs" / SET / "10_een.ipynb").is_file()


@pytest.mark.slow
def test_a_key_of_a_delivery_in_a_set_stops_publication_and_leaves_the_older_one(
    run: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "uit" / "2022-T1-zaak" / "rapportage.html"
    older.parent.mkdir(parents=True)
    older.write_text("de goede", encoding="utf-8")
    monkeypatch.setattr(geheimen, "secrets_of", lambda *_: frozenset({"10_zaak"}))
    write_notebook(tmp_path / "notebooks", "10_zaak", ACCOUNT)
    with pytest.raises(PoortDicht) as dicht:
        run("zaak")
    assert dicht.value.exit_code == 4
    assert "rapportage.html, regel" in str(dicht.value)
    assert "10_zaak" not in str(dicht.value)
    assert older.read_text(encoding="utf-8") == "de goede"
    assert list((tmp_path / "uit" / "bewijs" / "2022-T1-zaak-mislukt").glob("*.ipynb"))


@pytest.mark.slow
def test_a_run_of_one_chapter_does_not_take_the_place_of_the_whole(
    run: Callable[..., Path], tmp_path: Path
) -> None:
    write_notebook(tmp_path / "notebooks", "10_een", ACCOUNT)
    assert run("een") == tmp_path / "uit" / "2022-T1-een" / "rapportage.html"


@pytest.mark.slow
def test_a_failed_run_leaves_the_older_rapportage_and_says_what_stopped(
    run: Callable[..., Path], tmp_path: Path
) -> None:
    older = tmp_path / "uit" / SET / "rapportage.html"
    older.parent.mkdir(parents=True)
    older.write_text("de goede", encoding="utf-8")
    write_notebook(tmp_path / "notebooks", "10_een", ACCOUNT)
    write_notebook(tmp_path / "notebooks", "20_twee", "1 / 0", ACCOUNT)
    with pytest.raises(HoofdstukMislukt) as fout:
        run()
    assert (fout.value.notebook, fout.value.cel) == ("20_twee.ipynb", 3)
    assert "ZeroDivisionError: division by zero" in str(fout.value)
    assert older.read_text(encoding="utf-8") == "de goede"
    assert (tmp_path / "uit" / "bewijs" / f"{SET}-mislukt" / "20_twee.ipynb").is_file()
    assert not (tmp_path / "uit" / ".werk" / SET).exists()
    assert not (tmp_path / "uit" / "versies").exists()


@pytest.mark.slow
def test_a_kernel_that_dies_is_a_failure_and_not_a_chapter(
    run: Callable[..., Path], tmp_path: Path
) -> None:
    write_notebook(tmp_path / "notebooks", "10_een", "import os; os._exit(1)", ACCOUNT)
    with pytest.raises(HoofdstukMislukt, match="de kernel is gestopt"):
        run()


@pytest.mark.slow
def test_a_kernel_sees_no_secrets_and_no_settings_of_the_user(
    run: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = tmp_path / "ipython" / "profile_default" / "startup" / "00.py"
    start.parent.mkdir(parents=True)
    start.write_text("geheim = 'van de gebruiker'", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("REGISTRY_TOKEN", "abc")
    kijk = "import os; print(sorted(os.environ), 'geheim' in globals())"
    write_notebook(tmp_path / "notebooks", "10_een", kijk, ACCOUNT)
    run()
    bewijs = (tmp_path / "uit" / "bewijs" / SET / "10_een.ipynb").read_text(encoding="utf-8")
    uitvoer = [o for c in json.loads(bewijs)["cells"] for o in c.get("outputs", [])]
    gezien = "".join(uitvoer[0]["text"])
    assert "PATH" in gezien
    assert "REGISTRY_TOKEN" not in gezien
    assert gezien.rstrip().endswith("False")


# The product


def test_the_notebooks_of_the_product_are_found() -> None:
    assert NOTEBOOKS / "10_formatie.ipynb" in chapter_notebooks()
