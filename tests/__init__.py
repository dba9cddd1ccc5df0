"""The tests of duo_analytics; each says one sentence."""
