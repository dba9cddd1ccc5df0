"""CSV as Dutch programs write it: what is read, and what is refused with the line number."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.exports import KOP, LOONSOM, csv, loonsom, table, texts, values, write

GOED = csv("D;2022;1;1234,5", "U;2022;1;800")
RIJEN = [["diemen", "2022", "1", "1234.5"], ["uithoorn", "2022", "1", "800"]]


def with_option(regel: str) -> str:
    """The mapping with one more key."""
    return LOONSOM.replace("[loonsom.kolommen]", f"{regel}\n[loonsom.kolommen]")


@pytest.mark.parametrize(
    ("inhoud", "optie", "eerste_regel"),
    [
        (GOED, "", 2),
        (GOED.replace("\r\n", "\n"), "", 2),
        (GOED.replace("\r\n", "\r"), "", 2),
        (b"\xef\xbb\xbf" + GOED.encode(), "", 2),
        ("sep=;\r\n" + GOED, "", 3),
        ("sep=,\r\n" + GOED.replace(",5", ".5").replace(";", ","), 'decimaal = "."', 3),
        (GOED.replace(";", "\t"), 'scheidingsteken = "\\t"', 2),
        (GOED.replace(";", "|"), 'scheidingsteken = "|"', 2),
        ("Loonsom per tertaal;;;\r\n\r\n" + GOED, "kopregel = 3", 4),
        (GOED.replace("1234,5", "€ 1.234,50"), 'duizendtal = "."', 2),
        (GOED.replace("1234,5", "1 234,50 EUR"), 'duizendtal = " "', 2),
        (GOED + ";;;\r\n\r\n", "", 2),
        (GOED.replace("\r\n", ";;\r\n"), "", 2),
        (GOED.replace("D;", '"D";'), "", 2),
        (GOED.replace("Org", "Örg").encode("cp1252"), 'codering = "cp1252"', 2),
    ],
)
def test_a_sound_file_gives_the_same_table_in_each_accepted_shape(
    tmp_path: Path, inhoud: str | bytes, optie: str, eerste_regel: int
) -> None:
    mapping = with_option(optie)
    if "cp1252" in optie:
        mapping = mapping.replace('"Org"', '"Örg"')
    assert loonsom(tmp_path, inhoud, mapping) == []
    frame = table(tmp_path)
    assert values(frame) == RIJEN
    assert frame.index.tolist() == [eerste_regel, eerste_regel + 1]


def test_a_minus_behind_the_number_makes_it_negative(tmp_path: Path) -> None:
    regels = loonsom(tmp_path, csv("D;2022;1;1.234,50-"), with_option('duizendtal = "."'))
    assert regels == [
        "FOUT DUO-C05  loonsom.csv, regel 2 (kolom Loonsom (EUR) uit Bedrag): -1234,5 is lager dan "
        "0,01. Toegestaan: minstens 0,01."
    ]


def test_a_text_over_several_lines_keeps_the_numbers_of_the_lines(tmp_path: Path) -> None:
    inhoud = csv('D;2022;1;1;"twee\r\nregels"', "D;2022;x;1;", kop=f"{KOP};Noot")
    meldingen = loonsom(tmp_path, inhoud)
    assert meldingen[-1].startswith(
        'FOUT DUO-C03  loonsom.csv, regel 4 (kolom Tertaal): "x" is geen getal'
    )


def test_a_dot_that_may_be_thousands_or_decimals_is_not_guessed(tmp_path: Path) -> None:
    assert loonsom(tmp_path, csv("D;2022;1;1.234")) == [
        'FOUT DUO-C03  loonsom.csv, regel 2 (kolom Loonsom (EUR) uit Bedrag): "1.234" is geen '
        "getal in de opgegeven notatie. Bedoelt u 1,234 of 1234? Volgens mapping.toml is decimaal "
        '= ","; pas dat aan of verbeter de waarde.'
    ]


def test_a_column_that_mixes_notations_is_refused_where_it_departs(tmp_path: Path) -> None:
    inhoud = csv("D;2022;1;1.234", "U;2022;1;12.34")
    (melding,) = loonsom(tmp_path, inhoud, with_option('duizendtal = "."'))
    assert "regel 3" in melding
    assert 'decimaal = ",", duizendtal = "."' in melding


def test_short_and_long_lines_are_all_named_and_nothing_is_read(tmp_path: Path) -> None:
    inhoud = csv("D;2022;1", "U;2022;1;800", "U;2022;2;800;x")
    herstel = (
        "Exporteer opnieuw; staat het scheidingsteken in een tekst, dan horen daar "
        "aanhalingstekens om."
    )
    assert loonsom(tmp_path, inhoud) == [
        "FOUT DUO-K03  loonsom.csv, regel 2: de regel is te kort: 3 waarden, de kopregel heeft er "
        f"4. {herstel}",
        "FOUT DUO-K03  loonsom.csv, regel 4: de regel is te lang: 5 waarden, de kopregel heeft er "
        f"4. {herstel}",
    ]


@pytest.mark.parametrize(
    ("inhoud", "optie", "reden"),
    [
        (b"", "", "het bestand is leeg. "),
        (b"\r\n\r\n", "", "vanaf regel 1 staat er geen kopregel. "),
        (GOED.encode("utf-16"), "", "het bestand is UTF-16 (Unicode-tekst). Bewaar het in Excel"),
        (GOED.encode("utf-16-le"), "", "het bestand is UTF-16 (Unicode-tekst). Bewaar het in Exc"),
        (GOED.replace("800", "8\x0000"), "", "in regel 3 staat een NUL-teken; het bestand is besc"),
        (b"PK\x03\x04rest", "", "dit is een werkboek, geen tekstbestand. "),
        (GOED.replace("U;", "é;").encode("cp1252"), "",
         "in regel 3 staat een teken dat geen utf-8 is. Zet in mapping.toml codering = \"cp1252\""),
        (GOED.encode() + b"\x81", 'codering = "cp1252"',
         "in regel 4 staat een teken dat geen cp1252 is. Zet in mapping.toml codering = \"utf-8\""),
        (b"\xef\xbb\xbf" + GOED.encode(), 'codering = "cp1252"',
         "het bestand zegt zelf dat het UTF-8 is, geen cp1252. "),
        (GOED.replace("U;", '"U;'), "", "regel 3 is niet te lezen: er staat een aanhalingsteken"),
        (GOED, 'scheidingsteken = ","', "er is maar een kolom als het scheidingsteken een komma is"
         ". Zet in mapping.toml scheidingsteken = \";\""),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_the_mapping_says_is_refused(
    tmp_path: Path, inhoud: str | bytes, optie: str, reden: str
) -> None:
    (melding,) = loonsom(tmp_path, inhoud, with_option(optie))
    assert melding.startswith(f"FOUT DUO-K03  loonsom.csv: {reden}")


@pytest.mark.parametrize("verminkt", ["FinanciÃ«n", "Ouderâ€™s", "Ã‰Ã©n", "raar \ufffd"])
def test_broken_signs_are_refused_with_the_line(tmp_path: Path, verminkt: str) -> None:
    write(
        tmp_path,
        '[inhuur]\nbestand = "i.csv"\nkolommen = { inhuur_id = "Nr", werkgever = { waarde = '
        '"diemen" }, team = "Team", begindatum = "Van", einddatum = "Tot", fte = "Fte", kosten = '
        '"Kosten", reden = { waarde = "piek" } }',
        i__csv=csv(f"1;{verminkt};2022-01-01;2022-02-01;1;5", kop="Nr;Team;Van;Tot;Fte;Kosten"),
    )
    (melding,) = [m for m in texts(tmp_path, "inhuur") if m.startswith("FOUT")]
    assert melding.startswith("FOUT DUO-C06  i.csv, regel 2 (kolom Team): ")
    assert (
        "bevat tekens die bij het bewaren zijn verminkt. Kies in mapping.toml de andere" in melding
    )
