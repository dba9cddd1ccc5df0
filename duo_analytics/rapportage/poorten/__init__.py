"""The gates before publication: what leaks, and what a page owes to everyone who reads it."""
