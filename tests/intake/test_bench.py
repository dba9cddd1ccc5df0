"""The bench measures what it says, on a delivery that passes the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from duo_analytics.intake import bench
from tests.intake.deliveries import load, said


def test_the_measured_delivery_is_sound_and_has_the_asked_number_of_rows(tmp_path: Path) -> None:
    (tmp_path / "2022-T1").mkdir()
    bench.write_staffing(tmp_path / "2022-T1" / "personeel.xlsx", 250)
    assert said(tmp_path, bench.TABEL) == []
    frame = load(tmp_path, bench.TABEL)[bench.TABEL]
    assert len(frame) == 250
    assert frame["dienstverband_id"].is_unique


def test_a_measurement_is_one_line() -> None:
    assert str(bench.Meting("gelezen", 1.25, 310.4)).split() == [
        "gelezen",
        "1,250",
        "s",
        "310",
        "MiB",
    ]


@pytest.mark.slow
def test_every_way_of_reading_is_measured_with_its_time_and_memory() -> None:
    """Which one is quicker is for the bench to show: a test has no machine to itself."""
    metingen = bench.measure(60)
    assert [m.naam for m in metingen] == [
        "pandas.read_excel met openpyxl, ongecontroleerd",
        "gelezen en gecontroleerd",
        "nog een keer, ongewijzigd bestand",
    ]
    assert all(m.seconden > 0 and m.mib > 0 for m in metingen)
