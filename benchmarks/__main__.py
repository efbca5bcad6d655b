"""``make bench``: measure, print, and keep the figures."""

import argparse
import json
import math
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import measure, report
from benchmarks.contenders import WORKLOADS
from benchmarks.databases import databases
from benchmarks.measure import Plan, Size
from benchmarks.timing import timed

_START = time.perf_counter()
_RESULTS = Path("benchmarks/results")
# The default run takes at most five minutes, on a slow machine with fewer rounds.
_NO_ROUND_AFTER_SECONDS = 210
_LANGUAGES, _ALL_LANGUAGES = 3, 7
_PAGES = 300
_LARGE = [Size(3_000, _LANGUAGES), Size(10_000, _LANGUAGES), Size(_PAGES, _ALL_LANGUAGES)]
# Enough treatments to publish a different one each time.
_PUBLISHED = Size(40, _ALL_LANGUAGES)


def main() -> int:
    options = _options()
    load_before = os.getloadavg()[0]
    full = os.environ.get("BENCH") == "full"
    plan = Plan(
        sizes=[Size(options.pages, _LANGUAGES), *(_LARGE if full else [])],
        publishing=_LARGE[-1] if full else _PUBLISHED,
        rounds=options.rounds,
        connections=options.connections,
        only=options.only,
        no_round_after=math.inf if full else time.monotonic() + _NO_ROUND_AFTER_SECONDS,
    )
    with (
        timed() as elapsed,
        tempfile.TemporaryDirectory(prefix="houvast-bench-") as folder,
        databases(Path(folder), os.environ.get("DATABASE_URL", "")) as made,
    ):
        measured = measure.run(plan, Path(folder), made, _say)
    kept = report.result(
        measured, full=full, connections=plan.connections, seconds=elapsed.seconds, load_before=load_before
    )
    sys.stdout.write(f"\n{report.text(kept)}\n")
    output = options.output or _RESULTS / ("latest.json" if _is_whole(options) else "partial.json")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    missed = any(each["met"] is False for each in kept["targets"])
    return 1 if missed and os.environ.get("BENCH_STRICT") == "1" else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--pages", type=int, default=_PAGES, help="how many pages the first site has")
    parser.add_argument("--rounds", type=int, default=5, help="how often every contender gets its turn")
    parser.add_argument("--connections", type=int, default=4, help="how many connections are kept busy")
    names = [each.id for each in WORKLOADS]
    parser.add_argument("--only", nargs="*", default=[], choices=names, metavar="WHO.WHAT", help=", ".join(names))
    parser.add_argument("--output", type=Path, help="where the figures are kept")
    return parser.parse_args()


def _is_whole(options: argparse.Namespace) -> bool:
    """Only a whole run of the usual size is worth keeping as the latest."""
    return options.pages == _PAGES and not options.only


def _say(line: str) -> None:
    sys.stderr.write(f"{time.perf_counter() - _START:5.0f} s  {line}\n")


if __name__ == "__main__":
    sys.exit(main())
