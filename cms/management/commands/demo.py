"""Load the demo content."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.demo import loading, translating
from cms.demo.accounts import ACCOUNTS, DEMO_PASSWORD, Account, create_accounts, grant_rights
from cms.demo.content import EARLIER
from cms.demo.names import stable_id
from pages.models import HomePage, Organisation
from publications.engine import paused, reconcile
from publications.settling import settle
from translations import pipeline
from translations.models import LanguagePolicy, PartialPages

# Languages in which the demo shows what is missing: there a new page gets no draft by itself.
NOT_STARTING = ("tr", "uk", "pl")
# Of which readers may get pages with texts still in Dutch, each marked as such.
PARTIAL = {"uk": PartialPages.PARTIAL}
_MARK = stable_id("organisation", "lindehof")


class Command(BaseCommand):
    help = "Load the demo content into the configured database. Safe to run twice: the second time changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="also outside the demo profile; accounts get random passwords"
        )

    def handle(self, *args: Any, force: bool, **options: Any) -> None:
        if not (settings.IS_DEMO or force):
            raise CommandError(
                "This is not a demo: the content is fictional and its accounts are known. Use --force if you mean it."
            )
        if Organisation.objects.filter(translation_key=_MARK).exists():
            self.stdout.write("The demo content is there already; nothing was changed.")
            self._tell_accounts([(account, DEMO_PASSWORD if settings.IS_DEMO else "…") for account in ACCOUNTS])
            return
        if Page.objects.filter(depth__gt=2).exists() or HomePage.objects.exclude(live_revision=None).exists():
            raise CommandError("This database holds other content. Load the demo into an empty one.")
        accounts = self._load()
        self._tell_accounts(accounts)

    @transaction.atomic
    def _load(self) -> list[tuple[Account, str]]:
        accounts = create_accounts(known_password=settings.IS_DEMO)
        user = get_user_model().objects.get(username=ACCOUNTS[0].username)
        LanguagePolicy.objects.bulk_create(
            LanguagePolicy(locale=code, starts=False, publishing=PARTIAL.get(code, PartialPages.COMPLETE))
            for code in NOT_STARTING
        )
        with paused(), pipeline.paused(), disable_reference_index_auto_update():
            self._stage("Dutch", loading.count())
            known = loading.load_dutch(user, EARLIER, self._step)
            for code in translating.available(translating.BEFORE_UPDATE):
                self._translate(code, user)
            loading.update_pages(known, EARLIER, user)
            for code in translating.available(translating.AFTER_UPDATE):
                self._translate(code, user)
            grant_rights()
        pipeline.enqueue_waiting(everything=True)
        self._stage("Publishing", 0)
        reconcile()
        result = settle()
        self._end(f"{result.built} documents, {result.failed} failed")
        return accounts

    def _translate(self, code: str, user: Any) -> None:
        self._stage(code, 0)
        report = translating.translate(code, user, self._step)
        self._end(f"{len(report.published)} published, {len(report.drafts)} drafts, {len(report.refused)} refused")
        for address, reason in report.refused:
            self.stderr.write(f"  refused: {address}: {reason}")
        for address, reason in report.held:
            self.stderr.write(f"  held: {address}: {reason}")

    def _stage(self, name: str, total: int) -> None:
        self._name, self._total, self._done = name, total, 0
        self._draw()

    def _step(self, name: str) -> None:
        self._done += 1
        self._draw()
        if self._total and self._done == self._total:
            self._end("")

    def _draw(self) -> None:
        if self.stdout.isatty():
            of = f"/{self._total}" if self._total else ""
            self.stdout.write(f"\r  {self._name:<12} {self._done or ''}{of if self._done else ''}", ending="")
            sys.stdout.flush()

    def _end(self, result: str) -> None:
        start = "\r" if self.stdout.isatty() else ""
        self.stdout.write(f"{start}  {self._name:<12} {self._done or ''} {result}")

    def _tell_accounts(self, accounts: list[tuple[Account, str]]) -> None:
        self.stdout.write("\nAccounts of the demo, for /admin/:")
        for account, password in accounts:
            self.stdout.write(f"  {account.username:<16} {password:<20} {account.role}")
