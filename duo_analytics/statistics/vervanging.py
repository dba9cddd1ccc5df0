"""When equipment is due for replacement: the day of purchase plus the term (domain 5.6)."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from duo_analytics.statistics.spells import running_on


def replacement_dates(aanschaf: pd.Series, jaren: pd.Series) -> pd.Series:
    """``aanschaf`` plus whole years; 29 February becomes the 28th where there is no 29th."""
    dagen = aanschaf.to_numpy("datetime64[D]")
    maand = dagen.astype("datetime64[M]")
    doel = maand + (12 * jaren.to_numpy(int)).astype("timedelta64[M]")
    in_maand = (dagen - maand.astype("datetime64[D]")).astype(int)
    laatste = ((doel + 1).astype("datetime64[D]") - doel.astype("datetime64[D]")).astype(int) - 1
    datum = doel.astype("datetime64[D]") + np.minimum(in_maand, laatste)
    return pd.Series(datum.astype("datetime64[s]"), index=aanschaf.index)


def in_use(activa: pd.DataFrame, dag: date) -> pd.DataFrame:
    """The rows in use at the end of a day, with ``vervangdatum``, ``vervangjaar`` and whether that
    date has passed (``over_termijn``: it lies before the day, not on it)."""
    rijen = running_on(activa, dag, "aanschafdatum", "buiten_gebruik_op")
    datum = replacement_dates(rijen["aanschafdatum"], rijen["termijn_jaren"])
    return rijen.assign(
        vervangdatum=datum,
        vervangjaar=datum.dt.year,
        over_termijn=datum < pd.Timestamp(dag),
    )
