"""Equipment past its term, what replacing it costs, and the coming years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from duo_analytics.chapters.hardware import vervanging
from duo_analytics.periods import Periode
from tests.hardware import activum, kolom, levering, regel

OVER = activum(1, aanschafdatum="2019-01-10")  # three laptops, due on 10 January 2022
NOG_NIET = activum(2, aanschafdatum="2019-05-01", aantal=1)


def test_what_is_past_its_term_is_counted_and_valued_at_the_price_of_now() -> None:
    """By hand: 3 laptops x (100 + 140) / 2; the purchase cost 300."""
    regels = [
        regel(1, aantal=1, aantal_geleverd=1, prijs_per_stuk=100),
        regel(2, aantal=1, aantal_geleverd=1, prijs_per_stuk=140),
    ]
    tabellen = levering(*regels, activa=[OVER, NOG_NIET])
    assert vervanging.over_termijn_stuks.bereken(tabellen) == 3
    assert vervanging.over_termijn_pct.bereken(tabellen) == 75
    assert vervanging.over_termijn_eur.bereken(tabellen) == 360
    tabel = vervanging.achterstand(tabellen).tabel
    assert kolom(tabel, "In gebruik") == [4, 4]
    assert kolom(tabel, "Over termijn") == [3, 3]
    assert kolom(tabel, "Vervangingswaarde") == [360, 360]
    assert kolom(tabel, "Aanschafwaarde") == [300, 300]


def test_the_price_of_a_piece_weighs_the_pieces() -> None:
    """By hand: 1 of 100 and 9 of 200 is 190 a piece, not 150."""
    regels = [
        regel(1, aantal=1, aantal_geleverd=1, prijs_per_stuk=100),
        regel(2, aantal=9, aantal_geleverd=9, prijs_per_stuk=200),
    ]
    assert vervanging.over_termijn_eur.bereken(levering(*regels, activa=[OVER])) == 570


def test_without_a_price_of_now_the_value_is_unknown_and_not_zero() -> None:
    oud = regel(1, besteldatum="2021-04-30", leverdatum="2021-05-20", toegezegde_leverdatum=None)
    server = activum(3, categorie="Server", aantal=1)
    tabellen = levering(oud, regel(2), activa=[OVER, server])
    assert vervanging.over_termijn_eur.bereken(tabellen) is None
    tabel = vervanging.achterstand(tabellen).tabel
    assert kolom(tabel, "Categorie") == ["Laptop", "Server", "Totaal"]
    assert kolom(tabel, "Vervangingswaarde") == [300, None, None]
    kort = levering(regel(2), activa=[OVER], gegevens_vanaf=date(2022, 1, 1))
    assert vervanging.over_termijn_eur.bereken(kort) is None


def test_what_went_out_of_use_is_no_backlog_and_was_one_before() -> None:
    weg = OVER | {"buiten_gebruik_op": "2022-04-29"}
    tabellen = levering(regel(), activa=[weg, activum(2, aanschafdatum="2018-01-01", aantal=2)])
    assert vervanging.over_termijn_stuks.bereken(tabellen) == 2
    assert vervanging.over_termijn_stuks.bereken(tabellen.op(Periode(2021, 3))) == 2
    feit = vervanging.over_termijn_stuks(levering(regel(), activa=[weg]))
    assert feit.tekst == "0\u00a0stuks"


def test_nothing_in_use_has_no_share_and_no_rows() -> None:
    tabellen = levering(regel())
    assert vervanging.over_termijn_pct.bereken(tabellen) is None
    assert vervanging.achterstand(tabellen).tabel.rijen == ()


def test_the_coming_years_hold_everything_in_use_once() -> None:
    activa = [
        OVER,
        NOG_NIET | {"aanschafdatum": "2019-04-30"},  # due on the peildatum itself: not past it
        activum(3, aanschafdatum="2020-06-01", aantal=5),
        activum(4, aanschafdatum="2021-12-31", aantal=7, termijn_jaren=20),
    ]
    tabel = vervanging.komende_jaren(levering(regel(), activa=activa)).tabel
    stuks = dict(zip(tabel.kolom("Termijn eindigt in"), tabel.kolom("Apparaten"), strict=True))
    assert stuks == {
        "Over termijn": 3, "Rest van 2022": 1, "2023": 5, "2024": 0, "2025": 0, "2026": 0,
        "2027 of later": 7,
    }  # fmt: skip
    assert kolom(tabel, "Laptop") == [300, 100, 500, 0, 0, 0, 700]
    assert kolom(tabel, "Totaal") == kolom(tabel, "Laptop")


def test_the_years_close_with_their_total_as_printed() -> None:
    """Three categories of 0.50 each: 1.50, printed as 2 = 1 + 1 + 0."""
    categorieen = ("Laptop", "Tablet", "Scherm")
    regels = [regel(n, categorie=c, prijs_per_stuk=0.5) for n, c in enumerate(categorieen)]
    activa = [OVER | {"activum_id": c, "categorie": c, "aantal": 1} for c in categorieen]
    tabellen = levering(*regels, activa=activa)
    tabel = vervanging.komende_jaren(tabellen).tabel
    assert tabel.rijen[0][1:4] == (Decimal(1), Decimal(1), Decimal(0))
    assert kolom(tabel, "Totaal")[0] == 2
    assert kolom(vervanging.achterstand(tabellen), "Vervangingswaarde") == [1, 1, 0, 2]
