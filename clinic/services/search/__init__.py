"""Finding exercises: one search over SQLite, PostgreSQL and the seed library without either.

A text is read with the clinic's vocabulary and the library's phrases (`plan`): misspelt words are
corrected, synonyms added. The index says which exercises fit, in tiers (`sqlite`, `postgresql`,
`plain`); `ranking` puts them in order and counts. `upkeep` keeps the index true.
"""

from clinic.services.search.finding import find, find_in_seeds
from clinic.services.search.ranking import Found
from clinic.services.search.upkeep import bring_up_to_date, rebuild, start_upkeep, verify

__all__ = [
    "Found",
    "bring_up_to_date",
    "find",
    "find_in_seeds",
    "rebuild",
    "start_upkeep",
    "verify",
]
