"""docs/methode.md: every method in full, its back test as the example gives it, and no secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from duo_analytics import begrippen, methode
from duo_analytics.periods import Periode
from duo_analytics.results.methode import Methode, Terugblik
from duo_analytics.statistics.voorspelling import Verwachting

D = Decimal


def test_the_document_of_methods_is_up_to_date() -> None:
    assert methode.DOCUMENT.read_text(encoding="utf-8") == methode.document()


def test_every_method_says_what_it_is_what_it_assumes_and_when_not_to_use_it() -> None:
    for _, deel in methode.methods():
        assert deel.definitie.endswith("."), deel.titel
        assert deel.formule.endswith("."), deel.titel
        assert deel.interval.endswith("."), deel.titel
        assert deel.aannames, deel.titel
        assert all(zin.startswith("Niet ") for zin in deel.niet_voor), deel.titel


def test_every_fact_of_a_method_is_an_indicator() -> None:
    bekend = {indicator.naam for _, indicator in begrippen.indicators()}
    genoemd = {feit for _, deel in methode.methods() for feit in deel.feiten}
    assert genoemd <= bekend
    hoofdstukken = "|".join(hoofdstuk for hoofdstuk, _ in methode.methods())
    verwacht = {n for n in bekend if re.match(rf"({hoofdstukken})\.(verwacht|zoals_nu)", n)}
    assert verwacht <= genoemd


def test_the_four_subjects_are_looked_back_on() -> None:
    assert {hoofdstuk for hoofdstuk, _ in methode.methods()} == {
        "banenafspraak", "formatie", "hardware", "vacatures",
    }  # fmt: skip
    tekst = methode.DOCUMENT.read_text(encoding="utf-8")
    assert tekst.count("Alle prognoses, in ") == len(list(methode.methods()))


def nothing(*_: object) -> Iterator[Terugblik]:
    yield from ()


def a_method(**anders: object) -> Methode:
    velden = {
        "titel": "Proef", "definitie": "", "formule": "", "interval": "", "aannames": ("a",),
        "niet_voor": ("Niet",), "feiten": (), "eenheid": "personen", "kijk_terug": nothing,
    }  # fmt: skip
    return Methode(**{**velden, **anders})  # type: ignore[arg-type]


def regel(kwam: int | None, *, geheim: bool = False, wat: str = "Team") -> methode.Regel:
    verwacht = Verwachting(D("10.4"), D(8), D(12))
    blik = Terugblik(wat, "mei", verwacht, None if kwam is None else D(kwam), geheim=geheim)
    return methode.Regel(Periode(2021, 1), blik)


def printed(*regels: methode.Regel) -> str:
    return "\n".join(methode._back_test(a_method(), regels))


def test_the_error_is_the_difference_of_the_printed_numbers() -> None:
    assert "| 2021-T1 | mei | Team | 10 | 8 | 12 | 13 | 3 | nee |" in printed(regel(13))


def test_coverage_and_errors_are_summed_up_per_thing_that_was_forecast() -> None:
    tekst = printed(regel(13), regel(11), regel(9, wat="Alles"))
    assert "| Team | 2 | 1 van 2 | 2,0 | 2,0 |" in tekst
    assert "| Alles | 1 | 1 van 1 | −1,0 | 1,0 |" in tekst
    assert "Binnen het interval: 2 van de 3 (67%)." in tekst
    assert "Te laag: 2 van de 3. Te hoog: 1. Precies goed: 0." in tekst


def test_a_small_group_counts_along_without_its_figures() -> None:
    tekst = printed(regel(13, geheim=True), regel(9, wat="Alles"))
    assert "| Team | 1 | 0 van 1 | x | x |" in tekst
    assert "| 2021-T1 | mei | Team | x | x | x | x | x |  |" in tekst
    assert "13" not in tekst


def test_what_is_not_known_yet_is_shown_and_not_compared() -> None:
    tekst = printed(regel(None), regel(11))
    assert "| 2021-T1 | mei | Team | 10 | 8 | 12 | n.v.t. |  |  |" in tekst
    assert "| Team | 1 | 1 van 1 |" in tekst


@pytest.mark.parametrize("regels", [(), (regel(None),)])
def test_without_later_figures_the_document_says_so(regels: tuple[methode.Regel, ...]) -> None:
    assert "Er zijn nog geen latere gegevens" in printed(*regels)
