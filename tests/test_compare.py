"""What changed between two sets."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from duo_analytics.errors import GebruikFout
from duo_analytics.rapportage.compare import Set, Wijziging, cells, facts, read_set
from duo_analytics.rapportage.files import write_set
from duo_analytics.rapportage.render.html import render_comparison
from duo_analytics.rapportage.trail import lines
from duo_analytics.reference import Reference
from duo_analytics.results.feit import Feit, Vergelijking
from duo_analytics.results.tabel import Kop as Kolomkop
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import VERBORGEN
from tests.paginas import faults
from tests.voorbeeld import feit, rapportage, tabel

NORMEN = Reference.load()


def made(*feiten: Feit, periode: str = "2022-T1", tabellen: tuple[Tabel, ...] = ()) -> Set:
    """A set of some facts and tables."""
    return Set(periode, periode, {f.naam: f for f in feiten}, {t.naam: t for t in tabellen})


def change(oud: Feit, nieuw: Feit) -> list[Wijziging]:
    return facts(made(oud, periode="2021-T3"), made(nieuw), NORMEN)


def test_a_fact_that_prints_the_same_is_no_change() -> None:
    assert change(feit(waarde="12.41"), feit(waarde="12.39")) == []


def test_a_fact_that_differs_tells_both_values_and_the_step_between_them() -> None:
    (w,) = change(feit(waarde="12.4"), feit(waarde="13.0"))
    assert (w.van, w.naar, w.verschil) == ("12,4\u00a0fte", "13,0\u00a0fte", "+0,6\u00a0fte")
    assert not w.sprong


def test_a_change_beyond_a_quarter_of_the_older_value_needs_a_look() -> None:
    assert change(feit(waarde="100"), feit(waarde="125.1"))[0].sprong
    assert not change(feit(waarde="100"), feit(waarde="125.0"))[0].sprong


def test_percentages_jump_by_procentpunten() -> None:
    oud, nieuw, verder = (replace(feit(waarde=w), eenheid="pct") for w in ("2.0", "7.0", "7.1"))
    assert not change(oud, nieuw)[0].sprong
    assert change(oud, verder)[0].sprong


def test_a_hidden_value_is_compared_in_no_number() -> None:
    (w,) = change(feit(), replace(feit(), waarde=VERBORGEN))
    assert (w.naar, w.verschil, w.sprong) == ("x", "n.v.t.", False)


def test_a_fact_that_stands_in_one_set_only_is_named() -> None:
    (w,) = facts(made(), made(feit()), NORMEN)
    assert (w.van, w.naar) == ("staat er niet", "12,4\u00a0fte")
    (w,) = facts(made(feit()), made(), NORMEN)
    assert (w.van, w.naar) == ("12,4\u00a0fte", "staat er niet")


def test_a_figure_that_the_newer_delivery_revises_says_what_it_is_now() -> None:
    nieuw = replace(feit(), vorige=Vergelijking("2021-T3", Decimal("11.9")))
    (w,) = change(feit(), nieuw)
    assert w.herzien == "11,9\u00a0fte"
    zelfde = replace(feit(), vorige=Vergelijking("2021-T3", Decimal("12.4")))
    assert change(feit(), zelfde) == []


def test_cells_are_compared_by_the_words_of_row_and_column() -> None:
    ander = tabel().met(rijen=((*tabel().rijen[0][:1], Decimal(8)), *tabel().rijen[1:]))
    (w,) = cells(made(tabellen=(tabel(),)), made(tabellen=(ander,)))
    assert (w.van, w.naar) == ("7,3\u00a0fte", "8,0\u00a0fte")
    assert w.titel.endswith(f"{tabel().rijen[0][0]}, Bezetting")


def test_a_set_is_read_from_what_a_run_wrote(tmp_path: Path) -> None:
    write_set(rapportage(), tmp_path, {})
    gelezen = read_set(tmp_path)
    assert gelezen.periode == "2022-T1"
    assert gelezen.feiten["proef.bezetting"] == feit()
    assert gelezen.tabellen["proef.teams"] == tabel()
    assert json.loads((tmp_path / "tabellen.json").read_text(encoding="utf-8"))["fictief"]


def test_a_folder_without_a_set_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="Maak haar eerst met duo-analytics run"):
        read_set(tmp_path)


def test_the_page_of_a_comparison_is_sound() -> None:
    oud, nieuw = made(feit(), tabellen=(tabel(),)), made(feit(waarde="99"), tabellen=(tabel(),))
    pagina = render_comparison(oud, nieuw, facts(oud, nieuw, NORMEN), cells(oud, nieuw))
    assert [f for f in faults(pagina) if f != "alt"] == []
    assert "kijk na: grote sprong" in pagina
    assert "Er is niets veranderd." in pagina


def test_the_trail_of_a_fact_names_its_cells_and_how_it_was_computed() -> None:
    regels = list(lines("proef.bezetting", made(feit())))
    assert regels[0] == "Bezetting: 12,4\u00a0fte, op 30 april 2022 (fictief)"
    assert "  Berekening: som van fte" in regels
    assert "  Bron:       personeel.xlsx, blad Formatie (A4:J9), fictief" in regels
    assert "  Sinds 2021-T1: +1,2\u00a0fte" in regels


def test_an_unknown_fact_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(GebruikFout, match=r"Bedoelde u 'proef\.bezetting'\?"):
        list(lines("proef.bezeting", made(feit())))


def test_rows_named_by_a_day_are_compared_and_those_that_share_a_name_are_not() -> None:
    koppen = (Kolomkop("Dag", "datum"), Kolomkop("Aanwezig", "personen"))
    rijen = (
        (Decimal(8000), Decimal(10)),
        (Decimal(8001), Decimal(20)),
        (Decimal(8001), Decimal(30)),
    )
    oud = replace(tabel(), koppen=koppen, rijen=rijen, totaalrijen=0)
    anders = tuple((dag, aantal + 1) for dag, aantal in rijen)
    gewijzigd = cells(made(tabellen=(oud,)), made(tabellen=(replace(oud, rijen=anders),)))
    assert [(w.van, w.naar) for w in gewijzigd] == [("10\u00a0personen", "11\u00a0personen")]
