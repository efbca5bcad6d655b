"""Everything goes on while the cache is away."""

import uuid

import pytest
from django.core.cache import caches

from cms.cache import AWAY, ForgivingRedisCache


def test_without_a_server_nothing_is_cached_and_nothing_fails() -> None:
    # Port 9 answers nowhere.
    cache = ForgivingRedisCache("redis://127.0.0.1:9/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})
    cache.set("key", 1)
    assert cache.get("key", "nothing") == "nothing"
    assert cache.get_many(["key"]) == {}
    assert cache.get_or_set("key", lambda: "made") == "made"
    assert cache.set_many({"key": 1}) == ["key"]
    assert cache.add("key", 1) is True
    assert cache.delete("key") is False
    assert "key" not in cache


@pytest.mark.services
def test_with_a_server_it_caches() -> None:
    cache = caches["default"]
    assert isinstance(cache, ForgivingRedisCache)
    key = str(uuid.uuid4())
    cache.set(key, {"a": 1}, 30)
    assert cache.get(key) == {"a": 1}
    assert cache.add(key, 2) is False
    assert cache.delete(key) is True


@pytest.mark.services
def test_with_a_server_it_counts_in_one_step() -> None:
    cache = caches["default"]
    assert isinstance(cache, ForgivingRedisCache)
    key = str(uuid.uuid4())
    assert [cache.take(key, 5, 30), cache.take(key, 2, 30)] == [5, 7]
    assert cache.get(key) == 7
    assert 0 < cache._cache.get_client(key).ttl(cache.make_key(key)) <= 30
    assert cache.delete(key) is True


def test_without_a_server_whoever_counts_is_told_that_it_was_not() -> None:
    cache = ForgivingRedisCache("redis://127.0.0.1:9/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})
    with pytest.raises(AWAY):
        cache.take("key", 1, 30)
