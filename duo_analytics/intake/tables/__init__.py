"""One module per delivered workbook, each with its ``WERKBOEK``: a new file is a new table."""
