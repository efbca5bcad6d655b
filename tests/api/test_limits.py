"""How many requests a client may make, counted by several processes together.

Each ``Shares`` stands for a process; they meet in the cache alone, as processes do.
"""

import os
import random
import subprocess
import sys
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import http_sf
import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st
from redis.exceptions import ConnectionError as RedisConnectionError

from api import limits
from api.limits import Policy, Shares, Standing

# A quarter of the way through a window of a minute.
NOW = datetime(2026, 11, 22, 22, 0, 15, tzinfo=UTC)
# Nobody answers at port 9.
AWAY = {"default": {"BACKEND": "cms.cache.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:9/0"}}


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Each number that was taken from the common count."""
    numbers: list[int] = []
    take = limits._take

    def noted(counter: str, number: int, seconds: int) -> int:
        numbers.append(number)
        return take(counter, number, seconds)

    monkeypatch.setattr(limits, "_take", noted)
    return numbers


class Outage:
    """The cache goes away and comes back when a test says so."""

    def __init__(self) -> None:
        self.is_away = False
        self.attempts = 0

    def take(self, counter: str, number: int, seconds: int) -> int:
        if self.is_away:
            self.attempts += 1
            raise RedisConnectionError
        return int(self.real(counter, number, seconds))

    real = staticmethod(limits._take)


@pytest.fixture
def outage(monkeypatch: pytest.MonkeyPatch) -> Outage:
    found = Outage()
    monkeypatch.setattr(limits, "_take", found.take)
    monkeypatch.setattr(limits, "SECONDS_APART", 0)
    return found


def someone() -> str:
    """A client that no other test counts, whatever cache the suite runs on."""
    return str(uuid.uuid4())


def a_policy(most: int, seconds: int = 60) -> Policy:
    return Policy("read", most, seconds)


def used_up(process: Shares, policy: Policy, client: str) -> int:
    """How many requests a process allows until it refuses."""
    allowed = 0
    while process.count(policy, client).allowed:
        allowed += 1
        assert allowed <= policy.most, "a process never allows more than the limit"
    return allowed


@pytest.mark.parametrize("most", [1, 2, 20, 49, 300, 6000])
def test_lone_client_of_one_process_gets_the_whole_limit(most: int) -> None:
    assert used_up(Shares(), a_policy(most), someone()) == most


def test_client_is_told_what_is_left_and_for_how_long(clock: time_machine.Traveller) -> None:
    process, policy, client = Shares(), a_policy(300), someone()
    assert [process.count(policy, client) for _ in range(300)] == [
        Standing(left=left, seconds=45, allowed=True) for left in reversed(range(300))
    ]
    clock.shift(44.5)
    assert process.count(policy, client) == Standing(left=0, seconds=1, allowed=False)
    clock.shift(0.5)
    assert process.count(policy, client) == Standing(left=299, seconds=60, allowed=True)


def test_clients_and_classes_of_endpoint_are_counted_apart() -> None:
    process, client = Shares(), someone()
    read, search = Policy("read", 5, 60), Policy("search", 5, 60)
    assert used_up(process, read, client) == 5
    assert used_up(process, search, client) == 5
    assert used_up(process, read, someone()) == 5


def test_lease_of_one_window_is_not_spent_in_the_next(clock: time_machine.Traveller) -> None:
    first, second, policy, client = Shares(), Shares(), a_policy(300), someone()
    # Both hold the rest of a lease of six.
    assert first.count(policy, client).allowed
    assert second.count(policy, client).allowed
    clock.shift(60)
    assert used_up(first, policy, client) + used_up(second, policy, client) == 300


@given(most=st.integers(1, 400), order=st.lists(st.integers(0, 4), max_size=600))
def test_processes_together_give_the_limit_and_never_more(most: int, order: list[int]) -> None:
    processes, policy, client = [Shares() for _ in range(5)], a_policy(most), someone()
    allowed = sum(processes[at].count(policy, client).allowed for at in order)
    assert allowed <= min(most, len(order))
    # Everything that was leased can still be spent, once.
    assert allowed + sum(used_up(process, policy, client) for process in processes) == most


@pytest.mark.parametrize("most", [20, 300, 6000])
def test_client_who_stays_with_one_of_four_processes_gets_nine_tenths_of_the_limit(most: int) -> None:
    processes, policy, client = [Shares() for _ in range(4)], a_policy(most), someone()
    known = sum(process.count(policy, client).allowed for process in processes)
    assert known + used_up(processes[0], policy, client) >= 0.9 * most


@pytest.mark.parametrize("most", [20, 300, 6000])
def test_client_who_comes_to_any_of_four_processes_is_not_refused_before_nine_tenths(most: int) -> None:
    processes, policy, client = [Shares() for _ in range(4)], a_policy(most), someone()
    chance = random.Random(most)  # noqa: S311  (no secret)
    allowed = 0
    while chance.choice(processes).count(policy, client).allowed:
        allowed += 1
    assert 0.9 * most <= allowed <= most


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns as often as they can, so that they meet in the middle of things."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_of_several_processes_together_give_the_limit_and_never_more(hasty_threads: None) -> None:
    processes, policy, client = [Shares() for _ in range(2)], a_policy(2000), someone()
    allowed: list[int] = []

    def ask(process: Shares) -> None:
        allowed.append(sum(process.count(policy, client).allowed for _ in range(1000)))

    threads = [threading.Thread(target=ask, args=(process,)) for process in processes * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(allowed) == 2000


def test_cache_is_asked_for_a_few_leases_and_not_for_each_read(asked: list[int]) -> None:
    assert used_up(Shares(), a_policy(6000), someone()) == 6000
    # Fifty equal parts would be 120 each; the last of them are shared out ever smaller.
    assert asked[0] == 120
    assert asked[-10:] == [1] * 10
    assert len(asked) < 120


def test_refused_client_costs_the_cache_nothing(asked: list[int]) -> None:
    process, policy, client = Shares(), a_policy(5), someone()
    used_up(process, policy, client)
    before = len(asked)
    assert not any(process.count(policy, client).allowed for _ in range(50))
    assert len(asked) == before


def test_no_limit_refuses_nobody_and_counts_nothing(asked: list[int]) -> None:
    process, policy, client = Shares(), a_policy(0), someone()
    assert all(process.count(policy, client).allowed for _ in range(100))
    assert asked == []


def test_memory_holds_a_bounded_number_of_clients_and_the_limit_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 3)
    process, policy = Shares(), a_policy(100)
    clients = [someone() for _ in range(10)]
    allowed = Counter(client for client in clients * 200 if process.count(policy, client).allowed)
    assert len(process._shares) == 3
    # Each comes back as a stranger every time and loses the other half of a lease of two.
    assert all(50 <= allowed[client] <= 100 for client in clients)


def test_client_with_the_newest_lease_is_remembered_longest(monkeypatch: pytest.MonkeyPatch, asked: list[int]) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 2)
    process, policy = Shares(), a_policy(100)
    busy, idle = someone(), someone()
    # Leases are of two: the busy one has his second, newer than that of the idle one.
    for client in (busy, idle, busy, busy, someone()):
        assert process.count(policy, client).allowed
    assert len(asked) == 4
    process.count(policy, busy)
    assert len(asked) == 4, "the rest of the lease is still there"
    process.count(policy, idle)
    assert len(asked) == 5


def test_child_of_a_process_begins_with_no_leases() -> None:
    limits.count(a_policy(100), someone())
    assert limits._shares._shares
    child = os.fork()
    if not child:
        os._exit(len(limits._shares._shares))
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


# --- The cache is away -----------------------------------------------------------------------------


def test_without_the_cache_server_each_process_goes_on_by_itself_within_the_limit(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CACHES = AWAY
    policy, client = a_policy(300), someone()
    process, other = Shares(), Shares()
    assert used_up(process, policy, client) == 300
    assert [record.getMessage().count("limits_counted_apart") for record in caplog.records] == [1]
    assert client not in caplog.text
    assert used_up(other, policy, client) == 300


def test_cache_that_is_away_is_left_alone_for_a_while(outage: Outage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_APART", 3600)
    outage.is_away = True
    process, policy = Shares(), a_policy(20)
    assert used_up(process, policy, someone()) == 20
    assert used_up(process, policy, someone()) == 20
    assert outage.attempts == 1


def test_only_one_request_at_a_time_finds_out_whether_the_cache_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    process, policy, attempts = Shares(), a_policy(20), 0

    def away(counter: str, number: int, seconds: int) -> int:
        nonlocal attempts
        attempts += 1
        raise RedisConnectionError

    def slowly_away(counter: str, number: int, seconds: int) -> int:
        # Another request comes in while this one waits.
        assert process.count(policy, someone()).allowed
        return away(counter, number, seconds)

    monkeypatch.setattr(limits, "_take", away)
    monkeypatch.setattr(limits, "SECONDS_APART", 0)
    process.count(policy, someone())
    monkeypatch.setattr(limits, "SECONDS_APART", 3600)
    monkeypatch.setattr(limits, "_take", slowly_away)
    process.count(policy, someone())
    assert attempts == 2


def test_counting_apart_begins_where_the_common_count_last_stood(outage: Outage) -> None:
    process, other, policy, client = Shares(), Shares(), a_policy(100), someone()
    assert sum(other.count(policy, client).allowed for _ in range(60)) == 60
    assert process.count(policy, client).allowed
    outage.is_away = True
    # Sixty are gone, and one. It cannot know of what the other gives from now on.
    assert used_up(process, policy, client) == 39


def test_common_count_goes_on_with_what_was_given_apart(outage: Outage, caplog: pytest.LogCaptureFixture) -> None:
    process, other, policy, client = Shares(), Shares(), a_policy(300), someone()
    outage.is_away = True
    # Thirty-three leases of six, and two of the next.
    assert sum(process.count(policy, client).allowed for _ in range(200)) == 200
    outage.is_away = False
    assert sum(process.count(policy, client).allowed for _ in range(5)) == 5
    assert used_up(other, policy, client) + used_up(process, policy, client) == 95
    told = [record.getMessage() for record in caplog.records]
    assert ["apart" in line for line in told] == [True, False]
    assert "limits_counted_together_again" in told[1]


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=400))
def test_whatever_the_cache_does_no_process_gives_more_than_the_limit(course: list[tuple[int, bool]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        outage = Outage()
        patch.setattr(limits, "_take", outage.take)
        patch.setattr(limits, "SECONDS_APART", 0)
        processes, policy, client = [Shares() for _ in range(3)], a_policy(60), someone()
        allowed: Counter[int] = Counter()
        for at, outage.is_away in course:
            allowed[at] += processes[at].count(policy, client).allowed
        for at, process in enumerate(processes):
            allowed[at] += used_up(process, policy, client)
        assert all(number <= 60 for number in allowed.values())


def test_count_that_was_lost_gives_a_process_no_more_than_the_limit(clock: time_machine.Traveller) -> None:
    process, policy, client = Shares(), a_policy(100), someone()
    window = int(NOW.timestamp() // 60)
    for _ in range(70):
        process.count(policy, client)
    assert cache.delete(limits.counter_of(policy, client, window))
    assert used_up(process, policy, client) == 30


def test_requests_at_one_moment_get_no_more_than_the_limit_from_a_count_that_was_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process, policy, client = Shares(), a_policy(10), someone()
    monkeypatch.setattr(limits, "_take", lambda counter, number, seconds: number)
    assert sum(process.count(policy, client).allowed for _ in range(9)) == 9
    meanwhile: list[bool] = []

    def slow(counter: str, number: int, seconds: int) -> int:
        if not meanwhile:
            meanwhile.append(True)
            meanwhile[0] = process.count(policy, client).allowed
        return number

    monkeypatch.setattr(limits, "_take", slow)
    assert [process.count(policy, client).allowed, *meanwhile] == [False, True]


def test_cache_that_keeps_nothing_leaves_each_process_its_own_count(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert used_up(Shares(), a_policy(50), someone()) == 50


@pytest.mark.services
def test_count_is_common_again_once_the_server_is_there(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_APART", 0)
    real = settings.CACHES
    process, policy, client = Shares(), a_policy(100), someone()
    settings.CACHES = AWAY
    assert sum(process.count(policy, client).allowed for _ in range(40)) == 40
    settings.CACHES = real
    assert process.count(policy, client).allowed
    assert used_up(Shares(), policy, client) + used_up(process, policy, client) == 59


# As a process of its own, which says how many requests it allowed.
ASK_UNTIL_REFUSED = """
import sys, django
django.setup()
from api import limits
policy, client = limits.Policy("read", int(sys.argv[1]), int(sys.argv[2])), sys.argv[3]
sys.stdin.readline()
allowed = 0
while limits.count(policy, client).allowed:
    allowed += 1
