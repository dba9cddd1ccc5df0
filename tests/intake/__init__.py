"""Tests of the intake: contract, reading, checking."""
