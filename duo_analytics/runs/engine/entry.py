"""What papermill loads at every call, whatever engine is asked for: so it imports nothing."""

from __future__ import annotations

from typing import Any


class DuoEngine:
    """Engine ``duo`` of papermill: ``papermill --engine duo IN UIT -p periode 2022-T1``.

    Runs the cells in a forked worker where that gives what a kernel gives, and otherwise in a
    kernel. It has the methods of ``papermill.engines.Engine``, which cannot be imported here.
    """

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **opties: Any) -> Any:
        """Run every cell and give the notebook back, as papermill asks it."""
        from duo_analytics.runs.engine.managed import run_managed

        return run_managed(nb, kernel_name, **opties)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """The kernel that the notebook names, or the one that is asked for."""
        from papermill.utils import nb_kernel_name

        gevonden: str = nb_kernel_name(nb, name)
        return gevonden

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """The language that the notebook names, or the one that is asked for."""
        from papermill.utils import nb_language

        gevonden: str = nb_language(nb, language)
        return gevonden
