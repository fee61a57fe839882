"""A small load generator: a few keep-alive connections, bounded in time, on the loopback interface only."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

Request = tuple[str, str, bytes | None, dict[str, str]]  # method, path, body, headers


@dataclass
class Result:
    """Requests per second of one run, the median time of one request in milliseconds, and the statuses seen."""

    per_second: float
    median_ms: float
    statuses: dict[int, int]


def run(port: int, make_request: Callable[[], Request], *, seconds: float, connections: int = 4) -> Result:
    """Send what `make_request` gives, over `connections` connections, for so many seconds."""
    times: list[float] = []
    statuses: dict[int, int] = {}
    lock = threading.Lock()
    end = time.monotonic() + seconds

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < end:
            method, path, body, headers = make_request()
            start = time.perf_counter()
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            response.read()
            took = time.perf_counter() - start
            with lock:
                times.append(took)
                statuses[response.status] = statuses.get(response.status, 0) + 1
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(connections)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.monotonic() - start
    return Result(len(times) / elapsed, statistics.median(times) * 1000 if times else 0.0, statuses)
