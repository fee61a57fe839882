"""Thousands of malformed requests at every public address: none ends in an error of ours."""

import os
import random
import re
import time

import pytest
from django.test import Client
from django.utils.translation import override

from participation import urls
from participation.models import Form
from tests.factories import make_form_page, question_block
from tests.participation.sending import Visitor

REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "2500"))
LONGEST = float(os.environ.get("FUZZ_SECONDS", "20"))
SEED = int(os.environ.get("FUZZ_SEED", "20261122"))

NASTY = [
    "", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "‮rtl", "ﷺ" * 50, "x" * 10_000, "' OR 1=1 --", "%s%n%x", "{{7*7}}",
    "<script>alert(1)</script>", "../../etc/passwd", "-1", "0", "9" * 400, "1e999", "NaN", "null", "[]", "true",
    "2026-02-30", "31.02.2026", "24:00", "\r\nBcc: a@b.c", "a@b", "ș" * 300, "\u2028", "\ufeff", "%00", "%ff", "=HYPERLINK()",
]  # fmt: skip
KINDS = [
    "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary=",
    "text/plain", "application/json", "application/octet-stream", "", "multipart/mixed; boundary=b", "multipart/form-data; boundary=" + "x" * 300,
    "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nonsense",
]  # fmt: skip
HEADERS = [
    {}, {"HTTP_RANGE": "bytes=9-1"}, {"HTTP_IF_NONE_MATCH": "\x01"}, {"HTTP_IF_MODIFIED_SINCE": "yesterday"},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 3000}, {"HTTP_X_FORWARDED_FOR": "\x00,,,"}, {"HTTP_ORIGIN": "null"},
    {"HTTP_COOKIE": "session=\x01;csrf=;;=;" + "a" * 3000}, {"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_X_REQUEST_START": "t=99999999999999999999"},
    {"HTTP_REFERER": "javascript:alert(1)"}, {"HTTP_ACCEPT": "\x00"}, {"HTTP_USER_AGENT": "\udc80".encode("utf-8", "surrogatepass").decode("latin-1")},
]  # fmt: skip


def multipart(chance: random.Random, names: list[str]) -> bytes:
    """A body that begins like a form and goes wrong somewhere."""
    parts = []
    for _each in range(chance.randint(1, 6)):
        name = chance.choice([*names, chance.choice(NASTY), "token"])
        head = (
            chance.choice(
                [
                    'form-data; name="%s"',
                    'form-data; name="%s"; filename="a.pdf"',
                    "form-data; name=%s; filename*=utf-8''%%ff",
                    "attachment; x=%s",
                ]
            )
            % name[:200]
        )
        extra = chance.choice(
            [
                "",
                "Content-Transfer-Encoding: base64\r\n",
                "Content-Type: text/plain; charset=utf-7\r\n",
                "Content-Length: -1\r\n",
            ]
        )
        content = chance.choice(NASTY).encode("utf-8", "surrogatepass")[:5000]
        parts.append(
            b"--b\r\nContent-Disposition: "
            + head.encode("utf-8", "surrogatepass")
            + b"\r\n"
            + extra.encode()
            + b"\r\n"
            + content
            + b"\r\n"
        )
    whole = b"".join(parts) + b"--b--\r\n"
    return whole[: chance.randint(0, len(whole))] if chance.random() < 0.4 else whole


def fields(chance: random.Random, names: list[str]) -> bytes:
    from urllib.parse import quote

    count = chance.choice([1, 3, 10, 1001]) if chance.random() < 0.1 else chance.randint(1, 8)
    pairs = []
    for number in range(count):
        name = chance.choice([*names, f"q_{number}", chance.choice(NASTY)[:50], "token", "website", "remove", "go"])
        value = chance.choice(NASTY)
        pairs.append(f"{quote(name, errors='surrogatepass')}={quote(value[:3000], errors='surrogatepass')}")
    return "&".join(pairs).encode()


