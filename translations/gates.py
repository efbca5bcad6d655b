"""Nobody reads a translation that may not be published, whichever way it was to go live.

The views have hooks that say so kindly (``translations/admin/publishing.py``). This is what stands behind them: the
moment at which another revision becomes the live one, for schedules, workflows, imports and code too.
"""

from typing import Any

from wagtail.models import Page

from pages.signals import content_saving
from translations.publishing import PublishingRefused, is_translation, reasons_against


def connect() -> None:
    content_saving.connect(before_saved, dispatch_uid="translations.gates")


def before_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Raises PublishingRefused where a translation would go live, or another version of it, and may not."""
    if not instance.live or not is_translation(instance) or not _goes_live(instance):
        return
    if reasons := reasons_against(instance):
        raise PublishingRefused(reasons)


def _goes_live(instance: Any) -> bool:
    model = Page if isinstance(instance, Page) else type(instance)
    stored = model.objects.filter(pk=instance.pk).values_list("live", "live_revision_id").first()
    return stored != (True, instance.live_revision_id)
