"""Which of our languages a reader gets who names those he reads."""

import re
from collections.abc import Iterator, Sequence

# Headers of browsers stay well below both.
LONGEST_HEADER = 1000
MOST_RANGES = 50

# RFC 4647 2.1 and RFC 9110 12.4.2: a basic language range and its weight.
RANGE = re.compile(
    r"(?P<tag>[a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:[ \t]*;[ \t]*q=(?P<q>0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?",
    re.IGNORECASE | re.ASCII,
)


def best_locale(header: str, codes: Sequence[str], default: str) -> str:
    """The code that a value of ``Accept-Language`` asks for, by the lookup of RFC 4647 (section 3.4).

    Ranges are tried in the order of their weights (RFC 9110 12.5.4), equal ones as they stand. What is no range is
    skipped, as is ``*``, which says nothing of what is liked best. A code that is named with weight 0 is not chosen,
    save as the ``default``, which is the answer when nothing fits.
    """
    ranges = list(_ranges(header))
    refused = {tag for tag, weight in ranges if weight == 0}
    offered = {code.lower(): code for code in codes if code.lower() not in refused}
    wanted = [(tag, weight) for tag, weight in ranges if weight > 0 and tag != "*"]
    # Python's sort is stable, so ranges of one weight keep their order.
    for tag, _weight in sorted(wanted, key=lambda one: -one[1]):
        for step in _truncated(tag):
            if step in offered:
                return offered[step]
    return default


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    """Each range in lower case, with its weight."""
    if len(header) > LONGEST_HEADER:
        # Half a range could be another one: "nl-BE" cut short is "nl-B".
        header = header[:LONGEST_HEADER].rpartition(",")[0]
    for item in header.split(",")[:MOST_RANGES]:
        found = RANGE.fullmatch(item.strip(" \t"))
        if found:
            yield found["tag"].lower(), float(found["q"] or 1)


def _truncated(tag: str) -> Iterator[str]:
    """A range, ever more general: ``zh-hant-cn-x-private``, ``zh-hant-cn``, ``zh-hant``, ``zh``."""
    subtags = tag.split("-")
    while subtags:
        yield "-".join(subtags)
        subtags.pop()
        # A single letter opens an extension and says nothing without what follows it.
        if subtags and len(subtags[-1]) == 1:
            subtags.pop()
