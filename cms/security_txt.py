"""/.well-known/security.txt (RFC 9116): whom to tell of a hole that was found."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

MONTHS_VALID = 6
# What the people who read the reports speak, not what the content is written in.
PREFERRED_LANGUAGES = "nl, en"


@cache_control(public=True, max_age=3600)
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The fields of RFC 9116, section 2.5; 404 where ``SECURITY_CONTACT`` is not set."""
    if not settings.SECURITY_CONTACT:
        return HttpResponse("SECURITY_CONTACT is not set\n", status=404, content_type="text/plain; charset=utf-8")
    fields = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": expiry(timezone.now()).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": PREFERRED_LANGUAGES,
    }
    # Section 2.5.2 allows no other scheme; the demo has none to name.
    if settings.PUBLIC_URL.startswith("https://"):
        fields["Canonical"] = settings.PUBLIC_URL + reverse("security_txt")
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def expiry(now: datetime) -> datetime:
    """The first day of the sixth month from now, in UTC: the same text all month."""
    years, month = divmod(now.astimezone(UTC).month - 1 + MONTHS_VALID, 12)
    return datetime(now.astimezone(UTC).year + years, month + 1, 1, tzinfo=UTC)
