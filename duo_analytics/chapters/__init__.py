"""One module per subject: its facts, tables and charts. Notebooks know only these modules."""