def public_addresses(form: Form, page, secrets: list[str]) -> list[str]:
    """Every address of participation in both languages, with values that fit and values that do not, and a few others."""
    values = {
        "slug": [form.key, "a", "a" * 300, "0" * 32, *secrets],
        "int": ["1", "0", "9" * 40],
        "str": ["CJ-0000-0000-00000", "x%00y", "%ff", "%F0%9F", "..%2f", "é", "a" * 500],
    }
    found = [
        page.url,
        "/ro/",
        "/en/",
        "/ro/cauta/",
        "/en/search/",
        "/sitemap.xml",
        "/ro/nu-exista/",
        "/",
        "/media/a",
        "/admin/login/",
    ]
    for language in ("ro", "en"):
        with override(language):
            patterns = [str(pattern.pattern) for pattern in urls.urlpatterns]
        for pattern in patterns:
            kind = re.search(r"<(\w+):", pattern)
            found += [f"/{language}/{with_value(pattern, value)}" for value in (values[kind[1]] if kind else [""])]
    return found


def with_value(pattern: str, value: str) -> str:
    """A pattern with this value in its first place, and a number in every other."""
    return re.sub(r"<\w+:\w+>", "1", re.sub(r"<\w+:\w+>", lambda match: value, pattern, count=1))


@pytest.mark.django_db
def test_no_malformed_request_is_an_error_of_ours(site, settings):
    questions = [
        question_block("text", "Titlu", required=True, role="title"),
        question_block("number", "Număr"), question_block("date", "Zi"), question_block("email", "E-mail", role="email"),
        question_block("phone", "Telefon", role="phone"), question_block("single_choice", "Una", choices=["a", "b"]),
        question_block("multiple_choice", "Multe", choices=["a", "b"]), question_block("neighbourhood", "Cartier"),
        question_block("file", "Fișiere", max_files=2, max_megabytes=1, types=["pdf", "image"]), question_block("checkbox", "Da"),
        question_block("ranking", "Ordinea", choices=["a", "b", "c"], ranked=2),
    ]  # fmt: skip
    page = make_form_page(site, questions=questions)
    visitor = Visitor(page)
    names = [key for key in visitor.wording.words if key.startswith("q_")]
    ranking = visitor.key("Ordinea")
    names += [f"{ranking}_{key}" for key in visitor.wording.words[ranking]["choices"]]
    chance = random.Random(SEED)
    client = Client(raise_request_exception=False, REMOTE_ADDR="198.51.100.9")
    stored = visitor.send({"Titlu": "Un titlu", "E-mail": "ana@example.org"})
    addresses = public_addresses(visitor.form, page, [stored.url.strip("/").rpartition("/")[2]])
    end, errors, slow, count = time.monotonic() + LONGEST, [], [], 0
    while count < REQUESTS and time.monotonic() < end:
        count += 1
        address = visitor.action if chance.random() < 0.4 else chance.choice(addresses)
        query = (
            "?" + fields(chance, ["q", "tip", "an", "pagina", "page", "topic"]).decode()[:2000]
            if chance.random() < 0.4
            else ""
        )
        headers = chance.choice(HEADERS) | {"REMOTE_ADDR": f"198.51.{chance.randint(0, 255)}.9"}
        started = time.monotonic()
        if chance.random() < 0.55:
            kind = chance.choice(KINDS)
            body = multipart(chance, names) if "multipart" in kind else fields(chance, names)
            if chance.random() < 0.5:
                body = body.replace(b'name="token"\r\n\r\n', b'name="token"\r\n\r\n' + visitor.token().encode())
            response = client.generic("POST", address + query, body, content_type=kind, **headers)
        else:
            response = client.generic(
                chance.choice(["GET", "GET", "GET", "HEAD", "OPTIONS", "PUT", "DELETE"]), address + query, **headers
            )
        if time.monotonic() - started > 15:
            slow.append((address, query[:80]))
        if response.status_code >= 500:
            errors.append((count, response.status_code, address, query[:200]))
        client.cookies.clear()
    print(f"{count} requests, seed {SEED}")
    assert errors == []
    assert slow == []
    assert count >= min(REQUESTS, 100)
