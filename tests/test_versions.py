"""Versions of a set: immutable, chained, and shown to readers whole."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from duo_analytics.errors import GebruikFout, VersieFout
from duo_analytics.runs import durable, exchange, history, versions
from duo_analytics.runs.versions import Plek, Vermelding

Maker = Callable[[str], int]


@pytest.fixture
def plek(tmp_path: Path) -> Plek:
    """The place of a set in an empty folder."""
    return Plek(tmp_path / "uit", "2022-T1")


@pytest.fixture
def maak(plek: Plek) -> Maker:
    """Make a version of which the page holds a text."""

    def make(tekst: str) -> int:
        nieuw, bewijs = plek.werk / "set", plek.werk / "bewijs"
        for map_, naam in ((nieuw, "rapportage.html"), (bewijs, "10_een.ipynb")):
            map_.mkdir(parents=True)
            (map_ / naam).write_text(tekst, encoding="utf-8")
        concept = Vermelding("2022-T1", 0, versions.CONCEPT, "2022-T1", {"duo_breed": []}, {}, {})
        return versions.add(plek, nieuw, bewijs, concept)

    return make


@pytest.fixture(params=["koppeling", "wissel", "twee stappen"])
def manier(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the ways in which a place is changed, also that of a machine without links."""
    soort = str(request.param)
    if soort != "koppeling":
        monkeypatch.setattr(exchange, "_linked", lambda *_: False)
    if soort == "twee stappen":
        monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)
    return soort


def page(plek: Plek) -> str:
    """What a reader sees."""
    return (plek.huidig / "rapportage.html").read_text(encoding="utf-8")


def release(plek: Plek, versie: int) -> None:
    versions.record(plek, history.VASTGESTELD, versie, versie)


# What readers see


def test_a_new_version_is_shown_and_the_older_one_stays(
    plek: Plek, maak: Maker, manier: str
) -> None:
    assert [maak("een"), maak("twee")] == [1, 2]
    assert page(plek) == "twee"
    assert (plek.map(1) / "rapportage.html").read_text(encoding="utf-8") == "een"
    assert plek.huidig.is_symlink() == (manier == "koppeling")
    assert (plek.out / "bewijs" / "2022-T1" / "10_een.ipynb").read_text("utf-8") == "twee"


def test_an_older_version_comes_back_and_nothing_is_lost(
    plek: Plek, maak: Maker, manier: str
) -> None:
    maak("een")
    maak("twee")
    versions.restore(plek, 1, "fout in de levering")
    assert page(plek) == "een"
    assert plek.read().regels[-1].toelichting == "fout in de levering"
    assert plek.read().aanwezig == (1, 2)
    versions.restore(plek, 2)
    assert page(plek) == "twee"
    assert sorted(p.name for p in plek.out.iterdir() if not p.name.startswith(".")) == [
        "2022-T1", "bewijs", "versies",
    ]  # fmt: skip


def test_a_version_that_is_not_kept_cannot_come_back(plek: Plek, maak: Maker) -> None:
    maak("een")
    with pytest.raises(GebruikFout, match=r"Van 2022-T1 is er geen versie 7\. Er zijn: 1\."):
        versions.restore(plek, 7)


def test_the_same_bytes_are_no_new_version(plek: Plek, maak: Maker) -> None:
    assert [maak("een"), maak("een")] == [1, 1]
    assert len(plek.read().regels) == 1
    assert [maak("twee"), maak("een")] == [2, 1]
    assert page(plek) == "een"


def test_a_released_version_stays_in_place_when_a_new_concept_is_made(
    plek: Plek, maak: Maker
) -> None:
    release(plek, maak("een"))
    assert maak("twee") == 2
    assert page(plek) == "een"
    with pytest.raises(GebruikFout, match=r"Versie 2 van 2022-T1 is een concept"):
        versions.restore(plek, 2)


def test_a_folder_of_before_there_were_versions_is_kept_beside_them(
    plek: Plek, maak: Maker, manier: str
) -> None:
    plek.huidig.mkdir(parents=True)
    (plek.huidig / "rapportage.html").write_text("van vroeger", encoding="utf-8")
    maak("een")
    assert page(plek) == "een", manier
    eerder = plek.map(1).parent / "eerder-1" / "rapportage.html"
    assert eerder.read_text(encoding="utf-8") == "van vroeger"


def test_the_files_of_a_version_are_read_only(plek: Plek, maak: Maker) -> None:
    maak("een")
    for folder in (plek.map(1), plek.bewijs(1)):
        for _, pad in durable.files(folder):
            assert not pad.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


# A run that was cut off


def test_files_that_never_became_a_version_are_removed(plek: Plek, maak: Maker) -> None:
    maak("een")
    for rest in (plek.map(2), plek.bewijs(2)):
        rest.mkdir()
        (rest / "half").touch()
    plek.record(2).touch()
    versions.recover(plek)
    assert not list(plek.out.rglob("0002*"))
    assert page(plek) == "een"


