"""Dutch words for what the libraries say to the user of the command line."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")


def in_dutch() -> None:
    """Let click speak Dutch in this process, whatever the language of the machine is.

    click looks its texts up in the default domain; the language comes from the environment.
    """
    gettext.bindtextdomain("messages", str(LOCALE))
    os.environ["LANGUAGE"] = "nl"
