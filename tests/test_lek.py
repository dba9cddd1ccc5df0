"""The leak scan: what it finds in every kind of file, and what it does not take for a leak."""

from __future__ import annotations

import base64
import dataclasses
import shutil
import zipfile
import zlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import pytest

from duo_analytics.errors import PoortDicht
from duo_analytics.rapportage.assemble import assemble
from duo_analytics.rapportage.files import write_set
from duo_analytics.rapportage.poorten.bevinding import Bevinding
from duo_analytics.rapportage.poorten.check import check_logs, check_set, require_open
from duo_analytics.rapportage.poorten.geheim import Geheimen, Machine
from duo_analytics.rapportage.poorten.lek import Zoeker
from duo_analytics.rapportage.poorten.stukken import pieces
from duo_analytics.rapportage.render.html import PLAIN
from tests.voorbeeld import PERIODE, grafiek, hoofdstuk, rapportage, tabel

BSN = "111222333"  # passes the elfproef and is given to nobody
KEYS = Geheimen.of(["P0042", "Z. van Zanten", "D0042-1", "4", "123456", "1234567"])
NOBODY = Machine((), "", ())


def found(naam: str, inhoud: bytes | str, machine: Machine = NOBODY) -> list[tuple[str, str]]:
    """Place and reason of what the scan finds in a file."""
    ruw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
    return [(b.plaats, b.reden) for b in Zoeker(KEYS, machine).findings(naam, pieces(naam, ruw))]


def reasons(tekst: str) -> list[str]:
    return [reden for _, reden in found("a.txt", tekst)]


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        (f"BSN {BSN}.", "een nummer dat een BSN kan zijn (elfproef)"),
        ("1112.22.333", "een nummer dat een BSN kan zijn (elfproef)"),
        ("een nul te kort: 10000008", "een nummer dat een BSN kan zijn (elfproef)"),
        (f"111\u200b222\u00ad333 {BSN[:0]}", "een nummer dat een BSN kan zijn (elfproef)"),
        ("mail naar jan.jansen@voorbeeld.nl", "een e-mailadres"),
        ("NL91 ABNA 0417 1643 00", "een rekeningnummer (IBAN)"),
        ("NL91ABNA0417164300", "een rekeningnummer (IBAN)"),
        ("06-12345678", "een telefoonnummer"),
        ("06 12 34 56 78", "een telefoonnummer"),
        ("+31 (0)20 123 45 67", "een telefoonnummer"),
        ("(0297) 123 456", "een telefoonnummer"),
        ("020-7654321", "een telefoonnummer"),
        ("ghp_" + "a1" * 18, "een sleutel of wachtwoord"),
        ("wachtwoord: geheim123", "een sleutel of wachtwoord"),
        ("postgresql://lezer:geheim@server/db", "een sleutel of wachtwoord"),
        ("-----BEGIN RSA PRIVATE KEY-----", "een sleutel of wachtwoord"),
        ("/home/jan/rapport.xlsx", "een map van een computer"),
        (r"C:\Users\jan\rapport.xlsx", "een map van een computer"),
        (r"\\server\delen\rapport.xlsx", "een map van een computer"),
        ("file:///data/rapport", "een map van een computer"),
        ("Traceback (most recent call last):", "een foutmelding van het programma"),
        ("KeyError: 'fte'", "een foutmelding van het programma"),
        ("over p0042 gesproken", "een naam of sleutel uit een levering"),
        ("door z.  van ZANTEN", "een naam of sleutel uit een levering"),
        ("zaak D0042-1", "een naam of sleutel uit een levering"),
        ("nummer 1234567", "een naam of sleutel uit een levering"),
    ],
)
def test_what_may_not_leak_is_found(tekst: str, reden: str) -> None:
    assert reasons(tekst) == [reden]


