"""Stable identities: the same demo name gives the same public id and block ids on every machine."""

from uuid import UUID, uuid5

_NAMESPACE = UUID("6f0d0f6e-4f0c-5b52-9d0e-5d8f4f6a2c11")


def stable_id(*parts: object) -> UUID:
    """The id of the thing these words name, such as ``stable_id("treatment", "emdr")``."""
    return uuid5(_NAMESPACE, "/".join(str(part) for part in parts))
