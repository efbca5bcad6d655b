"""The admin in a real browser: does our content security policy let it work?"""

import os
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

PASSWORD = "correct horse battery staple"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(locale="en-GB")
        browser.close()


@pytest.mark.e2e
@pytest.mark.django_db(transaction=True)
def test_the_admin_breaks_no_rule_of_ours(page: Page, live_server: LiveServer) -> None:
    get_user_model().objects.create_superuser("editor", "editor@example.org", PASSWORD)
    complaints: list[str] = []

    def listen(text: str) -> None:
        # Only the policy is asked about here: a browser complains of much else, such as a time zone
        # that its system does not know.
        if "Content Security Policy" in text:
            complaints.append(text)

    page.on("console", lambda message: listen(message.text))
    page.on("pageerror", lambda error: listen(str(error)))

    page.goto(f"{live_server.url}/")
    page.goto(f"{live_server.url}/admin/")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector("#wagtail-sidebar nav")
    for place in ["images/add/", "pages/", "users/", "account/", "reports/site-history/"]:
        page.goto(f"{live_server.url}/admin/{place}", wait_until="networkidle")

    assert complaints == []
