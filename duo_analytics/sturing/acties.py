"""The actions of a theme: decided by whom, how long open, and which are past their deadline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from duo_analytics.intake.tables.sturing import THEMA, WIE
from duo_analytics.periods import datum_in_woorden
from duo_analytics.results.grafiek import Grafiek
from duo_analytics.results.optelling import TOTAAL, with_total
from duo_analytics.results.tabel import Kop, Tabel, make_table
from duo_analytics.results.vormen import Reeks, Vorm
from duo_analytics.statistics.acties import age_classes, decided_between, open_on

if TYPE_CHECKING:
    from duo_analytics.intake.delivery import Tabellen

KLASSEN = ("recent", "lopend", "lang")
OP_TIJD, TE_LAAT = "Nog op tijd", "Over de deadline"


@dataclass(frozen=True)
class Acties:
    """The actions of one theme at the period that is looked at."""

    thema: str

    def per_gremium(self, tabellen: Tabellen) -> Tabel:
        """Decisions of the tertaal and open actions per gremium, with their age."""
        open_acties, besloten = self._open(tabellen), self._decided(tabellen)
        groep = open_acties.groupby("gremium")
        frame = pd.DataFrame({
            "besluiten": besloten.groupby("gremium").size(),
            "open": groep.size(),
            "te_laat": groep["te_laat"].sum(),
        }).fillna(0)  # fmt: skip
        rijen = with_total(frame, dict.fromkeys(frame.columns, 0))
        leeftijden = open_acties["leeftijd"]
        rijen["mediaan"] = groep["leeftijd"].median().reindex(rijen.index)
        rijen["oudste"] = groep["leeftijd"].max().reindex(rijen.index)
        rijen.loc[TOTAAL, ["mediaan", "oudste"]] = [leeftijden.median(), leeftijden.max()]
        return make_table(
            f"{self.thema}.gremia",
            f"Besluiten en open acties per gremium: {THEMA[self.thema]}",
            f"{tabellen.peil.in_woorden}, stand {datum_in_woorden(tabellen.peil.peildatum)}",
            rijen.rename_axis("gremium").reset_index(),
            {
                "gremium": Kop("Gremium"),
                "besluiten": Kop("Besluiten in de periode", "besluiten"),
                "open": Kop("Open", "acties"),
                "te_laat": Kop(TE_LAAT, "acties"),
                "mediaan": Kop("Leeftijd, mediaan", "dagen"),
                "oudste": Kop("Langst open", "dagen"),
            },
            tabellen.bron("acties"),
            noten=("De leeftijd van een actie telt vanaf het besluit.",),
            totaalrijen=1,
        )

    def leeftijd(self, tabellen: Tabellen) -> Grafiek:
        """Open actions by age, those past their deadline apart."""
        grenzen = [
            int(tabellen.norm(f"stoplicht.actie_{klasse}_tot_en_met_dagen").waarde)
            for klasse in KLASSEN
        ]
        open_acties = self._open(tabellen)
        klasse = age_classes(open_acties["leeftijd"], grenzen)
        telling = pd.crosstab(klasse, open_acties["te_laat"])
        telling = telling.reindex(index=range(len(grenzen) + 1), columns=[False, True])
        frame = telling.fillna(0).set_axis(pd.Index(_class_names(grenzen)))
        frame = frame.rename(columns={False: "op_tijd", True: "te_laat"})
        tabel = make_table(
            f"{self.thema}.acties_leeftijd",
            f"Open acties naar leeftijd: {THEMA[self.thema]}",
            f"op {datum_in_woorden(tabellen.peil.peildatum)}",
            with_total(frame, {"op_tijd": 0, "te_laat": 0}).rename_axis("klasse").reset_index(),
            {
                "klasse": Kop("Leeftijd sinds het besluit"),
                "op_tijd": Kop(OP_TIJD, "acties"),
                "te_laat": Kop(TE_LAAT, "acties"),
            },
            tabellen.bron("acties"),
            noten=("Een actie zonder deadline telt als nog op tijd.",),
            totaalrijen=1,
        )
        reeksen = (Reeks(OP_TIJD, Vorm.GESTAPELD), Reeks(TE_LAAT, Vorm.GESTAPELD))
        return Grafiek(tabel, reeksen, "acties", liggend=True)

    def lijst(self, tabellen: Tabellen) -> Tabel:
        """Every open action, the latest ones first."""
        orde = ["dagen_te_laat", "leeftijd"]
        rijen = self._open(tabellen).sort_values(orde, ascending=False, kind="stable")
        noten = () if len(rijen) else ("Er zijn geen open acties.",)
        return make_table(
            f"{self.thema}.acties",
            f"Open acties: {THEMA[self.thema]}",
            f"op {datum_in_woorden(tabellen.peil.peildatum)}",
            rijen.assign(wie=rijen["verantwoordelijke"].map(WIE)),
            {
                "omschrijving": Kop("Actie"),
                "gremium": Kop("Besluit van"),
                "wie": Kop("Verantwoordelijke"),
                "leeftijd": Kop("Open", "dagen"),
                "deadline": Kop("Deadline", "datum"),
                "dagen_te_laat": Kop("Over de deadline", "dagen"),
            },
            tabellen.bron("acties"),
            noten=noten,
        )

    def _open(self, tabellen: Tabellen) -> pd.DataFrame:
        return open_on(self._own(tabellen), tabellen.peil.peildatum)

    def _decided(self, tabellen: Tabellen) -> pd.DataFrame:
        venster = tabellen.peil.venster
        return decided_between(self._own(tabellen), venster.begin, venster.eind)

    def _own(self, tabellen: Tabellen) -> pd.DataFrame:
        acties = tabellen["acties"]
        return acties[acties["thema"] == self.thema]


def _class_names(grenzen: list[int]) -> list[str]:
    """'0 tot en met 30 dagen', ..., 'meer dan 180 dagen'."""
    onder = [0, *(grens + 1 for grens in grenzen)]
    namen = [f"{van} tot en met {tot} dagen" for van, tot in zip(onder, grenzen, strict=False)]
    return [*namen, f"meer dan {grenzen[-1]} dagen"]
