"""Prepare the portal and serve it: web server and worker under one parent."""

import os
import socket
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

from portal.schedule import work
from portal.startup import prepare, tell_where_everything_is, timed_phase
from portal.supervisor import Child, Supervisor


class Command(BaseCommand):
    help = "Bring files, database and content up to date, then run web server and worker until stopped."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--socket", type=int, help="an already bound socket to listen on (made by portal.launch)")

    def handle(self, *, socket: int | None, **options):
        listener = self.listener(socket)
        site = urlsplit(settings.SITE_URL)
        prepare(self.say)
        # Only now: building the application reads the list of static files.
        from portal import web_server

        with timed_phase("web", self.say) as say:
            say("loading pages")
            web_server.warm_up(["/ro/", "/en/"], host=site.netloc, scheme=site.scheme)
        children = [Child("web", lambda: web_server.serve(listener)), Child("worker", work)]
        connections.close_all()
        Supervisor(children, self.say).run(when_started=lambda: self.announce(listener))
        self.say("Stopped.")

    def listener(self, descriptor: int | None) -> socket.socket:
        if descriptor is not None:
            return socket.socket(fileno=descriptor)
        return socket.create_server((os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))))

    def announce(self, listener: socket.socket) -> None:
        """Say where everything is, once it answers."""
        with timed_phase("web", self.say):
            self.wait_until_alive(listener)
        tell_where_everything_is(self.say)
        connections.close_all()

    def wait_until_alive(self, listener: socket.socket, seconds: float = 30) -> None:
        host, port = listener.getsockname()[:2]
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 (compared with, not bound to)
        reachable = everywhere.get(host, f"[{host}]" if ":" in host else host)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
                    f"http://{reachable}:{port}/livez", timeout=2
                )
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        self.say("The web server does not answer yet; its messages above say why.")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
