"""From executed notebooks to one document tree, and from that tree to every form of it."""
