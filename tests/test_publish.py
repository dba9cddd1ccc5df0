"""Releasing a concept: what it asks, leaves alone and writes, and what finds a change."""

from __future__ import annotations

import json
import re
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from duo_analytics.errors import GebruikFout, RapportageFout, VersieFout, VrijgaveGeweigerd
from duo_analytics.rapportage import recipient
from duo_analytics.runs import durable, history, sets, verify, versions
from duo_analytics.runs.publish import RELEASE, STAND_BOUND, Vrijgave, publish
from duo_analytics.runs.versions import Plek
from tests.klein import NOTEBOOK, concept
from tests.paginas import faults

MOMENT, LATER = "2022-05-12T09:30:00+02:00", "2022-06-01T10:00:00+02:00"
VRIJGAVE = Vrijgave("Controller A", "cijfers en teksten nagekeken", {})


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    """A period with one concept."""
    plek = Plek(tmp_path / "uit", "2022-T1")
    concept(plek.out)
    return plek


def page(plek: Plek) -> str:
    """What readers see."""
    return (plek.huidig / "rapportage.html").read_text(encoding="utf-8")


# What a release is


def test_a_release_is_a_new_version_that_says_vastgesteld_and_nothing_else_differs(
    plek: Plek,
) -> None:
    assert publish(plek, VRIJGAVE, MOMENT).versie == 2
    assert "Vastgesteld op 12 mei 2022 (versie 2)." in page(plek)
    assert "Concept" not in page(plek)
    assert faults(page(plek)) == []
    oud, nieuw = durable.hashes(plek.map(1)), durable.hashes(plek.map(2))
    assert nieuw.keys() - oud.keys() == {RELEASE}
    anders = {naam for naam in oud if oud[naam] != nieuw[naam]}
    assert anders == {naam for naam in oud if naam.endswith(STAND_BOUND)}
    assert plek.read().aanwezig == (1, 2)


def test_the_release_record_says_who_when_why_and_the_hash_of_every_file(plek: Plek) -> None:
    publish(plek, VRIJGAVE, MOMENT)
    record = json.loads((plek.huidig / RELEASE).read_text(encoding="utf-8"))
    assert (record["naam"], record["notitie"], record["tijd"]) == (
        "Controller A", "cijfers en teksten nagekeken", MOMENT,
    )  # fmt: skip
    assert (record["versie"], record["van_concept"], record["vervangt"]) == (2, 1, 0)
    bestanden = durable.hashes(plek.huidig)
    assert record["bestanden"] == {n: s for n, s in bestanden.items() if n != RELEASE}


def test_the_same_release_of_the_same_concept_gives_the_same_bytes(tmp_path: Path) -> None:
    plekken = [Plek(tmp_path / naam, "2022-T1") for naam in ("een", "een andere map")]
    for plek in plekken:
        concept(plek.out)
        publish(plek, VRIJGAVE, MOMENT)
    een, ander = (durable.hashes(plek.map(2)) for plek in plekken)
    assert een == ander
    # The package names when the concept was made, which is not the same moment.
    assert [p.name for p in plekken[0].archief(2).iterdir()] == ["2022-T1-versie-2.zip"]


# What it asks


def test_there_must_be_a_concept(tmp_path: Path) -> None:
    with pytest.raises(GebruikFout, match="Maak haar eerst met duo-analytics run"):
        publish(Plek(tmp_path, "2022-T1"), VRIJGAVE, MOMENT)


