"""What may stand in the log: an address that opens something by being known is written without its secret."""

import logging
import re

SECRET = re.compile(r"(/(?:primire|receipt|ciorna|draft|continua|continue|password/reset/key)/)[^/\s?]+")


class WithoutSecrets(logging.Filter):
    """Django logs the path of what was not found or failed: of a receipt or a new password, that is the key itself."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(SECRET.sub(r"\1…", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
