"""Patients: finding, adding, reading and changing them."""
