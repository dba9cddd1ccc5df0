"""Many machines: the same notebooks on workers of Dask, one coordinator that publishes."""
