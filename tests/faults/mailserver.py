"""A mail server that refuses, says nothing, or takes letters and remembers their Message-IDs."""

import socket
import threading
from collections import Counter


class MailServer:
    """Its `mode`: "refuse" (nobody listens), "hang" (a black hole) or "take"."""

    def __init__(self):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.letters: Counter[str] = Counter()
        self.listener: socket.socket | None = None
        self.mode = "refuse"
        self.held: list[socket.socket] = []

    def become(self, mode: str) -> None:
        self.mode = mode
        if mode != "refuse" and self.listener is None:
            self.listener = socket.create_server(("127.0.0.1", self.port))
            threading.Thread(target=self.listen, args=(self.listener,), daemon=True).start()
        if mode == "take":
            for held in self.held:
                held.close()
        if mode == "refuse" and self.listener is not None:
            self.listener.shutdown(socket.SHUT_RDWR)
            self.listener.close()
            self.listener = None

    def listen(self, listener: socket.socket) -> None:
        while True:
            try:
                caller, _address = listener.accept()
            except OSError:
                return
            if self.mode == "hang":
                self.held.append(caller)  # not one word, and no end
            else:
                threading.Thread(target=self.serve, args=(caller,), daemon=True).start()

    def serve(self, caller: socket.socket) -> None:
        with caller, caller.makefile("rwb") as lines:

            def say(text: str) -> None:
                lines.write(f"{text}\r\n".encode())
                lines.flush()

            say("220 here")
            while line := lines.readline():
                word = line[:4].upper()
                if word == b"DATA":
                    say("354 go on")
                    self.take(lines)
                    say("250 taken")
                elif word == b"QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 fine")

    def take(self, lines) -> None:
        while (line := lines.readline()) not in (b".\r\n", b""):
            if line.lower().startswith(b"message-id:"):
                self.letters[line.decode().partition(":")[2].strip()] += 1
