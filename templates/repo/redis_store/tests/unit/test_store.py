"""The local store behaves as the shared one does, and the client of the shared one has every command."""

from __future__ import annotations

from mlsystem import store
from mlsystem.store import Local


def test_without_an_address_state_is_local_and_with_one_it_is_redis() -> None:
    assert isinstance(store.connect(""), Local)
    client = store.connect("rediss://cache.internal:6379/0")
    assert type(client).__module__.startswith("redis")
    assert all(hasattr(client, name) for name in vars(store.Commands) if not name.startswith("_"))


def test_local_store_removes_and_expires_like_the_real_one() -> None:
    local = Local()
    assert local.zadd("k", {"a": 1, "b": 2}) == 2
    assert local.zadd("k", {"a": 1}) == 0
    assert (local.expire("k", 5), local.expire("none", 5)) == (True, False)
    assert local.zremrangebyscore("k", "-inf", 1) == 1
    assert local.zrangebyscore("k", 0, 9) == ["b"]


def test_a_value_is_kept_from_whoever_comes_second() -> None:
    local = Local()
    assert local.set("k", "first", nx=True) is True
    assert local.set("k", "second", nx=True) is None
    assert local.get("k") == "first"


def test_queued_commands_run_together_and_answer_in_order() -> None:
    local = Local()
    queue = local.pipeline(transaction=False)
    queue.mset({"a": "1", "b": "2"})
    queue.mget(["a", "b", "c"])
    queue.expire("a", 5)
    assert local.get("a") is None
    assert queue.execute() == [True, ["1", "2", None], True]
    assert queue.execute() == []
    real = store.connect("rediss://cache.internal:6379/0").pipeline(transaction=False)
    assert all(hasattr(real, name) for name in ("mget", "mset", "expire", "execute"))
