"""How tests knock at the door of a case and write into it, as its author."""

import re

from django.test import Client
from django.utils import timezone

from participation.actions import access
from participation.models import OutboxMessage
from tests.participation.sending import BROWSER, soup

DOOR, CODE = "/ro/dosar/", "/ro/dosar/cod/"


def post(path: str, data: dict, **headers):
    return Client(REMOTE_ADDR="203.0.113.9").post(path, data, **(BROWSER | headers))


def knock(reference: str, proof: str, **headers):
    return post(DOOR, {"number": reference, "proof": proof}, **headers)


def ticket_of(response) -> str:
    return soup(response).find("input", {"name": "ticket"})["value"]


def mailed_code() -> str:
    return re.search(r"^(\d{6})$", OutboxMessage.objects.filter(kind="case_code").latest("pk").body, re.M)[1]


def address(submission) -> str:
    """An open case, as after a code."""
    return f"/ro/dosar/{access.open_case(submission=submission, how='code', now=timezone.now())}/"


def words(response) -> str:
    return " ".join(soup(response).main.get_text(" ").split())


def write(path: str, text: str, nonce: str = "n1", **extra):
    return post(f"{path}mesaj/", {"nonce": nonce, "text": text} | extra)
