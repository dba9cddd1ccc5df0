"""Charts by what is drawn: lengths, places, words and order, not pixels."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from duo_analytics.results.drawing import NO_DATA, NOTHING_SHOWN, STYLE, compose
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.maten import STANDING, Maten
from duo_analytics.results.tabel import Kop
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from tests.resultaten import X, grafiek, tabel

TEAMS = ("Team", "Bezetting")
MAANDEN = ("jan 22", "feb 22", "mrt 22", "apr 22")


@pytest.fixture(autouse=True)
def house_style() -> Iterator[None]:
    with mpl.rc_context():
        mpl.rcdefaults()
        style.use(STYLE)
        yield


def axes(figure: Figure) -> Axes:
    (ax,) = figure.axes
    return ax


def draw(koppen: Any, *rijen: Any, **velden: Any) -> Axes:
    return axes(compose(grafiek(koppen, *rijen, **velden)))


def bars(ax: Axes, *, liggend: bool = True) -> list[list[tuple[float, float]]]:
    """Begin and length of each bar, per series."""
    reeksen = [c for c in ax.containers if isinstance(c, BarContainer)]
    return [
        [
            (float(b.get_x()), float(b.get_width()))
            if liggend
            else (float(b.get_y()), float(b.get_height()))
            for b in reeks
        ]
        for reeks in reeksen
    ]


def notes(ax: Axes) -> list[str]:
    return [t.get_text() for t in ax.texts]


def places(ax: Axes) -> list[tuple[str, tuple[float, float]]]:
    return [(t.get_text(), (float(t.xy[0]), float(t.xy[1]))) for t in ax.texts
            if isinstance(t, Annotation)]  # fmt: skip


def legend(ax: Axes) -> list[str]:
    return [
        tekst.get_text().replace("\n", " ")
        for kader in ax.figure.legends
        for tekst in kader.get_texts()
    ]


def names(ax: Axes, as_: str = "y") -> list[str]:
    labels = ax.get_yticklabels() if as_ == "y" else ax.get_xticklabels()
    return [label.get_text() for label in labels]


# --- bars -----------------------------------------------------------------------------------------


def test_lying_bars_are_as_long_as_their_values_and_read_from_top_to_bottom() -> None:
    ax = draw(TEAMS, ("I&A", 12.4), ("Facilitair", 5.05), liggend=True)
    assert bars(ax) == [[(0, 12.4), (0, 5.05)]]
    assert names(ax) == ["I&A", "Facilitair"]
    assert ax.get_ylim() == (1.5, -0.5)
    assert notes(ax) == ["12,4", "5,1"]


def test_standing_bars_are_as_high_as_their_values() -> None:
    ax = draw(TEAMS, ("I&A", 12.4), ("Facilitair", 5.05))
    assert bars(ax, liggend=False) == [[(0, 12.4), (0, 5.05)]]
    assert names(ax, "x") == ["I&A", "Facilitair"]


def test_bars_begin_at_zero() -> None:
    for liggend in (True, False):
        ax = draw(TEAMS, ("I&A", 612), ("Facilitair", 598), liggend=liggend)
        assert (ax.get_xlim() if liggend else ax.get_ylim())[0] == 0


def test_a_bar_that_does_not_begin_at_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"proef\.tabel: a bar that does not begin at zero"):
        grafiek(TEAMS, ("I&A", 12.4), nul=False)


def test_total_rows_are_not_drawn() -> None:
    met_totaal = tabel(TEAMS, ("I&A", 12.4), ("Totaal", 12.4), totaalrijen=1)
    ax = axes(compose(Grafiek(met_totaal, (Reeks("Bezetting", Vorm.STAAF),), "fte")))
    assert names(ax, "x") == ["I&A"]


def test_the_axis_says_what_is_measured() -> None:
    assert draw(TEAMS, ("I&A", 1), as_titel="fte in dienst", liggend=True).get_xlabel() == (
        "fte in dienst"
    )
    assert draw(TEAMS, ("I&A", 1), as_titel="fte in dienst").get_title(loc="left") == (
        "fte in dienst"
    )


@pytest.mark.parametrize("liggend", [True, False])
def test_a_hidden_value_has_no_bar_but_an_x_at_zero(liggend: bool) -> None:
    ax = draw(TEAMS, ("I&A", X), ("Facilitair", 5), liggend=liggend)
    assert bars(ax, liggend=liggend)[0][0] == (0, 0)
    assert places(ax)[0] == ("x", (0, 0))


def test_a_missing_value_says_so_and_is_no_zero() -> None:
    ax = draw(TEAMS, ("I&A", None), ("Facilitair", 0), ("Inkoop", 3), liggend=True)
    assert notes(ax) == ["n.v.t.", "0,0", "3,0"]


def test_series_stand_beside_each_other_in_their_order() -> None:
    koppen = ("Team", "Instroom", "Uitstroom")
    figure = compose(grafiek(koppen, ("I&A", 3, 4), ("Inkoop", 1, X), liggend=True))
    ax = axes(figure)
    assert bars(ax) == [[(0, 3), (0, 1)], [(0, 4), (0, 0)]]
    hoogten = [[b.get_y() for b in reeks] for reeks in ax.containers]
    assert hoogten[0][0] < hoogten[1][0] < hoogten[0][1]
    assert legend(ax) == ["Instroom", "Uitstroom"]


def test_a_mark_stands_at_its_value_and_its_number_follows_that_of_the_bar() -> None:
    reeksen = (Reeks("Bezetting", Vorm.STAAF), Reeks("Formatie", Vorm.MARKERING))
    ax = draw(
        ("Team", "Bezetting", "Formatie"),
        ("I&A", 11.2, 13.5), ("Facilitair", 18.7, 18.1), ("Inkoop", X, 4), ("Nieuw", 3, None),
        reeksen=reeksen, liggend=True,
    )  # fmt: skip
    markeringen = np.ma.getdata(ax.collections[-1].get_offsets())[:, 0]
    assert markeringen[:3].tolist() == [13.5, 18.1, 4]
    assert places(ax) == [
        ("11,2 / 13,5", (13.5, 0)),
        ("18,7 / 18,1", (18.7, 1)),
        ("x / 4,0", (4, 2)),
        ("3,0 / n.v.t.", (3, 3)),
    ]
    assert legend(ax) == ["Bezetting", "Formatie"]


def stack(*rijen: Any, liggend: bool = True) -> Axes:
    return draw(("Team", "Vast", "Tijdelijk"), *rijen, vorm=Vorm.GESTAPELD, liggend=liggend)


def test_stacked_parts_lie_end_to_end_with_their_sum_past_them() -> None:
    ax = stack(("I&A", 10, 2.5), ("Inkoop", 4, 0))
    assert bars(ax) == [[(0, 10), (0, 4)], [(10, 2.5), (4, 0)]]
    assert places(ax) == [("12,5", (12.5, 0)), ("4,0", (4, 1))]


def test_the_sum_of_a_stack_is_rounded_once() -> None:
    """1.04 + 1.04 is 2.08: 2,1, where the rounded parts would give 2,0."""
    assert notes(stack(("I&A", 1.04, 1.04))) == ["2,1"]


def test_a_stack_with_a_hidden_part_shows_the_rest_and_says_that_something_is_left_out() -> None:
    ax = stack(("I&A", X, 2.5), ("Inkoop", X, X), ("Nieuw", 3, None))
    assert bars(ax)[1] == [(0, 2.5), (0, 0), (3, 0)]
    assert notes(ax) == ["2,5 + x", "x", "n.v.t."]


def test_negative_parts_of_a_stack_lie_on_the_other_side_of_zero() -> None:
    ax = draw(("Team", "A", "B", "C"), ("I&A", 5, -2, -1), vorm=Vorm.GESTAPELD, liggend=True)
    assert bars(ax) == [[(0, 5)], [(0, -2)], [(-2, -1)]]
    assert places(ax) == [("2,0", (5, 0))]


def test_numbers_past_negative_bars_stay_clear_of_the_names() -> None:
    ax = draw(TEAMS, ("I&A", -5.2), ("Inkoop", 3), liggend=True)
    assert places(ax) == [("\u22125,2", (-5.2, 0)), ("3,0", (3, 1))]
    assert ax.get_xlim()[0] < -5.8


def test_more_numbers_than_can_be_read_are_left_to_the_table() -> None:
    rijen = [(f"Team {i}", i) for i in range(61)]
    assert notes(draw(TEAMS, *rijen, liggend=True)) == []
    assert len(notes(draw(TEAMS, *rijen[:60], liggend=True))) == 60
    hidden = [*rijen, ("Klein", X)]
    assert notes(draw(TEAMS, *hidden, liggend=True)) == ["x"]


def test_moments_under_standing_bars_may_be_left_out_but_names_are_turned() -> None:
    kwartalen = [(f"{jaar}-Q{q}", 1) for jaar in range(2012, 2022) for q in (1, 2, 3, 4)]
    ax = draw(TEAMS, *kwartalen)
    assert names(ax, "x")[-1] == "2021-Q4"
    assert 4 < len(names(ax, "x")) < 15
    namen = [(f"Categorie {i}", 1) for i in range(25)]
    ax = draw(TEAMS, *namen)
    assert len(names(ax, "x")) == 25
    assert {label.get_rotation() for label in ax.get_xticklabels()} == {90}


# --- norm lines -----------------------------------------------------------------------------------


def test_norm_lines_stand_at_their_value_and_last_in_the_legend() -> None:
    normen = (Drempellijn("Norm 2021", Decimal("8.8")), Drempellijn("Grens", Decimal("12.25")))
    ax = draw(TEAMS, ("I&A", 5), drempels=normen, liggend=True)
    waar = [np.asarray(lijn.get_xdata(), float)[0] for lijn in ax.get_lines()]
    assert waar == [8.8, 12.25]
    assert legend(ax) == ["Bezetting", "Norm 2021: 8,8\u00a0fte", "Grens: 12,25\u00a0fte"]
    assert len({str(vars(line)["_dash_pattern"]) for line in ax.get_lines()}) == 2
    assert ax.get_xlim()[1] > 12.25


def test_a_norm_line_above_standing_bars_lies() -> None:
    ax = draw(TEAMS, ("I&A", 5), drempels=(Drempellijn("Norm", Decimal(9)),))
    assert np.asarray(ax.get_lines()[0].get_ydata(), float).tolist() == [9, 9]
    assert ax.get_ylim()[1] > 9


def test_one_series_without_norms_needs_no_legend() -> None:
    assert legend(draw(TEAMS, ("I&A", 5))) == []


# --- lines ----------------------------------------------------------------------------------------


def line(*waarden: Any, **velden: Any) -> Axes:
    rijen = list(zip(MAANDEN, waarden, strict=True))
    return draw(("Maand", "Bezetting"), *rijen, **{"vorm": Vorm.LIJN, **velden})


def test_a_line_has_gaps_where_a_value_is_missing_or_hidden() -> None:
    ax = line(10, None, X, 12)
    y = np.asarray(ax.get_lines()[0].get_ydata(), float)
    assert np.isnan(y).tolist() == [False, True, True, False]
    assert [(tekst, x) for tekst, (x, _) in places(ax)] == [("x", 2)]


def test_a_value_between_two_gaps_has_a_mark_of_its_own() -> None:
    (getekend,) = line(None, 10, None, 12).get_lines()
    assert getekend.get_markevery() == [1, 3]


def test_a_line_may_begin_above_zero_and_then_its_axis_says_so() -> None:
    ax = line(610, 605, 600, 598, nul=False)
    assert ax.get_ylim()[0] > 500
    assert ax.get_title(loc="left") == "fte (as begint niet bij 0)"
    ax = line(610, 605, 600, 598)
    assert ax.get_ylim()[0] == 0
    assert ax.get_title(loc="left") == "fte"


def test_a_line_of_zeros_lies_on_an_axis_that_begins_at_zero() -> None:
    assert line(0, 0, 0, 0).get_ylim() == (0, 1)


def test_lines_carry_their_name_at_their_end_and_need_no_legend() -> None:
    ax = draw(("Maand", "Formatie", "Bezetting"), ("mrt 22", 12, 10), ("apr 22", 13, 11),
              vorm=Vorm.LIJN)  # fmt: skip
    assert places(ax) == [("Bezetting", (1, 11)), ("Formatie", (1, 13))]
    assert legend(ax) == []


def test_a_line_without_any_value_has_no_name() -> None:
    ax = draw(("Maand", "Formatie", "Bezetting"), ("mrt 22", 12, None), ("apr 22", 13, None),
              vorm=Vorm.LIJN)  # fmt: skip
    assert notes(ax) == ["Formatie"]


def test_steps_run_on_to_the_next_moment_on_an_axis_of_numbers() -> None:
    ax = draw((Kop("Weken", "weken", 0), "Open"), (0, 100), (4, 60), (13, 20), vorm=Vorm.TRAP)
    (stap,) = ax.get_lines()
    assert stap.get_drawstyle() == "steps-post"
    assert np.asarray(stap.get_xdata(), float).tolist() == [0, 4, 13]
    assert ax.get_xlabel() == "Weken"


def test_an_interval_is_a_band_around_its_line() -> None:
    reeksen = (Reeks("Open", Vorm.LIJN, "Laag", "Hoog"),)
    ax = draw(("Maand", "Open", "Laag", "Hoog"), ("mrt 22", 5, 4, 7), ("apr 22", 6, 5, 9),
              reeksen=reeksen)  # fmt: skip
    (band,) = ax.collections
    hoeken = np.concatenate([pad.vertices for pad in band.get_paths()])
    assert (hoeken[:, 1].min(), hoeken[:, 1].max()) == (4, 9)


def test_only_as_many_moments_are_named_as_fit_and_the_last_one_always() -> None:
    maanden = [f"{m} {j}" for j in (20, 21, 22) for m in ("jan", "apr", "jul", "okt")] * 3
    ax = draw(("Maand", "Bezetting"), *[(m, 1) for m in maanden], vorm=Vorm.LIJN)
    assert names(ax, "x")[-1] == "okt 22"
    assert 5 <= len(names(ax, "x")) <= 10


# --- intervals ------------------------------------------------------------------------------------

INTERVAL = (Reeks("Mediaan", Vorm.INTERVAL, "Laag", "Hoog"),)
WEKEN = ("Soort", Kop("Mediaan", "weken"), Kop("Laag", "weken"), Kop("Hoog", "weken"))


def test_an_interval_is_told_and_an_open_end_has_an_arrow() -> None:
    ax = draw(
        WEKEN,
        ("Laptop", 12, 8, 20), ("Server", 40, 30, None), ("Scherm", None, 9, None),
        ("Muis", X, X, X), ("Kabel", None, None, None), ("Tablet", 5, None, None),
        reeksen=INTERVAL, liggend=True,
    )  # fmt: skip
    assert notes(ax) == [
        "12,0 (8,0 tot 20,0)", "40,0 (vanaf 30,0)", "n.v.t. (vanaf 9,0)", "x", "n.v.t.", "5,0"
    ]  # fmt: skip
    assert [line.get_marker() for line in ax.get_lines()].count(">") == 2


def test_of_an_interval_with_a_hidden_end_only_the_point_is_drawn() -> None:
    ax = draw(WEKEN, ("Laptop", 12, X, 20), reeksen=INTERVAL, liggend=True)
    assert notes(ax) == ["12,0"]
    assert list(ax.get_lines()) == []


# --- nothing to draw, sizes, notation -------------------------------------------------------------


@pytest.mark.parametrize("vorm", [Vorm.STAAF, Vorm.LIJN, Vorm.GESTAPELD])
def test_without_rows_a_frame_says_that_there_are_no_data(vorm: Vorm) -> None:
    ax = draw(TEAMS, vorm=vorm)
    assert notes(ax) == [NO_DATA]
    assert (names(ax), names(ax, "x")) == ([], [])


@pytest.mark.parametrize("vorm", [Vorm.STAAF, Vorm.LIJN, Vorm.GESTAPELD])
def test_with_everything_hidden_a_frame_says_why(vorm: Vorm) -> None:
    assert notes(draw(TEAMS, ("I&A", X), ("Inkoop", X), vorm=vorm)) == [NOTHING_SHOWN]


def test_invented_data_are_named_in_the_picture_itself() -> None:
    figure = compose(grafiek(TEAMS, ("I&A", 5)))
    assert figure.get_supxlabel() == "fictief"
    echt = tabel(TEAMS, ("I&A", 5), bronnen=())
    assert compose(Grafiek(echt, (Reeks("Bezetting", Vorm.STAAF),), "fte")).get_supxlabel() == ""


def height_of_axes(figure: Figure) -> float:
    figure.draw_without_rendering()
    return float(axes(figure).get_position().height * figure.get_figheight() * 72)


@pytest.mark.parametrize("normen", [0, 1, 3])
def test_axes_are_equally_high_whatever_stands_around_them(normen: int) -> None:
    lijnen = tuple(Drempellijn(f"Een lange norm met nummer {n}", Decimal(n)) for n in range(normen))
    figure = compose(grafiek(TEAMS, ("I&A", 5), drempels=lijnen))
    assert height_of_axes(figure) == pytest.approx(STANDING, abs=2)


@pytest.mark.parametrize("aantal", [1, 4, 25])
def test_lying_bars_are_equally_thick_in_every_chart(aantal: int) -> None:
    staven = grafiek(TEAMS, *[(f"Team {i}", i) for i in range(aantal)], liggend=True)
    assert Maten(staven).punten == 13
    assert height_of_axes(compose(staven)) == pytest.approx(22 * aantal, abs=2)


def test_numbers_on_an_axis_are_dutch_and_have_equally_many_decimals() -> None:
    ax = draw(TEAMS, ("I&A", 12.4), liggend=True)
    assert ax.xaxis.get_major_formatter().format_ticks([0, 2.5, 5]) == ["0,0", "2,5", "5,0"]
    assert ax.xaxis.get_major_formatter().format_ticks([0, 500, 1000]) == ["0", "500", "1.000"]
    assert ax.xaxis.get_major_formatter().format_ticks([-0.125, 0]) == ["\u22120,13", "0,00"]
    assert ax.xaxis.get_major_formatter()(1234.5) == "1.234,5"


def test_counts_have_whole_numbers_on_their_axis() -> None:
    ax = draw(("Team", Kop("Personen", "personen")), ("I&A", 2))
    assert all(float(tick).is_integer() for tick in ax.get_yticks())
