"""How quickly a page stands on a slow laptop: ``python -m tests.snelheid PAGINA...``.

The processor is slowed down four times in Chromium itself. Prints per page its size, the moments
of the first picture, of the largest part and of the end of loading, in milliseconds after the
start, and the longest time in which the page did not answer: the middle one of five times.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.conftest import NAMES, QUIET

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOWER, TIMES = 4, 5
SIZE = {"width": 1366, "height": 768}
# The observers give what was already measured; two frames later the page has been painted.
MOMENTS = """() => new Promise(klaar => {
    const grootste = [], lang = [];
    new PerformanceObserver(l => grootste.push(...l.getEntries())).observe(
        {type: "largest-contentful-paint", buffered: true});
    new PerformanceObserver(l => lang.push(...l.getEntries())).observe(
        {type: "longtask", buffered: true});
    requestAnimationFrame(() => setTimeout(() => {
        const [weg] = performance.getEntriesByType("navigation");
        const [eerste] = performance.getEntriesByName("first-contentful-paint");
        klaar([eerste.startTime, Math.max(...grootste.map(e => e.startTime)),
               weg.loadEventEnd, Math.max(0, ...lang.map(e => e.duration))]);
    }, 200));
})"""


def measure(browser: Browser, pad: Path) -> list[float]:
    """First picture, largest part, end of loading and longest task, in milliseconds."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    pagina = context.new_page()
    sessie = context.new_cdp_session(pagina)
    sessie.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    pagina.goto(pad.resolve().as_uri(), wait_until="load")
    momenten: list[float] = pagina.evaluate(MOMENTS)
    context.close()
    return momenten


def lines(paden: list[Path]) -> Iterator[str]:
    """A line per page."""
    with sync_playwright() as spelen:
        programma = next(filter(None, map(shutil.which, NAMES)), None)
        browser = spelen.chromium.launch(executable_path=programma, args=list(QUIET))
        for pad in paden:
            keren = [measure(browser, pad) for _ in range(TIMES)]
            eerste, grootste, klaar, taak = (statistics.median(k) for k in zip(*keren, strict=True))
            yield (
                f"{pad}: {pad.stat().st_size / 1e6:.2f} MB, eerste beeld {eerste:.0f} ms, "
                f"grootste deel {grootste:.0f} ms, geladen {klaar:.0f} ms, "
                f"langste taak {taak:.0f} ms"
            )
        browser.close()


if __name__ == "__main__":
    for regel in lines([Path(naam) for naam in sys.argv[1:]]):
        sys.stdout.write(f"{regel}\n")
