"""What a notebook gives to the rapportage: facts, tables, charts and text, protected and traced."""
