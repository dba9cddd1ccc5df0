"""Messages of the schedule through a real mail server on this machine, and to a real service."""

from __future__ import annotations

import email
import http.server
import json
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from duo_analytics.periods import Periode
from duo_analytics.runs.schedule import berichten, kalender
from duo_analytics.runs.schedule.berichten import Bericht
from duo_analytics.runs.schedule.besluit import Blik, Levering
from duo_analytics.runs.schedule.post import DIENST, MAIL, BerichtFout, Post

# apprise reads a module that Python 3.11 and 3.12 call old; it brings its own from 3.13 on.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
GEWOON = kalender.load(Path("nergens"))
AAN = ["planning@gemeente.example", "controle@duo.example"]
MIS = Levering("x", ("personeel.xlsx",), ("hardware.xlsx",))
BLIK = Blik(GEWOON.termijn(Periode(2022, 1)), GEWOON.termijn(Periode(2022, 1)).tot, MIS)
BERICHT = berichten.missing(BLIK)


class Bus:
    """What a mail server takes in."""

    def __init__(self) -> None:
        self.brieven: list[Envelope] = []
        self.antwoord = "250 OK"

    async def handle_DATA(self, _s: SMTP, _z: Session, brief: Envelope) -> str:  # noqa: N802
        """Keep a letter."""
        self.brieven.append(brief)
        return self.antwoord


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        nummer: int = los.getsockname()[1]
        return nummer


@pytest.fixture
def bus() -> Iterator[tuple[Bus, int]]:
    """A mail server on a free port of this machine, and that port."""
    bus = Bus()
    server = Controller(bus, hostname="127.0.0.1", port=free_port())
    server.start()
    yield bus, server.port
    server.stop()


def post(aan: list[str] | None = None, **waarden: str) -> Post:
    """The channels with addresses for the first tertaal and values in the environment."""
    rij = GEWOON.tertaal["1"].model_copy(update={"aan": AAN if aan is None else aan})
    lijst = GEWOON.model_copy(update={"tertaal": {**GEWOON.tertaal, "1": rij}})
    namen = GEWOON.bericht.omgeving.model_dump()
    return Post(lijst, {namen[naam]: waarde for naam, waarde in waarden.items()})


def here(nummer: int, **anders: str) -> Post:
    """A mail server on this machine, which asks for no encryption."""
    gewoon = {"server": "127.0.0.1", "poort": str(nummer), "beveiliging": "geen"}
    return post(AAN, **{**gewoon, "afzender": "duo@duo.example", **anders})


def test_a_mail_arrives_in_dutch_with_its_recipients_and_without_figures(
    bus: tuple[Bus, int],
) -> None:
    here(bus[1]).send(MAIL, BERICHT)
    (brief,) = bus[0].brieven
    inhoud = brief.content
    assert isinstance(inhoud, bytes)
    gelezen = email.message_from_bytes(inhoud, policy=default)
    assert brief.rcpt_tos == AAN
    assert gelezen["Subject"] == "Rapportage 2022-T1 wacht op leveringen"
    assert gelezen["Auto-Submitted"] == "auto-generated"
    tekst = gelezen.get_content().replace("\r\n", "\n")
    assert tekst.strip() == BERICHT.tekst.strip()
    assert "- personeel.xlsx" in tekst


def test_a_server_that_refuses_or_is_not_there_is_told_without_its_words(
    bus: tuple[Bus, int],
) -> None:
    bus[0].antwoord = "554 geheim woord"
    for poort in (bus[1], 1):
        with pytest.raises(BerichtFout) as fout:
            here(poort).send(MAIL, BERICHT)
        assert str(fout.value).startswith("De mailserver nam het bericht niet aan (")
        assert "geheim" not in str(fout.value)


def test_a_password_never_goes_over_a_connection_without_encryption(bus: tuple[Bus, int]) -> None:
    """The server offers no STARTTLS: the standard setting refuses before it logs in."""
    with pytest.raises(BerichtFout, match="SMTPNotSupportedError"):
        here(bus[1], beveiliging="", gebruiker="duo", wachtwoord="pas").send(MAIL, BERICHT)
    assert bus[0].brieven == []


def test_a_name_and_password_of_the_environment_are_used(bus: tuple[Bus, int]) -> None:
    gezien: list[Any] = []

    def welkom(_s: SMTP, _z: Session, _e: Envelope, _m: str, gegevens: Any) -> AuthResult:
        gezien.append((gegevens.login, gegevens.password))
        return AuthResult(success=True)

    server = Controller(
        bus[0],
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=welkom,
        auth_require_tls=False,
    )
    server.start()
    try:
        here(server.port, gebruiker="duo", wachtwoord="pas").send(MAIL, BERICHT)
    finally:
        server.stop()
    assert gezien == [(b"duo", b"pas")]
    assert len(bus[0].brieven) == 1


@pytest.mark.parametrize(
    ("waarden", "melding"),
    [
        ({"afzender": ""}, "DUO_MAIL_AFZENDER is leeg"),
        ({"server": ""}, "DUO_MAIL_SERVER is leeg"),
        ({"server": "mail.gemeente.example"}, "'geen' kan alleen met een mailserver op deze"),
        ({"beveiliging": "ssl"}, "moet starttls of tls zijn"),
        ({"poort": "smtp"}, "is geen getal"),
    ],
)
def test_a_wrong_setting_of_mail_is_named(waarden: Mapping[str, str], melding: str) -> None:
    with pytest.raises(BerichtFout, match=melding):
        here(25, **waarden).send(MAIL, BERICHT)


def test_a_message_goes_where_somebody_asked_for_it() -> None:
    gemaakt = Bericht("gemaakt", "2022-T2", "x", "y")
    assert post().channels(BERICHT) == [MAIL]
    assert post([]).channels(BERICHT) == []
    assert post([], diensten="json://127.0.0.1").channels(BERICHT) == [DIENST]
    assert post().channels(gemaakt) == []  # nobody asked for the second tertaal
    stil = GEWOON.bericht.model_copy(update={"bij": ["mislukt"]})
    lijst = GEWOON.model_copy(update={"bericht": stil})
    assert Post(lijst, {"DUO_BERICHT_ADRESSEN": "json://127.0.0.1"}).channels(BERICHT) == []


# A service


@pytest.fixture
def dienst() -> Iterator[tuple[list[dict[str, Any]], str]]:
    """A service on this machine that takes messages as JSON, and its address."""
    gehoord: list[dict[str, Any]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            gehoord.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield gehoord, f"json://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_service_gets_the_message(dienst: tuple[list[dict[str, Any]], str]) -> None:
    gehoord, adres = dienst
    post([], diensten=adres).send(DIENST, BERICHT)
    (bericht,) = gehoord
    assert bericht["title"] == BERICHT.onderwerp
    assert "personeel.xlsx" in bericht["message"]


@pytest.mark.parametrize(
    ("adressen", "melding"),
    [
        ("geen-adres", "Een adres van een berichtdienst is niet te begrijpen."),
        ("json://127.0.0.1:1", "Een berichtdienst nam het bericht niet aan."),
    ],
)
def test_a_service_that_fails_is_told_without_its_address(adressen: str, melding: str) -> None:
    with pytest.raises(BerichtFout) as fout:
        post([], diensten=adressen).send(DIENST, BERICHT)
    assert str(fout.value) == melding


def test_a_missing_extra_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(BerichtFout) as fout:
        post([], diensten="json://127.0.0.1").send(DIENST, BERICHT)
    assert "pip install 'duo-analytics[berichten]'" in str(fout.value)
