"""The schedule as a machine that looks: deliveries that come one by one, late, missed, broken."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_analytics.errors import HoofdstukMislukt, PeriodeBezet, TekstGeweigerd
from duo_analytics.periods import Periode
from duo_analytics.runs.schedule import kalender, stand
from duo_analytics.runs.schedule.berichten import Bericht
from duo_analytics.runs.schedule.besluit import Blik, Daad, Levering, Verloop, decide
from duo_analytics.runs.schedule.inhoud import content_hash
from duo_analytics.runs.schedule.logboek import Logboek
from duo_analytics.runs.schedule.post import BerichtFout, Post
from duo_analytics.runs.schedule.ronde import Ronde, look

GEWOON = kalender.load(Path("nergens"))
T1 = Periode(2022, 1)
BESTANDEN = ("hardware.xlsx", "personeel.xlsx")
NIETS = Levering("", BESTANDEN)
HALF = Levering("half", ("hardware.xlsx",))
KAPOT = Levering("kapot", geweigerd=("hardware.xlsx",))
HEEL = Levering("heel")


def day(dag: int, maand: int, jaar: int = 2022) -> datetime:
    """Noon of a day, as the clock of a machine in another zone may tell it."""
    return datetime(jaar, maand, dag, 10, tzinfo=UTC)


@dataclasses.dataclass
class Wereld:
    """A world in which deliveries and runs are what the test says; time passes by looking."""

    folder: Path
    leveringen: dict[Periode, Levering]
    gemaakt: list[str] = dataclasses.field(default_factory=list)
    gestuurd: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    gezegd: list[str] = dataclasses.field(default_factory=list)
    fout: BaseException | None = None
    post_dicht: bool = False

    def look(self, nu: datetime) -> int:
        """Look once at a moment and give the exit code."""
        logboek = Logboek(self.folder, lambda: nu, self.gezegd.append)
        rij = GEWOON.tertaal["1"].model_copy(update={"aan": ["planning@gemeente.example"]})
        lijst = GEWOON.model_copy(update={"tertaal": {**GEWOON.tertaal, "1": rij}})
        post = _Post(lijst, {}, self)
        return look(Ronde(lijst, self.folder, self._kijk, self._maak, post, logboek), nu)

    def soorten(self) -> list[str]:
        """The kinds of the messages that went out."""
        return [soort for soort, _ in self.gestuurd]

    def events(self) -> list[dict[str, Any]]:
        """Every event in the log."""
        (pad,) = self.folder.glob("logboek-*.jsonl")
        return [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines()]

    def _kijk(self, periode: Periode) -> Levering:
        return self.leveringen.get(periode, NIETS)

    def _maak(self, periode: Periode) -> None:
        if self.fout:
            raise self.fout
        self.gemaakt.append(f"{periode} {self._kijk(periode).inhoud}")


@dataclasses.dataclass(frozen=True)
class _Post(Post):
    wereld: Wereld

    def send(self, kanaal: str, bericht: Bericht) -> None:
        assert kanaal == "mail"
        if self.wereld.post_dicht:
            raise BerichtFout("De mailserver nam het bericht niet aan (ConnectionRefusedError).")
        self.wereld.gestuurd.append((bericht.soort, bericht.tekst))


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    """A world in which the schedule looked for the first time when nothing was there."""
    nieuw = Wereld(tmp_path, {})
    assert nieuw.look(day(1, 5)) == 0
    return nieuw


# The night: deliveries arrive one by one


def test_nothing_is_made_until_every_delivery_is_in_and_sound(wereld: Wereld) -> None:
    for dag, levering in enumerate((HALF, KAPOT, HALF), 2):
        wereld.leveringen[T1] = levering
        assert wereld.look(day(dag, 5)) == 0
    assert (wereld.gemaakt, wereld.gestuurd) == ([], [])
    wereld.leveringen[T1] = HEEL
    assert wereld.look(day(9, 5)) == 0
    assert (wereld.gemaakt, wereld.soorten()) == (["2022-T1 heel"], ["gemaakt"])


def test_the_same_content_is_never_made_twice_and_a_mended_one_is_made_again(
    wereld: Wereld,
) -> None:
    wereld.leveringen[T1] = HEEL
    assert [wereld.look(day(dag, 5)) for dag in (9, 9, 10)] == [0, 0, 0]
    wereld.leveringen[T1] = Levering("verbeterd")
    wereld.look(day(11, 5))
    wereld.look(day(12, 6))
    assert wereld.gemaakt == ["2022-T1 heel", "2022-T1 verbeterd"]


def test_on_the_deadline_a_team_is_in_time_and_the_day_after_it_is_named_once(
    wereld: Wereld,
) -> None:
    wereld.leveringen[T1] = Levering("deels", ("hardware.xlsx",), ("personeel.xlsx",))
    assert wereld.look(day(31, 5)) == 0
    assert wereld.gestuurd == []
    assert [wereld.look(day(dag, 6)) for dag in (1, 1, 2)] == [3, 3, 3]
    ((soort, tekst),) = wereld.gestuurd
    assert soort == "ontbreekt"
    assert "Deze bestanden ontbreken:\n- hardware.xlsx" in tekst
    assert "In deze bestanden staan fouten:\n- personeel.xlsx" in tekst
    assert "tot en met 31 mei 2022" in tekst


def test_a_late_delivery_is_made_as_soon_as_it_is_whole(wereld: Wereld) -> None:
    wereld.look(day(1, 6))
    wereld.leveringen[T1] = HEEL
    assert wereld.look(day(20, 6)) == 0
    assert wereld.gemaakt == ["2022-T1 heel"]
    assert wereld.soorten() == ["ontbreekt", "gemaakt"]


def test_the_day_is_that_of_the_calendar_and_not_of_the_clock_of_the_machine(
    wereld: Wereld,
) -> None:
    laat_in_utc = datetime(2022, 5, 31, 22, 30, tzinfo=UTC)  # 00:30 on 1 June in Amsterdam
    assert wereld.look(laat_in_utc) == 3


# Missed, cut off, failed


def test_a_run_that_was_missed_is_caught_up_once(wereld: Wereld) -> None:
    wereld.leveringen[T1] = HEEL
    assert wereld.look(day(5, 9)) == 0  # the machine was off from 2 May on
    assert wereld.gemaakt == ["2022-T1 heel"]
    wereld.leveringen[T1] = Levering("veranderd na sluiting")
    assert wereld.look(day(6, 9)) == 0
    assert wereld.gemaakt == ["2022-T1 heel"]


def test_a_missed_rapportage_that_is_still_not_complete_is_told_once(wereld: Wereld) -> None:
    assert [wereld.look(day(dag, 9)) for dag in (5, 6)] == [3, 0]
    ((soort, tekst),) = wereld.gestuurd
    assert soort == "ontbreekt"
    assert "alsnog" not in tekst


def test_what_was_closed_before_the_schedule_began_is_left_alone(tmp_path: Path) -> None:
    wereld = Wereld(tmp_path, {Periode(2021, 3): HEEL, Periode(2021, 2): HEEL})
    assert wereld.look(day(3, 5)) == 0
    assert wereld.gemaakt == []


def test_a_look_that_is_killed_in_a_run_is_done_again_but_not_for_ever(wereld: Wereld) -> None:
    wereld.leveringen[T1], wereld.fout = HEEL, KeyboardInterrupt()
    for _ in range(GEWOON.pogingen):
        with pytest.raises(KeyboardInterrupt):
            wereld.look(day(9, 5))
    assert [wereld.look(day(10, 5)) for _ in range(2)] == [1, 1]
    assert wereld.soorten() == ["mislukt"]
    assert stand.read(wereld.folder, date(2022, 5, 9)).verloop(T1).pogingen == GEWOON.pogingen


def test_a_cut_off_run_that_succeeds_at_the_next_look_is_made_once(wereld: Wereld) -> None:
    wereld.leveringen[T1], wereld.fout = HEEL, KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        wereld.look(day(9, 5))
    wereld.fout = None
    assert wereld.look(day(9, 5)) == 0
    assert (wereld.gemaakt, wereld.soorten()) == (["2022-T1 heel"], ["gemaakt"])


@pytest.mark.parametrize(
    ("fout", "code"),
    [
        (HoofdstukMislukt("20_vacatures.ipynb", 3, "KeyError: 'Jansen'"), 1),
        (TekstGeweigerd(["17"]), 3),
        (OSError(28, "vol"), 1),
    ],
)
def test_a_failure_is_told_once_per_content_without_its_text_and_keeps_its_exit_code(
    wereld: Wereld, fout: BaseException, code: int
) -> None:
    wereld.leveringen[T1], wereld.fout = HEEL, fout
    assert [wereld.look(day(9, 5)) for _ in range(3)] == [code, code, 1]
    ((soort, tekst),) = wereld.gestuurd
    assert soort == "mislukt"
    assert type(fout).__name__ in tekst
    alles = tekst + "".join(wereld.gezegd)
    assert not [woord for woord in ("Jansen", "KeyError", "vol\n") if woord in alles]
    wereld.fout, wereld.leveringen[T1] = None, Levering("hersteld")
    assert wereld.look(day(10, 5)) == 0
    assert wereld.soorten() == ["mislukt", "gemaakt"]


def test_somebody_who_makes_it_by_hand_costs_no_attempt(wereld: Wereld) -> None:
    wereld.leveringen[T1], wereld.fout = HEEL, PeriodeBezet("2022-T1", "proces 1")
    for _ in range(GEWOON.pogingen + 1):
        with pytest.raises(PeriodeBezet):
            wereld.look(day(9, 5))
    wereld.fout = None
    assert wereld.look(day(9, 5)) == 0
    assert wereld.gemaakt == ["2022-T1 heel"]


def test_of_two_looks_at_once_one_is_refused_with_code_75(wereld: Wereld) -> None:
    with FileLock(wereld.folder / "slot"), pytest.raises(PeriodeBezet) as bezet:
        wereld.look(day(2, 5))
    assert bezet.value.exit_code == 75


# Messages that cannot go out, and what is remembered


def test_a_message_that_is_not_taken_waits_and_goes_out_once(wereld: Wereld) -> None:
    wereld.leveringen[T1], wereld.post_dicht = HEEL, True
    assert [wereld.look(day(9, 5)) for _ in range(2)] == [1, 1]
    wereld.post_dicht = False
    assert [wereld.look(day(9, 5)) for _ in range(2)] == [0, 0]
    assert (wereld.gemaakt, wereld.soorten()) == (["2022-T1 heel"], ["gemaakt"])


def test_no_message_holds_a_figure(wereld: Wereld) -> None:
    wereld.look(day(1, 6))
    wereld.leveringen[T1] = HEEL
    wereld.look(day(2, 6))
    for _, tekst in wereld.gestuurd:
        datums = tekst.replace("31 mei 2022", "").replace("2022-T1", "").replace("april 2022", "")
        assert not [teken for teken in datums if teken.isdigit()], tekst


@pytest.mark.parametrize(
    "inhoud", ["", "{", '{"sinds": 3}', '{"sinds": "x", "perioden": {}}', "[]"]
)
def test_a_memory_that_cannot_be_read_is_named_and_not_guessed(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / stand.FILE).write_text(inhoud, encoding="utf-8")
    with pytest.raises(stand.StandFout) as fout:
        stand.read(tmp_path, date(2022, 5, 1))
    assert ".rooster/stand.json bij de uitvoer is niet te lezen" in str(fout.value)


def test_the_memory_comes_back_as_it_was_written(tmp_path: Path) -> None:
    verloop = Verloop("a", "b", 2, ("ontbreekt",), gesloten=True)
    oud = stand.Stand(date(2022, 5, 1), {"2022-T1": verloop}, ({"kanaal": "mail"},))
    stand.write(tmp_path, oud)
    assert stand.read(tmp_path, date(2023, 1, 1)) == oud
    assert [pad.name for pad in tmp_path.iterdir()] == [stand.FILE]


# The decision, over everything that can be


LEVERINGEN = st.builds(
    Levering,
    st.sampled_from(["", "a", "b"]),
    st.sampled_from([(), ("x.xlsx",)]),
    st.sampled_from([(), ("y.xlsx",)]),
)
VERLOPEN = st.builds(
    Verloop, st.sampled_from(["", "a", "b"]), st.sampled_from(["", "a", "b"]), st.integers(0, 3)
)


@given(LEVERINGEN, VERLOPEN, st.integers(0, 200), st.integers(1, 3))
def test_only_whole_new_content_is_made_and_only_after_the_deadline_is_it_late(
    levering: Levering, verloop: Verloop, dagen: int, pogingen: int
) -> None:
    termijn = GEWOON.termijn(T1)
    blik = Blik(termijn, termijn.vanaf + timedelta(days=dagen), levering, verloop)
    daad = decide(blik, pogingen)
    if daad is Daad.MAAK:
        assert levering.volledig
        assert levering.inhoud != verloop.gemaakt
        assert levering.inhoud != verloop.geprobeerd or verloop.pogingen < pogingen
    if daad is Daad.TE_LAAT:
        assert not levering.volledig
        assert blik.vandaag > termijn.deadline
    if daad is Daad.WACHT:
        assert not levering.volledig


@settings(max_examples=20)  # each look writes to the disk and flushes
@given(st.lists(st.tuples(st.integers(0, 40), LEVERINGEN), max_size=12))
def test_however_deliveries_come_no_content_is_made_twice_in_a_row(
    tmp_path_factory: pytest.TempPathFactory, verloop: list[tuple[int, Levering]]
) -> None:
    wereld, nu = Wereld(tmp_path_factory.mktemp("w"), {}), day(1, 5)
    for dagen, levering in verloop:
        nu += timedelta(days=dagen)
        wereld.leveringen = {T1: levering}
        wereld.look(nu)
    assert all(a != b for a, b in zip(wereld.gemaakt, wereld.gemaakt[1:], strict=False))
    assert wereld.soorten().count("ontbreekt") <= 1


# Content and log


def test_content_is_names_and_bytes_and_not_what_passes(tmp_path: Path) -> None:
    assert content_hash(tmp_path / "nergens") == ""
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    assert content_hash(tmp_path) == ""
    (tmp_path / "a.xlsx").write_bytes(b"1")
    een = content_hash(tmp_path)
    (tmp_path / "teksten").mkdir()
    (tmp_path / "teksten" / "vacatures.md").write_bytes(b"2")
    twee = content_hash(tmp_path)
    (tmp_path / "a.xlsx").rename(tmp_path / "b.xlsx")
    assert len({een, twee, content_hash(tmp_path)}) == 3


def test_the_log_has_a_line_per_event_with_time_and_level_and_nothing_unknown(
    wereld: Wereld,
) -> None:
    wereld.leveringen[T1] = HALF
    wereld.look(day(2, 5))
    events = wereld.events()
    assert [e["gebeurtenis"] for e in events] == ["wacht", "wacht"]
    assert events[-1] == {
        "tijd": "2022-05-02T10:00:00+00:00",
        "niveau": "info",
        "gebeurtenis": "wacht",
        "periode": "2022-T1",
        "bestanden": ["hardware.xlsx"],
        "geweigerd": [],
    }
    assert wereld.gezegd[-1].endswith("wacht  2022-T1; ontbreekt: hardware.xlsx")
    with pytest.raises(KeyError):
        Logboek(wereld.folder, lambda: day(1, 5), print).note("info", "x", naam="Jansen")


def test_the_log_can_be_said_as_json(tmp_path: Path) -> None:
    gezegd: list[str] = []
    zeg: Callable[[str], None] = gezegd.append
    logboek = Logboek(tmp_path, lambda: day(1, 5), zeg, als_json=True)
    logboek.note("info", "gemaakt", periode="2022-T1", seconden=1.25)
    assert json.loads(gezegd[0])["seconden"] == 1.25
    assert (tmp_path / "logboek-2022.jsonl").read_text(encoding="utf-8") == f"{gezegd[0]}\n"
