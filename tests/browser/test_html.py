"""Every page type through the Nu HTML checker, as the server sent it."""

import http.cookiejar
import json
import os
import subprocess
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections import defaultdict

import pytest
from bs4 import BeautifulSoup

from tests.browser.places import PUBLIC, Place, place
from tests.browser.sweep import attachment

pytestmark = pytest.mark.html_checker


class Reader:
    """A browser's part without a browser: pages as they were sent, and forms filled in and posted."""

    def __init__(self, home: str):
        self.home = home
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def source(self, where: Place, language: str) -> str:
        if where.html:
            return where.html
        text = self.fetch(urllib.request.Request(self.home + where.path, headers={"Accept-Language": language}))
        return text if where.fill is None else self.post(text, where)

    def fetch(self, request: urllib.request.Request) -> str:
        try:
            response = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:  # error pages are looked at too
            response = error
        return response.read().decode()

    def post(self, text: str, where: Place) -> str:
        form = BeautifulSoup(text, "html.parser").find("main").find("form", method="post")
        values = {field["name"]: field.get("value", "") for field in form.find_all("input", type="hidden")} | where.fill
        boundary = uuid.uuid4().hex
        pieces = [(f'name="{name}"', value.encode()) for name, value in values.items()]
        pieces += [
            (f'name="{name}"; filename="{filename}"', attachment(filename)["buffer"])
            for name, filename in where.files.items()
        ]
        body = b"".join(
            f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + value + b"\r\n"
            for head, value in pieces
        )
        url = urllib.parse.urljoin(self.home + where.path, form.get("action") or "")
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": self.home, "Referer": url}
        return self.fetch(urllib.request.Request(url, data=body + f"--{boundary}--\r\n".encode(), headers=headers))


@pytest.fixture(scope="module")
def problems(portal, known, tmp_path_factory) -> dict[str, list[str]]:
    """File name → what the checker says of it; one start of Java for all pages."""
    folder = tmp_path_factory.mktemp("pages")
    for name, language in PUBLIC:
        (folder / f"{name}-{language}.html").write_text(
            Reader(portal.url).source(place(known, name, language), language)
        )
    command = [
        "java",
        "-jar",
        os.environ["VNU_JAR"],
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = defaultdict(list)
    for message in json.loads(done.stderr)["messages"]:
        file = message["url"].rpartition("/")[2].removesuffix(".html")
        found[file].append(
            f"line {message.get('lastLine')}: {message['message']}: {message.get('extract', '').strip()}"
        )
    return found


@pytest.mark.parametrize(("name", "language"), PUBLIC)
def test_html_checker_finds_no_error(problems, name, language):
    assert problems[f"{name}-{language}"] == []
