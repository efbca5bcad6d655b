"""Loading the demo a second time changes nothing."""

from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.images.models import Image
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from publications.models import Publication
from tests.demo.loaded.reading import ON_THE_DEMO
from translations.models import TranslationStatus

pytestmark = ON_THE_DEMO

COUNTED = (Page, Revision, Publication, StringTranslation, TranslationStatus, Image, get_user_model())


def test_second_load_changes_nothing_and_says_so() -> None:
    counts = [model.objects.count() for model in COUNTED]
    assert all(counts)
    documents = list(Publication.objects.order_by("pk").values_list("pk", "etag", "built_at"))
    words = StringIO()
    call_command("demo", stdout=words)
    assert "nothing was changed" in words.getvalue()
    assert [model.objects.count() for model in COUNTED] == counts
    assert list(Publication.objects.order_by("pk").values_list("pk", "etag", "built_at")) == documents
