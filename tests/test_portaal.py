"""The front page over all rapportages, and the index of facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from duo_analytics.errors import PeriodeBezet
from duo_analytics.rapportage.compare import Set
from duo_analytics.rapportage.portaal import fact_index
from duo_analytics.reference import Reference
from duo_analytics.runs import portal
from duo_analytics.runs.publish import Vrijgave, publish
from duo_analytics.runs.versions import Plek
from tests.klein import concept
from tests.paginas import Pagina, faults
from tests.voorbeeld import feit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NORMEN = Reference.load()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two periods with one between them that is missing; the newest was released, then redone."""
    out = tmp_path_factory.mktemp("portaal") / "uit"
    concept(out, "24.8", "2021-T2")
    concept(out, "12.0")
    concept(out, "12.4")
    vrijgave = Vrijgave("Controller A", "nagekeken", {})
    publish(Plek(out, "2022-T1"), vrijgave, "2022-05-12T09:30:00+02:00")
    concept(out, "13.0")
    portal.write(out, NORMEN)
    return out


def front(out: Path) -> str:
    return (out / portal.FRONT).read_text(encoding="utf-8")


def text(out: Path) -> str:
    """What a reader of the front page sees."""
    return " ".join(Pagina(front(out)).text().split())


@pytest.mark.parametrize("naam", [portal.FRONT, portal.FACTS])
def test_both_pages_are_sound(out: Path, naam: str) -> None:
    assert faults((out / naam).read_text(encoding="utf-8"), naar_bestanden=True) == []


@pytest.mark.parametrize("naam", [portal.FRONT, portal.FACTS])
def test_every_link_leads_to_a_file_and_to_a_place_on_its_page(out: Path, naam: str) -> None:
    adressen = [a["href"] for a in Pagina((out / naam).read_text(encoding="utf-8")).fields("a")]
    buiten = [adres for adres in adressen if not adres.startswith("#")]
    assert len(buiten) >= 3
    for adres in buiten:
        bestand, _, anker = adres.partition("#")
        assert (out / bestand).is_file(), adres
        if anker:
            assert f'id="{anker}"' in (out / bestand).read_text(encoding="utf-8"), adres


def test_the_newest_period_comes_first_and_a_missing_one_is_named(out: Path) -> None:
    koppen = [tekst for tag, tekst in Pagina(front(out)).texts if tag == "h2"]
    assert koppen == [
        "Perioden", "Januari tot en met april 2022", "Mei tot en met augustus 2021",
    ]  # fmt: skip
    assert "Van deze perioden is er geen rapportage: 2021-T3." in text(out)


def test_a_period_says_its_kind_its_stand_and_that_there_is_a_newer_concept(out: Path) -> None:
    assert (
        "Eerste voortgangsrapportage Duo+. Vastgesteld op 12 mei 2022, versie 3. Er is een nieuwer "
        "concept, versie 4."
    ) in text(out)
    assert "Tweede voortgangsrapportage Duo+. Concept, versie 1. Nog niet vastgesteld." in text(out)


def test_what_changed_is_told_since_the_version_and_the_period_before(out: Path) -> None:
    assert "Sinds versie 1: 1 feit is anders" in text(out)
    assert "Sinds 2021-T3" not in text(out)
    concept(out, "24.8", "2021-T3")
    portal.write(out, NORMEN)
    assert "Sinds 2021-T3: 1 feit is anders" in text(out)
    assert "Bezetting: 24,8\u00a0fte -> 12,4\u00a0fte" in front(out).replace("&gt;", ">")


def test_an_erratum_is_compared_with_what_it_replaces(tmp_path: Path) -> None:
    plek = Plek(tmp_path / "uit", "2022-T1")
    concept(plek.out, "12.4")
    publish(plek, Vrijgave("A", "nagekeken", {}), "2022-05-12T09:30:00+02:00")
    concept(plek.out, "13.0")
    publish(plek, Vrijgave("A", "nagekeken", {}, "fout"), "2022-06-01T10:00:00+02:00")
    portal.write(plek.out, NORMEN)
    assert "Erratum op versie 2: fout" in text(plek.out)
    assert "Sinds versie 2: 1 feit is anders" in text(plek.out)
    assert "12,4\u00a0fte -&gt; 13,0\u00a0fte" in front(plek.out)


