"""A date as a value: its words, its change, its cell, and points on an axis of dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from duo_analytics.formatting import meer_of_minder, met_eenheid, tekst_van, verschil
from duo_analytics.periods import day_number, on_day
from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.document import Hoofdstuk
from duo_analytics.rapportage.render import workbook
from duo_analytics.rapportage.render.data import csv_text
from duo_analytics.results.datums import month_ticks
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Drempellijn, Reeks, Vorm
from tests import legible
from tests.voorbeeld import BRON, PERIODE, verantwoording

PLAN, DAN = day_number(date(2022, 10, 31)), day_number(date(2023, 1, 20))


def tijdlijn(*rijen: tuple[str, Decimal | None, Decimal | None], peil: bool = True) -> Grafiek:
    """Milestones with a planned and an expected day, and the peildatum as a line."""
    koppen = (Kop("Mijlpaal"), Kop("Gepland", "datum"), Kop("Verwacht", "datum"))
    tabel = Tabel("proef.tijdlijn", "Mijlpalen", "op 30 april 2022", koppen, rijen, (BRON,))
    return Grafiek(
        tabel,
        (Reeks("Gepland", Vorm.PUNT), Reeks("Verwacht", Vorm.PUNT)),
        "maand",
        liggend=True,
        nul=False,
        drempels=(Drempellijn("Peildatum", day_number(date(2022, 4, 30))),) if peil else (),
    )


def plain(tekst: str) -> str:
    """With ordinary spaces instead of those that do not break."""
    return tekst.replace("\u00a0", " ")


def test_a_day_is_written_out_in_text_and_short_in_a_table() -> None:
    assert on_day(PLAN) == date(2022, 10, 31)
    assert met_eenheid(PLAN, "datum") == "31\u00a0oktober\u00a02022"
    assert tekst_van(PLAN, "datum", kaal=True) == "31-10-2022"
    assert Kop("Gepland", "datum").met_eenheid == "Gepland"


@pytest.mark.parametrize(
    ("nieuw", "oud", "tekst", "woorden"),
    [
        (DAN, PLAN, "+81\u00a0dagen", "81\u00a0dagen later"),
        (PLAN, PLAN + 1, "\u22121\u00a0dag", "1\u00a0dag eerder"),
        (PLAN, PLAN, "gelijk", "even laat"),
    ],
)
def test_the_change_of_a_day_is_a_number_of_days(
    nieuw: Decimal, oud: Decimal, tekst: str, woorden: str
) -> None:
    assert verschil(nieuw, oud, "datum") == tekst
    assert meer_of_minder(tekst, "datum") == woorden


def test_a_day_is_a_date_in_open_data_and_in_the_workbook(tmp_path: Path) -> None:
    grafiek = tijdlijn(("Voorstel", PLAN, None))
    assert csv_text(grafiek.tabel).splitlines()[1].startswith("Voorstel;31-10-2022;n.v.t.;")
    hoofdstuk = Hoofdstuk("proef", "Proef", (grafiek,), verantwoording())
    workbook.write(assemble([hoofdstuk], PERIODE), tmp_path / "cijfers.xlsx")
    blad = openpyxl.load_workbook(tmp_path / "cijfers.xlsx")["Figuur 1"]
    cel = blad["B7"]
    assert cel.value.date() == date(2022, 10, 31)
    assert cel.number_format == "dd-mm-yyyy"
    assert blad["C7"].value == "n.v.t."


@pytest.mark.parametrize(
    ("eerste", "laatste", "meest", "verwacht"),
    [
        (date(2022, 1, 2), date(2022, 4, 1), 8, ["2022-02", "2022-03", "2022-04"]),
        (date(2021, 11, 1), date(2022, 12, 31), 5, ["2022-01", "2022-04", "2022-07", "2022-10"]),
        (date(2020, 5, 5), date(2024, 2, 1), 4, ["2021-01", "2022-01", "2023-01", "2024-01"]),
    ],
)
def test_ticks_begin_with_the_year_and_fit(
    eerste: date, laatste: date, meest: int, verwacht: list[str]
) -> None:
    assert [f"{dag:%Y-%m}" for dag in month_ticks(eerste, laatste, meest)] == verwacht


def test_the_axis_has_months_and_the_legend_the_peildatum() -> None:
    svg = tijdlijn(("Voorstel", PLAN, DAN), ("Taken uitgewerkt", PLAN - 150, PLAN - 70)).svg
    teksten = [plain(tekst.tekst) for tekst in legible.texts(svg)]
    assert {"jul 22", "jan 23", "Gepland", "Verwacht", "Peildatum: 30 april 2022"} <= set(teksten)
    assert list(legible.problems(svg)) == []


def test_the_alt_text_gives_each_known_day_in_words() -> None:
    alt = plain(tijdlijn(("Voorstel", PLAN, DAN), ("Start", PLAN + 15, None)).alt)
    assert alt.startswith("Puntgrafiek. Mijlpalen, op 30 april 2022.")
    assert "Voorstel: Gepland 31 oktober 2022, Verwacht 20 januari 2023." in alt
    assert "Start: Gepland 15 november 2022." in alt


def test_a_long_plan_is_told_by_its_first_and_last_day() -> None:
    rijen = [(f"M{n}", PLAN + n, None) for n in range(20)]
    alt = plain(tijdlijn(*rijen).alt)
    assert (
        "Gepland: laatste dag 19 november 2022 bij M19, eerste dag 31 oktober 2022 bij M0." in alt
    )
    assert "Verwacht: geen getoonde waarden." in alt


def test_a_plan_without_days_is_an_empty_frame() -> None:
    assert "geen gegevens" in tijdlijn(("Start", None, None), peil=False).svg
    assert "geen gegevens" in tijdlijn().svg


def test_a_chart_of_days_is_the_same_after_writing_and_reading() -> None:
    grafiek = tijdlijn(("Voorstel", PLAN, DAN))
    assert Grafiek.from_json(grafiek.to_json()) == grafiek


def test_a_frame_with_dates_becomes_a_table_with_days() -> None:
    frame = pd.DataFrame({"wat": ["a", "b"], "dag": pd.to_datetime(["2022-10-31", ""])})
    koppen = {"wat": Kop("Wat"), "dag": Kop("Dag", "datum")}
    tabel = make_table("proef.dagen", "Dagen", "nu", frame, koppen, (BRON,))
    assert list(tabel.teksten()) == [("a", "31-10-2022"), ("b", "n.v.t.")]
