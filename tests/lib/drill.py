"""How many examples Hypothesis tries: the same few in every run, or as many others as a drill asks for."""

import os

from hypothesis import HealthCheck, settings

#: names the number of examples that each property is to be tried on; other ones in every drill
DRILL = "KITH_DRILL"
#: a study takes seconds to load, whatever its size, and a store that a fixture opened serves every example
CHECKS = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]


def examples(number: int) -> settings:
    """Settings for so many examples, unless a drill asks for another number."""
    drilled = os.environ.get(DRILL)
    return settings(
        max_examples=int(drilled) if drilled else number,
        derandomize=not drilled,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=CHECKS,
    )
