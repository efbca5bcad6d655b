"""What django-axes needs to know of someone who tries passwords, and what it may say of him."""

from django.http import HttpRequest

from api.clients import address_of as address

__all__ = ["address", "description"]


def description(username: str, ip: str, user_agent: str, path: str, request: HttpRequest) -> str:
    """What the logs say of someone who tried: nothing that tells who it was."""
    return "a visitor"
