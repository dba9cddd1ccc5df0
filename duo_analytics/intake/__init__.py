"""Deliveries in: contract, reading, checking, and every problem named by its cell."""
