"""The commands of the command line, by subject; each loads what it needs when it runs."""
