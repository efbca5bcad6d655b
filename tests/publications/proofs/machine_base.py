"""What every group of actions stands on: the world, choosing by number, and the content a run begins with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import strategies as st
from wagtail.models import Page

from pages.models import Citation, PageContentWarning, RelatedPage
from tests.factories.images import an_image
from tests.factories.pages import a_section, an_article, home, translated
from tests.factories.snippets import a_content_warning, a_helpline, a_person, a_source, an_organisation
from tests.publications.proofs.machine_stored import codes
from tests.publications.proofs.machine_world import World

T = TypeVar("T")
Action = TypeVar("Action", bound=Callable[..., None])

# Name → how often, and the values it is given.
_ACTIONS: dict[str, tuple[int, dict[str, st.SearchStrategy[Any]]]] = {}

# Actions choose by number, counted round: small numbers shrink well and mean the same page as long as they can.
NUMBER = st.integers(0, 11)
HOURS = st.integers(1, 72)


@dataclass(frozen=True)
class Step:
    """One thing somebody does, as it is shown when a run fails."""

    action: str
    values: dict[str, Any]

    def __repr__(self) -> str:
        return f"{self.action}({', '.join(f'{name}={value!r}' for name, value in self.values.items())})"


def action(often: int = 1, **values: st.SearchStrategy[Any]) -> Callable[[Action], Action]:
    """A thing somebody may do, with what it is given; ``often`` is how much more likely it is than another.

    Not a rule of Hypothesis: of those it leaves out half in each run, which in a short run are too many.
    """

    def mark(method: Action) -> Action:
        _ACTIONS[method.__name__] = (often, values)
        return method

    return mark


def steps() -> st.SearchStrategy[Step]:
    """Any action of any group, with any values."""
    return st.sampled_from([name for name, (often, _values) in _ACTIONS.items() for _time in range(often)]).flatmap(
        lambda name: st.builds(partial(Step, name), st.fixed_dictionaries(_ACTIONS[name][1]))
    )


class Rules:
    """The part of the machine that groups of actions share."""

    world: World

    def of(self, things: Sequence[T], number: int) -> T | None:
        return things[number % len(things)] if things else None

    def pages(self, *, locale: str = "", homes: bool = True, aliases: bool = False) -> list[Page]:
        """Pages an editor can open now, in the order they were made."""
        found = Page.objects.filter(depth__gt=1 if homes else 2, locale__language_code__in=codes())
        if not aliases:
            found = found.filter(alias_of__isnull=True)
        if locale:
            found = found.filter(locale__language_code=locale)
        return list(found.order_by("pk"))

    def page(self, number: int, **which: Any) -> Page | None:
        return self.of(self.pages(**which), number)

    def parents(self, locale: str) -> list[Page]:
        """Where pages can stand."""
        return [page for page in self.pages(locale=locale) if page.specific_class.type_name in ("home", "section")]


def attempted(action: Any) -> bool:
    """Do what an editor tries, all of it or nothing; False where Wagtail refuses, as for a slug that is taken."""
    try:
        with transaction.atomic():
            action()
    except ValidationError:
        return False
    except IntegrityError as error:
        # treebeard renumbers siblings one by one, which now and then meets its own unique path.
        if "wagtailcore_page" not in str(error):
            raise
        return False
    return True


def starting_content() -> None:
    """Homes in three languages and a few pages, some translated, some to expire, that hold something of everything."""
    soon, later = timezone.now() + timedelta(hours=24), timezone.now() + timedelta(hours=40)
    for locale in ("en", "ar"):
        home(locale)
    section = a_section(title="Hulp", show_in_menus=True)
    warning = a_content_warning("abuse", label="Misbruik")
    a_helpline(warning, name="Hulplijn", sort_order=1, verify_every_days=2)
    a_helpline(name="Tijdelijke lijn", is_emergency=True, expire_at=later)
    an_organisation()
    first = an_article(
        section,
        title="Eerste",
        hero_image=an_image(),
        hero_alt="Een linde",
        content_warning_rows=[PageContentWarning(warning=warning)],
        citation_rows=[Citation(source=a_source(), locator="p. 1", locale=section.locale)],
        show_in_menus=True,
        review_status="approved",
        reviewed_by=a_person(),
        last_reviewed=timezone.localdate(),
        next_review_due=timezone.localdate() + timedelta(days=2),
    )
    passing = an_article(section, title="Tijdelijk", expire_at=soon, show_in_menus=True)
    link = f'<p>Zie <a linktype="page" id="{first.pk}">de eerste</a>.</p>'
    second = an_article(
        title="Tweede",
        crisis_policy="show",
        related_rows=[RelatedPage(target=first), RelatedPage(target=passing)],
        body=[("text", {"heading": "Meer", "html": link})],
    )
    translated(section, "en", title="Help")
    translated(first, "en", title="First", expire_at=later)
    translated(second, "ar", title="الثاني", slug="الثاني")