def test_what_is_missing_is_named_per_recipient(out: Path) -> None:
    assert "De rapportage voor Diemen." in text(out)
    assert "De rapportage voor Duo-breed." not in text(out)


def test_every_version_has_its_stand_and_who_released_it(out: Path) -> None:
    assert "vastgesteld, deze ziet u Controller A: nagekeken" in text(out)
    adressen = [a["href"] for a in Pagina(front(out)).fields("a")]
    assert "versies/2022-T1/0004/rapportage.html" in adressen


def test_the_same_versions_give_the_same_pages_and_a_change_of_one_is_found(out: Path) -> None:
    assert dict(portal.pages(out, NORMEN)) == dict(portal.pages(out, NORMEN))
    portal.write(out, NORMEN)
    assert portal.changed(out, NORMEN) == []
    heel = front(out)
    (out / portal.FRONT).write_text(heel.replace("Duo-breed", "Duo-breet"), encoding="utf-8")
    assert portal.changed(out, NORMEN) == [portal.FRONT]
    (out / portal.FRONT).write_text(heel, encoding="utf-8")


def test_a_front_page_that_another_run_keeps_busy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal, "SECONDS", 0.0)
    (tmp_path / ".werk").mkdir()
    with (
        FileLock(tmp_path / ".werk" / "portaal.slot"),
        pytest.raises(PeriodeBezet, match="bezig met de voorpagina"),
    ):
        portal.write(tmp_path, NORMEN)
    with FileLock(tmp_path / ".werk" / "portaal.slot"):
        (regel,) = portal.refresh(tmp_path, NORMEN)
    assert regel.startswith("LET OP  De voorpagina is nog die van daarvoor. Een andere run is")


def test_a_front_page_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / portal.FRONT).mkdir()
    (regel,) = portal.refresh(tmp_path, NORMEN)
    assert regel.startswith("LET OP  De voorpagina is nog die van daarvoor. Schrijven lukt niet (")


def test_a_folder_without_versions_gives_empty_pages(tmp_path: Path) -> None:
    portal.write(tmp_path, NORMEN)
    for naam in (portal.FRONT, portal.FACTS):
        tekst = (tmp_path / naam).read_text(encoding="utf-8")
        assert faults(tekst, naar_bestanden=True) == []


def test_the_index_orders_as_a_dutch_reader_does() -> None:
    namen = {"a": "Zorg", "b": "Één", "c": "eens", "d": "3 teams"}
    feiten = {naam: replace(feit(naam), titel=titel) for naam, titel in namen.items()}
    lijst = fact_index([Set("2022-T1", "2022-T1", feiten, {})], dict.fromkeys(namen, "x"))
    titels = {letter: [woord.titel for woord in woorden] for letter, woorden in lijst.items()}
    assert titels == {"0-9": ["3 teams"], "E": ["Één", "eens"], "Z": ["Zorg"]}


@pytest.mark.browser
@pytest.mark.parametrize("breed", [320, 1280])
def test_both_pages_fit_on_a_phone_and_ask_for_nothing(
    out: Path, browser: Browser, breed: int
) -> None:
    pagina = browser.new_page(viewport={"width": breed, "height": 800})
    gevraagd: list[str] = []
    pagina.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    for naam in (portal.FRONT, portal.FACTS):
        pagina.goto((out / naam).as_uri())
        over = pagina.evaluate("document.scrollingElement.scrollWidth - window.innerWidth")
        assert over <= 0, naam
    assert [adres for adres in gevraagd if not adres.startswith("file:")] == []
    pagina.close()
