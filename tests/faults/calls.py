"""The last minute of a grant call: drafts with their files are sent from two windows while processes are killed."""

import datetime as dt
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.faults.applicants import Answer, Applicant, Meanwhile, all_at_work, multipart
from tests.faults.lab import Lab
from tests.faults.oracle import Verdict, judge


@dataclass
class Team(Applicant):
    """A team with a draft: its first step was kept earlier, files and sending come at the end."""

    draft: str = ""
    came_at: dt.datetime | None = None
    is_saved: bool = False

    def begin(self) -> Answer:
        """The first step, on the form's page."""
        answer = self.step(self.target.action, {"title": self.mark}, {"token": self.token, "go": "next"})
        if answer.status == 302:
            self.draft = answer.location.rpartition("/2/")[0]
        return answer

    def save(self) -> Answer:
        """The second step, with its files; the button leads to the last look."""
        typed = {"body": f"{self.mark} și încă ceva", "email": self.email}
        answer = self.step(f"{self.draft}/2/", typed, {"go": "review"}, self.files)
        self.is_saved = answer.status == 302
        return answer

    def begin_for_sure(self) -> None:
        end = time.monotonic() + 60
        while not self.draft and time.monotonic() < end:
            self.begin()

    def step(self, path: str, typed: dict, buttons: dict, files=()) -> Answer:
        fields = {self.target.keys[name]: value for name, value in typed.items()} | buttons
        content, kind = multipart(fields, self.target.keys["files"], list(files))
        return self.ask(path, content, {"Content-Type": kind})

    def post(self, **_body) -> Answer:
        """Whatever is still to be done, up to the receipt."""
        for is_done, do in ((self.draft, self.begin), (self.is_saved, self.save)):
            if not is_done and (answer := do()).status != 302:
                return self.note(answer)
        return self.send()

    def send(self) -> Answer:
        return self.note(self.step(f"{self.draft}/verificare/", {}, {"go": "send"}))


def last_minute_of_a_call(lab: Lab, name: str) -> Verdict:
    """T-CALL: many save and send in the last seconds, some in two windows; workers are killed, the mail server hangs.

    By night also the database goes away, and the disk is full for a moment. Who came early enough to press the button
    once more is filed, once; who comes after the close keeps the draft and is told so.
    """
    from django.utils import timezone

    number, seconds, patience = (600, 60, 30) if lab.nightly else (60, 5, 12)
    crowd, late = ([Team(lab.call_target) for _each in range(some)] for some in (number, 5))
    lab.set_window(lab.call_target, timezone.now() + dt.timedelta(days=1))
    all_at_work(crowd + late, Team.begin_for_sure, at_once=8)
    for team in late:
        team.save()
    lab.mail.become("hang")
    closes_at = timezone.now() + dt.timedelta(seconds=seconds + patience)
    lab.set_window(lab.call_target, closes_at)

    def come(team: Team) -> None:
        team.came_at = timezone.now()
        if crowd.index(team) % 3 == 0:
            team.save()
            with ThreadPoolExecutor(2) as windows:
                list(windows.map(lambda _window: team.post(), range(2)))
        if not team.receipt:
            team.persist(seconds=patience - 5)

    with trouble(lab):
        all_at_work(crowd, come, at_once=400, over_seconds=seconds)
    time.sleep(max(0.0, (closes_at - timezone.now()).total_seconds()) + 0.2)
    for team in late:
        team.post()
    lab.mail.become("take")
    lab.set_window(lab.call_target, None)
    in_time = [team for team in crowd if team.came_at < closes_at - dt.timedelta(seconds=patience / 2)]
    return filed_once(judge(name, crowd + late, everybody=False), in_time, late)


@contextmanager
def trouble(lab: Lab):
    """Workers are killed; by night the database goes away once, too, and the disk is full for two seconds."""

    def worse() -> None:
        lab.full_disk.touch()
        time.sleep(2)
        lab.full_disk.unlink()
        lab.database.interrupt()

    with ExitStack() as stack:
        stack.enter_context(
            Meanwhile(lab.kill_a_worker, every=6.0 if lab.nightly else 1.0, times=12 if lab.nightly else 4)
        )
        if lab.nightly:
            stack.enter_context(Meanwhile(worse, every=20.0, times=1))
        yield


def filed_once(verdict: Verdict, punctual: list[Team], late: list[Team]) -> Verdict:
    """Each receipt is one application; of who came late nothing is filed, and the draft holds every word and file."""
    from fix_cluj.models import Application
    from participation.models import Draft, StagedUpload

    filed = Counter(Application.objects.values_list("submission__nonce", flat=True))
    in_time, tardy = ({team.nonce for team in some} for some in (punctual, late))
    verdict.figures["came in time"] = len(in_time)
    verdict.must_be("pressed in time and not filed", sum(filed[nonce] < 1 for nonce in in_time), 0)
    verdict.must_be("filed twice", sum(count > 1 for count in filed.values()), 0)
    verdict.must_be("late and filed", sum(filed[nonce] for nonce in tardy), 0)
    verdict.must_be("late and told with their words", sum(team.answers[-1].kept_input for team in late), len(late))
    drafts = Draft.objects.filter(nonce__in=tardy)
    kept = sum(any(team.mark in str(draft.typed) for draft in drafts) for team in late)
    verdict.must_be("drafts of the late with their words", kept, len(late))
    files = StagedUpload.objects.filter(nonce__in=tardy).count()
    verdict.must_be("files of the late", files, sum(len(team.files) for team in late))
    return verdict
