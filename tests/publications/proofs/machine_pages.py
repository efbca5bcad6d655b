"""What editors do to pages: write, publish, withdraw, move, copy, close off and delete."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from pages.models import ArticlePage, Citation, PageContentWarning, RelatedPage, SectionPage
from pages.snippets.content_warning import ContentWarning
from pages.snippets.source import Source
from tests.publications.proofs.machine_base import HOURS, NUMBER, Rules, action, attempted

_MOST_PAGES = 16
# Slugs that several pages want, also in the form the engine gives to who comes second.
_SHARED_SLUGS = ["gedeeld", "gedeeld-2", "eerste"]

SLUG = st.sampled_from(["keep", "own", "shared"])
WHEN = st.none() | HOURS


class PageRules(Rules):
    def write(self, page: Any, slug: str, number: int, *, rows: bool) -> None:
        """Put new words into a page that is open in the editor, with a link to some other page."""
        word = self.world.word()
        arabic = page.locale.language_code == "ar"
        page.title = f"صفحة {word}" if arabic else f"Pagina {word}"
        page.summary = f"Over {word}"
        page.show_in_menus = bool(number % 2)
        if slug == "own" and page.depth != 2:
            page.slug = f"صفحة-{word}" if arabic else f"pagina-{word}"
        elif slug == "shared" and page.depth != 2:
            page.slug = _SHARED_SLUGS[number % len(_SHARED_SLUGS)]
        target = self.page(number, aliases=True)
        link = f'<p>{word} <a linktype="page" id="{target.pk}">lees</a></p>' if target else ""
        if isinstance(page, ArticlePage):
            page.body = [("text", {"heading": word, "html": link})]
            if rows:
                self._relate(page, target, number, word)
        else:
            page.introduction = link

    def _relate(self, page: ArticlePage, target: Page | None, number: int, word: str) -> None:
        page.related_rows = [RelatedPage(target=target)] if target else []
        page.crisis_policy = "show" if number % 2 else "inherit"
        page.hero_image = self.of(list(get_image_model().objects.order_by("pk")), number)
        page.hero_alt = f"Een beeld van {word}"
        warnings = list(ContentWarning.objects.filter(locale__language_code="nl").order_by("pk"))
        page.content_warning_rows = [PageContentWarning(warning=w) for w in warnings[: number % 2 + 1]]
        source = self.of(list(Source.objects.order_by("pk")), number)
        locale = page.locale
        page.citation_rows = [Citation(source=source, locator=f"blz. {word}", locale=locale)] if source else []

    @action(
        where=NUMBER, number=NUMBER, section=st.booleans(), publish=st.booleans(), slug=SLUG, locale=st.integers(0, 2)
    )
    def create(self, where: int, number: int, section: bool, publish: bool, slug: str, locale: int) -> None:
        if Page.objects.count() > _MOST_PAGES:
            return
        parent = self.of(self.parents("nl") if locale else self.parents("en"), where)
        if parent is None:
            return
        word = self.world.word()
        page = (SectionPage if section else ArticlePage)(
            title=f"Nieuw {word}", slug=f"nieuw-{word}", locale=parent.locale, live=False
        )

        def make() -> None:
            parent.add_child(instance=page)
            self.write(page, slug, number, rows=True)
            revision = page.save_revision()
            if publish:
                revision.publish()

        attempted(make)

    @action(often=4, which=NUMBER, number=NUMBER, slug=SLUG, publish=st.booleans(), rows=st.booleans())
    def edit(self, which: int, number: int, slug: str, publish: bool, rows: bool) -> None:
        page = self.page(which)
        if page:
            attempted(lambda: self._edit(page, number, slug, publish=publish, rows=rows))

    def _edit(self, page: Page, number: int, slug: str, *, publish: bool, rows: bool) -> None:
        draft = page.get_latest_revision_as_object()
        draft.go_live_at = draft.expire_at = None
        self.write(draft, slug, number, rows=rows)
        revision = draft.save_revision()
        if publish:
            revision.publish()

    @action(which=NUMBER)
    def publish(self, which: int) -> None:
        """Publish the latest draft as it stands, with the times it was given."""
        page = self.page(which)
        if page:
            attempted(lambda: page.get_latest_revision_as_object().save_revision().publish())

    @action(often=2, which=NUMBER, go_live=WHEN, expire=WHEN)
    def schedule(self, which: int, go_live: int | None, expire: int | None) -> None:
        page = self.page(which)
        if page is None:
            return
        draft = page.get_latest_revision_as_object()
        draft.title = f"Later {self.world.word()}"
        draft.go_live_at = timezone.now() + timedelta(hours=go_live) if go_live else None
        draft.expire_at = timezone.now() + timedelta(hours=expire + (go_live or 0)) if expire else None
        attempted(lambda: draft.save_revision().publish())

    @action(often=2, which=NUMBER, branch=st.booleans())
    def unpublish(self, which: int, branch: bool) -> None:
        page = self.page(which)
        if page:
            attempted(lambda: page.specific.unpublish() if not branch else _unpublish_branch(page))

    @action(often=2, which=NUMBER, where=NUMBER, first=st.booleans())
    def move(self, which: int, where: int, first: bool) -> None:
        page = self.page(which, homes=False, aliases=True)
        target = self.of(self.parents(page.locale.language_code), where) if page else None
        if page is None or target is None or target == page or target.is_descendant_of(page):
            return
        if Page._slug_is_available(page.slug, target, page):
            attempted(lambda: page.specific.move(target, "first-child" if first else "last-child"))

    @action(which=NUMBER, where=NUMBER, before=st.booleans())
    def reorder(self, which: int, where: int, before: bool) -> None:
        page = self.page(which, homes=False, aliases=True)
        sibling = self.of(list(page.get_siblings(inclusive=False)), where) if page else None
        if page and sibling:
            attempted(lambda: page.specific.move(sibling, "left" if before else "right"))

    @action(which=NUMBER, live=st.booleans(), branch=st.booleans())
    def copy(self, which: int, live: bool, branch: bool) -> None:
        page = self.page(which, homes=False)
        if page and Page.objects.count() <= _MOST_PAGES:
            word = self.world.word()
            changes = {"slug": f"kopie-{word}", "title": f"Kopie {word}"}
            attempted(lambda: page.specific.copy(recursive=branch, keep_live=live, update_attrs=changes))

    @action(often=2, which=NUMBER)
    def delete(self, which: int) -> None:
        page = self.page(which, aliases=True)
        if page and not (page.depth == 2 and page.locale.language_code == "nl"):
            attempted(page.delete)

    @action(often=2, which=NUMBER)
    def close_off(self, which: int) -> None:
        page = self.page(which, aliases=True)
        if page and not PageViewRestriction.objects.filter(page=page).exists():
            attempted(lambda: PageViewRestriction.objects.create(page=page, restriction_type="login"))

    @action(which=NUMBER)
    def open_up(self, which: int) -> None:
        restriction = self.of(list(PageViewRestriction.objects.order_by("pk")), which)
        if restriction:
            attempted(restriction.delete)


def _unpublish_branch(page: Page) -> None:
    """As the admin does when the editor asks for everything below it too."""
    page.specific.unpublish()
    for below in page.get_descendants().live().specific():
        below.unpublish()
