"""The linter for poses: what the eye passes over, measured in centimeters and degrees."""
