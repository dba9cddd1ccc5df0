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
def test_reading_with_all_checks_beats_reading_without_any() -> None:
    """The aim is 5 and 20 times at 50,000 rows; here fewer rows and a machine that is not alone."""
    zonder, eerst, daarna = bench.measure(12_000)
    assert eerst.seconden * 2 < zonder.seconden
    assert daarna.seconden * 4 < eerst.seconden
    assert 0 < eerst.mib < 2 * zonder.mib
