"""What people type to sign in."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.urls import reverse

PASSWORD = "o-parola-destul-de-lunga"
SECRET = generate_totp_secret()


def current_code() -> str:
    cache.clear()  # a code is taken once; the tests are quicker than the clock
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def sign_in(client, email="ana@primaria.example", password=PASSWORD, **query):
    return client.post(reverse("account_login", query=query or None), {"login": email, "password": password})
