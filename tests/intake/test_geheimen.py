"""What a delivery holds that may not be published: persons and keys, by the contract."""

from __future__ import annotations

from pathlib import Path

from duo_analytics.intake.contract import tables
from duo_analytics.intake.geheimen import is_secret, secrets_of
from duo_analytics.periods import Periode
from duo_analytics.places import EXAMPLE

VAN = Periode(2022, 1)


def test_texts_about_persons_and_numbers_of_rows_are_secret_unless_they_are_public() -> None:
    alle = [kolom for _, tabel in tables().values() for kolom in tabel.kolommen]
    geheim = {kolom.naam for kolom in alle if is_secret(kolom)}
    assert geheim == {
        "persoon_id", "dienstverband_id", "geval_id", "crediteur_id", "kvk", "inhuur_id",
        "vacature_id", "activum_id", "factuur_id", "contract_id", "aanbesteding_id", "vraag_id",
        "aanvraag_id",
    }  # fmt: skip
    openbaar = {kolom.naam for kolom in alle if kolom.openbaar}
    assert openbaar == {
        "order_id", "mijlpaal_id", "actie_id", "risico_id", "doel_id", "proces_id",
    }  # fmt: skip


def test_the_keys_of_the_example_are_known_and_its_public_names_are_not() -> None:
    geheim = secrets_of(VAN, EXAMPLE)
    assert len(geheim) > 5000
    assert {"P0001", "D0001-1", "Z00357", "D1042"} <= geheim
    assert {"I&A", "B2018-001", "Diemen", "Vast"}.isdisjoint(geheim)


def test_without_a_delivery_there_is_nothing_to_keep(tmp_path: Path) -> None:
    assert secrets_of(VAN, tmp_path) == frozenset()
