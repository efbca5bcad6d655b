"""“Small correction”: asked of each change of the source anew, kept with the revision it is said of."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.pages import a_section, a_treatment, stored, translated
from tests.factories.translators import imported, placed, returned
from tests.pages.test_admin import filled_in
from tests.publications.admin.people import an_administrator
from translations.models import State, TranslationStatus

pytestmark = pytest.mark.django_db


def opened(client: Client, page: Any) -> Any:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def save(client: Client, page: Any, **fields: Any) -> None:
    """What the browser sends when an editor changes these fields."""
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), filled_in(opened(client, page), **fields))
    assert answer.status_code == 302


def publish(client: Client, page: Any, **fields: Any) -> None:
    save(client, page, **fields, **{"action-publish": "action-publish"})


def state(page: Any) -> str:
    return TranslationStatus.objects.get(translation_key=page.translation_key, locale="ar").state


@pytest.fixture
def treatment() -> Any:
    page = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(page))
    return stored(page)


def test_ticked_it_keeps_the_translation_current_and_the_next_edit_without_it_does_not(treatment: Any) -> None:
    client = an_administrator()
    publish(client, treatment, summary="Hulp!", minor_change="on")
    assert (stored(treatment).summary, state(treatment)) == ("Hulp!", State.CURRENT)
    publish(client, treatment, summary="Andere hulp.")
    assert (stored(treatment).summary, state(treatment)) == ("Andere hulp.", State.OUTDATED)


def test_it_is_stored_in_the_revision_it_is_saved_with(treatment: Any) -> None:
    client = an_administrator()
    save(client, treatment, summary="Hulp!", minor_change="on")
    assert stored(treatment).latest_revision.content["minor_change"] is True
    assert stored(treatment).minor_change is False
    save(client, treatment, summary="Hulp?")
    assert stored(treatment).latest_revision.content["minor_change"] is False


def test_it_is_never_ticked_when_the_form_opens(treatment: Any) -> None:
    client = an_administrator()
    publish(client, treatment, summary="Hulp!", minor_change="on")
    assert stored(treatment).minor_change is True
    form = opened(client, treatment).context["form"]
    assert form["minor_change"].value() is False


def test_form_that_was_refused_keeps_what_the_editor_ticked(treatment: Any) -> None:
    client = an_administrator()
    data = filled_in(opened(client, treatment), title="", minor_change="on")
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[treatment.pk]), data)
    assert answer.status_code == 200
    assert answer.context["form"]["minor_change"].value() is True


def test_translations_have_no_such_box() -> None:
    treatment = a_treatment(title="EMDR")
    screen = opened(an_administrator(), translated(treatment, "ar", title="علاج"))
    assert "minor_change" not in screen.context["form"].fields
    assert 'name="minor_change"' not in screen.content.decode()


def test_new_pages_have_no_such_box() -> None:
    address = reverse("wagtailadmin_pages:add", args=("pages", "treatmentpage", a_section().pk))
    assert 'name="minor_change"' not in an_administrator().get(address).content.decode()
