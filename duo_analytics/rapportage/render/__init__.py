"""One renderer per form; each reads the document tree and nothing else."""
