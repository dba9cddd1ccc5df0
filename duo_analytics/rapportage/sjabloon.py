"""The language of a controller's text: what checking it and printing it share."""

from __future__ import annotations

from jinja2.sandbox import ImmutableSandboxedEnvironment

VORIG_JAAR, VORIGE = "vorig jaar", "vorige periode"
# What every text may print of the rapportage that it is in.
WOORDEN = ("periode", "jaar", "ontvanger", "gericht_aan")


def environment() -> ImmutableSandboxedEnvironment:
    """A text may use facts and conditions and nothing of Python behind them."""
    return ImmutableSandboxedEnvironment(keep_trailing_newline=True)
