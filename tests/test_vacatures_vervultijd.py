"""Time to fill: the published estimate comes out, and a small group is not estimated."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from duo_analytics.chapters.vacatures import vervultijd
from tests.test_survival_bounds import KLAAR, WEKEN
from tests.vacatures import IA, levering, open_for, plain, vacature

PEILDATUM = date(2022, 4, 30)
ICT: dict[str, Any] = {"functiegroep": "ICT en gegevens"}


def freireich() -> list[dict[str, object]]:
    """The 21 remissions as vacatures: an ended one is signed, half of the others withdrawn.

    The rest is still open: opened so many weeks before the peildatum.
    """
    rijen = []
    for nummer, (weken, klaar) in enumerate(zip(WEKEN, KLAAR, strict=True)):
        duur = timedelta(weeks=float(weken))
        if klaar:
            rijen.append(vacature("2021-05-03", str(date(2021, 5, 3) + duur)))
        elif nummer % 2:
            rijen.append(vacature("2021-05-03", ingetrokken=str(date(2021, 5, 3) + duur)))
        else:
            rijen.append(vacature(str(PEILDATUM - duur)))
    return rijen


def test_the_published_median_and_interval_come_out_of_vacatures() -> None:
    """Freireich et al., Blood 21 (1963), 6-MP: median 23 weeks, log-log 95% from 13, no end."""
    tabellen = levering("2022-T1", *freireich())
    assert plain(vervultijd.mediaan_weken(tabellen).tekst) == "23,0 weken"
    assert plain(vervultijd.mediaan_laag_weken(tabellen).tekst) == "13,0 weken"
    assert vervultijd.mediaan_hoog_weken(tabellen).tekst == "n.v.t."


def test_leaving_out_what_is_open_would_have_told_another_story() -> None:
    """Of the nine that ended the middle one took 10 weeks; the estimate says 23."""
    klaar = [rij for rij in freireich() if rij["getekend_op"]]
    assert plain(vervultijd.mediaan_weken(levering("2022-T1", *klaar)).tekst) == "10,0 weken"


def test_the_table_says_which_bound_is_not_reached() -> None:
    tabel = vervultijd.per_functiegroep(levering("2022-T1", *freireich())).tabel
    rijen = {rij[0]: rij[1:] for rij in tabel.teksten()}
    assert rijen["Overig"] == ("23,0", "13,0", "niet bereikt", "69,0", "21", "9")
    assert rijen["Alle functies"] == rijen["Overig"]


def test_a_functiegroep_with_too_few_filled_vacatures_is_not_estimable() -> None:
    tabellen = levering("2022-T1", *freireich(), *open_for([20, 22, 24, 26], **ICT))
    grafiek = vervultijd.per_functiegroep(tabellen)
    rijen = {rij[0]: rij[1:] for rij in grafiek.tabel.teksten()}
    assert rijen["ICT en gegevens"] == (*["te weinig gevallen"] * 4, "4", "4")
    assert "ICT en gegevens onbekend" in grafiek.alt
    assert vervultijd.mediaan_ict_weken(tabellen).tekst == "n.v.t."


def test_a_median_is_not_made_up_when_fewer_than_half_are_filled() -> None:
    """Five of fifteen are filled and the others are younger than ten weeks: S stays at 2/3."""
    rijen = [*open_for([3, 4, 5, 6, 7]), *[vacature("2022-02-26")] * 10]
    tabel = vervultijd.per_functiegroep(levering("2022-T1", *rijen)).tabel
    mediaan, _, hoog, *_ = {rij[0]: rij[1:] for rij in tabel.teksten()}["Overig"]
    assert (mediaan, hoog) == ("niet bereikt", "niet bereikt")
    assert vervultijd.mediaan_weken(levering("2022-T1", *rijen)).waarde is None


def test_ict_is_set_against_all_other_functions() -> None:
    """Five signed durations each: the median is the third one."""
    rijen = [*open_for([10, 20, 30, 35, 40], **IA), *open_for([2, 4, 6, 8, 10])]
    tabellen = levering("2022-T1", *rijen)
    assert plain(vervultijd.mediaan_ict_weken(tabellen).tekst) == "30,0 weken"
    assert plain(vervultijd.mediaan_overig_weken(tabellen).tekst) == "6,0 weken"


def test_a_year_ago_is_estimated_from_what_was_known_a_year_ago() -> None:
    """Five signed in 2021 took 2 to 10 weeks; five more were still open on 30 April 2021."""
    eerder = open_for([2, 4, 6, 8, 10], "2021-01-04")
    later = [vacature("2021-04-26", "2022-04-25")] * 5
    feit = vervultijd.mediaan_weken(levering("2022-T1", *eerder, *later))
    assert feit.vorig_jaar is not None
    assert (feit.waarde, feit.vorig_jaar.waarde) == (Decimal(10), Decimal(6))


def test_the_curve_is_the_share_that_is_still_open() -> None:
    """Ten open on one day, signed after 2, 4 .. 20 weeks: a tenth less every two weeks."""
    tabel = vervultijd.curve(levering("2022-T1", *open_for([*range(2, 21, 2)]))).tabel
    kolom = tabel.plaats("Andere functies")
    assert [(rij[0], rij[kolom]) for rij in list(tabel.teksten())[:4]] == [
        ("0", "100,0"), ("2", "90,0"), ("4", "80,0"), ("6", "70,0"),
    ]  # fmt: skip


def test_the_curve_stops_where_fewer_than_five_are_followed() -> None:
    """After 12 weeks five of ten are still followed (12 to 20), after 14 weeks four."""
    grafiek = vervultijd.curve(levering("2022-T1", *open_for([*range(2, 21, 2)])))
    assert [rij[0] for rij in grafiek.tabel.rijen] == [*range(0, 13, 2)]
    assert set(grafiek.waarden("ICT en gegevens")) == {None}


def test_without_enough_vacatures_the_charts_are_empty_and_still_drawn() -> None:
    tabellen = levering("2022-T1", vacature("2022-04-01"))
    assert set(vervultijd.curve(tabellen).waarden("Andere functies")) == {None}
    assert "<svg" in vervultijd.curve(tabellen).svg
    assert "<svg" in vervultijd.per_functiegroep(tabellen).svg
