"""Issuing a program, and the handouts that were issued."""
