"""Who may do what to which version: every action, for every role and language. What is refused changes nothing."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.factories.fingerprints import differing, fingerprint
from tests.factories.languages import a_reviewer, a_translator, an_editor_of_the_source, at_work
from tests.translations import matrix_actions as actions
from tests.translations.matrix_actions import Action, House, furnish

pytestmark = pytest.mark.django_db

LANGUAGES = ("nl", "ar", "en")
TRANSLATIONS = ("ar", "en")
PEOPLE = {
    "translator": lambda: a_translator("ar"),
    "reviewer": lambda: a_reviewer("ar"),
    "editor": an_editor_of_the_source,
}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rule:
    """In which languages each role may do it. ``reads``: allowed is a page that is shown, and nothing is written."""

    action: Action
    translator: frozenset[str] = NOBODY
    reviewer: frozenset[str] = NOBODY
    editor: frozenset[str] = NOBODY
    languages: tuple[str, ...] = LANGUAGES
    reads: bool = False


def may(*codes: str) -> frozenset[str]:
    return frozenset(codes)


AR, NL, BOTH = may("ar"), may("nl"), may("ar", "en")

RULES = (
    # Pages
    Rule(actions.open_page, AR, AR, NL, reads=True),
    Rule(actions.publish_page, NOBODY, AR, NOBODY, TRANSLATIONS),
    Rule(actions.unpublish_page, NOBODY, AR, NL),
    Rule(actions.delete_page, NOBODY, AR, NL),
    Rule(actions.move_page, NOBODY, NOBODY, NL),
    Rule(actions.copy_page, NOBODY, NOBODY, NL),
    Rule(actions.add_page, NOBODY, NOBODY, NL, reads=True),
    Rule(actions.keep_page_from_readers, NOBODY, AR, NL),
    Rule(actions.lock_page),
    Rule(actions.publish_in_bulk, NOBODY, AR, NL),
    Rule(actions.unpublish_in_bulk, NOBODY, AR, NL),
    Rule(actions.delete_in_bulk, NOBODY, AR, NL),
    Rule(actions.move_in_bulk, NOBODY, NOBODY, NL),
    # Shared pieces
    Rule(actions.open_piece, AR, AR, NL, reads=True),
    Rule(actions.write_piece, NOBODY, NOBODY, NL),
    Rule(actions.publish_piece, NOBODY, AR, NL),
    Rule(actions.add_piece, NOBODY, NOBODY, NL),
    Rule(actions.copy_piece, NOBODY, NOBODY, NL, reads=True),
    Rule(actions.delete_piece, NOBODY, NOBODY, NL),
    Rule(actions.delete_piece_in_bulk, NOBODY, NOBODY, NL),
    Rule(actions.unpublish_piece, NOBODY, AR, NL),
    Rule(actions.history_of_piece, AR, AR, NL, reads=True),
    Rule(actions.usage_of_piece, AR, AR, NL, reads=True),
    Rule(actions.compare_piece, AR, AR, NL, reads=True),
    Rule(actions.lock_piece, NOBODY, NOBODY, NL),
    # Texts
    Rule(actions.put_segment, AR, AR, NOBODY, TRANSLATIONS),
    Rule(actions.delete_segment, AR, AR, NOBODY, TRANSLATIONS),
    Rule(actions.put_segment_of_piece, AR, AR, NOBODY, TRANSLATIONS),
    Rule(actions.delete_segment_of_piece, AR, AR, NOBODY, TRANSLATIONS),
    Rule(actions.download, AR, AR, NOBODY, TRANSLATIONS, reads=True),
    Rule(actions.upload, AR, AR, NOBODY, TRANSLATIONS),
    # Starting and stopping
    Rule(actions.submit_page, AR, AR, BOTH),
    Rule(actions.submit_piece, AR, AR, BOTH),
    Rule(actions.submit_other_version),
    Rule(actions.update_source_texts, NL, NL, NL, ("nl",), reads=True),
    Rule(actions.stop, languages=TRANSLATIONS),
    Rule(actions.stop_piece, languages=TRANSLATIONS),
    Rule(actions.restart),
    Rule(actions.restart_piece),
    Rule(actions.make_alias),
    Rule(actions.ask_for_alias),
    Rule(actions.translate_by_machine, languages=TRANSLATIONS),
    Rule(actions.override, languages=TRANSLATIONS),
    Rule(actions.list_pieces_by_api),
    Rule(actions.give_oneself_a_language),
)


@pytest.mark.parametrize("role", PEOPLE)
def test_everybody_may_do_what_their_role_says_and_nothing_else(role: str) -> None:
    house = furnish()
    client = at_work(PEOPLE[role]())
    before = fingerprint()
    wrong = [
        f"{rule.action.__name__}: {role}, {code}: {fault}"
        for rule in RULES
        for code in rule.languages
        if (fault := _fault(client, house, rule, code, code in getattr(rule, role), before))
    ]
    assert wrong == []


def _fault(client: Client, house: House, rule: Rule, code: str, allowed: bool, before: dict[str, str]) -> str:
    """What is wrong with one cell; '' where all is well. Whatever was written is undone."""
    with transaction.atomic():
        answer = rule.action(client, house, code)
        written = differing(before, fingerprint())
        transaction.set_rollback(True)
    if not allowed:
        return f"wrote {written}" if written else _shown(rule, answer)
    if rule.reads:
        return "" if answer.status_code == 200 else f"refused with {answer.status_code}"
    return "" if written else f"changed nothing, {answer.status_code}"


def _shown(rule: Rule, answer: Any) -> str:
    return "was shown" if rule.reads and answer.status_code == 200 else ""
