"""Signals: what is odd in a sound delivery, by itself or against the one before it.

A signal names its rule and asks for a look. It says nothing about right or wrong.
"""
