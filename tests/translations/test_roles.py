"""Who works on which language: the ready groups, giving and taking, from the command line and in the admin."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, ModelLogEntry

from tests.factories.languages import (
    a_draft,
    a_reviewer,
    a_superuser,
    a_translator,
    an_editor_of_the_source,
    at_work,
    fresh,
    somebody,
)
from tests.factories.pages import a_section, home
from tests.factories.snippets import a_definition
from translations.models import LanguageGroup, LanguageRole
from translations.roles import (
    create_language_groups,
    give,
    given_to,
    grant_tree_rights,
    languages_of,
    may_edit_translation,
    may_publish_in,
    may_publish_translation,
    may_translate,
    take,
    target_codes,
)

pytestmark = pytest.mark.django_db

TRANSLATOR, REVIEWER = LanguageRole.TRANSLATOR, LanguageRole.REVIEWER


def group_of(code: str, role: LanguageRole) -> Any:
    return LanguageGroup.objects.get(locale=code, role=role).group


def tree_rights(code: str, role: LanguageRole) -> set[tuple[int, str]]:
    rights = GroupPagePermission.objects.filter(group=group_of(code, role))
    return set(rights.values_list("page", "permission__codename"))


# -- the ready groups ----------------------------------------------------------------------------------------


def test_every_language_but_the_source_has_translators_and_reviewers() -> None:
    found = set(LanguageGroup.objects.values_list("locale", "role"))
    assert found == {(code, role.value) for code in target_codes() for role in LanguageRole}


def test_a_ready_group_may_enter_the_admin_and_choose_images() -> None:
    for role in LanguageRole:
        group = group_of("ar", role)
        assert list(group.permissions.values_list("codename", flat=True)) == ["access_admin"]
        assert list(group.collection_permissions.values_list("permission__codename", flat=True)) == ["choose_image"]


def test_a_branch_that_appears_belongs_to_those_of_its_language() -> None:
    assert tree_rights("ar", TRANSLATOR) == set()
    arabic = home("ar")
    assert tree_rights("ar", TRANSLATOR) == {(arabic.pk, "change_page")}
    assert tree_rights("ar", REVIEWER) == {(arabic.pk, "change_page"), (arabic.pk, "publish_page")}
    assert tree_rights("en", REVIEWER) == set()


def test_what_an_administrator_gave_and_took_stays_so() -> None:
    home("ar")
    group = group_of("ar", TRANSLATOR)
    group.collection_permissions.all().delete()
    group.name = "Onze vertalers"
    group.save()
    create_language_groups()
    assert group_of("ar", TRANSLATOR) == group
    assert (group_of("ar", TRANSLATOR).name, group.collection_permissions.count()) == ("Onze vertalers", 0)
    assert LanguageGroup.objects.count() == 2 * len(target_codes())


def test_rights_on_the_tree_can_be_given_again() -> None:
    home("ar")
    before = tree_rights("ar", REVIEWER)
    GroupPagePermission.objects.filter(group=group_of("ar", REVIEWER)).delete()
    grant_tree_rights()
    grant_tree_rights()
    assert tree_rights("ar", REVIEWER) == before


def test_a_group_that_happens_to_have_the_name_is_not_given_a_language() -> None:
    name = group_of("ar", TRANSLATOR).name
    group_of("ar", TRANSLATOR).delete()
    theirs = Group.objects.create(name=name)
    create_language_groups()
    assert group_of("ar", TRANSLATOR) != theirs
    assert theirs.permissions.count() == 0


def test_a_language_that_is_added_has_its_groups(settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("fr", "français")]
    Locale.objects.create(language_code="fr")
    assert {role for (role,) in LanguageGroup.objects.filter(locale="fr").values_list("role")} == set(
        LanguageRole.values
    )


# -- what a role is ------------------------------------------------------------------------------------------


def test_a_reviewer_may_do_what_a_translator_may_and_publish() -> None:
    for person, publishes in ((a_translator("ar"), False), (a_reviewer("ar"), True)):
        assert (may_translate(person, "ar"), may_publish_in(person, "ar")) == (True, publishes)
        assert (may_translate(person, "en"), may_publish_in(person, "en")) == (False, False)
        assert not may_translate(person, "nl")


def test_languages_come_in_the_order_of_the_settings() -> None:
    assert languages_of(a_translator("ar", "de", "en")) == ["en", "de", "ar"]
    assert languages_of(a_superuser()) == target_codes()
    assert languages_of(somebody()) == []


def test_who_left_has_no_language() -> None:
    person = a_reviewer("ar")
    person.is_active = False
    assert languages_of(person) == []


def test_on_pages_wagtails_rights_decide() -> None:
    arabic = a_draft(a_section(title="Hulp"))
    for person, rights in (
        (a_translator("ar"), (True, False)),
        (a_reviewer("ar"), (True, True)),
        (a_reviewer("en"), (False, False)),
        (an_editor_of_the_source(), (False, False)),
        (a_superuser(), (True, True)),
    ):
        assert (may_edit_translation(person, arabic), may_publish_translation(person, arabic)) == rights


def test_on_shared_pieces_the_role_in_the_language_decides() -> None:
    definition = a_definition()
    arabic = a_draft(definition)
    editor, reviewer = an_editor_of_the_source(), a_reviewer("ar")
    assert [may_edit_translation(editor, thing) for thing in (definition, arabic)] == [True, False]
    assert [may_publish_translation(editor, thing) for thing in (definition, arabic)] == [True, False]
    assert [may_edit_translation(reviewer, thing) for thing in (definition, arabic)] == [False, True]
    give(editor, "ar", TRANSLATOR)
    editor = fresh(editor)
    assert (may_edit_translation(editor, arabic), may_publish_translation(editor, arabic)) == (True, False)


def test_a_list_of_pieces_asks_for_roles_once(django_assert_num_queries: Any) -> None:
    pieces = [a_draft(a_definition(f"Woord {number}")) for number in range(3)]
    pieces = [type(piece).objects.select_related("locale").get(pk=piece.pk) for piece in pieces]
    person = a_translator("ar")
    with django_assert_num_queries(1):
        assert all(may_edit_translation(person, piece) for piece in pieces)


# -- giving and taking ---------------------------------------------------------------------------------------


def test_a_role_takes_the_place_of_the_other() -> None:
    person = a_translator("ar")
    assert give(person, "ar", REVIEWER)
    assert not give(person, "ar", REVIEWER)
    assert given_to([person]) == {person.pk: {"ar": REVIEWER}}
    assert person.groups.count() == 1
    assert take(person, "ar")
    assert not take(person, "ar")
    assert given_to([person]) == {}


@pytest.mark.parametrize("code", ["nl", "xx"])
def test_there_are_no_translators_of_the_source_or_of_what_is_no_language_here(code: str) -> None:
    with pytest.raises(ValueError, match=code):
        give(somebody(), code, TRANSLATOR)


def test_giving_and_taking_stand_in_the_log() -> None:
    person, administrator = somebody(), a_superuser()
    give(person, "ar", REVIEWER, by=administrator)
    take(person, "ar", by=administrator)
    entries = ModelLogEntry.objects.for_instance(person).order_by("pk")
    assert [(entry.action, entry.user, entry.data["language"]) for entry in entries] == [
        ("translations.language_given", administrator, "ar"),
        ("translations.language_taken", administrator, "ar"),
    ]
    assert all(entry.message for entry in entries)


def command(*words: str) -> str:
    out = StringIO()
    call_command("translators", *words, stdout=out)
    return out.getvalue()


def test_languages_are_given_listed_and_taken_from_the_command_line() -> None:
    somebody("amal")
    command("give", "amal", "ar", "--reviewer")
    command("give", "amal", "en")
    assert command("list").split("\n")[:-1] == ["amal ar reviewer", "amal en translator"]
    command("take", "amal", "ar")
    assert command("list").split("\n")[:-1] == ["amal en translator"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("give", "niemand", "ar"), "niemand"),
        (("give", "amal", "xx"), "“xx” is none of the languages: en, de, tr, ar, uk, pl"),
        (("give", "amal", "nl"), "source language"),
        (("take", "amal", "ar"), "amal"),
    ],
)
def test_the_command_says_what_is_wrong(words: tuple[str, ...], said: str) -> None:
    somebody("amal")
    with pytest.raises(CommandError, match=said):
        command(*words)


# -- the page of the admin -----------------------------------------------------------------------------------


def test_an_administrator_gives_and_takes_languages_in_a_table() -> None:
    person, other = somebody("amal"), a_translator("en")
    client, url = at_work(a_superuser("bea")), reverse("translations_people")
    assert f'name="role-{person.pk}-ar"' in client.get(url).content.decode()
    client.post(url, {f"role-{person.pk}-ar": "reviewer", f"role-{other.pk}-en": ""})
    assert given_to([person, other]) == {person.pk: {"ar": REVIEWER}}
    assert ModelLogEntry.objects.for_instance(person).get().user.get_username() == "bea"


def test_what_is_no_role_or_no_language_changes_nothing() -> None:
    person = a_translator("ar")
    values = {f"role-{person.pk}-ar": "baas", f"role-{person.pk}-nl": "reviewer", "role-0-ar": "reviewer"}
    at_work(a_superuser()).post(reverse("translations_people"), values)
    assert given_to([person]) == {person.pk: {"ar": TRANSLATOR}}


def test_only_who_may_change_users_sees_the_table() -> None:
    answer = at_work(an_editor_of_the_source()).get(reverse("translations_people"))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("wagtailadmin_home"))


def test_the_table_costs_the_same_for_many_people(django_assert_max_num_queries: Any) -> None:
    for _number in range(20):
        a_translator("ar", "en")
    client = at_work(a_superuser())
    with django_assert_max_num_queries(20):
        assert client.get(reverse("translations_people")).status_code == 200
