"""What blocks runs beside the event loop, so many at once, and is not waited for for ever."""

import asyncio
import threading

import pytest

from api.running import Running
from schema.problems import KithError


def test_it_gives_what_the_work_gives_and_raises_what_it_raises() -> None:
    async def use() -> None:
        running = Running(threads=1)
        assert await running(lambda one, other: one + other, 1, 2) == 3
        with pytest.raises(KithError, match="E509"):
            await running(fail)
        running.close()

    def fail() -> None:
        raise KithError("E509")

    asyncio.run(use())


def test_too_much_at_once_is_refused_and_the_rest_goes_on() -> None:
    go = threading.Event()

    async def use() -> list[bool]:
        running = Running(threads=1, waiting=2)
        waiting = [asyncio.create_task(running(go.wait)) for _ in range(3)]
        await asyncio.sleep(0.01)
        with pytest.raises(KithError, match="E752"):
            await running(go.wait)
        go.set()
        done = list(await asyncio.gather(*waiting))
        assert await running(go.wait)
        running.close()
        return done

    assert asyncio.run(use()) == [True, True, True]


def test_what_takes_too_long_is_not_waited_for_and_keeps_its_place() -> None:
    go = threading.Event()

    async def use() -> None:
        running = Running(threads=1, waiting=0, seconds=0.05)
        with pytest.raises(KithError, match="E611"):
            await running(go.wait)
        with pytest.raises(KithError, match="E752"):
            await running(go.wait)
        go.set()
        while running.taken:
            await asyncio.sleep(0.005)
        assert await running(go.wait)
        running.close()

    asyncio.run(use())
