"""Setting up the first clinic of an empty database."""
