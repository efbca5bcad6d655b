"""What happens around the editors: the clock, the scheduler, operators, settling and its accidents."""

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from wagtail.models import Page

from publications.engine import reconcile
from publications.scheduling import publish_due
from publications.settling import out_of_date, settle
from tests.publications.proofs import machine_laws
from tests.publications.proofs.machine_base import HOURS, NUMBER, Rules, action


class SiteRules(Rules):
    @action()
    def settle(self) -> None:
        self.world.only_tasks_are_due = True
        self.settle_and_look()

    def settle_and_look(self) -> None:
        machine_laws.settled(self.world)
        self.world.observe()
        machine_laws.everything_is_true(self.world)

    @action(often=2)
    def run_tasks(self) -> None:
        """Each change names what it may have put out of date; when nothing else is, its tasks leave nothing behind."""
        self.world.run_tasks()
        if self.world.only_tasks_are_due:
            assert not out_of_date(timezone.now()), f"no task looked at {out_of_date(timezone.now())}"

    @action(often=2, after=st.integers(1, 12))
    def settle_and_die(self, after: int) -> None:
        with self.world.cut_short(after):
            settle()

    @action()
    def reconcile(self) -> None:
        reconcile()

    @action(often=3, hours=HOURS, scheduler=st.booleans())
    def pass_time(self, hours: int, scheduler: bool) -> None:
        self.world.pass_time(timedelta(hours=hours))
        if scheduler:
            publish_due(timezone.now())

    @action(number=st.sampled_from(["112", "911"]), country=st.sampled_from(["NL", "BE"]))
    def change_settings(self, number: str, country: str) -> None:
        self.world.configure(EMERGENCY_NUMBER=number, HELPLINE_COUNTRY=country)
        reconcile()

    @action(which=NUMBER)
    def break_a_page(self, which: int) -> None:
        """From now on its documents cannot be written out, in any language."""
        page = self.page(which)
        if page:
            self.world.failing.add(str(page.translation_key))

    @action()
    def mend_what_is_broken(self) -> None:
        """A new release: operators have everything reconciled after it."""
        if self.world.failing:
            self.world.failing.clear()
            reconcile()

    @action(which=NUMBER, branch=st.booleans(), live=st.booleans())
    def change_in_bulk(self, which: int, branch: bool, live: bool) -> None:
        """SQL that goes past every signal, as the one who runs it should know."""
        page = self.page(which)
        if page:
            pages = page.get_descendants(inclusive=True) if branch else Page.objects.filter(pk=page.pk)
            pages.filter(alias_of__isnull=True).update(live=live, url_path=f"/x{page.pk}/")
            reconcile()
