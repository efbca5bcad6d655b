"""The run: sites are made, servers stand side by side, and every contender gets its turn in every round."""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.contenders import CONTENDERS, HOUSE, V2, V3, WORKLOADS, Facts, Workload
from benchmarks.databases import Databases
from benchmarks.load import Phase
from benchmarks.processes import Answer, Load, Sites
from benchmarks.serve import Server, cpu_seconds, memory_bytes, serving
from benchmarks.timing import median, percentile

Say = Callable[[str], None]

# Enough for a median even where one answer takes a second.
_AT_LEAST = 4
_ROUNDS_AT_LEAST = 3
_AT_MOST_SECONDS = 20.0


@dataclass(frozen=True)
class Size:
    """A site to measure on."""

    pages: int
    languages: int

    @property
    def name(self) -> str:
        return f"{self.pages}x{self.languages}"


@dataclass(frozen=True)
class Plan:
    """What is run. All contenders meet on the first size; on the others ours is asked alone, for how it grows."""

    sizes: Sequence[Size]
    publishing: Size
    rounds: int
    connections: int = 4
    only: Sequence[str] = ()
    # By the monotonic clock: a slow machine gets fewer rounds, so that a run stays short.
    no_round_after: float = float("inf")


@dataclass
class Turn:
    """One workload on one site, with what its rounds gave."""

    size: Size
    workload: Workload
    server: Server
    units: list[list[str]]
    rounds: list[Answer] = field(default_factory=list)
    # Processor time the server used in each round, where the system says so.
    server_seconds: list[float] = field(default_factory=list)

    def take(self, plan: "Plan", load: Load) -> None:
        """One round; the next goes on where this one ended."""
        before = cpu_seconds(self.server.worker)
        outcome = _take(self, plan, load, seconds=self.workload.seconds, at_least=_AT_LEAST)
        after = cpu_seconds(self.server.worker)
        self.rounds.append(outcome)
        if before is not None and after is not None:
            self.server_seconds.append(after - before)
        done = len(outcome["latencies"]) % len(self.units)
        self.units = self.units[done:] + self.units[:done]

    def figures(self) -> Answer:
        latencies = [each for outcome in self.rounds for each in outcome["latencies"]]
        seconds = [each["seconds"] for each in self.rounds]
        return {
            "contender": self.workload.contender,
            "workload": self.workload.name,
            "title": self.workload.title,
            "urls": list(self.workload.urls),
            "pages": self.size.pages,
            "languages": self.size.languages,
            "per_second": median([len(each["latencies"]) / each["seconds"] for each in self.rounds]),
            "p50_ms": median([median(each["latencies"]) for each in self.rounds]) * 1000,
            "p99_ms": percentile(latencies, 99) * 1000,
            "samples": len(latencies),
            "rounds": len(self.rounds),
            "server_ms": sum(self.server_seconds) / len(latencies) * 1000 if self.server_seconds else None,
            "server_cpu": sum(self.server_seconds) / sum(seconds) if self.server_seconds else None,
            "load_cpu": median([each["own_cpu"] for each in self.rounds]),
        }


def run(plan: Plan, folder: Path, databases: Databases, say: Say) -> Answer:
    """Everything that is measured, as data."""
    sites = Sites(folder, databases)
    say("An empty database …")
    sites.migrate()
    facts, builds, database = {}, [], ""
    for size in dict.fromkeys([*plan.sizes, plan.publishing]):
        say(f"Content: {size.pages} pages in {size.languages} languages …")
        answer = sites.prepare(size.name, size.pages, size.languages)
        facts[size], build = Facts.of(answer), answer["build"]
        builds.append(build)
        database = answer["database"]
    first = plan.sizes[0]
    say("Queries and answers …")
    counted = _count(plan, sites, first, facts[first])
    requests, memory = _serve_and_load(plan, sites, facts, folder, say)
    for figures in requests:
        figures |= counted.get(f"{figures['contender']}.{figures['workload']}", {})
    say("Publishing …")
    published = sites.ask(
        "benchmarks.publishing",
        "one_page",
        environment=sites.environment(plan.publishing.name, plan.publishing.languages),
    )
    spread = [
        sites.ask("benchmarks.publishing", "helpline", environment=sites.environment(size.name, size.languages))
        for size in plan.sizes
    ]
    return {
        "database": database,
        "requests": requests,
        "memory": memory,
        "builds": builds,
        "publishing": published,
        "helpline": spread,
    }


def _chosen(plan: Plan, contender: str = "") -> list[Workload]:
    return [each for each in WORKLOADS if contender in ("", each.contender) and (not plan.only or each.id in plan.only)]


def _environment(sites: Sites, size: Size, contender: str, facts: Facts) -> dict[str, str]:
    return sites.environment(size.name, size.languages, contender, BENCH_BODY_BYTES=str(facts.document_bytes))


def _count(plan: Plan, sites: Sites, size: Size, facts: Facts) -> Answer:
    """Queries and bytes per workload. All APIs must have told the same relations."""
    counted: Answer = {}
    relations: dict[str, Answer] = {}
    for contender in CONTENDERS:
        names = ",".join(each.id for each in _chosen(plan, contender.name))
        if not names:
            continue
        environment = _environment(sites, size, contender.name, facts)
        answer = sites.ask("benchmarks.queries", names, environment=environment, given=json.dumps(vars(facts)))
        counted |= answer["figures"]
        if answer["relations"]:
            relations[contender.name] = answer["relations"]
    for name in (V2, V3):
        if HOUSE in relations and name in relations and relations[name] != relations[HOUSE]:
            raise SystemExit(f"Houvast and {name} do not give the same relations; nothing was measured.")
    return counted


def _serve_and_load(
    plan: Plan, sites: Sites, facts: dict[Size, Facts], folder: Path, say: Say
) -> tuple[list[Answer], Answer]:
    """Each contender's turn, round after round; then what each server holds in memory."""
    first = plan.sizes[0]
    with ExitStack() as stack:
        load = stack.enter_context(Load())
        servers: dict[tuple[Size, str], Server] = {}
        for size in plan.sizes:
            for contender in CONTENDERS:
                if _chosen(plan, contender.name) and (size == first or contender.name == HOUSE):
                    environment = _environment(sites, size, contender.name, facts[first])
                    log = folder / f"{contender.name}-{size.name}.log"
                    servers[size, contender.name] = stack.enter_context(serving(contender.name, environment, log))
        turns = [
            Turn(size, workload, servers[size, workload.contender], workload.units(workload, facts[size]))
            for workload in _chosen(plan)
            for size in plan.sizes
            if (size, workload.contender) in servers
        ]
        say("Warming up …")
        for turn in turns:
            _take(turn, plan, load, seconds=0.3, at_least=1)
        for number in range(plan.rounds):
            if number >= _ROUNDS_AT_LEAST and time.monotonic() > plan.no_round_after:
                say("No time for more rounds.")
                break
            say(f"Round {number + 1} of {plan.rounds} …")
            for turn in turns:
                turn.take(plan, load)
        memory = {name: memory_bytes(server.worker) for (size, name), server in servers.items() if size == first}
    return [turn.figures() for turn in turns], memory


def _take(turn: Turn, plan: Plan, load: Load, *, seconds: float, at_least: int) -> Answer:
    phase = Phase(
        port=turn.server.port,
        units=turn.units,
        seconds=seconds,
        connections=plan.connections,
        at_least=at_least,
        at_most=_AT_MOST_SECONDS,
    )
    return load.run(phase)
