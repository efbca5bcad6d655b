"""The load: a process of its own that keeps some connections busy and times every answer.

Raw sockets and requests made up beforehand, so that it costs far less than what it measures. It reads one phase a line
as JSON on standard input and answers each with a line. It speaks to this machine alone.
"""

import gc
import itertools
import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
_END_OF_HEAD = b"\r\n\r\n"
_PATIENCE_SECONDS = 30


class Refused(Exception):
    """An answer that is none, or a target that is not this machine."""


@dataclass
class Phase:
    """What to ask for, how long, and with how many connections at once.

    After ``seconds`` nothing new is begun once ``at_least`` units are done, and in any case not after ``at_most``
    seconds. Units are sequences of paths, asked for one after the other on one connection and timed as one.
    """

    port: int
    units: list[list[str]]
    seconds: float
    connections: int = 4
    at_least: int = 1
    at_most: float = 30.0
    host: str = "127.0.0.1"


@dataclass
class Outcome:
    """How long each unit took, in seconds; how long the phase; the load's own share of a processor; the bytes read."""

    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    own_cpu: float = 0.0
    body_bytes: int = 0
    requests: int = 0


class Connection:
    """One keep-alive connection, with the unit it is busy with."""

    def __init__(self, host: str, port: int) -> None:
        self.socket = socket.create_connection((host, port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = bytearray()
        # Of head and body together, and of the body alone; 0 until the head is there.
        self._expected = self._length = 0
        self._waiting: Iterator[bytes] = iter(())
        self.began = 0.0

    def begin(self, unit: Sequence[bytes]) -> None:
        self._waiting = iter(unit)
        self.began = time.perf_counter()
        self.send_next()

    def send_next(self) -> bool:
        """Send the next request of the unit; False when there is none."""
        request = next(self._waiting, None)
        if request is None:
            return False
        self._received.clear()
        self._expected = 0
        self.socket.sendall(request)
        return True

    def receive(self) -> int | None:
        """Read what is there; the size of the body when the answer is complete, else None."""
        chunk = self.socket.recv(262_144)
        if not chunk:
            raise Refused("The server closed the connection.")
        self._received += chunk
        if not self._expected:
            end = self._received.find(_END_OF_HEAD)
            if end < 0:
                return None
            self._length = body_length(bytes(self._received[:end]))
            self._expected = end + len(_END_OF_HEAD) + self._length
        return self._length if len(self._received) >= self._expected else None


def body_length(head: bytes) -> int:
    """The length of the body that follows. Raises Refused for anything but a good answer of a known length."""
    status, *lines = head.split(b"\r\n")
    if status.split(b" ")[1:2] != [b"200"]:
        raise Refused(f"Not a good answer: {status.decode('latin-1')}")
    for line in lines:
        name, _colon, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            if int(value) < 1:
                raise Refused("An answer without a body.")
            return int(value)
    raise Refused("An answer that does not say its length.")


def request(host: str, port: int, path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: application/json\r\n\r\n".encode("ascii")


def run(phase: Phase) -> Outcome:
    """Keep the connections busy until the phase is over."""
    if phase.host not in HOSTS:
        raise Refused(f"This load is for this machine alone, not for {phase.host}.")
    units = itertools.cycle([[request(phase.host, phase.port, path) for path in unit] for unit in phase.units])
    connections = [Connection(phase.host, phase.port) for _ in range(phase.connections)]
    outcome = Outcome()
    cpu, start = time.process_time(), time.perf_counter()
    try:
        _drive(connections, units, phase, outcome)
    finally:
        for connection in connections:
            connection.socket.close()
    outcome.seconds = time.perf_counter() - start
    outcome.own_cpu = (time.process_time() - cpu) / outcome.seconds
    return outcome


def _drive(connections: list[Connection], units: Iterator[list[bytes]], phase: Phase, outcome: Outcome) -> None:
    soft, hard = time.perf_counter() + phase.seconds, time.perf_counter() + phase.at_most
    with selectors.DefaultSelector() as selector:
        for connection in connections:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.begin(next(units))
        busy = len(connections)
        while busy:
            events = selector.select(timeout=_PATIENCE_SECONDS)
            if not events:
                raise Refused(f"No answer within {_PATIENCE_SECONDS} seconds.")
            for key, _mask in events:
                connection = key.data
                size = connection.receive()
                if size is None:
                    continue
                outcome.body_bytes += size
                outcome.requests += 1
                if connection.send_next():
                    continue
                now = time.perf_counter()
                outcome.latencies.append(now - connection.began)
                if now < soft or (now < hard and len(outcome.latencies) + busy <= phase.at_least):
                    connection.begin(next(units))
                else:
                    selector.unregister(connection.socket)
                    busy -= 1


def main() -> None:
    """One phase a line; a line with ``error`` where it failed."""
    gc.disable()
    for line in sys.stdin:
        answer: dict[str, Any]
        try:
            answer = asdict(run(Phase(**json.loads(line))))
        except (Refused, OSError) as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
