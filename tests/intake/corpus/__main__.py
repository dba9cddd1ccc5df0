"""``python -m tests.intake.corpus``: time and memory of each case."""

from tests.intake.corpus.measure import main

main()