@pytest.mark.parametrize(
    "tekst",
    [
        "111222334 past niet bij de elfproef",
        "€ 111.222.333 en 111222333,50 en 40.123.456",
        "ab111222333cd en 3111222333 en 111222333.5 en 1.111222333",
        "besluit 20220430",
        "00000000",
        "NL92 ABNA 0417 1643 00",
        "0 20 40 60 80 100 120",
        "01-05-2022 12:30 tot 02-05-2022",
        "0,612345678 en 0612345678,5",
        "en/of, km/uur en Stb. 2017-465",
        "P00421 en XP0042 en D0042-12",
        "123456 en 4",
        "Fout: de levering",
        "@duoplus en a@b",
    ],
)
def test_what_only_looks_like_it_is_no_leak(tekst: str) -> None:
    assert reasons(tekst) == []


def test_a_finding_names_the_place_and_never_the_value() -> None:
    (bevinding,) = Zoeker(KEYS, NOBODY).findings("a.txt", pieces("a.txt", f"x\n{BSN}".encode()))
    assert str(bevinding) == "a.txt, regel 2: een nummer dat een BSN kan zijn (elfproef) (lek)"


def test_showing_the_secrets_shows_only_how_many_there_are() -> None:
    assert repr(KEYS) == "Geheimen(4 waarden)"
    assert "jan" not in repr(Machine((), "janssen", ()))


SVG = f'<svg viewBox="0 0 9 9"><path d="M{BSN} 1"/><text x="{BSN}">P0042</text></svg>'
URI = "data:image/svg+xml;base64," + base64.b64encode(SVG.encode()).decode()


