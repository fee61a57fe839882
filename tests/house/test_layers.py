"""Imports go down the floors and down the rooms."""

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house import sources

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def contract() -> dict:
    return tomllib.loads((sources.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def test_the_import_contract_is_kept():
    done = subprocess.run([LINT_IMPORTS], cwd=sources.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_package_of_the_project_is_under_the_contract():
    packages = {file.parent.name for file in sources.ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == set(contract()["root_packages"]) == set(sources.PACKAGES)


def test_rooms_nobody_declared_fail_the_contract():
    rooms = next(each for each in contract()["contracts"] if "containers" in each)
    assert rooms["exhaustive"] is True
    assert set(rooms["containers"]) == set(contract()["root_packages"]) - {"portal", "demo"}


def test_actions_take_no_request():
    takers = [
        sources.name(file)
        for file in sources.modules()
        if (file.stem == "actions" or "actions" in file.parts)
        and "request" in file.read_text().replace("requested", "")
    ]
    assert takers == []
