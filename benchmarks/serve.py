"""The servers that are measured: the program and options of ``make demo``, each contender in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

HOST = "127.0.0.1"
_OPTIONS = [
    *("--interface", "wsgi"),
    *("--workers", "1"),
    *("--blocking-threads", "4"),
    *("--backpressure", "16"),
    *("--log-level", "warning"),
]
_PATIENCE_SECONDS = 60
_PROC = Path("/proc")


@dataclass(frozen=True)
class Server:
    """A server that answers, and the process in it that does the work."""

    port: int
    worker: int


@contextmanager
def serving(variant: str, environment: Mapping[str, str], log: Path) -> Iterator[Server]:
    """Start the server of one variant; stop it, and nothing else, at the end."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", *_OPTIONS, "--host", HOST, "--port", str(port), "cms.wsgi:application"]
    with log.open("wb") as written:
        process = subprocess.Popen(  # noqa: S603  (our own command)
            command, env={**environment, "BENCH_VARIANT": variant}, stdout=written, stderr=written
        )
        try:
            _wait_for(process, port, log)
            yield Server(port, _worker_of(process.pid))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < end:
        connection = HTTPConnection(HOST, port, timeout=5)
        try:
            # A 404 will do: it is the application that says so.
            connection.request("GET", "/api/")
            connection.getresponse()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise SystemExit(f"A server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _worker_of(pid: int) -> int:
    """The largest process among a server's descendants: granian keeps a small one to watch over its worker."""
    try:
        return max(_descendants(pid), key=lambda each: memory_bytes(each) or 0, default=pid)
    except OSError:
        return pid


def _descendants(pid: int) -> Iterator[int]:
    children = (_PROC / str(pid) / "task" / str(pid) / "children").read_text().split()
    for child in map(int, children):
        yield child
        yield from _descendants(child)


def memory_bytes(pid: int) -> int | None:
    """What a process holds in memory now; None where the system does not say so (anything but Linux)."""
    try:
        status = (_PROC / str(pid) / "status").read_text()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:")), None)


def cpu_seconds(pid: int) -> float | None:
    """The processor time a process has used, all its threads together; None where the system does not say so."""
    try:
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
