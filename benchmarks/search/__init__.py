"""The search of exercises, measured: see `__main__`."""
