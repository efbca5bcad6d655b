"""Editors and builders who work at the same time, each in a thread with a connection of its own.

An editor's change is one transaction that is tried again after a deadlock, as the admin does it. What Wagtail tells an
editor who meets another one (the address is taken, the page is gone) is no failure; everything else is.
"""

import itertools
import random
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Count
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from pages.models import ArticlePage, Definition, Helpline, RelatedPage, SectionPage, TreatmentPage
from pages.retrying import again_after_deadlock
from publications import settling
from publications.models import PAGE, Publication
from publications.settling import out_of_date, settle
from publications.verifying import verify
from tests.factories.pages import a_section, a_treatment, an_article, translated
from tests.factories.snippets import a_definition, a_helpline, translated_snippet

EDITORS, SNIPPET_EDITORS, BUILDERS = 10, 2, 2
# The name of the thread that may be killed, and so many steps on it lives at most.
_MORTAL, _STEPS = "mortal", 30
# No thread may hold up the others for longer than this.
_PATIENCE = 600

# How many changes an editor made → whether that is enough.
Enough = Callable[[int], bool]
Actor = Callable[[], None]


@dataclass
class Seen:
    """What came of it: how often each thing was done, what editors were told, and what failed."""

    done: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


class Killed(BaseException):
    """The process is gone, in the middle of its work."""


def furnish() -> None:
    """Three sections with pages that show each other, in two languages, and what they share."""
    line, definition = a_helpline(), a_definition()
    translated_snippet(line, "en", name="Line")
    translated_snippet(definition, "en", term="Attachment")
    sections = [a_section(title=f"Sectie {number}") for number in range(3)]
    shown: list[Any] = []
    for number in range(9):
        rows = {"related_rows": [RelatedPage(target=page) for page in shown[-3:]]}
        body = [("definition", {"definition": definition}), ("crisis_box", None)]
        make = a_treatment if number % 3 else an_article
        shown.append(make(sections[number % 3], title=f"Bladzijde {number}", body=body, crisis_policy="show", **rows))
    for page in (sections[0], *shown[:4]):
        if not page.has_translation(Locale.objects.get(language_code="en")):
            translated(page, "en", title=f"{page.title} en")
    settle()


# -- what editors do --------------------------------------------------------------------------------------


def _any(chance: random.Random, model: Any, locale: str = "nl") -> Any:
    pks = model.objects.filter(locale__language_code=locale).order_by("pk").values_list("pk", flat=True)
    return model.objects.get(pk=chance.choice(list(pks) or [0]))


def _page(chance: random.Random, locale: str = "nl") -> Any:
    return _any(chance, chance.choice((ArticlePage, TreatmentPage)), locale)


def _node(page: Any) -> Page:
    return Page.objects.get(pk=page.pk)


def _publish(page: Any) -> None:
    page.save_revision().publish()


def edit(chance: random.Random) -> None:
    page = _page(chance)
    page.summary = f"Samenvatting {chance.random()}"
    _publish(page)


def edit_the_section(chance: random.Random) -> None:
    page = _any(chance, SectionPage)
    page.short_title = f"Sectie {chance.randrange(100)}"
    _publish(page)


def edit_the_translation(chance: random.Random) -> None:
    page = _page(chance, "en")
    page.summary = f"Summary {chance.random()}"
    _publish(page)


def relate(chance: random.Random) -> None:
    page = _page(chance)
    others = [_page(chance) for _ in range(3)]
    page.related_rows = [RelatedPage(target=_node(other)) for other in others if other.pk != page.pk]
    _publish(page)


def rename(chance: random.Random) -> None:
    page = _any(chance, chance.choice((ArticlePage, TreatmentPage, SectionPage)))
    page.slug = f"naam-{chance.randrange(6)}"
    _publish(page)


def move(chance: random.Random) -> None:
    _node(_page(chance)).move(_node(_any(chance, SectionPage)), pos=chance.choice(("first-child", "last-child")))


def withdraw(chance: random.Random) -> None:
    _page(chance).unpublish()


def withdraw_the_translation(chance: random.Random) -> None:
    _page(chance, "en").unpublish()


def write(chance: random.Random) -> None:
    section = _any(chance, SectionPage)
    page = ArticlePage(title="Nieuw", slug=f"nieuw-{chance.randrange(6)}", locale=section.locale, live=False)
    _node(section).add_child(instance=page)
    _publish(page)


def delete(chance: random.Random) -> None:
    if ArticlePage.objects.count() > 4:
        _node(_any(chance, ArticlePage)).delete()


def close(chance: random.Random) -> None:
    PageViewRestriction.objects.create(page=_node(_page(chance)), restriction_type="login")


def open_again(chance: random.Random) -> None:
    restriction = PageViewRestriction.objects.select_for_update(skip_locked=True).first()
    if restriction:
        restriction.delete()


def edit_a_helpline(chance: random.Random) -> None:
    line = _any(chance, Helpline)
    line.phone = f"0800-{chance.randrange(1000, 9999)}"
    _publish(line)


def edit_a_definition(chance: random.Random) -> None:
    definition = _any(chance, Definition)
    definition.text = f"Betekenis {chance.random()}"
    _publish(definition)


