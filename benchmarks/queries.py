"""Run by the benchmark in a process of its own: what one request costs the database, and whether its answer is right.

Not timed: it counts with a wrapper around every statement, which the measured servers do without.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

from benchmarks.contenders import HOUSE, V2, V3, WORKLOADS, Facts, Unit
from benchmarks.timing import median

_COUNTED = 2

# Title of a treatment → titles of its symptoms, titles of its risk factors.
Relations = dict[str, tuple[list[str], list[str]]]


def main() -> None:
    """Facts of the site on standard input; per workload the queries and the size of a unit, and the relations read."""
    names = sys.argv[1].split(",")
    facts = Facts.of(json.load(sys.stdin))
    django.setup()
    figures = {}
    relations: Relations = {}
    for workload in (each for each in WORKLOADS if each.id in names):
        # What is remembered for ever, such as content types, is not counted: so the first answer is only looked at.
        first, *others = sorted(workload.units(workload, facts), key=lambda unit: "offset=0" not in unit[0])
        answers = _ask(first)[1]
        counted = [_ask(unit) for unit in (others or [first])[:_COUNTED]]
        figures[workload.id] = {
            "queries": median([queries for queries, _bodies in counted]),
            "bytes": median([sum(map(len, bodies)) for _queries, bodies in counted]),
        }
        if workload.name == "list_full":
            relations = _RELATIONS[workload.contender]([json.loads(body) for body in answers])
    json.dump({"figures": figures, "relations": relations}, sys.stdout)


def _ask(unit: Unit) -> tuple[int, list[bytes]]:
    """How many queries a unit takes, and its answers."""
    from django.db import connection
    from django.test import Client

    number = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal number
        number += 1
        return execute(*args)

    client = Client(headers={"host": "localhost", "accept": "application/json"})
    bodies = []
    with connection.execute_wrapper(count):
        for path in unit:
            answer = client.get(path)
            if answer.status_code != 200:
                raise SystemExit(f"{path} answers {answer.status_code}: {answer.content[:500]!r}")
            bodies.append(answer.content)
    return number, bodies


def _house(answers: list[Any]) -> Relations:
    return {
        page["title"]: (
            [entry["card"]["title"] for entry in page["symptoms"]],
            [card["title"] for card in page["risk_factors"]],
        )
        for page in answers[0]["items"]
    }


def _v2(answers: list[Any]) -> Relations:
    return {
        page["title"]: (
            [row["symptom"]["title"] for row in page["symptom_rows"]],
            [row["risk_factor"]["title"] for row in page["risk_factor_rows"]],
        )
        for page in answers[0]["items"]
    }


def _v3(answers: list[Any]) -> Relations:
    """Its relations hold a primary key and nothing else: a front end would have to ask for each title."""
    from wagtail.models import Page

    titles = dict(Page.objects.values_list("pk", "title"))
    return {
        page["title"]: (
            [titles[row["symptom"]["id"]] for row in page["symptom_rows"]],
            [titles[row["risk_factor"]["id"]] for row in page["risk_factor_rows"]],
        )
        for page in answers[1:]
    }


_RELATIONS: dict[str, Callable[[list[Any]], Relations]] = {HOUSE: _house, V2: _v2, V3: _v3}

if __name__ == "__main__":
    main()
