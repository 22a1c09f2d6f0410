"""Measurements of what the product promises; each is a module to run."""