def withdraw_a_definition(chance: random.Random) -> None:
    _any(chance, Definition).unpublish()


def translate_a_definition(chance: random.Random) -> None:
    definition = _any(chance, Definition, "en")
    definition.text = f"Meaning {chance.random()}"
    _publish(definition)


ON_PAGES = (
    *(edit, edit, edit_the_section, edit_the_translation, relate, relate, rename, move, withdraw),
    *(withdraw_the_translation, write, delete, close, open_again),
)
ON_SNIPPETS = (edit_a_helpline, edit_a_definition, withdraw_a_definition, translate_a_definition)


# -- who does it ------------------------------------------------------------------------------------------


def editor(seed: int, changes: Sequence[Callable[[random.Random], None]], enough: Enough, seen: Seen) -> None:
    chance = random.Random(seed)  # noqa: S311  (no secrets here)
    number = 0
    while not enough(number):
        number += 1
        change = chance.choice(changes)
        try:
            again_after_deadlock(partial(_in_one_transaction, change, chance))
        except (ValidationError, ObjectDoesNotExist, DatabaseError) as error:
            if not _is_of_wagtail(error):
                raise
            seen.told[f"{change.__name__}: {type(error).__name__}"] += 1
        else:
            seen.done[change.__name__] += 1


def _is_of_wagtail(error: Exception) -> bool:
    """Whether two editors took the same place in the tree, or one wrote in what another had just deleted."""
    if isinstance(error, IntegrityError):
        return "publications_" not in str(error)
    return not isinstance(error, DatabaseError) or "did not affect any rows" in str(error)


def _in_one_transaction(change: Callable[[random.Random], None], chance: random.Random) -> None:
    with transaction.atomic():
        change(chance)


def builder(over: threading.Event, seen: Seen) -> None:
    """Brings everything up to date, over and over; a builder that is killed begins again."""
    while not over.is_set():
        try:
            settle()
            seen.done["settle"] += 1
        except Killed:
            seen.done["settle, killed"] += 1
        over.wait(0.01)


@contextmanager
def mortal_builder(seen: Seen) -> Iterator[Callable[[threading.Event], None]]:
    """One that is killed in each life at a later step than in the last, then at the first again."""
    lives, left = itertools.count(1), iter([0])

    def step(name: str) -> None:
        nonlocal left
        if threading.current_thread().name == _MORTAL and not next(left):
            left = iter(range(next(lives) % _STEPS, -1, -1))
            raise Killed(name)

    def build(over: threading.Event) -> None:
        threading.current_thread().name = _MORTAL
        builder(over, seen)

    before, settling.step = settling.step, step
    try:
        yield build
    finally:
        settling.step = before


def together(seen: Seen, *actors: Actor) -> None:
    """Let them all work at once, and wait for the last."""
    threads = [threading.Thread(target=_act, args=(actor, seen), daemon=True) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_PATIENCE)
        assert not thread.is_alive(), "someone waits for ever"


def _act(actor: Actor, seen: Seen) -> None:
    try:
        with disable_reference_index_auto_update():
            actor()
    except BaseException:
        seen.failures.append(traceback.format_exc())
    finally:
        connection.close()


def at_once(seen: Seen, *changes: Callable[[], object]) -> None:
    """Let editors make these changes at the same moment, each in a transaction."""
    start = threading.Barrier(len(changes))

    def act(change: Callable[[], object]) -> None:
        def attempt() -> None:
            with transaction.atomic():
                change()

        start.wait(_PATIENCE)
        try:
            again_after_deadlock(attempt)
        except ValidationError as error:
            seen.told[str(error)] += 1

    together(seen, *(partial(act, change) for change in changes))


def busy_house(enough: Enough, seen: Seen, *others: Callable[[threading.Event], None]) -> None:
    """All of them at once, and ``others`` beside them; builders go on until the last editor has gone home."""
    over = threading.Event()
    editors = [
        *(partial(editor, seed, ON_PAGES, enough, seen) for seed in range(EDITORS)),
        *(partial(editor, 100 + seed, ON_SNIPPETS, enough, seen) for seed in range(SNIPPET_EDITORS)),
    ]

    def office() -> None:
        try:
            together(seen, *editors)
        finally:
            over.set()

    builders = [partial(builder, over, seen) for _ in range(BUILDERS)]
    together(seen, office, *builders, *(partial(other, over) for other in others))


# -- what must be true afterwards -------------------------------------------------------------------------


def faults(seen: Seen) -> list[str]:
    """What is wrong once everybody has gone home and all has been brought up to date."""
    settle()
    rows = Publication.objects.filter(kind=PAGE, served=True)
    taken = rows.values("locale", "path").annotate(number=Count("pk")).filter(path__isnull=False, number__gt=1)
    public = Page.objects.live().public().values("pk")
    return [
        *seen.failures,
        *(f"out of date: {kind} {key}" for kind, key in out_of_date(timezone.now())),
        *map(str, verify()),
        *(f"two pages at {row['path']}" for row in taken),
        *(f"withdrawn, and served: {row}" for row in rows.exclude(built_from__in=public)),
        *(f"failed: {row}: {row.failure}" for row in Publication.objects.exclude(failure="")),
    ]
