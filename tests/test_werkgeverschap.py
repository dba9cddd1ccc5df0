"""Joint employership: the register of themes, and the werkgevers side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from duo_analytics.chapters import formatie, werkgeverschap
from duo_analytics.chapters.formatie import bezetting, inhuur_aandeel, stromen, verzuim
from duo_analytics.chapters.werkgeverschap import thema, vergelijking, voortgang
from duo_analytics.formatting import NBSP
from duo_analytics.intake.delivery import Tabellen
from duo_analytics.places import EXAMPLE, delivered_periods
from duo_analytics.results.feit import Feiten
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Tabel
from duo_analytics.values import VERBORGEN, Waarde
from tests import legible
from tests.personeel import Rij, jobs
from tests.sturing import mijlpalen, risicos
from tests.tabellen import delivery, frame

D = Decimal
PERIODEN = [str(periode) for periode in delivered_periods(EXAMPLE)]
GELIJK = (
    ("Bezetting", bezetting.per_werkgever, "Bezetting"),
    ("Medewerkers", bezetting.per_werkgever, "Medewerkers"),
    ("Instroom (%)", stromen.per_werkgever, "Instroom (%)"),
    ("Uitstroom (%)", stromen.per_werkgever, "Uitstroom (%)"),
    ("Verzuim (%)", verzuim.per_werkgever, "Verzuim"),
    ("Inhuur (% van de loonsom)", inhuur_aandeel.aandeel_loonsom, "Aandeel (a)"),
)


def onderwerp(naam: str, opgenomen: str, uitkomst: str = "Open", besluit: str = "") -> Rij:
    """A theme of the register; '' is not decided."""
    return {
        "thema": naam,
        "opgenomen_op": opgenomen,
        "uitkomst": uitkomst,
        "besluit_op": besluit or None,
        "gremium": "Directieberaad",
        "toelichting": f"Over {naam}",
    }


AGENDA = (
    onderwerp("Werven", "2021-01-10", "Samen", "2022-03-01"),
    onderwerp("Belonen", "2021-09-01", "Los", "2021-12-31"),
    onderwerp("Opleiden", "2022-01-20"),
    onderwerp("Reizen", "2022-05-01"),
)


PLAN: tuple[Rij, ...] = (
    {"mijlpaal_id": "A", "thema": "Werkgeverschap", "gepland_op": "2022-02-28",
     "gereed_op": "2022-03-31"},
    {"mijlpaal_id": "B", "thema": "Werkgeverschap", "gepland_op": "2022-03-31",
     "verwacht_op": "2022-06-30"},
    {"mijlpaal_id": "C", "gepland_op": "2022-01-31", "verwacht_op": "2022-12-31"},
)  # fmt: skip


def levering(
    *themas: Rij, staf: list[Rij] | None = None, loonsom: list[Rij] | None = None
) -> Tabellen:
    """A delivery of the tables of the chapter; what is left out is an empty table."""
    return delivery(
        "2022-T1",
        themas=frame("themas", *themas),
        dienstverbanden=frame("dienstverbanden", *(staf or [])),
        verzuim=frame("verzuim"),
        inhuur=frame("inhuur"),
        loonsom=frame("loonsom", *(loonsom or [])),
        mijlpalen=mijlpalen(*PLAN),
        risicos=risicos(),
    )


def told(feiten: Feiten) -> dict[str, str]:
    """The facts by their short name."""
    return {f.naam.partition(".")[2]: f.tekst.replace(NBSP, " ") for f in feiten.feiten}


def rows(resultaat: Tabel | Grafiek) -> list[list[str]]:
    """The rows as a reader sees them."""
    tabel = resultaat.tabel if isinstance(resultaat, Grafiek) else resultaat
    return [list(rij) for rij in tabel.teksten()]


# Themes


def test_a_theme_is_open_until_the_day_of_its_decision() -> None:
    feiten = told(werkgeverschap.feiten(levering(*AGENDA)))
    assert feiten["themas"] == "3 thema's"  # Reizen comes later
    assert feiten["themas_samen"] == feiten["themas_los"] == feiten["themas_open"] == "1 thema"
    assert feiten["besluiten"] == "1 besluit"
    assert feiten["langst_open_dagen"] == "100 dagen"  # 20 January to 30 April 2022


def test_a_year_ago_is_told_as_it_was_then() -> None:
    eerder = werkgeverschap.feiten(levering(*AGENDA).op(levering().peil.vorig_jaar))
    assert told(eerder)["themas_open"] == "1 thema"
    assert told(eerder)["themas_samen"] == "0 thema's"
    assert told(eerder)["langst_open_dagen"] == "110 dagen"  # 10 January to 30 April 2021


def test_a_decision_on_the_last_day_of_a_tertaal_counts_in_it() -> None:
    tabellen = levering(*AGENDA)
    assert told(werkgeverschap.feiten(tabellen.op(tabellen.peil.vorige)))["besluiten"] == (
        "1 besluit"
    )


def test_the_register_begins_with_what_is_agreed_and_ends_with_what_is_open() -> None:
    assert rows(thema.register(levering(*AGENDA))) == [
        ["Werven", "Samen", "01-03-2022", "Directieberaad", "Over Werven"],
        ["Belonen", "Los", "31-12-2021", "Directieberaad", "Over Belonen"],
        ["Opleiden", "Open", "n.v.t.", "Directieberaad", "Over Opleiden"],
    ]


def test_the_words_of_a_later_decision_are_not_told_of_an_earlier_day() -> None:
    toen = thema.register(levering(*AGENDA).op(levering().peil.vorige))
    assert rows(toen)[1] == ["Werven", "Open", "n.v.t.", "Directieberaad", ""]


def test_the_course_counts_every_theme_once_at_the_end_of_each_tertaal() -> None:
    assert rows(thema.verloop(levering(*AGENDA)))[-3:] == [
        ["2021-T2", "0", "0", "1", "1"],
        ["2021-T3", "0", "1", "1", "2"],
        ["2022-T1", "1", "1", "1", "3"],
    ]


# Side by side


def staf(*aantallen: int) -> list[Rij]:
    """Some persons at Diemen, Ouder-Amstel, Uithoorn and Duo+, since 2019."""
    namen = ("Diemen", "Ouder-Amstel", "Uithoorn", "Duo+")
    paren = zip(namen, aantallen, strict=True)
    return [rij for naam, n in paren for rij in jobs(naam, n, "2019-01-01", werkgever=naam)]


def test_figures_of_a_werkgever_are_those_of_its_own_staff() -> None:
    """12 persons of whom half works half time; one year older than the others: 42 and 43."""
    helft = jobs("H", 6, "2019-01-01", werkgever="Diemen", fte=0.5, geboortemaand="1979-04")
    rest = jobs("R", 6, "2019-01-01", werkgever="Diemen", geboortemaand="1980-04")
    diemen = rows(vergelijking.naast_elkaar(levering(staf=[*helft, *rest])))[0]
    assert diemen[:5] == ["Diemen", "9,0", "12", "0,75", "42,5"]
    assert diemen[5:] == ["0,0", "0,0", "0,0", "n.v.t."]


def test_a_note_says_which_figure_it_is_about() -> None:
    noten = vergelijking.naast_elkaar(levering()).noten
    assert "In- en uitstroom: percentage van het gemiddelde van begin en eind." in noten
    assert noten[-1].startswith("Verzuim: zonder zwangerschaps- en bevallingsverlof;")


def test_who_works_at_two_werkgevers_counts_once_in_the_whole() -> None:
    dubbel = jobs("D", 6, "2019-01-01", werkgever="Diemen", fte=0.5)
    dubbel += jobs("D", 6, "2019-01-01", werkgever="Duo+", fte=0.5, dienstverband_id="twee")
    kolom = vergelijking.naast_elkaar(levering(staf=dubbel)).kolom("Medewerkers")
    assert kolom == (D(6), D(0), D(0), D(6), D(6))


def test_a_small_werkgever_takes_another_one_with_it_so_that_it_cannot_be_computed() -> None:
    tabel = vergelijking.naast_elkaar(levering(staf=staf(20, 3, 12, 30)))
    for kop in ("Bezetting", "Medewerkers", "Deeltijdfactor", "Gemiddelde leeftijd"):
        verborgen = [cel is VERBORGEN for cel in tabel.kolom(kop)]
        assert verborgen == [False, True, True, False, False], kop
    assert told(werkgeverschap.feiten(levering(staf=staf(20, 3, 12, 30))))["verschil_leeftijd"] == (
        "x"
    )


def test_the_same_werkgevers_are_hidden_as_in_the_chapter_formatie() -> None:
    """Else a reader could take what is hidden here from there, or the other way round."""
    tabellen = delivery(
        "2022-T1",
        formatie=frame("formatie"),
        dienstverbanden=frame("dienstverbanden", *staf(20, 3, 12, 30)),
    )
    daar = bezetting.per_werkgever(tabellen).tabel
    hier = vergelijking.staf(tabellen)
    for kop in ("Bezetting", "Medewerkers"):
        assert daar.kolom(kop) == hier.kolom(kop)
        assert VERBORGEN in hier.kolom(kop)


def test_a_hidden_figure_is_not_in_the_comparison_nor_in_its_picture_or_sentence() -> None:
    tabellen = levering(*AGENDA, staf=staf(20, 3, 12, 30))
    grafiek = vergelijking.vergeleken(tabellen)
    assert [cel is VERBORGEN for cel in grafiek.tabel.rijen[1][1:]] == [False, True, True, False]
    assert (
        "leeftijd verschilt"
        not in werkgeverschap.samenvatting(werkgeverschap.feiten(tabellen)).plat
    )


def test_an_unknown_age_does_not_count_in_the_mean_and_does_not_hide_it() -> None:
    ouder = jobs("A", 5, "2019-01-01", werkgever="Diemen", geboortemaand="1962-04")
    zonder = jobs("Z", 7, "2019-01-01", werkgever="Diemen", geboortemaand=None)
    tabel = vergelijking.naast_elkaar(levering(staf=[*ouder, *zonder]))
    assert rows(tabel)[0][2:5] == ["12", "1,00", "60,0"]


def test_a_range_needs_a_figure_of_all_four() -> None:
    feiten = told(werkgeverschap.feiten(levering(staf=staf(20, 0, 12, 30))))
    assert feiten["verschil_leeftijd"] == "n.v.t."
    vier = told(werkgeverschap.feiten(levering(staf=staf(20, 10, 12, 30))))
    assert vier["verschil_leeftijd"] == "0,0 jaar"


def test_duo_breed_is_a_hundred() -> None:
    jong = jobs("J", 20, "2019-01-01", werkgever="Uithoorn", geboortemaand="1992-04")
    oud = jobs("O", 20, "2019-01-01", werkgever="Duo+", geboortemaand="1972-04")
    grafiek = vergelijking.vergeleken(levering(staf=[*jong, *oud]))
    leeftijd = dict(zip(grafiek.tabel.kolom("Cijfer"), grafiek.tabel.rijen, strict=True))[
        "Gemiddelde leeftijd"
    ]
    assert leeftijd[1:] == (None, None, D(75), D(125))  # 30 and 50 against 40
    assert grafiek.drempels[0].waarde == D(100)


@pytest.mark.parametrize("periode", PERIODEN)
@pytest.mark.parametrize(("kop", "andere", "daar"), GELIJK, ids=[kop for kop, *_ in GELIJK])
def test_a_figure_is_shown_and_hidden_as_in_the_chapter_formatie(
    periode: str, kop: str, andere: object, daar: str
) -> None:
    assert callable(andere)
    grafiek: Grafiek = andere(formatie.load(periode, str(EXAMPLE)))
    hier: tuple[Waarde, ...] = vergelijking.naast_elkaar(
        werkgeverschap.load(periode, str(EXAMPLE))
    ).kolom(kop)
    assert hier == grafiek.tabel.kolom(daar)


def test_the_mean_age_of_the_whole_is_that_of_the_chapter_formatie() -> None:
    for periode in PERIODEN:
        daar = formatie.feiten(formatie.load(periode, str(EXAMPLE)))["gemiddelde_leeftijd"]
        hier = vergelijking.naast_elkaar(werkgeverschap.load(periode, str(EXAMPLE)))
        assert hier.kolom("Gemiddelde leeftijd")[-1] == daar.waarde


# As a whole


def test_the_summary_tells_the_themes_and_the_ranges() -> None:
    tekst = werkgeverschap.samenvatting(
        werkgeverschap.feiten(werkgeverschap.load("2022-T1", str(EXAMPLE)))
    ).plat.replace(NBSP, " ")
    assert tekst.startswith(
        "Er zijn 8 thema's waarover de vier werkgevers spreken. Er zijn 2 thema's waarvoor "
        "samenwerking is afgesproken. Er is 1 thema waarvoor samenwerking is losgelaten. Er zijn "
        "5 thema's waarover nog niet is besloten. Er is 1 besluit in deze periode genomen."
    )
    assert "De gemiddelde leeftijd verschilt hoogstens 4,0 jaar tussen de werkgevers." in tekst
    assert "uitstroom" not in tekst  # hidden at two werkgevers


def test_three_facts_are_for_the_summary_of_the_rapportage() -> None:
    feiten = werkgeverschap.feiten(levering(*AGENDA)).feiten
    assert [f.naam for f in feiten if f.kern] == [
        "werkgeverschap.themas_samen",
        "werkgeverschap.themas_open",
        "werkgeverschap.mijlpalen_vertraagd",
    ]


def test_the_plan_is_that_of_werkgeverschap_alone() -> None:
    tabellen = levering()
    feiten = told(werkgeverschap.feiten(tabellen))
    assert feiten["mijlpalen_gereed"] == feiten["mijlpalen_vertraagd"] == "1 mijlpaal"
    assert [rij[0] for rij in rows(voortgang.mijlpalen.overzicht(tabellen))] == [
        "Mijlpaal A", "Mijlpaal B",
    ]  # fmt: skip
    assert rows(voortgang.risicos.overzicht(tabellen)) == []


def test_a_delivery_without_rows_gives_nothing_and_no_crash() -> None:
    feiten = told(werkgeverschap.feiten(levering()))
    assert {naam for naam, tekst in feiten.items() if tekst == "n.v.t."} == {
        "langst_open_dagen", "verschil_leeftijd", "verschil_uitstroom", "verschil_verzuim",
        "verschil_inhuur", "risicos_hoog",
    }  # fmt: skip
    assert thema.verloop(levering()).alt
    assert rows(thema.register(levering())) == []
    assert vergelijking.vergeleken(levering()).svg.startswith("<svg")


def test_the_alt_text_tells_the_sum_of_the_themes_from_those_done_together() -> None:
    alt = thema.verloop(werkgeverschap.load("2022-T2", str(EXAMPLE))).alt.replace(NBSP, " ")
    assert "Samen: hoogste waarde 9 thema's" in alt
    assert "Samen doen: hoogste waarde 3 thema's" in alt


@pytest.mark.parametrize("periode", PERIODEN)
def test_every_chart_of_the_example_can_be_read(periode: str) -> None:
    tabellen = werkgeverschap.load(periode, str(EXAMPLE))
    for grafiek in (
        thema.verloop(tabellen),
        vergelijking.vergeleken(tabellen),
        voortgang.mijlpalen.tijdlijn(tabellen),
    ):
        assert list(legible.problems(grafiek.svg)) == [], grafiek.naam
