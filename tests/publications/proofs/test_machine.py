"""Whatever editors do in whatever order, readers get what they should.

A machine does what editors, translators, operators and accidents do, in an order nobody would think of, and checks
every answer after every step. ``PROOF=large`` runs it for long (see ``make soak``).
"""

import logging
import os
import sys
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from time_machine import travel

from publications.engine import reconcile
from publications.settling import settle
from tests.publications.proofs import machine_laws
from tests.publications.proofs.machine_base import Step, starting_content, steps
from tests.publications.proofs.machine_pieces import PieceRules
from tests.publications.proofs.machine_site import SiteRules
from tests.publications.proofs.machine_translators import TranslatorRules
from tests.publications.proofs.machine_world import START, World, house_settings

pytestmark = pytest.mark.django_db

_SIZES = {"small": (12, 20), "large": (80, 50)}
# So often it is looked what settling would give.
_TRIED_EVERY = 3
_SIZE = os.environ.get("PROOF", "small")
_IS_SMALL = _SIZE == "small"
_EXAMPLES, _STEPS = _SIZES[_SIZE]


class EditorialOffice(TranslatorRules, PieceRules, SiteRules, RuleBasedStateMachine):
    """Everyone who works on the site, and everything that happens to it."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.steps = 0

    @initialize(seed=st.integers(0, 3))
    def begin(self, seed: int) -> None:
        self.world.chance.seed(seed)
        self.world.observe()

    @rule(step=st.deferred(steps))
    def somebody(self, step: Step) -> None:
        getattr(self, step.action)(**step.values)

    @invariant()
    def nothing_wrong_is_served(self) -> None:
        self.world.observe()
        machine_laws.nothing_wrong_is_served(self.world)
        self.steps += 1
        if self.steps % _TRIED_EVERY == 0:
            self._would_settle()

    def _would_settle(self) -> None:
        """Whether all would be well if everything were settled now, without doing it."""
        with transaction.atomic():
            self.settle_and_look()
            transaction.set_rollback(True)

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:
                self.settle_and_look()
        finally:
            self.world.close()


@pytest.fixture
def house(db: Any) -> Any:
    # What a rule breaks is logged, over and over: it would bury what went wrong.
    logging.disable(logging.CRITICAL)
    with override_settings(**house_settings()):
        with travel(START, tick=False):
            reconcile()
            starting_content()
            settle()
        yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("house")
def test_readers_get_what_they_should_whatever_editors_do() -> None:
    run_state_machine_as_test(
        EditorialOffice,
        settings=settings(
            max_examples=_EXAMPLES,
            stateful_step_count=_STEPS,
            deadline=None,
            # The suite says the same twice, and does not look for minutes for the shortest way to a fault; the large
            # proof draws anew each time and does.
            derandomize=_IS_SMALL,
            phases=[phase for phase in Phase if not (_IS_SMALL and phase in (Phase.shrink, Phase.explain))],
            print_blob=not _IS_SMALL,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
