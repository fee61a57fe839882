"""Web server and worker under their supervisor, as `manage.py serve` runs them, on a database that is ready."""

import os
import socket
import sys

import django


def main(port: int, path: str) -> None:
    django.setup()
    from django.db import connections

    from portal import web_server
    from portal.schedule import work
    from portal.supervisor import Child, Supervisor

    listener = socket.create_server(("127.0.0.1", port), backlog=2048)
    web_server.warm_up([path], host=f"localhost:{port}", scheme="http")
    connections.close_all()
    children = [Child("web", lambda: web_server.serve(listener)), Child("worker", work)]
    Supervisor(children, lambda text: print(text, flush=True)).run(lambda: tell(children))


def tell(children) -> None:
    """Which process is the web server: its children are what gets killed."""
    with open(os.environ["FAULTS_PIDS"], "w") as file:
        file.write(" ".join(str(child.pid) for child in children))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
