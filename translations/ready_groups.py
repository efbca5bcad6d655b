"""Keeps the ready groups of languages in step: with languages that are added, and with home pages that appear."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Locale

from pages.models import HomePage
from translations.roles import create_language_groups, grant_tree_rights, target_codes


def connect() -> None:
    post_save.connect(on_locale, sender=Locale, dispatch_uid="translations.ready_groups.locale")
    post_save.connect(on_home_page, sender=HomePage, dispatch_uid="translations.ready_groups.home_page")


def on_locale(sender: Any, instance: Locale, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.language_code in target_codes():
        create_language_groups()


def on_home_page(sender: Any, instance: HomePage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Those of a language work on its branch of the tree from the moment there is one."""
    if created and not raw and instance.depth == 2:
        grant_tree_rights([instance.locale.language_code])
