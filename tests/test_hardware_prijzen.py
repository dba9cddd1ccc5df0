"""The price index of the chapter: base year, coverage, and what is left empty."""

from __future__ import annotations

from datetime import date

import pytest

from duo_analytics.chapters.hardware import prijzen
from duo_analytics.periods import Periode
from tests.hardware import Rij, kolom, levering, regel

TOEN: Rij = {"besteldatum": "2019-03-01", "toegezegde_leverdatum": None, "leverdatum": "2019-04-01"}
NU: Rij = {"besteldatum": "2022-03-01", "toegezegde_leverdatum": None, "leverdatum": "2022-04-01"}


def koop(nummer: int, wanneer: Rij, model: str | None, prijs: float, aantal: int = 1) -> Rij:
    return regel(nummer, model=model, prijs_per_stuk=prijs, aantal=aantal,
                 aantal_geleverd=aantal, **wanneer)  # fmt: skip


def test_the_index_compares_the_tertaal_with_the_base_year_of_the_configuration() -> None:
    """By hand: 3 pieces of 100 and 1 of 200 then; now 110 and 260: (330 + 260) / 500 = 118."""
    tabellen = levering(
        koop(1, TOEN, "A", 100, 3), koop(2, TOEN, "B", 200),
        koop(3, NU, "A", 110), koop(4, NU, "B", 260, 9),
    )  # fmt: skip
    assert prijzen.prijsindex.bereken(tabellen) == 118
    assert prijzen.prijsverandering_pct.bereken(tabellen) == 18
    assert prijzen.prijsindex_dekking_pct.bereken(tabellen) == 100
    assert "2019 = 100" in prijzen.verloop(tabellen).tabel.titel
    assert ("hardware.prijsindex_basisjaar", "altijd") in {
        (norm.reeks, norm.periode) for norm in tabellen.gebruikte_normen
    }


def test_below_the_least_coverage_there_is_no_index_but_the_coverage_is_told() -> None:
    """40% of the spending of 2019 is on the model that is still bought; 50% is asked."""
    tabellen = levering(koop(1, TOEN, "A", 100, 2), koop(2, TOEN, "B", 300), koop(3, NU, "A", 120))
    assert prijzen.prijsindex.bereken(tabellen) is None
    assert prijzen.prijsindex_dekking_pct.bereken(tabellen) == 40
    assert prijzen.verloop(tabellen).tabel.kolom("Vergeleken modellen")[-1] == 1


def test_exactly_the_least_coverage_is_enough() -> None:
    tabellen = levering(koop(1, TOEN, "A", 100), koop(2, TOEN, "B", 100), koop(3, NU, "A", 120))
    assert prijzen.prijsindex.bereken(tabellen) == 120


def test_a_tertaal_in_which_nothing_was_bought_keeps_no_price() -> None:
    tabel = prijzen.verloop(levering(koop(1, TOEN, "A", 100), koop(2, NU, "A", 110))).tabel
    assert kolom(tabel, "Besteld in")[0] == "2020-T1"
    assert kolom(tabel, "Prijsindex") == [*(None,) * 6, 110]


def test_a_delivery_without_the_whole_base_year_has_no_index_and_says_so() -> None:
    tabellen = levering(
        koop(1, TOEN, "A", 100), koop(2, NU, "A", 110), gegevens_vanaf=date(2019, 1, 2)
    )
    assert prijzen.prijsindex.bereken(tabellen) is None
    mandje = prijzen.mandje(tabellen)
    assert mandje.rijen == ()
    assert "bevat de levering het basisjaar niet" in mandje.noten[-1]


def test_during_the_base_year_there_is_no_index_yet() -> None:
    tabellen = levering(koop(1, TOEN, "A", 100)).op(Periode(2019, 2))
    assert prijzen.prijsindex.bereken(tabellen) is None
    assert kolom(prijzen.verloop(tabellen), "Besteld in") == ["2019-T2"]


def test_last_year_is_compared_as_it_was_bought_then() -> None:
    eerder: Rij = {"besteldatum": "2021-02-01", "toegezegde_leverdatum": None,
              "leverdatum": "2021-03-01"}  # fmt: skip
    tabellen = levering(koop(1, TOEN, "A", 100), koop(2, eerder, "A", 104), koop(3, NU, "A", 115))
    feit = prijzen.prijsindex(tabellen)
    assert feit.tekst == "115,0"
    assert feit.verandering(feit.vorig_jaar) == "+11,0\u00a0punten"
    tabel = prijzen.per_categorie(tabellen).tabel
    assert kolom(tabel, "Categorie")[0] == "Laptop"
    assert kolom(tabel, "2022-T1") == [15, *(None,) * 5, 15]
    assert kolom(tabel, "2021-T1") == [4, *(None,) * 5, 4]


@pytest.mark.parametrize("model", ["B", None])
def test_new_models_and_lines_without_a_model_leave_the_index_alone(model: str | None) -> None:
    tabellen = levering(koop(1, TOEN, "A", 100), koop(2, NU, "A", 110), koop(3, NU, model, 5000))
    assert prijzen.prijsindex.bereken(tabellen) == 110


def test_the_basket_names_every_model_of_the_base_year_in_the_order_of_the_categories() -> None:
    server = koop(2, TOEN, "S", 900) | {"categorie": "Server"}
    tabel = prijzen.mandje(levering(server, koop(1, TOEN, "A", 100, 2), koop(3, NU, "A", 110)))
    assert kolom(tabel, "Model") == ["A", "S"]
    assert kolom(tabel, "Besteld in 2019") == [2, 1]
    assert kolom(tabel, "Prijs nu") == [110, None]
    assert kolom(tabel, "Verandering") == [10, None]
