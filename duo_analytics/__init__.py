"""Voortgangsrapportage of Duo+: deliveries in, rapportage out."""
