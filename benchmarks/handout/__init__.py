"""Making a handout, beside other ways to make the same PDF: `python -m benchmarks.handout`."""
