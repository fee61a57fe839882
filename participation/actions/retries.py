"""Trying again while the database restarts or two transactions stand in each other's way."""

import random
import time

from django.db import InterfaceError, OperationalError, connection

PATIENCE = 10.0  # seconds: what a person waits for a page; then the answer is 503 with everything typed


def durably(work, *, patience: float = PATIENCE, sleep=time.sleep, clock=time.monotonic):
    """Run `work` until the database lets it through; it must be safe to repeat, as one form token makes it.

    Inside a transaction of the caller's nothing is repeated: the caller's transaction is already lost.
    """
    started, pause = clock(), 0.1
    while True:
        try:
            return work()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or clock() - started + pause > patience:
                raise
            connection.close()
            sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - jitter, no secret
            pause = min(pause * 2, 2.0)
