"""Pure arithmetic on frames: spells, survival, and the definitions that several chapters share."""
