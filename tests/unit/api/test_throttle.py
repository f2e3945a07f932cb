"""Whoever tries passwords waits longer and longer; whoever mistypes does not."""

import pytest

from api.clock import Clock
from api.throttle import FREE, KEPT, MOST, Throttle
from schema.problems import KithError


class Time:
    def __init__(self) -> None:
        self.now = 1000.0

    def throttle(self) -> Throttle:
        return Throttle(Clock(lambda: self.now, lambda: self.now))


def fail(throttle: Throttle, times: int, *keys: str) -> None:
    for _ in range(times):
        throttle.failed(*keys)


def test_a_few_failures_cost_nothing() -> None:
    throttle = Time().throttle()
    fail(throttle, FREE, "name a")
    throttle.check("name a")


def test_each_further_failure_doubles_the_wait() -> None:
    time = Time()
    throttle = time.throttle()
    waits = []
    for more in range(12):
        fail(throttle, FREE + 1 if not more else 1, "name a")
        with pytest.raises(KithError, match="E743") as refused:
            throttle.check("name a", "address b")
        waits.append(int(refused.value.problem.details["seconds"]))
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]
    time.now += MOST
    throttle.check("name a")


def test_success_forgets_and_so_does_time() -> None:
    time = Time()
    throttle = time.throttle()
    fail(throttle, FREE + 1, "name a", "address b")
    throttle.worked("name a", "address b")
    throttle.check("name a", "address b")
    fail(throttle, FREE, "name a")
    time.now += MOST + 1
    fail(throttle, 1, "name a")
    throttle.check("name a")


def test_what_is_kept_in_mind_is_bounded() -> None:
    throttle = Time().throttle()
    fail(throttle, FREE + 1, "name first")
    for n in range(KEPT):
        throttle.failed(f"name {n}")
    throttle.check("name first")
