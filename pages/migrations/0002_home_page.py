"""Put our own home page where Wagtail's welcome page stands, so that editors can start at once."""

from typing import Any

from django.conf import settings
from django.db import migrations

_ROOT_STEP = "0001"


def put_home_page(apps: Any, schema_editor: Any) -> None:
    content_type_model = apps.get_model("contenttypes", "ContentType")
    locale_model = apps.get_model("wagtailcore", "Locale")
    page_model = apps.get_model("wagtailcore", "Page")
    site_model = apps.get_model("wagtailcore", "Site")
    home_model = apps.get_model("pages", "HomePage")

    locale, _created = locale_model.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    welcome = page_model.objects.filter(depth=2, content_type__model="page", slug="home").first()
    if page_model.objects.filter(depth=2).exclude(pk=welcome.pk if welcome else None).exists():
        return  # A tree that is in use: nothing to put in its place.
    site_model.objects.all().delete()
    if welcome:
        welcome.delete()
    content_type, _created = content_type_model.objects.get_or_create(app_label="pages", model="homepage")
    home = home_model.objects.create(
        title=settings.WAGTAIL_SITE_NAME,
        draft_title=settings.WAGTAIL_SITE_NAME,
        slug="home",
        content_type=content_type,
        path=_ROOT_STEP * 2,
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=locale,
        live=True,
    )
    page_model.objects.filter(depth=1).update(numchild=1)
    site_model.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME
    )


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial"), ("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field")]

    operations = [migrations.RunPython(put_home_page, migrations.RunPython.noop)]
