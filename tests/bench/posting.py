"""Posts to the submit view as a ratio to posts of Wagtail's own form page, each of six fields, each stored."""

import re
import statistics
import urllib.parse
import urllib.request


def measure_posting(where: dict, *, port: int, headers: dict, seconds: float, rounds: int) -> list[str]:
    """Posts to the submit view and to Wagtail's own form page, each of six fields, each stored."""
    from tests.bench.load import run

    posts = {
        "ours": our_post(where, port, headers),
        "theirs": bare_post(where, "bare form", port, headers),
        "by our view": bare_post(where, "bare form, our view", port, headers),
    }

    def speed(name: str) -> float:
        result = run(port, posts[name], seconds=seconds)
        assert set(result.statuses) == {302 if name == "ours" else 200}, (name, result.statuses)
        return result.per_second

    for name in posts:
        speed(name)
    found = [(speed("theirs"), speed("ours"), speed("by our view")) for _ in range(rounds)]
    ratio = statistics.median(mine / bare for bare, mine, _ours in found)
    other = statistics.median(mine / ours for _bare, mine, ours in found)
    bare, mine, _ours = (statistics.median(column) for column in zip(*found, strict=True))
    head = [
        "### Sending a form",
        "",
        "| form | requests/s | bare form, same round | ratio (median) | goal | ratio to a bare form by our view |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    return [*head, f"| idea form | {mine:.0f} | {bare:.0f} | {ratio:.2f} | ≥ 0.80 | {other:.2f} |", ""]


def encoded(fields: dict) -> bytes:
    return urllib.parse.urlencode(fields).encode()


def bare_post(where: dict, name: str, port: int, headers: dict):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{where[name]}", headers=headers)
    with urllib.request.urlopen(request) as response:
        cookie = response.headers["Set-Cookie"].split(";")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', response.read().decode())[1]
    body = encoded(
        {
            "csrfmiddlewaretoken": token,
            "title": "Umbră",
            "text": "Doi copaci.",
            "name": "A",
            "e_mail": "a@example.org",
            "phone": "0745123456",
            "agreed": "on",
        }
    )
    fixed = headers | {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    return lambda: ("POST", where[name], body, fixed)


def our_post(where: dict, port: int, headers: dict):
    """A valid post with a fresh one-time token each, as many visitors would send."""
    from participation.models import Form, FormWording
    from tests.bench.tokens import fresh_token_fields, some_network

    form = Form.objects.select_related("current_version").get(key=where["form key"])
    wording = FormWording.objects.newest(form.current_version, "ro")
    answers = sample_answers(form.current_version.structure)
    fixed = headers | {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://localhost:{port}",
        "Sec-Fetch-Site": "same-origin",
    }

    def make() -> tuple:
        body = encoded(answers | fresh_token_fields(wording.pk))
        return "POST", f"/ro/trimite/{form.key}/", body, fixed | {"X-Forwarded-For": some_network()}

    return make


def sample_answers(structure: list[dict]) -> dict[str, str]:
    samples = {
        "text": "Umbră",
        "long_text": "Doi copaci la colț.",
        "email": "a@example.org",
        "neighbourhood": "manastur",
        "checkbox": "on",
        "phone": "0745 123 456",
    }
    found = {}
    for question in structure:
        if question["type"] in samples:
            found[question["key"]] = samples[question["type"]]
        elif question["type"] == "ranking":
            found |= {f"{question['key']}_{key}": str(at) for at, key in enumerate(question["choices"], start=1)}
        elif question.get("choices"):
            found[question["key"]] = question["choices"][0]
    return found
