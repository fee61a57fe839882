"""People who send a form with two files and do what people do: wait, and press the button again."""

import hashlib
import http.client
import random
import secrets
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

FILE_BYTES = 64 * 1024


@dataclass
class Target:
    """Where to send: the port, the form's address, its page and the names of its fields."""

    port: int
    action: str
    page: str
    wording_id: int
    keys: dict[str, str]
    form_pk: int = 0


@dataclass
class Answer:
    """What came back: a status, where it leads, how long it took, and whether everything typed was in it."""

    status: int
    location: str = ""
    seconds: float = 0.0
    kept_input: bool = False

    @property
    def is_receipt(self) -> bool:
        return self.status == 302 and "/primire/" in self.location


def small_pdf(size: int = FILE_BYTES) -> bytes:
    """A PDF of its own, of about that size."""
    filling = secrets.token_hex(size // 2 - 100)
    lines = b"\n".join(b"%" + filling[at : at + 120].encode() for at in range(0, len(filling), 120))
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n" + lines + b"\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def multipart(fields: dict[str, str], file_key: str, files: list[bytes]) -> tuple[bytes, str]:
    """The body of a form and its kind."""
    boundary = secrets.token_hex(12)
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    for number, content in enumerate(files):
        head = f'Content-Disposition: form-data; name="{file_key}"; filename="plan-{number}.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
        parts.append(head.encode() + content)
    lines = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return lines + b"--" + boundary.encode() + b"--\r\n", f"multipart/form-data; boundary={boundary}"


@dataclass
class Applicant:
    """One person with one form: the same token over all tries, so that it can be stored once."""

    target: Target
    opened_hours_ago: float = 0.01
    file_bytes: int = FILE_BYTES
    opens_page: bool = False
    nonce: str = field(default_factory=lambda: secrets.token_hex(16))
    answers: list[Answer] = field(default_factory=list)

    def __post_init__(self):
        import datetime as dt

        from django.utils import timezone

        from participation.tokens import issue

        opened = timezone.now() - dt.timedelta(hours=self.opened_hours_ago)
        # As a form shown again: its age is not judged for speed, and the nonce is known to the oracle.
        self.token = issue(wording_id=self.target.wording_id, now=opened, nonce=self.nonce)
        self.mark = f"Șanț {uuid.uuid4().hex}"
        self.email = f"{uuid.uuid4().hex}@example.org"
        self.files = [small_pdf(self.file_bytes) for _number in range(2)]
        self.digests = sorted(hashlib.sha256(content).hexdigest() for content in self.files)
        self.address = ".".join(str(random.randint(1, 254)) for _part in range(4))

    def body(self, *, with_files: bool = True, token: str | None = None) -> tuple[bytes, str]:
        typed = {"title": self.mark, "body": f"{self.mark} și încă ceva", "email": self.email}
        fields = {self.target.keys[name]: value for name, value in typed.items()}
        return multipart(fields | {"token": token or self.token}, self.target.keys["files"], self.files * with_files)

    def headers(self) -> dict[str, str]:
        site = f"http://localhost:{self.target.port}"
        return {
            "Host": f"localhost:{self.target.port}",
            "Origin": site,
            "Sec-Fetch-Site": "same-origin",
            "X-Forwarded-For": self.address,
        }

    def open_page(self) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.target.port, timeout=60)
        try:
            connection.request("GET", self.target.page, headers=self.headers())
            response = connection.getresponse()
            response.read()
            return response.status
        except OSError:
            return 0
        finally:
            connection.close()

    def post(self, *, headers: dict | None = None, **body) -> Answer:
        """One try; status 0 when the connection broke."""
        content, kind = self.body(**body)
        return self.note(self.ask(self.target.action, content, {"Content-Type": kind} | (headers or {})))

    def note(self, answer: Answer) -> Answer:
        self.answers.append(answer)
        return answer

    def ask(self, path: str, content: bytes, headers: dict) -> Answer:
        """Post it there; what came back is not noted yet."""
        started = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.target.port, timeout=60)
        try:
            connection.request("POST", path, content, self.headers() | headers)
            response = connection.getresponse()
            self.last_text = text = response.read().decode(errors="replace")
            where = response.headers.get("Location", "")
            return Answer(response.status, where, time.monotonic() - started, self.mark in text)
        except (OSError, http.client.HTTPException):
            return Answer(0, seconds=time.monotonic() - started)
        finally:
            connection.close()

    def persist(self, *, seconds: float = 60) -> Answer:
        """Try until there is a receipt, or patience ends; a broken connection is a reason to press again."""
        end = time.monotonic() + seconds
        while True:
            answer = self.post()
            if answer.is_receipt or time.monotonic() > end:
                return answer
            time.sleep(random.uniform(0.3, 0.9))

    @property
    def receipt(self) -> str:
        return next((answer.location.partition("?")[0] for answer in self.answers if answer.is_receipt), "")


def all_at_work(people: list[Applicant], do, *, at_once: int, over_seconds: float = 0.0) -> None:
    """Let people act, so many at once; spread evenly over a time when one is given."""
    start = time.monotonic()

    def begin(number: int) -> None:
        if over_seconds:
            time.sleep(max(0.0, start + over_seconds * number / len(people) - time.monotonic()))
        do(people[number])

    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(begin, range(len(people))))


class Meanwhile(threading.Thread):
    """Something that happens every few tenths of a second while others are at work."""

    def __init__(self, do, *, every: float, times: int):
        super().__init__(daemon=True)
        self.do, self.every, self.times, self.done = do, every, times, 0
        self.over = threading.Event()

    def run(self) -> None:
        for _turn in range(self.times):
            if self.over.wait(self.every):
                return
            self.do()
            self.done += 1

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        self.join()
