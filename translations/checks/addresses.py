"""Addresses on the web, mail addresses and placeholders that stand in a text."""

import re

# A bare domain is only recognised by an ending that is no word: “einde.Dit” is a missing space.
_ENDINGS = "nl|be|de|at|ch|eu|uk|ie|fr|pl|ua|tr|com|org|net|info|gov|edu|int|health|care|example|test"
_MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_WEB = r"(?:https?://|(?<![A-Za-z0-9.@-])www\.)[\w.~:/?#\[\]@!$&*+,;=%()-]+"
_HOST = rf"(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9-]+\.)+(?:{_ENDINGS})(?![A-Za-z0-9-]|\.[A-Za-z])"
_DOMAIN = rf"{_HOST}(?:/[\w.~:/?#@!$&*+,;=%-]*)?"
_ADDRESS = re.compile(f"{_MAIL}|{_WEB}|{_DOMAIN}")
_TRAILING = ".,;:!?)،؛؟"

# {{x}}, {name}, {0}, %(name)s, %1$s, %s, %d; “100 %sicher” and “30%d” are no placeholders.
_PLACEHOLDER = re.compile(r"\{\{\s*[\w.]+\s*\}\}|\{\w*\}|%\(\w+\)[sd]|(?<!\d)%(?:\d\$)?[sd](?!\w)")


def addresses(text: str) -> list[str]:
    """Web and mail addresses in a plain text, the host in small letters, without the punctuation of the sentence."""
    return [_host_lowered(found.rstrip(_TRAILING)) for found in _ADDRESS.findall(text)]


def placeholders(text: str) -> list[str]:
    return [re.sub(r"\s", "", found) for found in _PLACEHOLDER.findall(text)]


def without_addresses(text: str) -> str:
    """The text with a mark instead of each address and placeholder, whose figures count for nothing."""
    return _PLACEHOLDER.sub("•", _ADDRESS.sub("•", text))


def _host_lowered(address: str) -> str:
    if "@" in address and "/" not in address:
        return address.lower()
    host = re.match(r"(?:\w+://)?[^/?#]*", address)
    end = host.end() if host else 0
    return address[:end].lower() + address[end:].rstrip("/")
