"""Where a contact leads when it is tapped: only plain addresses become links, nothing else does."""

import re
from typing import Final

_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE: Final = re.compile(r"\+?[0-9() .\-]{7,24}")
_WEBSITE: Final = re.compile(r"(https?://)?([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[\w./~-]*)?)")


def link_to_email(email: str) -> str:
    """`mailto:` of an address; empty for anything else."""
    return f"mailto:{email}" if _EMAIL.fullmatch(email) else ""


def link_to_phone(phone: str) -> str:
    """`tel:` with the digits of a number; empty for anything else."""
    if not _PHONE.fullmatch(phone):
        return ""
    return "tel:" + re.sub(r"[^0-9+]", "", phone)


def link_to_website(website: str) -> str:
    """`https:` where no scheme is written; empty for anything that is no plain web address."""
    found = _WEBSITE.fullmatch(website)
    return f"{found[1] or 'https://'}{found[2]}" if found and website.isascii() else ""
