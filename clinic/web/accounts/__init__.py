"""Signing in and out, one-time links, the account page."""
