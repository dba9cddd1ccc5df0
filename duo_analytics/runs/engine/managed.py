"""The side of papermill: hands the cells of a notebook to a worker and keeps what comes back."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, logger

from duo_analytics.runs.engine.suited import needs_kernel
from duo_analytics.runs.engine.worker import REPLY, Arbeider

SAVE_SECONDS = 2.0  # papermill saves twice a cell, which makes long notebooks slow
END_SECONDS = 5.0
OF_MANAGER = ("output_path", "progress_bar", "log_output", "autosave_cell_every")
OF_KERNEL = ("input_path", "start_timeout", "execution_timeout", "config", "timeout")


class Beheer(NotebookExecutionManager):  # type: ignore[misc]
    """papermill's book-keeping; the notebook is saved at its begin, its end, and now and then."""

    output_path: str | None
    last_save_time: datetime

    def cell_start(self, cell: Any, cell_index: int | None = None, **opties: Any) -> None:
        """Note the begin of a cell."""
        self._seldom(super().cell_start, cell, cell_index, **opties)

    def cell_complete(self, cell: Any, cell_index: int | None = None, **opties: Any) -> None:
        """Note the end of a cell."""
        self._seldom(super().cell_complete, cell, cell_index, **opties)

    def _seldom(self, note: Any, cell: Any, cell_index: int | None, **opties: Any) -> None:
        pad = self.output_path
        if (self.now() - self.last_save_time).total_seconds() < SAVE_SECONDS:
            self.output_path = None
        laatst = self.last_save_time
        try:
            note(cell, cell_index=cell_index, **opties)
        finally:
            if self.output_path is None:
                self.last_save_time = laatst
            self.output_path = pad


def run_managed(nb: Any, kernel_name: str, **opties: Any) -> Any:
    """Run a notebook with all of papermill's book-keeping; the notebook with its outputs.

    Raises what papermill's own engine raises: CellTimeoutError, DeadKernelError.
    """
    opties.setdefault("log_output", False)
    bronnen = [cel.source for cel in nb.cells if cel.cell_type == "code"]
    if reden := needs_kernel(bronnen, kernel_name):
        logger.info(f"Kernel gekozen: {reden}.")
        return NBClientEngine.execute_notebook(nb, kernel_name, **opties)
    beheer = Beheer(nb, **{naam: opties[naam] for naam in OF_MANAGER if naam in opties})
    beheer.notebook_start()
    try:
        _run(beheer, kernel_name, opties)
    finally:
        beheer.cleanup_pbar()
        beheer.notebook_complete()
    return beheer.nb


def _run(beheer: Beheer, kernel_name: str, opties: dict[str, Any]) -> None:
    weg = {*OF_MANAGER, *OF_KERNEL} - {"log_output"}
    eigen = {naam: waarde for naam, waarde in opties.items() if naam not in weg}
    eigen["timeout"] = opties.get("execution_timeout") or opties.get("timeout")
    client = PapermillNotebookClient(beheer, kernel_name=kernel_name, log=logger, **eigen)
    client.reset_execution_trackers()
    arbeider = Arbeider()
    try:
        for nummer, cel in enumerate(beheer.nb.cells):
            try:
                beheer.cell_start(cel, nummer)
                Cel(client, arbeider, nummer).run()
            except CellExecutionError as fout:
                beheer.cell_exception(cel, cell_index=nummer, exception=fout)
                break
            finally:
                beheer.cell_complete(cel, cell_index=nummer)
        arbeider.finish(END_SECONDS)
    finally:
        arbeider.kill()
    beheer.nb.metadata["language_info"] = language_info()
    client.set_widgets_metadata()


class Cel:
    """One cell on its way to a worker and back; nbclient's own code takes in what it shows."""

    def __init__(self, client: Any, arbeider: Arbeider, nummer: int) -> None:
        self._client, self._arbeider, self._nummer = client, arbeider, nummer
        self._cel = client.nb.cells[nummer]

    def run(self) -> None:
        """Raises CellExecutionError, CellTimeoutError or DeadKernelError."""
        cel, client = self._cel, self._client
        overslaan = client.skip_cells_with_tag in cel.metadata.get("tags", [])
        if cel.cell_type != "code" or not cel.source.strip() or overslaan:
            return
        cel.metadata["execution"] = {"iopub.status.busy": _now(), "iopub.execute_input": _now()}
        client.code_cells_executed += 1
        cel.outputs = []
        client.clear_before_next_output = False
        antwoord = self._ask(client._get_timeout(cel))
        cel.execution_count = antwoord["execution_count"]
        cel.metadata["execution"] |= {"shell.execute_reply": _now(), "iopub.status.idle": _now()}
        if antwoord["status"] == "error" and not self._may_fail(antwoord["ename"]):
            raise CellExecutionError.from_cell_and_msg(cel, antwoord)

    def _ask(self, seconden: float | None) -> dict[str, Any]:
        """Take in messages until the reply."""
        einde = None if seconden is None else time.monotonic() + seconden
        try:
            self._arbeider.ask(self._cel.source)
            while True:
                rest = None if einde is None else max(0.0, einde - time.monotonic())
                soort, inhoud = self._arbeider.answer(rest)
                if soort == REPLY:
                    return inhoud
                bericht = {"msg_type": soort, "content": inhoud, "header": {"msg_type": soort}}
                self._client.process_message(
                    {**bericht, "parent_header": {}, "metadata": {}}, self._cel, self._nummer
                )
        except TimeoutError:
            raise CellTimeoutError.error_from_timeout_and_cell(
                "Cell execution timed out", int(seconden or 0), self._cel
            ) from None
        except (EOFError, OSError):
            raise DeadKernelError("Kernel died") from None

    def _may_fail(self, naam: str) -> bool:
        client = self._client
        mag = client.allow_errors or naam in client.allow_error_names
        mag = mag or "raises-exception" in self._cel.metadata.get("tags", [])
        return bool(mag) and not client.force_raise_errors


def language_info() -> dict[str, Any]:
    """What a kernel says of its language."""
    return {
        "name": "python",
        "version": sys.version.split()[0],
        "mimetype": "text/x-python",
        "codemirror_mode": {"name": "ipython", "version": sys.version_info[0]},
        "pygments_lexer": "ipython3",
        "nbconvert_exporter": "python",
        "file_extension": ".py",
    }


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")
