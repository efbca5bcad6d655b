import functools
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = _("Translations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import wagtail_localize.models

        from translations import gates, handlers, permissions, ready_groups

        # localize rebuilds a translated page's slug with slugify(), which drops every letter outside ASCII: an Arabic
        # address became empty (``create_or_update_translation``). Its own name for the function is replaced by the
        # Unicode-keeping variant; ``tests/translations/test_localize_contract.py`` fails when it moves.
        wagtail_localize.models.slugify = functools.partial(slugify, allow_unicode=True)
        post_migrate.connect(create_missing_locales, sender=self)
        post_migrate.connect(record_unknown_sources, sender=self)
        post_migrate.connect(create_language_groups, sender=self)
        handlers.connect()
        gates.connect()
        permissions.register()
        ready_groups.connect()


def create_missing_locales(using: str, **kwargs: Any) -> None:
    """A language added to the settings exists after the next ``migrate``; nothing is ever removed here."""
    from wagtail.models import Locale

    from translations import locales

    known = set(Locale.objects.using(using).values_list("language_code", flat=True))
    for code in locales.codes():
        if code not in known:
            Locale.objects.using(using).create(language_code=code)


def record_unknown_sources(using: str, **kwargs: Any) -> None:
    """What was published before states were kept, or by a migration, has them after the next ``migrate``."""
    from translations import rebuilding

    if using == "default":
        rebuilding.record_unknown()


def create_language_groups(using: str, **kwargs: Any) -> None:
    """A language added to the settings has its translators and reviewers after the next ``migrate``."""
    from translations import roles

    if using == "default":
        roles.create_language_groups()
