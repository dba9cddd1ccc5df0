"""What is expected of vacatures: the open ones by hand, the new ones, and what may not be told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duo_analytics.chapters import vacatures as hoofdstuk
from duo_analytics.chapters.vacatures import (
    vervultijd_delen,
    vervultijd_nieuw,
    verwacht,
    verwachting,
)
from duo_analytics.chapters.vacatures.methode import mediaan, vervuld
from duo_analytics.chapters.vacatures.woorden import ALLE, ICT, OVERIG
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE
from tests.vacatures import levering, open_for, plain, vacature

GROEP: dict[str, Any] = {"functiegroep": "ICT en gegevens"}
VOLGENDE = Periode(2022, 2)


def test_the_expected_number_by_hand() -> None:
    """Two are open for 4 weeks. Of the ten that were followed longer half was filled in week 8 and
    half in week 40, so within the 17.6 weeks of the next tertaal each has a chance of 1/2."""
    nu = [vacature("2022-04-02")] * 2
    rijen = [*open_for([8] * 5), *open_for([40] * 5), *nu]
    uitkomst = verwachting.expected(levering("2022-T1", *rijen), VOLGENDE)
    assert uitkomst[ICT] is None
    alle = uitkomst[ALLE]
    assert alle is not None
    assert alle == uitkomst[OVERIG]
    assert float(alle.som) == pytest.approx(2 * 0.5)
    assert [alle.laag, alle.hoog] == [0, 2]


def test_the_printed_groups_add_up_to_the_printed_whole() -> None:
    for periode in ("2021-T1", "2021-T2", "2021-T3", "2022-T1", "2022-T2"):
        tabel = verwacht.vervuld(hoofdstuk.load(periode, str(EXAMPLE))).tabel
        ict, overig, alle = (int(rij[2]) for rij in tabel.teksten())
        assert ict + overig == alle


def test_a_group_with_too_few_filled_is_not_told_and_all_are_then_one_group() -> None:
    rijen = [*open_for([8] * 6), *open_for([20] * 4, **GROEP), vacature("2022-04-02", **GROEP)]
    tabel = verwacht.vervuld(levering("2022-T1", *rijen)).tabel
    per_groep = {rij[0]: rij[1:] for rij in tabel.teksten()}
    assert per_groep["ICT en gegevens"] == ("1", *["te weinig gevallen"] * 3)
    assert per_groep["Andere functies"][:2] == ("0", "0")
    assert per_groep["Alle functies"][0] == "1"


def test_without_vacatures_nothing_is_expected() -> None:
    leeg = levering("2022-T1")
    assert verwacht.verwacht_vervuld(leeg).tekst == "n.v.t."
    assert vervultijd_nieuw.verwachte_mediaan_weken(leeg).tekst == "n.v.t."
    assert vervultijd_delen.kwart_weken(leeg).tekst == "n.v.t."


def quarters() -> Tabellen:
    """Eight vacatures opened in June 2021 and filled after 2, 4, ... 16 weeks."""
    return levering("2022-T1", *open_for([2, 4, 6, 8, 10, 12, 14, 16]))


def test_a_quarter_and_three_quarters_are_filled_by_hand() -> None:
    assert plain(vervultijd_delen.kwart_weken(quarters()).tekst) == "4,0 weken"
    assert plain(vervultijd_delen.driekwart_weken(quarters()).tekst) == "12,0 weken"
    rijen = list(vervultijd_delen.tijd(quarters()).tabel.teksten())
    assert rijen[3][:2] == ("Andere functies: een kwart", "4,0")
    assert rijen[0][1:] == ("te weinig gevallen",) * 3


def test_the_median_of_new_vacatures_is_that_of_the_past_year() -> None:
    """Vacatures of two years ago took 4 weeks, those of the past year 20."""
    oud = open_for([4] * 10, begin="2020-06-01")
    nieuw = open_for([18, 19, 20, 21, 22, 23], begin="2021-06-01")
    tabellen = levering("2022-T1", *oud, *nieuw)
    assert plain(vervultijd_nieuw.verwachte_mediaan_weken(tabellen).tekst) == "20,0 weken"
    assert "4,0" not in str(list(vervultijd_nieuw.per_groep(tabellen).tabel.teksten()))


def test_a_history_shorter_than_a_year_expects_nothing() -> None:
    tabellen = levering("2022-T1", *open_for([8] * 10), gegevens_vanaf=date(2021, 5, 15))
    assert vervultijd_nieuw.verwachte_mediaan_weken(tabellen).tekst == "n.v.t."


def test_looking_back_counts_those_that_were_open_then() -> None:
    """Of the three open on 30 April two were signed since; a new one does not count."""
    toen = levering("2022-T1", *open_for([8] * 8), *[vacature("2022-04-02")] * 3)
    later = levering(
        "2022-T2",
        *open_for([8] * 8),
        vacature("2022-04-02", "2022-06-01"),
        vacature("2022-04-02", "2022-08-31"),
        vacature("2022-04-02"),
        vacature("2022-05-02", "2022-06-01"),
    )
    rijen = {rij.wat: rij for rij in vervuld(toen, later)}
    assert rijen[ALLE].kwam == 2
    assert rijen[ALLE].verwacht == verwachting.expected(toen, VOLGENDE)[ALLE]
    assert rijen[ICT].verwacht is None


def test_looking_back_on_the_median_tells_the_next_tertaal_from_later_ones() -> None:
    nieuw = open_for([9] * 5, begin="2022-05-02")
    toen, later = quarters(), levering("2022-T2", *open_for([8] * 8), *nieuw)
    rijen = {rij.wat: rij for rij in mediaan(toen, later)}
    assert rijen["Alle functies, volgend tertaal"].kwam == 9
    verder = levering("2022-T3", *open_for([8] * 8), *nieuw)
    assert "Alle functies, verder vooruit" in {rij.wat for rij in mediaan(toen, verder)}
