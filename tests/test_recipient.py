"""The rapportage of one recipient: kind, order, texts and the form for a raad."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from duo_analytics.errors import GebruikFout, RapportageFout, TekstGeweigerd
from duo_analytics.periods import Periode
from duo_analytics.rapportage.blokken import Alinea, Kop
from duo_analytics.rapportage.definition import (
    chosen_recipients,
    definition_of,
    definitions,
    recipients,
)
from duo_analytics.rapportage.document import Rapportage
from duo_analytics.rapportage.recipient import TEKST_VOLGT, Teksten, read_texts, tailor
from duo_analytics.results.feit import Feiten
from tests.voorbeeld import PERIODE, feit, rapportage, tekst

EERSTE = definition_of(Periode(2022, 1))
GEEN = Teksten({}, ())


def with_money(wijzigingen: str = "0", periode: Periode = PERIODE) -> Rapportage:
    """The small rapportage with the figures about money that the form of a raad tells."""
    bedragen = {
        "bijdrage_na_wijziging": "700",
        "bijdrage_prognose": "710",
        "afwijking_bijdrage": "-10",
    }
    feiten = [
        *(replace(feit(f"financien.{naam}", waarde), eenheid="eur", decimalen=0)
          for naam, waarde in bedragen.items()),
        replace(feit("financien.wijziging_in_periode", wijzigingen), eenheid="wijzigingen",
                decimalen=0),
    ]  # fmt: skip
    samen = rapportage()
    geld = replace(samen.hoofdstukken[0], naam="financien", titel="Financiën",
                   blokken=(Feiten(tuple(feiten)),))  # fmt: skip
    return replace(samen, periode=periode, hoofdstukken=(*samen.hoofdstukken, geld))


def words(samen: Rapportage) -> str:
    """The form as plain text."""
    regels = [(b.tekst,) if isinstance(b, Kop) else b.delen
              for b in samen.aanbieding if isinstance(b, Kop | Alinea)]  # fmt: skip
    woorden = [
        "".join(deel if isinstance(deel, str) else deel.tekst for deel in regel) for regel in regels
    ]
    return "\n".join(woorden).replace("\xa0", " ")


# The kinds


def test_each_tertaal_has_its_own_kind() -> None:
    assert [d.tertaal for d in definitions()] == [1, 2, 3]
    assert (EERSTE.aard, EERSTE.begrotingswijziging) == ("informerend", False)
    tweede = definition_of(Periode(2022, 2))
    assert (tweede.aard, tweede.begrotingswijziging) == ("financieel", True)


def test_every_recipient_of_a_kind_is_described() -> None:
    for definitie in definitions():
        assert set(definitie.ontvangers) <= set(recipients())


def test_a_chapter_that_a_kind_does_not_name_comes_after_those_that_it_does() -> None:
    assert EERSTE.volgorde("herstart") < EERSTE.volgorde("financien") < EERSTE.volgorde("nieuw")


def test_the_whole_comes_last_among_the_recipients() -> None:
    assert [o.sleutel for o in chosen_recipients(EERSTE, ())] == [
        "diemen", "ouder_amstel", "uithoorn", "duo_breed",
    ]  # fmt: skip


def test_an_unknown_recipient_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(GebruikFout, match=r"'dieme' is geen ontvanger\. Bedoelde u 'diemen'\?"):
        chosen_recipients(EERSTE, ["dieme"])


# Texts


def test_the_text_of_a_recipient_goes_before_that_of_all(tmp_path: Path) -> None:
    (tmp_path / "diemen").mkdir()
    (tmp_path / "proef.md").write_text("Voor iedereen.", encoding="utf-8")
    (tmp_path / "diemen" / "proef.md").write_text("Voor Diemen.", encoding="utf-8")
    gelezen = read_texts(tmp_path, recipients()["diemen"], rapportage())
    assert gelezen.blokken["proef"] == (Alinea(("Voor Diemen.",)),)
    ander = read_texts(tmp_path, recipients()["uithoorn"], rapportage())
    assert ander.blokken["proef"] == (Alinea(("Voor iedereen.",)),)


def test_every_mistake_of_every_text_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "proef.md").write_text('{{ feit("a.b") }}', encoding="utf-8")
    (tmp_path / "tweede.md").write_text('x\n{{ feit("c.d") }}', encoding="utf-8")
    with pytest.raises(TekstGeweigerd) as fout:
        read_texts(tmp_path, recipients()["duo_breed"], rapportage())
    assert [str(p).split(":")[0] for p in fout.value.problemen] == [
        "FOUT  proef.md, regel 1",
        "FOUT  tweede.md, regel 2",
    ]
    assert fout.value.exit_code == 3


def test_what_only_asks_for_a_look_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "proef.md").write_text("Er zijn 17 banen.", encoding="utf-8")
    gelezen = read_texts(tmp_path, recipients()["duo_breed"], rapportage())
    assert [str(p) for p in gelezen.let_op] == [
        "LET OP  proef.md, regel 1: '17' is met de hand getypt en is geen feit."
    ]


def test_without_a_folder_there_are_no_texts() -> None:
    assert read_texts(None, recipients()["duo_breed"], rapportage()) == GEEN


def test_a_text_stands_after_the_question_of_its_chapter() -> None:
    teksten = Teksten({"proef": (Alinea(("Eigen woorden.",)),)}, ())
    samen = tailor(rapportage(), EERSTE, recipients()["duo_breed"], teksten)
    assert samen.hoofdstukken[0].blokken[:2] == (
        Alinea(("Wat is de vraag?",)), Alinea(("Eigen woorden.",)),
    )  # fmt: skip


def test_a_text_that_must_be_written_is_announced_where_it_is_missing() -> None:
    strikt = EERSTE.model_copy(update={"vereiste_teksten": ("proef",)})
    samen = tailor(rapportage(), strikt, recipients()["duo_breed"], GEEN)
    assert samen.hoofdstukken[0].blokken[1] == Alinea((TEKST_VOLGT,))
    assert samen.ontbrekende_teksten == ("proef",)


# The form


def test_the_bestuur_gets_no_form() -> None:
    assert tailor(rapportage(), EERSTE, recipients()["duo_breed"], GEEN).aanbieding == ()


def test_the_form_follows_the_headings_of_the_source_and_names_the_raad() -> None:
    samen = tailor(with_money(), EERSTE, recipients()["diemen"], GEEN)
    koppen = [b.tekst for b in samen.aanbieding if isinstance(b, Kop) and b.niveau < 4]
    assert koppen == [
        "Wat is de voorgeschiedenis en de concrete aanleiding van de informatie?",
        "Concrete aanleiding",
        "Toelichting",
        "Inhoud van het voorstel",
        "Gevolgen en risico's",
        "Financieel",
    ]
    assert "leest de raad van Diemen" in words(samen)
    assert "januari tot en met april 2022" in words(samen)


def test_the_form_has_a_block_per_subject_with_its_summary() -> None:
    samen = tailor(with_money(), EERSTE, recipients()["diemen"], GEEN)
    onderwerpen = [b.tekst for b in samen.aanbieding if isinstance(b, Kop) and b.niveau == 4]
    assert onderwerpen == ["Financiën", *(h.titel for h in rapportage().hoofdstukken)]
    assert tekst() in samen.aanbieding


def test_headings_of_the_form_can_be_another_for_one_gemeente() -> None:
    diemen = recipients()["diemen"]
    eigen = diemen.model_copy(update={"koppen": diemen.koppen.model_copy(
        update={"financieel": "Kosten en dekking"})})  # fmt: skip
    samen = tailor(with_money(), EERSTE, eigen, GEEN)
    assert Kop(3, "Kosten en dekking") in samen.aanbieding


def test_the_own_reason_of_the_controller_takes_the_place_of_the_usual_one() -> None:
    teksten = Teksten({"aanleiding": (Alinea(("Dit jaar is het anders.",)),)}, ())
    samen = tailor(with_money(), EERSTE, recipients()["diemen"], teksten)
    assert "Dit jaar is het anders." in words(samen)
    assert "vooral informerend van aard" not in words(samen)


def test_a_second_rapportage_covers_the_year_up_to_its_peildatum() -> None:
    tweede = with_money("2", Periode(2022, 2))
    samen = tailor(tweede, definition_of(Periode(2022, 2)), recipients()["uithoorn"], GEEN)
    assert samen.in_woorden == "januari tot en met augustus 2022"
    assert "bijdrage van Uithoorn" in words(samen)
    assert feit() in samen.feiten


def test_what_the_form_says_of_money_are_the_figures_of_its_recipient() -> None:
    samen = tailor(with_money(), EERSTE, recipients()["diemen"], GEEN)
    assert "begroting van Diemen" in words(samen)
    assert "De bijdrage van Diemen aan Duo+ is dit jaar volgens de begroting € 700." in words(samen)


def test_an_informing_rapportage_says_from_the_data_that_nothing_changed_in_the_budget() -> None:
    samen = tailor(with_money(), EERSTE, recipients()["diemen"], GEEN)
    assert "van januari tot en met april 2022 zijn er 0 wijzigingen" in words(samen)


def test_an_informing_rapportage_with_a_begrotingswijziging_is_refused() -> None:
    with pytest.raises(RapportageFout, match=r"de levering noemt 1.wijziging"):
        tailor(with_money("1"), EERSTE, recipients()["duo_breed"], GEEN)


def test_a_financial_rapportage_may_hold_a_begrotingswijziging() -> None:
    tweede = with_money("2", Periode(2022, 2))
    samen = tailor(tweede, definition_of(Periode(2022, 2)), recipients()["uithoorn"], GEEN)
    assert "stelde het algemeen bestuur 2 wijzigingen vast" in words(samen)


def test_a_text_of_the_kind_that_names_an_unknown_fact_is_refused() -> None:
    anders = EERSTE.aanbieding.model_copy(update={"inhoud": '{{ feit("financien.x") }}'})
    with pytest.raises(TekstGeweigerd, match="de aanbieding van 'Eerste voortgangsrapportage Duo"):
        tailor(
            with_money(),
            EERSTE.model_copy(update={"aanbieding": anders}),
            recipients()["diemen"],
            GEEN,
        )


def test_the_form_says_nothing_of_a_chapter_that_was_not_made() -> None:
    samen = tailor(rapportage(), EERSTE, recipients()["diemen"], GEEN)
    assert "leest de raad van Diemen" in words(samen)
    assert "begrotingswijziging" not in words(samen)
