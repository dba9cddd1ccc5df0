"""Send a message: by mail with the standard library, or to any service that apprise knows."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import TYPE_CHECKING

from duo_analytics.errors import DuoFout

if TYPE_CHECKING:
    from duo_analytics.runs.schedule.berichten import Bericht
    from duo_analytics.runs.schedule.kalender import Kalender

POORTEN = {"starttls": 587, "tls": 465, "geen": 25}
HIER = ("localhost", "127.0.0.1", "::1")
SECONDEN = 30
MAIL, DIENST = "mail", "dienst"


class BerichtFout(DuoFout):
    """A message that could not be sent; never holds an address with a password in it."""


@dataclass(frozen=True)
class Post:
    """The channels that are set up: settings come from the environment, addresses from the year."""

    kalender: Kalender
    omgeving: Mapping[str, str]

    def channels(self, bericht: Bericht) -> list[str]:
        """The ways along which a message goes; none when nobody asked for it."""
        if bericht.soort not in self.kalender.bericht.bij:
            return []
        keuze = {MAIL: self._to(bericht), DIENST: self._value("diensten")}
        return [kanaal for kanaal, waarde in keuze.items() if waarde]

    def send(self, kanaal: str, bericht: Bericht) -> None:
        """Send along one channel; raises BerichtFout."""
        if kanaal == MAIL:
            self._mail(bericht)
        else:
            self._service(bericht)

    def _value(self, naam: str) -> str:
        return self.omgeving.get(getattr(self.kalender.bericht.omgeving, naam), "").strip()

    def _required(self, naam: str) -> str:
        if waarde := self._value(naam):
            return waarde
        variabele = getattr(self.kalender.bericht.omgeving, naam)
        raise BerichtFout(f"Mail versturen lukt niet: de omgevingsvariabele {variabele} is leeg.")

    def _to(self, bericht: Bericht) -> list[str]:
        tertaal = bericht.periode[-1]
        return [a for t, rij in self.kalender.tertaal.items() if t == tertaal for a in rij.aan]

    def _mail(self, bericht: Bericht) -> None:
        brief = EmailMessage()
        brief["Subject"] = bericht.onderwerp
        brief["From"] = self._required("afzender")
        brief["To"] = ", ".join(self._to(bericht))
        brief["Date"] = formatdate(localtime=True)
        brief["Message-ID"] = make_msgid(domain="duo-analytics.invalid")
        brief["Auto-Submitted"] = "auto-generated"
        brief.set_content(bericht.tekst)
        try:
            with self._server() as server:
                if gebruiker := self._value("gebruiker"):
                    server.login(gebruiker, self._value("wachtwoord"))
                server.send_message(brief)
        except (smtplib.SMTPException, OSError) as fout:
            # The text of such an error can hold an address or what the server said of a user.
            soort = type(fout).__name__
            raise BerichtFout(f"De mailserver nam het bericht niet aan ({soort}).") from fout

    def _server(self) -> smtplib.SMTP:
        """A connection that is encrypted before anything goes over it."""
        naam, soort = self._required("server"), self._value("beveiliging") or "starttls"
        if soort not in POORTEN or (soort == "geen" and naam not in HIER):
            raise BerichtFout(
                "De beveiliging van de mail moet starttls of tls zijn; 'geen' kan alleen met een "
                "mailserver op deze computer zelf."
            )
        poort = self._value("poort") or str(POORTEN[soort])
        if not poort.isdecimal():
            raise BerichtFout("De poort van de mailserver is geen getal.")
        veilig = ssl.create_default_context()
        if soort == "tls":
            return smtplib.SMTP_SSL(naam, int(poort), timeout=SECONDEN, context=veilig)
        server = smtplib.SMTP(naam, int(poort), timeout=SECONDEN)
        if soort == "starttls":
            try:
                server.starttls(context=veilig)
            except (smtplib.SMTPException, OSError):
                server.close()
                raise
        return server

    def _service(self, bericht: Bericht) -> None:
        try:
            import apprise
        except ImportError as fout:
            raise BerichtFout(
                "Voor berichten naar een dienst is een extra nodig: installeer die met "
                "pip install 'duo-analytics[berichten]'."
            ) from fout
        dienst = apprise.Apprise()
        adressen = self._value("diensten").split()
        if not all([dienst.add(adres) for adres in adressen]):  # noqa: C419 - add every one
            raise BerichtFout("Een adres van een berichtdienst is niet te begrijpen.")
        if not dienst.notify(body=bericht.tekst, title=bericht.onderwerp):
            raise BerichtFout("Een berichtdienst nam het bericht niet aan.")
