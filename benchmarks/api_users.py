"""The users of the benchmark of the API, for Locust: each sends one of the requests after the other, without a pause.

Run by `python -m benchmarks.api` in a process of its own, since Locust changes the standard library as it is imported.
"""

import json
import os
import random
from pathlib import Path

from locust import FastHttpUser, task

#: names a file of requests, and the token that is sent with them
REQUESTS, TOKEN = "BENCH_REQUESTS", "KITH_TOKEN"
SENT = json.loads(Path(os.environ[REQUESTS]).read_text(encoding="utf-8"))
SIGNED = {"Authorization": f"Bearer {os.environ[TOKEN]}"}


class Colleague(FastHttpUser):
    """Somebody who asks for whatever comes next."""

    @task
    def ask(self) -> None:
        """Send one request; what is not answered with 200 and a body is an error."""
        # Which one decides nothing; a user of each run may ask for other things.
        one = random.choice(SENT)
        headers = {**SIGNED, "Accept": one["accept"]}
        with self.client.get(one["path"], headers=headers, name=one["name"], catch_response=True) as response:
            if response.status_code != 200 or not response.content:
                response.failure(f"{response.status_code}")
