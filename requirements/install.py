"""Install one lock file into the running virtual environment, saying how far it is; needs only Python."""

import subprocess
import sys
import time
from pathlib import Path

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]


def install(lock: Path) -> int:
    """Run pip over the lock, turning its chatter into a counter; on failure show all that it said."""
    total = sum(1 for line in lock.read_text().splitlines() if line[:1].isalnum())
    options = ["--require-hashes", "--no-deps", "--progress-bar", "off", "-r", str(lock)]
    started, found, said = time.monotonic(), 0, []
    with subprocess.Popen(  # noqa: S603 (pip, on our own lock)
        PIP + options, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        for line in pip.stdout:
            said.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                found += 1
                if found % 10 == 0:
                    print(f"[install]    {found} of {total} packages found", flush=True)
            elif line.startswith("Installing"):
                print("[install]    unpacking", flush=True)
    if pip.returncode:
        sys.stderr.write("".join(said))
    else:
        print(f"[install]    {lock.name} is installed, {time.monotonic() - started:.1f} s", flush=True)
    return pip.returncode


if __name__ == "__main__":
    sys.exit(install(Path(sys.argv[1])))
