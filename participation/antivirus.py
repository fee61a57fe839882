"""Asking a ClamAV daemon about a file: its INSTREAM command over TCP or a local socket, in pieces.

The protocol is a length before each piece and one line back; that is less than a library would add to keep up to date.
"""

import socket
import struct
from urllib.parse import urlsplit

PIECE = 64 * 1024
SECONDS = 30


class Unavailable(Exception):
    """Nobody said anything about the file: the daemon is away, busy, or does not take files of that size."""


def is_infected(file, address: str, *, seconds: float = SECONDS) -> str:
    """The name of what was found in a file open for reading, or an empty text; raises Unavailable."""
    try:
        with connect(address, seconds) as line:
            line.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            said = answer(line)
    except (OSError, ValueError) as error:
        raise Unavailable(str(error)) from error
    if said == "stream: OK":
        return ""
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")
    raise Unavailable(said[:200])


def connect(address: str, seconds: float) -> socket.socket:
    """`tcp://host:3310`, or `unix:///run/clamav/clamd.ctl`."""
    where = urlsplit(address)
    if where.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(seconds)
        line.connect(where.path)
        return line
    if where.scheme != "tcp" or not where.hostname:
        raise ValueError("CLAMAV_ADDRESS begins with tcp:// or unix://")
    return socket.create_connection((where.hostname, where.port or 3310), timeout=seconds)


def answer(line: socket.socket) -> str:
    """What the daemon says until it hangs up or ends with a zero byte."""
    said = b""
    while not said.endswith(b"\0") and len(said) < 4096:
        piece = line.recv(4096)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n").decode(errors="replace")