def png(soort: bytes, blok: bytes) -> bytes:
    """A PNG of nothing with one block more."""

    def block(naam: bytes, inhoud: bytes) -> bytes:
        som = zlib.crc32(naam + inhoud).to_bytes(4, "big")
        return len(inhoud).to_bytes(4, "big") + naam + inhoud + som

    return (
        b"\x89PNG\r\n\x1a\n" + block(b"IHDR", bytes(13)) + block(soort, blok) + block(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("naam", "inhoud", "plaats"),
    [
        ("a.html", "<p>Zie <b>P0042</b></p>", "regel 1, <b>"),
        ("a.html", '<p\ntitle="P0042">x</p>', "regel 1, title van <p>"),
        ("a.html", "<p>\n<!-- P0042 --></p>", "regel 2, opmerking"),
        ("a.html", "<p>&#80;0042</p>", "regel 1, <p>"),
        ("a.html", f'<img src="{URI}">', "regel 1, src van <img>, tekst in <text>"),
        (
            "a.html",
            f'<img src="data:image/svg+xml,{quote(SVG, safe=PLAIN)}">',
            "regel 1, src van <img>, tekst in <text>",
        ),
        ("a.html", '<i src="data:text/plain,%500042"></i>', "regel 1, src van <i>, regel 1"),
        ("a.svg", SVG, "tekst in <text>"),
        ("a.svg", '<svg aria-label="P0042"/>', "aria-label van <svg>"),
        ("a.svg", '<svg><g d="P0042"/></svg>', "d van <g>"),
        ("a.svg", "<svg><!-- P0042 --></svg>", "opmerking"),
        ("a.csv", "Team;Fte\nx;1\nP0042;2", "regel 3, kolom 1"),
        ("a.json", '{"feiten": [{"titel": "P0042"}]}', "feiten[0].titel"),
        ("a.json", '{"P0042": 1}', "naam van een veld"),
        ("a.toml", 'titel = "P0042"', "regel 1"),
        ("a.png", png(b"tEXt", b"Author\0P0042"), "blok tEXt"),
        ("a.png", png(b"zTXt", b"Author\0\0" + zlib.compress(b"P0042")), "blok zTXt, uitgepakt"),
        ("a.png", png(b"iTXt", b"a\0\0\0\0\0P0042"), "blok iTXt"),
        ("a.png", png(b"eXIf", b"MM\0*P0042\0"), "blok eXIf"),
        ("a.png", png(b"IDAT", b"") + b"P0042", "achter het beeld"),
    ],
)
def test_a_key_is_found_wherever_it_is_packed(naam: str, inhoud: bytes | str, plaats: str) -> None:
    assert found(naam, inhoud) == [(plaats, "een naam of sleutel uit een levering")]


def test_figures_are_looked_at_as_a_column_and_not_one_by_one() -> None:
    bedragen = "Post;Bedrag\na;111222333\nb;123456789\nc;987654321\nd;111222334"
    assert found("a.csv", bedragen) == []
    nummers = f"Team;Nummer\na;{BSN}\nb;123456782\nc;100000009"
    assert len(found("a.csv", nummers)) == 3
    assert found("a.json", '{"d": "111222333"}') == []
    assert len(found("a.json", '{"titel": "111222333"}')) == 1


def test_the_machine_its_user_and_its_settings_may_not_be_named() -> None:
    machine = Machine(("/werk/van/ons",), "jdevries", ("s3cr3tw44rde",))
    gevonden = found("a.txt", "/werk/van/ons/x\nvan JdeVries\nsleutel s3cr3tw44rde", machine)
    assert gevonden == [
        ("regel 1", "een map van deze computer"),
        ("regel 2", "de naam van de gebruiker van deze computer"),
        ("regel 3", "een geheime instelling van deze computer"),
    ]


def test_secret_settings_of_this_machine_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTRY_TOKEN", "abcdefgh12")
    monkeypatch.setenv("MIJN_TAAL", "nederlands")
    assert "abcdefgh12" in Machine.here().instellingen
    assert "nederlands" not in Machine.here().instellingen


# A whole set


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set of made-up results."""
    uit = tmp_path_factory.mktemp("set")
    write_set(rapportage(), uit, {"periode": "2022-T1"})
    return uit


def test_a_sound_set_passes_every_gate(clean: Path) -> None:
    assert check_set(clean, KEYS) == []
    require_open(clean, clean, ["P0042"])


def test_a_key_in_a_table_is_found_in_every_form_of_the_set(tmp_path: Path) -> None:
    ziek = tabel("proef.teams").met(rijen=(("P0042", Decimal(5)),), totaalrijen=0)
    lek = dataclasses.replace(hoofdstuk(), blokken=(*hoofdstuk().blokken[:-1], ziek))
    write_set(assemble([lek], PERIODE), tmp_path, {})
    bestanden = {b.bestand for b in check_set(tmp_path, KEYS)}
    assert bestanden == {
        "rapportage.html", "rapportage.pdf", "rapportage.docx", "hoofdstukken/proef.html",
        "hoofdstukken/proef.docx", "cijfers/proef.teams.csv", "cijfers.xlsx", "tabellen.json",
    }  # fmt: skip


def test_a_key_in_a_chart_is_found_in_its_picture_and_its_alt_text(tmp_path: Path) -> None:
    rijen = (("P0042", Decimal(5)), ("b", Decimal(3)))
    staven = tabel("proef.staven").met(rijen=rijen, totaalrijen=0)
    ziek = dataclasses.replace(grafiek("proef.staven"), tabel=staven)
    lek = dataclasses.replace(hoofdstuk(), blokken=(ziek,))
    write_set(assemble([lek], PERIODE), tmp_path, {})
    plaatsen = {(b.bestand, b.plaats) for b in check_set(tmp_path, KEYS)}
    assert ("figuren/proef.staven.svg", "aria-label van <svg>") in plaatsen
    assert ("figuren/proef.staven.svg", "tekst in <text>") in plaatsen
    assert ("figuren/proef.staven.txt", "regel 1") in plaatsen
    assert any(b == "rapportage.pdf" and p.endswith("Alt") for b, p in plaatsen)


def rewritten(pad: Path, deel: str, van: bytes, naar: bytes) -> None:
    """Replace bytes in one part of a zip."""
    with zipfile.ZipFile(pad) as pak:
        delen = {naam: pak.read(naam) for naam in pak.namelist()}
    assert van in delen[deel]
    delen[deel] = delen[deel].replace(van, naar, 1)
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam, inhoud in delen.items():
            pak.writestr(naam, inhoud)


@pytest.mark.parametrize(
    ("bestand", "deel", "van", "naar"),
    [
        ("rapportage.docx", "docProps/core.xml", b"Duo+</dc:creator>", b"P0042</dc:creator>"),
        ("rapportage.docx", "word/document.xml", b'descr="', b'descr="P0042 '),
        ("cijfers.xlsx", "docProps/core.xml", b"</dc:title>", b" P0042</dc:title>"),
        ("cijfers.xlsx", "xl/sharedStrings.xml", b"Een noot.", b"P0042"),
        ("cijfers.xlsx", "xl/workbook.xml", b'name="Tabel 1"', b'name="P0042"'),
    ],
)
def test_a_key_in_a_part_of_an_office_file_is_found(
    clean: Path, tmp_path: Path, bestand: str, deel: str, van: bytes, naar: bytes
) -> None:
    shutil.copy(clean / bestand, tmp_path)
    rewritten(tmp_path / bestand, deel, van, naar)
    bevindingen = check_set(tmp_path, KEYS)
    assert bevindingen
    assert all(b.plaats.startswith(deel) for b in bevindingen)


def test_words_that_word_cut_in_two_runs_are_one() -> None:
    from duo_analytics.rapportage.poorten import pakket

    xml = b"<w:p><w:r><w:t>P00</w:t></w:r><w:r><w:t>42</w:t></w:r></w:p>"
    assert [stuk.tekst for stuk in pakket.texts(xml)] == ["P0042"]


def spoil_name(folder: Path) -> None:
    (folder / "P0042.txt").write_text("niets")


def spoil_notebook(folder: Path) -> None:
    (folder / "10_formatie.ipynb").write_text("{}")


def spoil_zip(folder: Path) -> None:
    (folder / "rapportage.docx").write_bytes(b"geen zip")


def spoil_pdf(folder: Path) -> None:
    (folder / "rapportage.pdf").write_bytes(b"%PDF-1.7 kapot")


def spoil_text(folder: Path) -> None:
    next((folder / "figuren").glob("*.txt")).unlink()


def spoil_alt(folder: Path) -> None:
    next((folder / "figuren").glob("*.txt")).write_text("Grafiek 1")


@pytest.mark.parametrize(
    ("spoil", "woorden"),
    [
        (spoil_name, ["P0042.txt, naam van het bestand: een naam of sleutel uit een levering"]),
        (spoil_notebook, ["10_formatie.ipynb: deze soort bestand hoort niet in een rapportage"]),
        (spoil_zip, ["rapportage.docx: dit bestand is niet te lezen"]),
        (spoil_pdf, ["rapportage.pdf: dit bestand is niet te lezen"]),
        (spoil_text, ["de alternatieve tekst ernaast ontbreekt (1.1.1)"] * 2),
        (spoil_alt, ["de alternatieve tekst ernaast is een plaatshouder (1.1.1)"] * 2),
    ],
)
def test_a_set_with_one_fault_does_not_pass(
    clean: Path, tmp_path: Path, spoil: Callable[[Path], None], woorden: list[str]
) -> None:
    shutil.copytree(clean, tmp_path / "set")
    spoil(tmp_path / "set")
    bevindingen = [str(b) for b in check_set(tmp_path / "set", KEYS)]
    assert len(bevindingen) == len(woorden)
    assert all(woord in b for woord, b in zip(woorden, bevindingen, strict=True))


def test_what_stands_in_two_places_is_told_of_both(tmp_path: Path) -> None:
    for naam in ("a.txt", "b.txt"):
        (tmp_path / naam).write_text(BSN)
    assert [b.bestand for b in check_set(tmp_path, KEYS)] == ["a.txt", "b.txt"]


def test_a_log_may_name_a_folder_but_no_person(tmp_path: Path) -> None:
    log = tmp_path / "kernels.log"
    log.write_text(f"Traceback (most recent call last):\n/home/jan/x.py\nP0042 {BSN}\n")
    assert {b.plaats for b in check_logs(tmp_path, KEYS)} == {"regel 3"}
    with pytest.raises(PoortDicht) as dicht:
        require_open(tmp_path / "leeg", tmp_path, ["P0042"])
    assert dicht.value.exit_code == 4
    assert all(isinstance(b, Bevinding) for b in dicht.value.bevindingen)
    assert BSN not in str(dicht.value)
    assert "P0042" not in str(dicht.value)
