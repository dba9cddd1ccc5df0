"""Run the notebooks of a period and publish what they make; never imports a chapter."""
