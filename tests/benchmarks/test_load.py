"""The process that asks: what it takes for an answer, what it times, and whom it never asks."""

import socketserver
import threading
from collections.abc import Iterator

import pytest

from benchmarks.load import Phase, Refused, body_length, run

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


class Answering(socketserver.BaseRequestHandler):
    """Answers every request with what its server was told to say, in two pieces, and remembers the path."""

    server: "Server"

    def handle(self) -> None:
        while asked := self.request.recv(65_536):
            self.server.paths.append(asked.split(b" ")[1].decode())
            self.request.sendall(self.server.answer[:20])
            self.request.sendall(self.server.answer[20:])


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answer = GOOD
        self.paths: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def phase(port: int, *units: list[str], at_least: int = 1, connections: int = 1, host: str = "127.0.0.1") -> Phase:
    """A phase that ends as soon as it has done ``at_least`` units."""
    return Phase(
        port=port, units=list(units), seconds=0, connections=connections, at_least=at_least, at_most=5, host=host
    )


@pytest.mark.parametrize("host", ["example.org", "0.0.0.0", "192.0.2.1", ""])  # noqa: S104  (refused, not bound)
def test_it_refuses_to_load_any_machine_but_this_one(host: str) -> None:
    with pytest.raises(Refused, match="for this machine alone"):
        run(phase(9, ["/"], host=host))


def test_it_goes_through_all_units_and_begins_anew(server: Server) -> None:
    outcome = run(phase(server.port, ["/a"], ["/b"], at_least=3))

    assert server.paths == ["/a", "/b", "/a"]
    assert len(outcome.latencies) == 3


def test_several_requests_of_one_unit_are_timed_as_one(server: Server) -> None:
    outcome = run(phase(server.port, ["/list", "/1", "/2"]))

    assert server.paths == ["/list", "/1", "/2"]
    assert len(outcome.latencies) == 1
    assert outcome.requests == 3
    assert outcome.body_bytes == 6


def test_every_connection_is_kept_busy(server: Server) -> None:
    outcome = run(phase(server.port, ["/"], connections=3, at_least=3))

    assert len(outcome.latencies) == 3


def test_an_answer_that_is_not_200_stops_the_phase(server: Server) -> None:
    server.answer = GOOD.replace(b"200 OK", b"404 Not Found")

    with pytest.raises(Refused, match="404"):
        run(phase(server.port, ["/"]))


def test_an_empty_answer_stops_the_phase(server: Server) -> None:
    server.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

    with pytest.raises(Refused, match="without a body"):
        run(phase(server.port, ["/"]))


def test_the_length_is_found_however_its_name_is_written() -> None:
    assert body_length(b"HTTP/1.1 200 OK\r\nx: 1\r\nCONTENT-length:  17") == 17


def test_an_answer_that_does_not_say_its_length_is_refused() -> None:
    with pytest.raises(Refused, match="does not say its length"):
        body_length(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked")
