"""Exports of other systems: ``mapping.toml`` says which column becomes which of the contract."""
