"""The account at the end of a chapter: deliveries, norms and thresholds."""

from __future__ import annotations

import json
from dataclasses import replace

from duo_analytics.results.onderdrukt import BEWIJS, Onderdrukt
from duo_analytics.results.verantwoording import THRESHOLDS, Verantwoording, account
from duo_analytics.sources import Bron, NormBron
from duo_analytics.values import MIME
from tests.tabellen import delivery, frame

LEVERING = delivery("2022-T1", loonsom=frame("loonsom"), inhuur=frame("inhuur"))


def test_the_account_names_every_delivered_table_and_whether_it_is_invented() -> None:
    verantwoording = account(LEVERING)
    assert verantwoording.periode == "2022-T1"
    assert {bron.blad for bron in verantwoording.bronnen} == {"Loonsom", "Inhuur"}
    assert verantwoording.fictief


def test_the_account_has_each_norm_that_was_looked_up_once_and_the_thresholds() -> None:
    LEVERING.latest_norm("personeelsmonitor.uitstroom_pct", "2022-T1")
    LEVERING.latest_norm("personeelsmonitor.uitstroom_pct", "2022-T1")
    normen = account(LEVERING).normen
    reeksen = [norm.reeks for norm in normen]
    assert reeksen == sorted(["personeelsmonitor.uitstroom_pct", *THRESHOLDS])
    uitstroom = normen[0]
    assert (uitstroom.periode, uitstroom.waarde, uitstroom.eenheid) == ("2021", "8,8", "pct")
    assert uitstroom.plaats.startswith("data/reference/personeelsmonitor.csv, rij ")


VERANTWOORDING = Verantwoording(
    "2022-T1",
    (Bron("a.xlsx", "<A>", "A1", "ab" * 32),),
    (NormBron("normen.n", "2022", "10", "pct", "advies", "eigen keuze", "normen.csv, rij 2"),),
    fictief=False,
)


def test_an_account_comes_back_from_json_as_it_was() -> None:
    assert Verantwoording.from_json(json.loads(json.dumps(VERANTWOORDING.to_json()))) == (
        VERANTWOORDING
    )


def test_a_notebook_shows_deliveries_and_norms_and_escapes_them() -> None:
    bundel = VERANTWOORDING._repr_mimebundle_()
    assert bundel["text/plain"] == "a.xlsx, blad <A> (A1)\nnormen.n 2022: 10 pct"
    assert (
        "<li>a.xlsx, blad &lt;A&gt; (A1)</li><li>normen.n 2022: 10 pct</li>"
        in (bundel["text/html"])
    )
    assert bundel[MIME] == VERANTWOORDING.to_json()


def test_what_was_hidden_goes_into_the_evidence_and_not_into_what_is_shared() -> None:
    lijst = (Onderdrukt("formatie.proef", "Team A", "Personen", "primair: een aantal onder 5"),)
    bundel = replace(VERANTWOORDING, verborgen=lijst)._repr_mimebundle_()
    assert bundel[BEWIJS] == [
        {
            "wat": "formatie.proef",
            "rij": "Team A",
            "kolom": "Personen",
            "reden": "primair: een aantal onder 5",
        }
    ]
    gedeeld = json.dumps({soort: bundel[soort] for soort in bundel if soort != BEWIJS})
    assert "Team A" not in gedeeld
