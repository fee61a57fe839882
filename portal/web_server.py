"""The portal's web server inside the supervising process: gunicorn on a socket that is already ours."""

import os
import socket
import threading
import time
from wsgiref.util import setup_testing_defaults

from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from portal.wsgi import application

accepted = threading.local()


class PunctualWorker(ThreadWorker):
    """Remembers when a request reached us, before it waits for a free thread: a deadline is judged by that moment."""

    def enqueue_req(self, conn):
        conn.accepted_at = time.monotonic()
        super().enqueue_req(conn)

    def handle_request(self, req, conn):
        accepted.at = conn.accepted_at
        return super().handle_request(req, conn)


def punctual(environ, start_response):
    """The portal, told how long a request has waited; no visitor can say so, headers have other names."""
    environ["portal.waited"] = time.monotonic() - accepted.at
    return application(environ, start_response)


DEFAULTS = {
    "worker_class": PunctualWorker,
    "workers": int(os.environ.get("WEB_WORKERS", "2")),
    "threads": int(os.environ.get("WEB_THREADS", "4")),
    "preload_app": True,
    "timeout": 60,
    "graceful_timeout": 5,
    "keepalive": 5,
    "max_requests": 20_000,
    "max_requests_jitter": 2_000,
    "loglevel": "warning",
    "control_socket_disable": True,
}


class WebServer(BaseApplication):
    def __init__(self, listener: socket.socket):
        self.listener = listener
        super().__init__()

    def load_config(self) -> None:
        for name, value in DEFAULTS.items():
            self.cfg.set(name, value)
        # A copy: gunicorn closes the descriptor that it is given.
        self.cfg.set("bind", f"fd://{os.dup(self.listener.fileno())}")

    def load(self):
        return punctual


def warm_up(paths: list[str], *, host: str, scheme: str) -> None:
    """Ask for some pages once before forking: imports, URL patterns and templates are then shared by all workers."""
    for path in paths:
        environ = {"PATH_INFO": path, "HTTP_HOST": host, "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": scheme}
        setup_testing_defaults(environ)
        response = application(environ, lambda status, headers: None)
        for _ in response:
            pass
        response.close()
    connections.close_all()


def serve(listener: socket.socket) -> None:
    WebServer(listener).run()
