"""What the Makefile starts: it completes the environment, then hands over to one Django process."""

import os
import secrets
import socket
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def var_folder() -> Path:
    """Where everything made at run time is kept; letters and uploads are in it, so it is its owner's alone."""
    folder = Path(os.environ.setdefault("PORTAL_VAR", str(ROOT / "var")))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def kept_secret(name: str, file: Path, length: int) -> None:
    """Take the secret from the environment, else from its file, else make it; the file is the owner's alone."""
    if os.environ.get(name):
        return
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(length) + "\n")
    os.environ[name] = file.read_text().strip()


def complete_environment() -> None:
    """The defaults of a demonstration on this machine; whatever is set already wins."""
    folder = var_folder()
    host = os.environ.setdefault("HOST", "127.0.0.1")
    port = os.environ.setdefault("PORT", "8000")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    if os.environ.setdefault("DEMO", "1") == "1":
        kept_secret("DEMO_PASSWORD", folder / "demo-password", 12)
    if not os.environ.get("SITE_URL"):
        os.environ["SITE_URL"] = f"http://localhost:{port}"
        os.environ.setdefault("ALLOWED_HOSTS", ",".join(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", host])))
    kept_secret("SECRET_KEY", folder / "secret-key", 50)


def claimed_socket(host: str, port: str) -> socket.socket:
    """Take the port before any work is done, so that a port in use is said at once and nobody grabs it meanwhile."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"PORT={port} is not a port number between 1 and 65535.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        sys.exit(
            f"The portal cannot use {host}:{port} ({error.strerror}). Another program may be using that port: stop it, "
            f"or choose another one, e.g. make run PORT={int(port) + 1 if int(port) < 65535 else 8001}"
        )
    return listener


def compile_catalogues() -> None:
    """Before Django starts, because it reads each catalogue once."""
    from portal.catalogues import compile_stale

    started = time.monotonic()
    compiled = compile_stale()
    print(f"[catalogues] {len(compiled)} compiled, {time.monotonic() - started:.1f} s", flush=True)


def main(arguments: list[str]) -> None:
    """Without arguments serve, with `--dev` develop, else run one command in the environment of `make run`."""
    is_dev = "--dev" in arguments
    if is_dev:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    complete_environment()
    if arguments and not is_dev:
        return manage(*arguments)
    with claimed_socket(os.environ["HOST"], os.environ["PORT"]) as listener:
        compile_catalogues()
        if not is_dev:
            return manage("serve", f"--socket={listener.fileno()}")
    manage("develop")


def manage(*arguments: str) -> None:
    """Run one of Django's commands; what is wrong in the environment is said in words, not in a traceback."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["manage.py", *arguments])
    except ImproperlyConfigured as error:
        if "--traceback" in arguments:
            raise
        sys.exit(str(error))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("\nStopped before it was ready; start it again to go on.")
