"""What we promise, and whether the figures keep it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.contenders import BARE, HOUSE, V2, V3

Answer = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """A target, what was measured, and whether it was met; None where the run did not measure it."""

    target: str
    measured: float | None
    unit: str
    met: bool | None


@dataclass(frozen=True)
class Faster:
    """One workload of ours against another: how many times as many answers a second."""

    name: str
    ours: str
    theirs: str
    at_least: float


_FASTER = [
    Faster("one treatment against Wagtail API v2", f"{HOUSE}.detail", f"{V2}.detail", 25),
    Faster("one treatment against Wagtail API v3", f"{HOUSE}.detail", f"{V3}.detail", 15),
    Faster("list of 20 with relations against Wagtail API v2", f"{HOUSE}.list_full", f"{V2}.list_full", 150),
    Faster("one treatment against a bare view", f"{HOUSE}.detail", f"{BARE}.detail", 0.5),
]
GROWTH_AT_MOST = 1.3
THOUSAND_DOCUMENTS_SECONDS = 10.0
PUBLISHED_PAGE_MS = 150.0


def verdicts(measured: Answer) -> list[Verdict]:
    return [*_faster(measured), *growth(measured), _thousand_documents(measured), _published_page(measured)]


def as_data(measured: Answer) -> list[Answer]:
    return [asdict(each) for each in verdicts(measured)]


def _faster(measured: Answer) -> Iterator[Verdict]:
    first = measured["requests"][0] if measured["requests"] else {}
    rates = {
        f"{each['contender']}.{each['workload']}": each["per_second"]
        for each in measured["requests"]
        if _size(each) == _size(first)
    }
    for each in _FASTER:
        known = each.ours in rates and each.theirs in rates
        ratio = rates[each.ours] / rates[each.theirs] if known else None
        met = None if ratio is None else ratio >= each.at_least
        yield Verdict(f"{each.name}: at least {each.at_least:g} ×", ratio, "×", met)


def growth(measured: Answer) -> Iterator[Verdict]:
    """The median answer of ours on every larger site, against that on the first."""
    ours = [each for each in measured["requests"] if each["contender"] == HOUSE]
    small = {each["workload"]: each for each in ours if _size(each) == _size(ours[0])}
    for each in ours:
        base = small[each["workload"]]
        if each is base:
            continue
        what = (
            f"{each['title']}, from {base['pages']:,} pages in {base['languages']} languages"
            f" to {each['pages']:,} in {each['languages']}: at most {GROWTH_AT_MOST} ×"
        )
        ratio = each["p50_ms"] / base["p50_ms"]
        yield Verdict(what, ratio, "×", ratio <= GROWTH_AT_MOST)


def _thousand_documents(measured: Answer) -> Verdict:
    build = measured["builds"][0]
    seconds = build["rebuild_seconds"] / build["rebuilds"] * 1000
    name = f"1,000 documents built again: under {THOUSAND_DOCUMENTS_SECONDS:g} s"
    return Verdict(name, seconds, "s", seconds < THOUSAND_DOCUMENTS_SECONDS)


def _published_page(measured: Answer) -> Verdict:
    published = measured["publishing"]
    name = f"one page published in {published['languages']} languages adds: under {PUBLISHED_PAGE_MS:g} ms"
    return Verdict(name, published["added_ms"], "ms", published["added_ms"] < PUBLISHED_PAGE_MS)


def _size(figures: Answer) -> tuple[int, int]:
    return figures["pages"], figures["languages"]
