from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PublicationsConfig(AppConfig):
    name = "publications"
    verbose_name = _("Publications")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from publications import checks, handlers  # noqa: F401  (registers the system checks)

        handlers.connect()
        # The last of the apps whose tables and languages are needed.
        post_migrate.connect(reconcile_after_migrate, sender=apps.get_app_config("pages"))


def reconcile_after_migrate(**kwargs: Any) -> None:
    """First deploy, a new language, a changed fallback chain: the rows that must exist do after ``migrate``."""
    from publications.engine import reconcile
    from publications.settling import settle

    reconcile()
    # Not what an older release has built: that is served as it is, and renewed bit by bit.
    settle(rebuild=0)
