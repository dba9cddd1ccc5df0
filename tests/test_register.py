"""What is published together is protected together: tables, facts and an earlier edition."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from duo_analytics.reference import Reference
from duo_analytics.results.disclosure import (
    Bescherming,
    Gedeeld,
    count_is_shown,
    guard_rest,
    protect,
    protect_count,
)
from duo_analytics.results.onderdrukt import BEWIJS, hidden_list
from duo_analytics.results.register import known_before
from duo_analytics.results.samenvoegen import coarse_enough, hidden_pct
from duo_analytics.results.stelsel import Stelsel, Telling
from duo_analytics.results.suppression import hide
from duo_analytics.results.tabel import Kop, Tabel
from duo_analytics.runs.onderdrukt import LIJST, write_hidden_list
from duo_analytics.values import MIME
from tests.lezer import Lezer, judge
from tests.resultaten import X, frame_of, tabel

D = Decimal
A = "A"
PERSONEN = Kop(A, "personen")


def table(naam: str, *aantallen: float, rijen: str = "pqrstuvw") -> Tabel:
    """Counts of groups p, q, ... and their total."""
    delen = list(zip(rijen, aantallen, strict=False))
    return tabel(("Groep", PERSONEN), *delen, ("Totaal", sum(aantallen)), totaalrijen=1, naam=naam)


def shared(*namen: str) -> Bescherming:
    """Rules under which some rows are counts that others show too."""
    return Bescherming((A,), gedeeld={(naam, A): Gedeeld("n", "nu", naam) for naam in namen})


def hidden(inhoud: Tabel, regels: Bescherming, reference: Reference) -> set[object]:
    veilig = protect(inhoud, regels, reference)
    return {rij[0] for rij in veilig.rijen if rij[1] is X}


def test_a_count_that_one_table_hides_is_hidden_in_the_next() -> None:
    reference = Reference.load()
    assert hidden(table("een", 3, 8, 20), shared("p", "q"), reference) == {"p", "q"}
    assert hidden(table("twee", 9, 8, 30, rijen="xqy"), shared("q"), reference) >= {"q"}


def test_a_table_by_itself_would_show_what_another_one_hides() -> None:
    assert hidden(table("twee", 9, 8, 30, rijen="xqy"), shared("q"), Reference.load()) == set()


def test_a_fact_that_was_told_is_no_company() -> None:
    """Without the fact q would go, as the smallest of the others."""
    reference = Reference.load()
    assert protect_count(8, Gedeeld("n", "nu", "q"), reference) == D(8)
    assert hidden(table("een", 3, 8, 20), shared("p", "q"), reference) == {"p", "r"}


def test_a_small_fact_is_hidden_and_a_fact_of_a_hidden_cell_too() -> None:
    reference = Reference.load()
    assert protect_count(4, Gedeeld("n", "nu", "z"), reference) is X
    protect(table("een", 3, 8, 20), shared("p", "q"), reference)
    assert protect_count(8, Gedeeld("n", "nu", "q"), reference) is X
    assert not count_is_shown(3, Gedeeld("n", "nu", "p"), reference)


def test_the_rest_of_a_whole_that_nothing_shows_is_protected() -> None:
    """Of 40 leavers 38 are of one team: the other two would follow from the two facts."""
    reference = Reference.load()
    geheel, deel = Gedeeld("uit", "nu", "allen"), Gedeeld("uit", "nu", "team")
    assert protect_count(40, geheel, reference) == D(40)
    guard_rest(Gedeeld("uit", "nu", "rest"), 2, {geheel: -1, deel: 1}, reference)
    assert protect_count(38, deel, reference) is X


def test_what_an_earlier_edition_hid_stays_hidden_and_what_it_showed_is_known() -> None:
    reference = Reference.load()
    namen = {naam: Gedeeld("n", "nu", naam) for naam in "qrs"}
    known_before({namen["q"]: D(8), namen["s"]: X, namen["r"]: None}, reference)
    verborgen = hidden(table("een", 3, 8, 20, 30), shared("q", "r", "s"), reference)
    assert verborgen == {"p", "s"}


def test_a_cell_of_a_notebook_that_runs_again_shows_the_same() -> None:
    reference = Reference.load()
    eerste = protect(table("een", 3, 8, 20), shared("p", "q"), reference)
    protect_count(20, Gedeeld("n", "nu", "r"), reference)
    assert protect(table("een", 3, 8, 20), shared("p", "q"), reference) == eerste


def test_a_sum_that_no_table_shows_can_be_told() -> None:
    """Teams of a werkgever in one table, the werkgever in another."""
    reference = Reference.load()
    werkgever = Gedeeld("n", "nu", "w")
    assert count_is_shown(23, werkgever, reference)
    som = {Gedeeld("n", "nu", "p"): 1, Gedeeld("n", "nu", "q"): 1, werkgever: -1}
    los = tabel(("Groep", PERSONEN), ("p", 3), ("q", 20), naam="teams")
    zonder, met = shared("p", "q"), Bescherming((A,), gedeeld=shared("p", "q").gedeeld,
                                               verbanden=[som])  # fmt: skip
    assert hidden(los, zonder, Reference.load()) == {"p"}
    assert hidden(los, met, reference) == {"p", "q"}


def test_past_the_time_limit_all_is_hidden_and_not_less() -> None:
    aantallen = (3, 8, 20, 30, 61)
    tellingen = {i: Telling(D(n), 5) for i, n in enumerate(aantallen)}
    som = {0: 1, 1: 1, 2: 1, 3: 1, 4: -1}
    keuze = hide(Stelsel(tellingen, (som,)), seconden=0.0)
    assert keuze.verborgen == {0, 1, 2, 3, 4}
    assert not keuze.optimaal
    assert hide(Stelsel(tellingen, (som,)), seconden=60.0).verborgen == {0, 1}


def test_a_reader_of_two_tables_with_one_margin_finds_nothing() -> None:
    """The columns of both add up to the same total; the second table knows what the first hid."""
    reference = Reference.load()
    een, twee = table("een", 3, 8, 20, 9), table("twee", 2, 4, 30, 4, rijen="abcd")
    regels = Bescherming((A,), gedeeld={("Totaal", A): Gedeeld("n", "nu", "allen")})
    gedrukt: dict[object, float | None] = {}
    waar: dict[object, int] = {}
    sommen = []
    for inhoud in (een, twee):
        veilig = protect(inhoud, regels, reference)
        for rij, heel in zip(veilig.rijen, inhoud.rijen, strict=True):
            gedrukt[rij[0]] = float(str(rij[1])) if rij[1] is not X else None
            waar[rij[0]] = int(str(heel[1]))
        sommen.append(({str(r[0]): 1 for r in inhoud.rijen[:-1]} | {"Totaal": -1}, 0.0))
    oordeel = judge(Lezer(gedrukt, tuple(sommen), {}), waar, 5)
    assert (oordeel.precies, oordeel.te_nauw) == (frozenset(), frozenset())
    assert {n for n, w in waar.items() if w < 5} <= {n for n, w in gedrukt.items() if w is None}


def test_the_list_names_cells_and_rules_and_holds_no_count() -> None:
    reference = Reference.load()
    protect(table("een", 3, 8, 20), Bescherming((A,)), reference)
    protect_count(4, Gedeeld("ziek", "nu", "allen"), reference)
    regels = [(c.wat, c.rij, c.reden.partition(":")[0]) for c in hidden_list(reference)]
    assert regels == [
        ("een", "p", "primair"),
        ("een", "q", "aanvullend"),
        ("feit: ziek", "allen", "primair"),
    ]


def test_the_list_of_a_run_stands_beside_its_notebooks(tmp_path: Path) -> None:
    cel = {"wat": "t", "rij": "p", "kolom": "A", "reden": "primair"}
    feit = {"naam": "f.x", "waarde": {"x": True}, "vorig_jaar": None, "vorige": {"waarde": None}}
    uitvoer = [{"data": {BEWIJS: [cel]}}, {"data": {MIME: {"feiten": [feit]}}}]
    pad = tmp_path / "10_proef.ipynb"
    pad.write_text(json.dumps({"cells": [{"outputs": uitvoer}, {}]}), encoding="utf-8")
    write_hidden_list([pad], tmp_path)
    lijst = json.loads((tmp_path / LIJST).read_text(encoding="utf-8"))["10_proef"]
    assert [(regel["wat"], regel["kolom"]) for regel in lijst] == [("t", "A"), ("f.x", "waarde")]


def test_a_table_with_too_much_hidden_becomes_coarser() -> None:
    """3 and 4 of 27 hide two of four counts; together they may be shown."""
    reference = Reference.load()
    groepen = frame_of({"p": 3, "q": 4, "r": 20})

    def maak(frame: object) -> Tabel:
        namen = "".join(frame.index)  # type: ignore[attr-defined]
        aantallen = frame["n"].tolist()  # type: ignore[index]
        return protect(table("een", *aantallen, rijen=namen), Bescherming((A,)), reference)

    assert hidden_pct(maak(groepen), (A,)) == 50
    grof = coarse_enough(groepen, maak, (A,), "O", reference)
    assert grof.kolom(A) == (D(20), D(7), D(27))
    assert grof.kolom("Groep") == ("r", "O", "Totaal")
