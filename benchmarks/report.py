"""The figures as tables to read (in Markdown, so that they can be pasted) and as a file to keep."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.contenders import BARE, CONTENDERS
from benchmarks.targets import as_data

Answer = dict[str, Any]

_PACKAGES = ["django", "wagtail", "djangorestframework", "django-ninja", "granian"]
# The load must not be what holds the measured server back.
_BUSY = 0.9
_OTHER_WORK = 0.7


def result(measured: Answer, *, full: bool, connections: int, seconds: float, load_before: float) -> Answer:
    """What ``latest.json`` holds. Nothing in it names a host or a folder."""
    return {
        "measured_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "profile": "full" if full else "default",
        "seconds": round(seconds, 1),
        "machine": {
            "processors": os.cpu_count(),
            "processor": _processor(),
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "database": measured.pop("database"),
            "load_average_before": load_before,
            **{name: version(name) for name in _PACKAGES},
        },
        "load": {"connections": connections, "rounds": max(each["rounds"] for each in measured["requests"])},
        **_rounded(measured),
        "targets": _rounded(as_data(measured)),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _rounded(value: Any) -> Any:
    """Four digits that count: more would be noise, and a larger difference between two runs than there is."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value


def text(kept: Answer) -> str:
    """Everything that was measured, for a screen or a page."""
    parts = [_machine(kept), _requests(kept), _memory(kept), _builds(kept), _publishing(kept), _targets(kept)]
    return "\n\n".join([*parts, *_doubts(kept)]) + "\n"


def _machine(kept: Answer) -> str:
    machine, load = kept["machine"], kept["load"]
    return (
        f"{machine['processors']} × {machine['processor']}, {machine['system']}, Python {machine['python']}, "
        f"{machine['database']}, Wagtail {machine['wagtail']}, granian {machine['granian']} with one worker; "
        f"{load['connections']} connections, {load['rounds']} rounds, measured {kept['measured_at']} "
        f"in {kept['seconds']:.0f} s."
    )


def _requests(kept: Answer) -> str:
    titles = {each.name: each.title for each in CONTENDERS}
    rows = [
        [
            f"{each['pages']:,} × {each['languages']}",
            each["title"],
            titles[each["contender"]],
            _number(each["per_second"]),
            _number(each["p50_ms"]),
            _number(each["p99_ms"]),
            _number(each.get("queries")),
            _number(each["bytes"] / 1000 if "bytes" in each else None),
            str(each["samples"]),
            _number(each["server_ms"]),
        ]
        for each in kept["requests"]
    ]
    head = ["site", "what", "who", "per second", "p50 ms", "p99 ms", "queries", "kB", "samples", "server ms"]
    return table(head, rows)


def _memory(kept: Answer) -> str:
    titles = {each.name: each.title for each in CONTENDERS}
    rows = [[titles[name], _number(held and held / 1e6)] for name, held in kept["memory"].items()]
    return table(["worker after the run", "MB"], rows)


def _builds(kept: Answer) -> str:
    rows = [
        [
            f"{each['pages']:,} × {each['languages']}",
            f"{each['documents']:,}",
            _number(each["insert_seconds"]),
            _number(each["reconcile_seconds"]),
            _number(each["first_build_seconds"]),
            _number(each["first_build_seconds"] / each["documents"] * 1000),
            _number(each["rebuild_seconds"] / each["rebuilds"] * 1000),
            _number(each["rebuild_cpu_seconds"] / each["rebuilds"] * 1000),
        ]
        for each in kept["builds"]
    ]
    head = [
        "site",
        "documents",
        "insert s",
        "reconcile s",
        "first build s",
        "first build s per 1,000",
        "rebuild s per 1,000",
        "of it processor",
    ]
    return table(head, rows)


def _publishing(kept: Answer) -> str:
    page = kept["publishing"]
    without, without_cpu = page["save_without_publications_ms"], page["save_without_publications_cpu_ms"]
    rows = [
        [
            f"publish one page in {page['languages']} languages: the verb alone",
            _ms(page["publish_ms"]),
            _ms(page["publish_cpu_ms"]),
        ],
        ["the editor's save and publish, with publications", _ms(page["save_ms"]), _ms(page["save_cpu_ms"])],
        ["the same without", _ms(without), _ms(without_cpu)],
        ["so publications add", _ms(page["added_ms"]), _ms(page["save_cpu_ms"] - without_cpu)],
    ]
    rows += [
        [
            f"a help line published until {each['dependents']:,} documents show it"
            f" ({each['pages']:,} pages × {each['languages']})",
            f"{_number(each['seconds'])} s",
            f"{_number(each['cpu_seconds'])} s",
        ]
        for each in kept["helpline"]
    ]
    return table(["publishing", "median", "of it processor"], rows)


def _targets(kept: Answer) -> str:
    words = {True: "met", False: "MISSED", None: "not measured"}
    rows = [
        [
            each["target"],
            "–" if each["measured"] is None else f"{_number(each['measured'])} {each['unit']}",
            words[each["met"]],
        ]
        for each in kept["targets"]
    ]
    return table(["target", "measured", ""], rows)


def _doubts(kept: Answer) -> list[str]:
    """What makes figures of this run less sure than they look."""
    doubts = []
    if kept["machine"]["load_average_before"] > _OTHER_WORK:
        doubts.append("Other work was going on on this machine when the run began: times are longer than they need be.")
    for each in kept["requests"]:
        if each["load_cpu"] > _BUSY:
            doubts.append(f"The load was as busy as a whole processor on {each['contender']}: {each['title']}.")
        if each["contender"] == BARE and each["server_cpu"] is not None and each["server_cpu"] < _BUSY:
            doubts.append("The server of the bare view was not fully busy: something else held this run back.")
    return doubts


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in [head, *rows]]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _number(value: float | None) -> str:
    """Three digits that count."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 and value != int(value) else f"{value:.1f}".removesuffix(".0")


def _ms(value: float) -> str:
    return f"{_number(value)} ms"
