"""The exercise library that every clinic starts from: words, doses, safety, protocols."""

from clinic.library.errors import LibraryError
from clinic.library.loader import Library, load_library, read_library

__all__ = ["Library", "LibraryError", "load_library", "read_library"]
