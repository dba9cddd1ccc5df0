"""Back test: every notebook still shows the figures of 2022-T1 that were looked at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.backtest import expected_file, figures, notebooks


@pytest.mark.parametrize("notebook", notebooks(), ids=lambda pad: pad.stem)
def test_the_example_period_gives_the_figures_that_were_approved(notebook: Path) -> None:
    expected = json.loads(expected_file(notebook).read_text(encoding="utf-8"))
    assert figures(notebook) == expected


def test_two_results_of_one_name_are_refused(tmp_path: Path) -> None:
    tekst = "from duo_analytics.results.tekst import make_text\nmake_text()"
    cel = {"cell_type": "code", "metadata": {}, "source": tekst, "outputs": []}
    (tmp_path / "10_proef.ipynb").write_text(json.dumps({"cells": [cel, cel]}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"10_proef\.ipynb: \['samenvatting'\] has two meanings"):
        figures(tmp_path / "10_proef.ipynb")
