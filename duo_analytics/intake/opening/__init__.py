"""Opening a workbook: what stands in its cells, and what its XML says beside the values.

Nothing here knows the contract, and nothing here needs more than the standard library and calamine.
"""
