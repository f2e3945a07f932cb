"""Time never goes back for sessions, whatever the machine's clock does."""

from api.clock import Clock


class Machine:
    """A machine whose wall clock can be set."""

    def __init__(self) -> None:
        self.wall, self.steady = 1000.0, 0.0

    def clock(self, last: float = 0.0) -> Clock:
        return Clock(lambda: self.wall, lambda: self.steady, last)


def test_it_follows_the_wall() -> None:
    machine = Machine()
    clock = machine.clock()
    assert clock.now() == 1000
    machine.wall, machine.steady = 1060, 60
    assert clock.now() == 1060


def test_set_back_it_goes_on_by_what_really_passed() -> None:
    machine = Machine()
    clock = machine.clock()
    clock.now()
    machine.wall, machine.steady = 10, 30
    assert clock.now() == 1030
    machine.steady = 90
    assert clock.now() == 1090


def test_set_forward_it_stays_there() -> None:
    machine = Machine()
    clock = machine.clock()
    machine.wall = 90_000
    assert clock.now() == 90_000
    machine.wall, machine.steady = 1005, 5
    assert clock.now() == 90_005


def test_a_moment_that_has_been_is_never_before_now() -> None:
    clock = Machine().clock(last=5000)
    assert clock.now() == 5000
    clock.not_before(7000)
    assert clock.now() == 7000
    clock.not_before(1)
    assert clock.now() == 7000
