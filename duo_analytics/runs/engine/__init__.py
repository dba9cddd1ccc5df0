"""Run notebooks in forked workers: papermill's engine ``duo``, its worker, and the warm pool."""
