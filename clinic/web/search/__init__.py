"""Finding a patient or an exercise from anywhere."""
