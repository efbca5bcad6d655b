"""A cache that may go away: what cannot be read is simply not cached."""

from typing import Any

import structlog
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

logger = structlog.get_logger(__name__)

# Only a server that is away or too slow; anything else is a mistake of ours and must be seen.
AWAY = (RedisConnectionError, RedisTimeoutError)


class ForgivingRedisCache(RedisCache):
    """Redis or Valkey, without which everything still works, only slower."""

    def _forgive(self, method: str, answer: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(), method)(*args, **kwargs)
        except AWAY as error:
            logger.warning("cache_away", method=method, error=type(error).__name__)
            return answer

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._forgive("get", default, key, default=default, version=version)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        return self._forgive("get_many", {}, keys, version=version)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._forgive("add", True, key, value, *args, **kwargs))

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._forgive("set", None, key, value, *args, **kwargs)

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return self._forgive("set_many", list(data), data, *args, **kwargs)

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._forgive("touch", False, key, *args, **kwargs))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._forgive("delete", False, key, version=version))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._forgive("delete_many", None, keys, version=version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(self._forgive("has_key", False, key, version=version))

    def clear(self) -> None:
        self._forgive("clear", None)

    def take(self, key: str, number: int, timeout: int) -> int:
        """Add to a counter, made where there is none, and say how much it is now: `add` and `incr` in one step.

        Not forgiven, as `incr` is not: whoever counts must know that it was not counted.
        """
        counter = self.make_and_validate_key(key)
        steps = self._cache.get_client(counter, write=True).pipeline()
        steps.incrby(counter, number)
        steps.expire(counter, timeout)
        total, _ = steps.execute()
        return int(total)
