"""Pure functions over batches: no clock, network, database or global random state."""
