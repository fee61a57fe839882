"""A benchmark that fails says so, to whoever reads and to whoever runs it."""

import re
import subprocess
from types import SimpleNamespace

import pytest

from tests.bench import bench_grants, bench_submit, run
from tests.factories import make_site
from tests.fix_cluj.builders import make_call, make_programme


@pytest.mark.django_db
def test_an_autosave_is_measured_as_the_page_s_script_sends_it(monkeypatch):
    monkeypatch.setattr(bench_grants, "SAVES", 2)
    call = make_call(make_programme(make_site()))
    assert re.fullmatch(r"Autosave: \d+ requests/s, .* ratio \d+\.\d\d\.", bench_grants.autosaves({"call": call}))


@pytest.mark.parametrize(
    ("code", "printed", "failed"), [(0, "42 ms", []), (1, "99 ms", ["x"]), (0, "", ["x"])], ids=["fine", "slow", "mute"]
)
def test_every_benchmark_is_asked_how_it_ended(monkeypatch, code, printed, failed):
    monkeypatch.setattr(run, "FAILED", [])
    monkeypatch.setattr(subprocess, "run", lambda *given, **rest: SimpleNamespace(returncode=code, stdout=printed))
    assert run.run("x") == printed
    assert failed == run.FAILED


def test_what_a_failing_benchmark_complains_of_is_shown(capfd, monkeypatch):
    monkeypatch.setattr(run, "FAILED", [])
    run.run("tests.bench.no_such_benchmark")
    assert "no_such_benchmark" in capfd.readouterr().err


def test_submissions_that_cannot_be_measured_fail(monkeypatch):
    monkeypatch.setattr("sys.argv", ["bench_submit"])
    ended = SimpleNamespace(returncode=1, stdout="")
    monkeypatch.setattr(subprocess, "run", lambda *given, **rest: ended)
    with pytest.raises(SystemExit, match="sqlite, postgres"):
        bench_submit.main()