def test_a_version_that_was_not_shown_yet_is_shown_by_the_next_run(
    plek: Plek, maak: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak("een")
    with monkeypatch.context() as zonder:
        zonder.setattr(versions, "show", lambda _: None)
        maak("twee")
    assert page(plek) == "een"
    versions.recover(plek)
    assert page(plek) == "twee"


def test_a_change_in_two_steps_that_was_cut_off_is_undone(plek: Plek, maak: Maker) -> None:
    maak("een")
    plek.huidig.rename(plek.out / f"{exchange.OLD}2022-T1")
    versions.recover(plek)
    assert page(plek) == "een"
    assert not (plek.out / f"{exchange.OLD}2022-T1").exists()


def test_a_reader_finds_a_whole_set_at_every_step_of_a_change(
    plek: Plek, maak: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call that changes names is cut off once; the next run sets it right each time."""
    maak("een")
    gezien: set[str] = set()
    for stap in range(40):
        telling = iter(range(40))

        def knip(*_: object, grens: int = stap, tel: object = telling) -> None:
            if next(tel) == grens:  # type: ignore[call-overload]
                raise KeyboardInterrupt

        with monkeypatch.context() as breekt:
            for naam in ("flush_folder", "write_whole", "seal", "remove"):
                echt = getattr(durable, naam)
                breekt.setattr(durable, naam, _cut(knip, echt))
            try:
                maak("twee")
            except KeyboardInterrupt:
                gezien.add(page(plek))
            else:
                break
        durable.remove(plek.werk)
        versions.recover(plek)
        assert page(plek) in ("een", "twee")
        assert list(history.faults(plek.read())) == []
        if page(plek) == "twee":
            versions.restore(plek, 1)
            versions.record(plek, history.OPGERUIMD, plek.read().nieuwste, 1)
            versions.recover(plek)
    else:
        pytest.fail("the change never came to its end")
    assert page(plek) == "twee"
    assert gezien == {"een", "twee"}


def _cut(knip: Callable[..., None], echt: Callable[..., object]) -> Callable[..., object]:
    def doe(*woorden: object) -> object:
        knip()
        return echt(*woorden)

    return doe


# What is kept


def test_the_oldest_concepts_are_removed_and_what_was_released_stays(
    plek: Plek, maak: Maker
) -> None:
    for tekst in ("een", "twee", "drie", "vier"):
        maak(tekst)
    release(plek, 2)
    versions.prune(plek, 1)
    assert plek.read().aanwezig == (2, 4)
    assert [p.name for p in sorted(plek.map(1).parent.glob("000?"))] == ["0002", "0004"]
    assert [p.name for p in sorted(plek.bewijs(1).parent.glob("000?"))] == ["0002", "0004"]
    assert plek.read().regels[-1].soort == history.OPGERUIMD
    versions.recover(plek)
    assert plek.read().aanwezig == (2, 4)


def test_a_number_is_never_given_out_again(plek: Plek, maak: Maker) -> None:
    for tekst in ("een", "twee", "drie"):
        maak(tekst)
    versions.prune(plek, 0)
    assert maak("vier") == 4


# The chain


def test_each_line_of_the_history_holds_the_hash_of_the_one_before(plek: Plek, maak: Maker) -> None:
    for tekst in ("een", "twee", "drie"):
        maak(tekst)
    regels = plek.read().regels
    assert [r.vorige for r in regels] == ["", regels[0].keten, regels[1].keten]
    assert list(history.faults(plek.read())) == []


@pytest.mark.parametrize("regel", [0, 1, 2])
def test_a_changed_line_of_the_history_is_found(plek: Plek, maak: Maker, regel: int) -> None:
    for tekst in ("een", "twee", "drie"):
        maak(tekst)
    regels = plek.geschiedenis.read_text(encoding="utf-8").splitlines()
    regels[regel] = regels[regel].replace('"huidig": ', '"huidig": 1')
    plek.geschiedenis.write_text("\n".join(regels), encoding="utf-8")
    assert f"regel {regel + 1} van de geschiedenis is veranderd" in history.faults(plek.read())


def test_a_line_that_was_left_out_is_found(plek: Plek, maak: Maker) -> None:
    for tekst in ("een", "twee", "drie"):
        maak(tekst)
    regels = plek.geschiedenis.read_text(encoding="utf-8").splitlines()
    plek.geschiedenis.write_text("\n".join([regels[0], regels[2]]), encoding="utf-8")
    assert next(history.faults(plek.read())).endswith("sluit niet aan op de regel ervoor")


def test_a_history_that_cannot_be_read_is_told_in_dutch(plek: Plek, maak: Maker) -> None:
    maak("een")
    plek.geschiedenis.write_text("{", encoding="utf-8")
    with pytest.raises(VersieFout, match="2022-T1: de geschiedenis is niet te lezen"):
        plek.read()


# Files


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "a.json"
    durable.write_whole(pad, "oud")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        durable.write_whole(pad, "nieuw en langer")
    assert pad.read_text(encoding="utf-8") == "oud"


def test_the_size_and_hashes_of_a_folder_are_those_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_bytes(b"abc")
    assert durable.size(tmp_path) == 3
    assert durable.size(tmp_path / "nergens") == 0
    # FIPS 180-2, appendix B.1: the SHA-256 of 'abc'.
    som = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert durable.hashes(tmp_path) == {"b/a.txt": som}
