"""Where a request comes from: for counting, and never to be logged."""

from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# All who come without an address that can be told apart; they are counted as one.
UNKNOWN = "unknown"
# The longest way to write an address: IPv6 with an IPv4 address at its end.
LONGEST_ADDRESS = 45
# The least that one subscriber is given (RFC 6177); within it he may take as many addresses as he likes.
IPV6_PREFIX = 64


def address_of(request: HttpRequest) -> str:
    """The address of the visitor, as written down by the outermost proxy of ours."""
    count: int = settings.PROXY_COUNT
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # Counted from the right: what stands further to the left, the visitor may have made up.
    if count and len(seen) >= count and seen[-count]:
        return seen[-count]
    return str(request.META.get("REMOTE_ADDR", ""))


def client_of(request: HttpRequest) -> str:
    """The network a request comes from: an IPv4 address, the /64 of an IPv6 address, or ``UNKNOWN``."""
    address = address_of(request)
    return UNKNOWN if len(address) > LONGEST_ADDRESS else _network_of(address)


@lru_cache(maxsize=4096)
def _network_of(written: str) -> str:
    """The same few addresses ask again and again, and reading one takes longer than counting it."""
    try:
        address = ip_address(written)
    except ValueError:
        return UNKNOWN
    if isinstance(address, IPv6Address):
        # RFC 4291 2.5.5.2: how a socket for both families writes an IPv4 address.
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((int(address), IPV6_PREFIX), strict=False))
    return str(address)
