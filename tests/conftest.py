"""The browser of the tests, and the word about what was left out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# Without these Chromium looks for updates and news; a closed network answers with errors.
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--disable-quic")  # fmt: skip
LEFT_OUT = "geen Chromium gevonden"
# Where .ci/run puts the accessibility checker; npm install axe-core elsewhere does as well.
AXE = "AXE_CORE"
NO_AXE = f"geen axe-core gevonden: zet {AXE} op het pad van axe.min.js"

# A busy machine is slow; how long an example takes says nothing about whether it is right.
settings.register_profile("duo", deadline=None, derandomize=True)
settings.load_profile("duo")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of this machine. CI must have one; elsewhere its tests are left out."""
    pad = next(filter(None, map(shutil.which, NAMES)), None)
    if pad is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI heeft geen Chromium: .ci/run moet het installeren")
        pytest.skip(LEFT_OUT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as spelen:
        chromium = spelen.chromium.launch(executable_path=pad, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core. CI must have it; elsewhere its tests are left out."""
    pad = os.environ.get(AXE, "")
    if not pad or not Path(pad).is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("CI heeft geen axe-core: .ci/run moet het installeren")
        pytest.skip(NO_AXE)
    return Path(pad).read_text(encoding="utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were left out, and why: a green run must not hide it."""
    weg = terminalreporter.stats.get("skipped", [])
    if weg:
        terminalreporter.write_line(f"Overgeslagen, {len(weg)} tests:")
    for rapport in weg:
        terminalreporter.write_line(f"  {rapport.nodeid}: {_reason(rapport)}")


def _reason(rapport: pytest.TestReport) -> str:
    """The words of a skip, which stand after its file and line."""
    waar = rapport.longrepr
    return str(waar[2] if isinstance(waar, tuple) else waar).removeprefix("Skipped: ")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """CI may leave out nothing: what its tests need, .ci/run installs."""
    verslag = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and verslag and verslag.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
