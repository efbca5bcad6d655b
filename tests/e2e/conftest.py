"""The demo as people meet it: a server of its own on a free port, its own database, a real browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from cms.demo.accounts import DEMO_PASSWORD

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# The tests' browser talks to this machine alone; the rest of what a browser does at its start is switched off.
BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
START_SECONDS = 60


@dataclass(frozen=True)
class Site:
    """A running demo."""

    url: str

    def read(self, path: str, **parameters: str) -> Any:
        """The JSON of the delivery API."""
        import json

        query = f"?{urlencode(parameters)}" if parameters else ""
        with urllib.request.urlopen(f"{self.url}/api/v1/{path}{query}") as answer:  # noqa: S310  (our own server)
            return json.load(answer)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("demo")
    port = _free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
        "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PORT": str(port),
        "LOG_LEVEL": "WARNING",
    }
    for command in (["migrate", "--no-input", "--verbosity", "0"], ["demo"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)  # noqa: S603  (our own command)
    granian = Path(sys.executable).parent / "granian"
    server = subprocess.Popen(  # noqa: S603  (our own server)
        [str(granian), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "cms.wsgi:application"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://localhost:{port}"
        _wait_for(f"{url}/readyz")
        yield Site(url)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Page]:
    """A Dutch visitor who is not logged in. Whatever the page complains of fails the test."""
    context = browser.new_context(base_url=site.url, locale="nl-NL", viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    page.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 500 else None)
    yield page
    context.close()
    assert complaints == []


def log_in(page: Page, username: str) -> Page:
    page.goto("/admin/login/")
    page.fill("#id_username", username)
    page.fill("#id_password", DEMO_PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector("#wagtail-sidebar nav")
    return page


@pytest.fixture
def editor(visitor: Page) -> Page:
    return log_in(visitor, "redactie")


@pytest.fixture
def arabic_translator(visitor: Page) -> Page:
    return log_in(visitor, "vertaler-ar")


@pytest.fixture
def administrator(visitor: Page) -> Page:
    return log_in(visitor, "beheer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310  (our own server)
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
        else:
            return