def test_a_missing_text_of_the_controller_keeps_it_a_concept(
    plek: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = recipient.tailor
    monkeypatch.setattr(
        recipient, "tailor", lambda *w: replace(echt(*w), ontbrekende_teksten=("proef",))
    )
    with pytest.raises(VrijgaveGeweigerd) as fout:
        publish(plek, VRIJGAVE, MOMENT)
    assert fout.value.exit_code == 4
    assert str(fout.value) == (
        "2022-T1 is niet vastgesteld.\nDe tekst bij proef ontbreekt (duo_breed). Schrijf "
        "teksten/proef.md en maak de rapportage opnieuw."
    )
    assert plek.read().vastgesteld == ()


@pytest.fixture
def sprong(tmp_path: Path) -> Plek:
    """A period of which the fact is half of what it was in the previous one."""
    uit = tmp_path / "uit"
    concept(uit, "24.8", "2021-T3")
    concept(uit, "12.4")
    return Plek(uit, "2022-T1")


def test_a_large_change_without_a_note_keeps_it_a_concept(sprong: Plek) -> None:
    melding = r"toelichting: Bezetting, 24,8.fte -> 12,4.fte \(proef\.bezetting\)\.\nKijk na"
    with pytest.raises(VrijgaveGeweigerd, match=melding):
        publish(sprong, VRIJGAVE, MOMENT)
    lijst = sprong.out / "bewijs" / "2022-T1-toelichtingen.toml"
    assert tomllib.loads(lijst.read_text(encoding="utf-8")) == {"proef.bezetting": ""}
    with pytest.raises(VrijgaveGeweigerd):
        publish(sprong, replace(VRIJGAVE, toelichtingen={"proef.bezetting": " "}), MOMENT)


def test_a_large_change_with_a_note_is_released_and_the_note_is_kept(sprong: Plek) -> None:
    uitleg = {"proef.bezetting": "team A is overgegaan"}
    gedaan = publish(sprong, replace(VRIJGAVE, toelichtingen=uitleg), MOMENT)
    assert gedaan.vergeleken_met == "2021-T3"
    assert sprong.vermelding(gedaan.versie).vrijgave["toelichtingen"] == uitleg


def test_a_note_on_a_fact_that_did_not_jump_is_refused(sprong: Plek) -> None:
    with pytest.raises(GebruikFout, match=r"Bedoelde u 'proef\.bezetting'\?"):
        publish(sprong, replace(VRIJGAVE, toelichtingen={"proef.bezeting": "x"}), MOMENT)


def test_a_concept_that_was_changed_after_it_was_made_is_not_released(plek: Plek) -> None:
    pad = plek.map(1) / "feiten.json"
    pad.chmod(0o644)
    pad.write_text(pad.read_text(encoding="utf-8").replace("12,4", "99,9"), encoding="utf-8")
    with pytest.raises(VersieFout, match=r"versie 1, bestand feiten\.json is veranderd"):
        publish(plek, VRIJGAVE, MOMENT)


def test_a_program_that_now_makes_something_else_of_the_same_notebooks_does_not_release_it(
    plek: Plek, monkeypatch: pytest.MonkeyPatch
) -> None:
    from duo_analytics.rapportage.render import data

    monkeypatch.setattr(data, "csv_text", lambda _: "iets anders")
    with pytest.raises(VersieFout, match=r"maakt van versie 1 nu iets anders .*cijfers/proef"):
        publish(plek, VRIJGAVE, MOMENT)


def test_a_file_that_was_not_written_whole_is_found_before_there_is_a_version(plek: Plek) -> None:
    sets.require_whole(plek.map(1))
    pad = plek.map(1) / "cijfers.xlsx"
    pad.chmod(0o644)
    pad.write_bytes(pad.read_bytes()[:-1])
    with pytest.raises(RapportageFout, match=r"niet heel geschreven \(cijfers\.xlsx\)"):
        sets.require_whole(plek.map(1))


# Replacing what was released


def test_what_was_released_is_not_released_again_without_a_reason(plek: Plek) -> None:
    publish(plek, VRIJGAVE, MOMENT)
    with pytest.raises(GebruikFout, match=r"al vastgesteld \(versie 2\)"):
        publish(plek, VRIJGAVE, LATER)
    with pytest.raises(GebruikFout, match="geen concept van 2022-T1 dat nieuwer is"):
        publish(plek, replace(VRIJGAVE, erratum="fout"), LATER)


def test_an_erratum_says_what_it_replaces_and_loses_nothing(plek: Plek) -> None:
    publish(plek, VRIJGAVE, MOMENT)
    concept(plek.out, "13.0")
    assert "12,4" in page(plek)
    assert "13,0" not in page(plek)
    publish(plek, replace(VRIJGAVE, erratum="Team B ontbrak."), LATER)
    gemaakt = plek.read().gemaakt(2)[:10]
    regel = re.search(r"Vastgesteld op 1 juni 2022 \(versie 4\)\. Erratum: [^<]*", page(plek))
    assert regel is not None
    assert "deze versie vervangt versie 2 van " in regel[0]
    assert regel[0].endswith("Reden: Team B ontbrak.")
    assert "13,0" in page(plek)
    assert plek.read().vastgesteld == (2, 4)
    assert gemaakt
    versions.restore(plek, 2)
    assert "Vastgesteld op 12 mei 2022 (versie 2)." in page(plek)


def test_an_erratum_needs_something_to_replace(plek: Plek) -> None:
    with pytest.raises(GebruikFout, match=r"nog niet vastgesteld\. Laat --erratum weg"):
        publish(plek, replace(VRIJGAVE, erratum="fout"), MOMENT)


# The archive


def test_the_package_holds_the_forms_the_settings_the_lock_and_metadata_beside_every_file(
    plek: Plek,
) -> None:
    publish(plek, VRIJGAVE, MOMENT)
    with zipfile.ZipFile(plek.archief(2) / "2022-T1-versie-2.zip") as pakket:
        namen = set(pakket.namelist())
        assert pakket.testzip() is None
    wortel = "2022-T1-versie-2/"
    assert {f"{wortel}{naam}" for naam in (
        "rapportage.html", "rapportage.pdf", "cijfers.xlsx", "manifest.json", RELEASE,
        "requirements.lock", "instellingen/eerste.toml", "instellingen/plausibiliteit.csv",
    )} <= namen  # fmt: skip
    los = {naam for naam in namen if not naam.endswith(".mdto.xml")}
    beschreven = {n.removesuffix(".bestand.mdto.xml") for n in namen if ".bestand." in n}
    assert beschreven == los
    assert f"{wortel}2022-T1-versie-2.mdto.xml" in namen


# The children of each element, as the schema of the Nationaal Archief orders them: what must be
# there has a star (https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.html).
SCHEMA = {
    "MDTO": "informatieobject bestand",
    "informatieobject": (
        "*identificatie *naam aggregatieniveau classificatie trefwoord omschrijving "
        "raadpleeglocatie dekkingInTijd dekkingInRuimte taal event *waardering bewaartermijn "
        "informatiecategorie isOnderdeelVan bevatOnderdeel heeftRepresentatie "
        "aanvullendeMetagegevens gerelateerdInformatieobject *archiefvormer betrokkene activiteit "
        "*beperkingGebruik"
    ),
    "bestand": "*identificatie *naam *omvang *bestandsformaat *checksum URLBestand "
    "*isRepresentatieVan",
    "identificatie": "*identificatieKenmerk *identificatieBron",
    "verwijzingIdentificatie": "*identificatieKenmerk *identificatieBron",
    "dekkingInTijd": "*dekkingInTijdType *dekkingInTijdBegindatum dekkingInTijdEinddatum",
    "event": "*eventType eventTijd eventVerantwoordelijkeActor eventResultaat",
    "checksum": "*checksumAlgoritme *checksumWaarde *checksumDatum",
    "gerelateerdInformatieobject": "*gerelateerdInformatieobjectVerwijzing "
    "*gerelateerdInformatieobjectTypeRelatie",
    "beperkingGebruik": "*beperkingGebruikType beperkingGebruikNadereBeschrijving "
    "beperkingGebruikDocumentatie beperkingGebruikTermijn",
}
TERM = "*begripLabel begripCode *begripBegrippenlijst"
REFERENCE = "*verwijzingNaam verwijzingIdentificatie"
TERMS = {"aggregatieniveau", "dekkingInTijdType", "eventType", "waardering", "bestandsformaat",
         "checksumAlgoritme", "gerelateerdInformatieobjectTypeRelatie",
         "beperkingGebruikType"}  # fmt: skip


def against_schema(element: ElementTree.Element) -> None:
    """Every element has the children that it must have, in the order of the schema."""
    naam = element.tag.removeprefix("{https://www.nationaalarchief.nl/mdto}")
    kinderen = [k.tag.removeprefix("{https://www.nationaalarchief.nl/mdto}") for k in element]
    if kinderen:
        regel = SCHEMA.get(naam) or (TERM if naam in TERMS else REFERENCE)
        orde = [woord.removeprefix("*") for woord in regel.split()]
        assert set(kinderen) <= set(orde), naam
        assert kinderen == sorted(kinderen, key=orde.index), naam
        assert {w[1:] for w in regel.split() if w.startswith("*")} <= set(kinderen), naam
    else:
        assert (element.text or "").strip(), naam
    for kind in element:
        against_schema(kind)


def test_the_metadata_follow_the_schema_and_agree_with_the_files(plek: Plek) -> None:
    publish(plek, VRIJGAVE, MOMENT)
    concept(plek.out, "13.0")
    publish(plek, replace(VRIJGAVE, erratum="Team B ontbrak."), LATER)
    ruimte = {"m": "https://www.nationaalarchief.nl/mdto"}
    with zipfile.ZipFile(plek.archief(4) / "2022-T1-versie-4.zip") as pakket:
        for naam in pakket.namelist():
            if not naam.endswith(".mdto.xml"):
                continue
            wortel = ElementTree.fromstring(pakket.read(naam))  # noqa: S314 - made by us
            against_schema(wortel)
            if ".bestand." in naam:
                inhoud = pakket.read(naam.removesuffix(".bestand.mdto.xml"))
                assert wortel.findtext(".//m:omvang", namespaces=ruimte) == str(len(inhoud))
            else:
                assert "2022-T1-versie-2" in ElementTree.tostring(wortel, encoding="unicode")


# What finds a change


def test_what_was_made_and_released_is_as_it_was_written(plek: Plek) -> None:
    publish(plek, VRIJGAVE, MOMENT)
    assert verify.faults(plek) == []


def every_file(plek: Plek) -> list[Path]:
    """Every file that a release left, whatever it is."""
    gekozen = [pad for _, pad in durable.files(plek.out) if ".werk" not in pad.parts]
    return sorted({pad.resolve() for pad in gekozen})


def test_one_flipped_bit_is_found_in_whatever_file(plek: Plek) -> None:
    publish(plek, VRIJGAVE, MOMENT)
    paden = every_file(plek)
    assert len(paden) > 20
    for nummer, pad in enumerate(paden):
        inhoud = bytearray(pad.read_bytes())
        plaats = (nummer * 7919) % len(inhoud)
        inhoud[plaats] ^= 1
        heel = pad.read_bytes()
        pad.chmod(0o644)
        pad.write_bytes(inhoud)
        assert found(plek), pad
        pad.write_bytes(heel)
    assert not found(plek)


def found(plek: Plek) -> bool:
    try:
        return bool(verify.faults(plek))
    except VersieFout:
        return True


def test_every_bit_of_the_history_is_covered(plek: Plek) -> None:
    heel = plek.geschiedenis.read_bytes()
    for plaats in range(8 * len(heel)):
        inhoud = bytearray(heel)
        inhoud[plaats // 8] ^= 1 << plaats % 8
        plek.geschiedenis.write_bytes(inhoud)
        assert found(plek), inhoud
    plek.geschiedenis.write_bytes(heel)
    assert not found(plek)


def test_a_file_that_is_gone_or_was_added_is_named(plek: Plek) -> None:
    (plek.map(1) / "erbij.txt").write_text("x", encoding="utf-8")
    durable.remove(plek.bewijs(1) / NOTEBOOK)
    assert verify.faults(plek) == [
        "2022-T1: versie 1, bestand erbij.txt hoort er niet.",
        f"2022-T1: bewijs van versie 1, bestand {NOTEBOOK} ontbreekt.",
    ]


def test_readers_who_see_another_version_than_the_history_says_are_found(plek: Plek) -> None:
    concept(plek.out, "13.0")
    plek.huidig.unlink()
    plek.huidig.symlink_to(plek.map(1))
    assert verify.faults(plek) == ["2022-T1: lezers zien niet versie 2, die de huidige is."]


def test_a_removed_concept_is_still_accounted_for(plek: Plek) -> None:
    for waarde in ("13.0", "14.0"):
        concept(plek.out, waarde)
    versions.prune(plek, 0)
    assert plek.read().aanwezig == (3,)
    assert verify.faults(plek) == []
    assert history.OPGERUIMD in {regel.soort for regel in plek.read().regels}
    plek.record(1).unlink()
    assert verify.faults(plek) == ["2022-T1: de vermelding van versie 1 ontbreekt."]
