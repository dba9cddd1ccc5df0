"""The whole timeline: every table, with everything that happens up to the horizon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .absence import verzuim_frame
from .advice import adviesvragen_frame
from .assets import activa_frame
from .contracts import aanbestedingen_frame, contracten_frame, contracts
from .finance import bijdragen_frame, financien_frame, verdeelsleutel_frame, wijzigingen_frame
from .formatie import formatie_frame
from .hardware import budget_frame, orders_frame
from .hiring import inhuur_frame, loonsom_frame
from .invoices import crediteuren_frame, facturen_frame, invoice_lines, pakketten_frame
from .iv3 import taakvelden_frame
from .kantoor import kantoor_frame, scenarios_frame
from .moves import careers
from .organisation import posts
from .packages import suppliers
from .people import Verblijf, post_history
from .processes import doorlichtingen_frame, maatwerk_frame, processen_frame
from .quotum import banenafspraak_frame, inleen_frame
from .script import Verloop, with_script
from .spells import dienstverbanden_frame
from .sturing import acties_frame, doelen_frame, mijlpalen_frame, risicos_frame
from .themes import themas_frame
from .vacancies import Vacature, internal, numbered, vacatures_frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.random import Generator

SEED = 34
# the draw of each subject; chosen because the story shows in it, see tests/test_example.py
TREKKING = {"plaatsen": 1, "loopbanen": 2, "dienstverbanden": 3, "verzuim": 85, "inhuur": 5,
            "bestellingen": 74, "activa": 7, "inleen": 8, "maatwerk": 21, "leveranciers": 22,
            "facturen": 23, "contracten": 24, "aanbestedingen": 25, "adviesvragen": 26,
            "kantoor": 9, "financien": 10, "iv3": 11}  # fmt: skip


@dataclass(frozen=True)
class Tijdlijn:
    """Tables by canonical name; some carry extra columns that only the cut reads."""

    tabellen: Mapping[str, pd.DataFrame]


def simulate(seed: int = SEED) -> Tijdlijn:
    """Draw the timeline; each subject has its own stream, so tuning one leaves the others."""
    verloop = _staff(seed)
    loopbanen = careers(_stream(seed, "loopbanen"), verloop.verblijven)
    vacatures = internal(verloop.vacatures, loopbanen)
    nummers = numbered(vacatures)
    dienstverbanden = dienstverbanden_frame(_stream(seed, "dienstverbanden"), loopbanen)
    bestellingen = orders_frame(_stream(seed, "bestellingen"))
    inhuur = inhuur_frame(_stream(seed, "inhuur"), vacatures, nummers)
    return Tijdlijn({
        "dienstverbanden": dienstverbanden,
        "formatie": formatie_frame(verloop.verblijven),
        "verzuim": verzuim_frame(_stream(seed, "verzuim"), dienstverbanden),
        "inhuur": inhuur,
        "loonsom": loonsom_frame(dienstverbanden),
        "vacatures": vacatures_frame(vacatures, nummers),
        "hardwarebestellingen": bestellingen,
        "hardwarebudget": budget_frame(bestellingen),
        "activa": activa_frame(_stream(seed, "activa"), bestellingen),
        "banenafspraak": banenafspraak_frame(dienstverbanden),
        "banenafspraak_inleen": inleen_frame(_stream(seed, "inleen"), dienstverbanden),
        "processen": processen_frame(),
        "doorlichtingen": doorlichtingen_frame(),
        "maatwerkaanvragen": maatwerk_frame(_stream(seed, "maatwerk")),
        **_inkoop(seed, bestellingen, inhuur),
        "mijlpalen": mijlpalen_frame(),
        "acties": acties_frame(),
        "risicos": risicos_frame(),
        "doelen": doelen_frame(),
        "kantoorbezetting": kantoor_frame(_stream(seed, "kantoor")),
        "scenarios": scenarios_frame(),
        **_financien(seed),
        "themas": themas_frame(),
    })  # fmt: skip


def _inkoop(seed: int, bestellingen: pd.DataFrame, inhuur: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables of inkoop.xlsx; the invoices of hardware and inhuur follow from their tables."""
    leveranciers = suppliers(_stream(seed, "leveranciers"))
    contracten = contracts(_stream(seed, "contracten"), leveranciers)
    stroom = _stream(seed, "facturen")
    regels = invoice_lines(stroom, leveranciers, bestellingen, inhuur)
    crediteuren, eerste = crediteuren_frame(regels, contracten)
    return {
        "facturen": facturen_frame(stroom, regels, contracten),
        "crediteuren": crediteuren,
        "inkooppakketten": pakketten_frame(),
        "contracten": contracten_frame(contracten, eerste),
        "aanbestedingen": aanbestedingen_frame(_stream(seed, "aanbestedingen"), contracten),
        "adviesvragen": adviesvragen_frame(_stream(seed, "adviesvragen")),
    }


def _financien(seed: int) -> dict[str, pd.DataFrame]:
    """The tables of financien.xlsx and iv3.xlsx."""
    financien, sleutel = financien_frame(_stream(seed, "financien")), verdeelsleutel_frame()
    return {
        "financien": financien,
        "begrotingswijzigingen": wijzigingen_frame(),
        "verdeelsleutel": sleutel,
        "bijdragen": bijdragen_frame(financien, sleutel),
        "taakvelden": taakvelden_frame(_stream(seed, "iv3")),
    }


def _staff(seed: int) -> Verloop:
    """Every post drawn with its own stream, then the written story of I&A."""
    verblijven: list[Verblijf] = []
    vacatures: list[Vacature] = []
    for plaats in posts():
        personen, open_plaatsen = post_history(_stream(seed, "plaatsen", plaats.nummer), plaats)
        verblijven += personen
        vacatures += open_plaatsen
    return with_script(verblijven, vacatures)


def _stream(seed: int, onderwerp: str, nummer: int = 0) -> Generator:
    return np.random.default_rng([seed, TREKKING[onderwerp], nummer])
