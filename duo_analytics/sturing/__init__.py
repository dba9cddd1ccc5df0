"""Plans, actions and risks of a theme: the same facts, tables and charts for every chapter.

A chapter says which theme it is about; ``thema`` is both its code in the deliveries and the name of
the chapter. Above results, below chapters.
"""