print(allowed)
"""


@pytest.mark.services
def test_real_processes_together_give_the_limit_and_never_more() -> None:
    # A window that ends in 2033: the clock of these processes is not held.
    policy, client = a_policy(3000, 10**9), someone()
    processes = [
        subprocess.Popen(  # noqa: S603  (our own Python, our own words)
            [sys.executable, "-c", ASK_UNTIL_REFUSED, str(policy.most), str(policy.seconds), client],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
            cwd=django_settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    try:
        for process in processes:
            assert process.stdin
            process.stdin.write("all at once\n")
            process.stdin.flush()
        allowed = [int(process.communicate()[0]) for process in processes]
    finally:
        cache.delete(limits.counter_of(policy, client, 1))
    assert sum(allowed) == 3000


# --- What the client is told -----------------------------------------------------------------------


def test_headers_are_structured_fields_that_say_the_policy_and_where_the_client_stands() -> None:
    policy = Policy("read", 6000, 60)
    headers = limits.headers_of(policy, Standing(left=5999, seconds=30, allowed=True))
    assert headers == {"RateLimit-Policy": '"read";q=6000;w=60', "RateLimit": '"read";r=5999;t=30'}
    assert http_sf.parse(headers["RateLimit-Policy"].encode(), tltype="list") == [("read", {"q": 6000, "w": 60})]
    assert http_sf.parse(headers["RateLimit"].encode(), tltype="list") == [("read", {"r": 5999, "t": 30})]


def test_refused_client_is_told_when_to_come_back() -> None:
    headers = limits.headers_of(Policy("export", 20, 60), Standing(left=0, seconds=17, allowed=False))
    assert headers["Retry-After"] == "17"
    assert headers["RateLimit"] == '"export";r=0;t=17'


def test_no_limit_has_no_headers() -> None:
    policy = a_policy(0)
    assert limits.headers_of(policy, limits.count(policy, someone())) == {}


def test_policies_are_those_of_the_settings(settings: Any) -> None:
    settings.API_LIMITS = {"read": (5, 10)}
    assert limits.policy_of("read") == Policy(name="read", most=5, seconds=10)
    with pytest.raises(KeyError):
        limits.policy_of("write")


def test_key_of_a_count_tells_nobody_who_the_client_is() -> None:
    policy, other = Policy("read", 5, 60), Policy("search", 5, 60)
    key = limits.counter_of(policy, "192.0.2.1", 7)
    assert "192.0.2.1" not in key
    keys = {limits.counter_of(one, who, at) for one in (policy, other) for who in "ab" for at in (7, 8)}
    assert len(keys) == 8
