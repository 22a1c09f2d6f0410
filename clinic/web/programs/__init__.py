"""The program page: a plan typed in one form, checked, saved and previewed."""
