"""What django-axes needs to know of someone who tries passwords, and what it may say of him."""

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """The address of the visitor, as written down by the outermost proxy of ours."""
    count: int = settings.PROXY_COUNT
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # Counted from the right: what stands further to the left, the visitor may have made up.
    if count and len(seen) >= count and seen[-count]:
        return seen[-count]
    return str(request.META.get("REMOTE_ADDR", ""))


def description(username: str, ip: str, user_agent: str, path: str, request: HttpRequest) -> str:
    """What the logs say of someone who tried: nothing that tells who it was."""
    return "a visitor"
