"""What translators and whoever sets up languages do: versions, aliases, the languages and their fallbacks."""

from hypothesis import strategies as st
from wagtail.models import Locale, Page

from publications.engine import reconcile
from tests.publications.proofs.machine_base import NUMBER, action, attempted
from tests.publications.proofs.machine_pages import SLUG, PageRules
from tests.publications.proofs.machine_stored import codes
from tests.publications.proofs.machine_world import CHAINS

_LANGUAGES = [["nl", "en", "ar"], ["nl", "ar"], ["nl", "en"], ["nl", "ar", "en", "de"]]
_CHAINS = [CHAINS, {}, {"ar": ["nl"], "en": ["nl"]}, {"en": ["ar", "nl"]}, {"ar": ["en"], "en": ["nl"]}]

LANGUAGE = st.sampled_from(["en", "ar", "nl"])


class TranslatorRules(PageRules):
    def _target(self, page: Page | None, code: str) -> Locale | None:
        """The language to make a version in; None where it is not configured, or has one."""
        locale = Locale.objects.filter(language_code=code).first()
        return None if page is None or locale is None or page.has_translation(locale) else locale

    @action(which=NUMBER, number=NUMBER, code=LANGUAGE, publish=st.booleans(), slug=SLUG, words=st.booleans())
    def translate(self, which: int, number: int, code: str, publish: bool, slug: str, words: bool) -> None:
        """A version in another language; sections above it that have none become aliases there."""
        page = self.page(which)
        locale = self._target(page, code)
        if page is None or locale is None:
            return

        def make() -> None:
            copy = page.specific.copy_for_translation(locale, copy_parents=True)
            self._edit_translation(copy, number, slug, words=words, publish=publish)

        attempted(make)

    def _edit_translation(self, copy: Page, number: int, slug: str, *, words: bool, publish: bool) -> None:
        draft = copy.specific
        if words:
            self.write(draft, slug, number, rows=False)
        revision = draft.save_revision()
        if publish:
            revision.publish()

    @action(which=NUMBER, code=LANGUAGE)
    def alias_in_another_language(self, which: int, code: str) -> None:
        page = self.page(which)
        locale = self._target(page, code)
        if page and locale:
            attempted(lambda: page.specific.copy_for_translation(locale, copy_parents=True, alias=True))

    @action(which=NUMBER, where=NUMBER, branch=st.booleans())
    def alias_in_the_same_tree(self, which: int, where: int, branch: bool) -> None:
        page = self.page(which, homes=False)
        parent = self.of(self.parents(page.locale.language_code), where) if page else None
        if page is None or parent is None or Page.objects.count() > 14:
            return
        if branch and (parent == page or parent.is_descendant_of(page)):
            return
        slug = f"alias-{self.world.word()}"
        attempted(lambda: page.specific.create_alias(parent=parent, update_slug=slug, recursive=branch))

    @action(which=NUMBER)
    def make_a_page_of_an_alias(self, which: int) -> None:
        from wagtail.actions.convert_alias import ConvertAliasPageAction

        alias = self.of(list(Page.objects.filter(alias_of__isnull=False, locale__language_code__in=codes())), which)
        if alias:
            attempted(lambda: ConvertAliasPageAction(alias.specific).execute())

    @action(languages=st.sampled_from(_LANGUAGES), chains=st.sampled_from(_CHAINS))
    def change_languages(self, languages: list[str], chains: dict[str, list[str]]) -> None:
        self.world.configure(
            WAGTAIL_CONTENT_LANGUAGES=[(code, code) for code in languages],
            LOCALE_FALLBACKS={
                code: [step for step in steps if step in languages]
                for code, steps in chains.items()
                if code in languages
            },
        )
        reconcile()
