"""The number to call in an emergency, by country."""

from collections.abc import Mapping

_NORTH_AMERICA = "AS CA GU MP MX PR US VI"
_EUROPE = (
    "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
)
"""The European Union by its law, and neighbors that took up its number: 112."""

EMERGENCY_NUMBERS: Mapping[str, str] = {
    **dict.fromkeys(_EUROPE.split(), "112"),
    **dict.fromkeys(_NORTH_AMERICA.split(), "911"),
    "GB": "999",
    "AU": "000",
    "NZ": "111",
}
"""By ISO country code; where a country is not listed the words say "local number"."""
