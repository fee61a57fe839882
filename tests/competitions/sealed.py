"""A round of sealed entries for the tests, taken as far as asked through the public actions."""

import datetime as dt
import io
import time
import uuid

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.models import User
from competitions.actions import entries, jury, opening, ranking
from competitions.models import CompetitionPage, Criterion, JuryAssignment, SealedEntry, SealedRound
from tests.factories import make_competition

IDENTITY = {
    "names": "Ștefana Probă-Exemplescu\nIon Neștiutul",
    "organisation": "Liceul Teoretic Proba",
    "email": "stefana.proba@exemplu.example.org",
    "phone": "0745 123 456",
    "public_name": "Echipa Macul Roșu",
    "may_name": True,
}
OTHER = {
    "names": "Bianca Altcinevescu",
    "organisation": "",
    "email": "bianca@altundeva.example.org",
    "phone": "",
    "public_name": "",
    "may_name": False,
}
WORDS = {"title": "Curtea verde", "text": "Punem copaci și bănci în curte."}
CALENDAR = [("launch", -20), ("hand_in", 5)]


NO_REASON = {"ro": "", "en": ""}


def sealed_competition(site, *, closes_in: int = 5, **fields) -> tuple[CompetitionPage, SealedRound]:
    """A competition of ideas that can be entered for some days more, and its round."""
    today = timezone.localdate()
    calendar = [
        {"kind": "launch", "date": today - dt.timedelta(days=20)},
        {"kind": "hand_in", "date": today + dt.timedelta(days=closes_in), "time": dt.time(16)},
    ]
    criteria = [
        Criterion(name_ro="Ideea", name_en="The idea", weight=60),
        Criterion(name_ro="Locul", name_en="The place", weight=40),
    ]
    facts = {"title": "Curtea școlii", "takes_sealed_entries": True, "calendar": calendar, "criteria": criteria}
    page = make_competition(site, **facts | fields)
    return page, SealedRound.objects.get(competition_key=page.translation_key)


def close(page: CompetitionPage) -> None:
    """The hand-in was yesterday."""
    entry = page.calendar.get(kind="hand_in")
    entry.date = timezone.localdate() - dt.timedelta(days=1)
    page.calendar = [page.calendar.get(kind="launch"), entry]
    page.save_revision().publish()
    page.refresh_from_db()


def picture(*, author: str = "Stefana Proba-Exemplescu", name: str = "stefana-proba.jpg") -> SimpleUploadedFile:
    """A photograph that says who took it and where, under a name that does so as well."""
    exif = Image.Exif()
    exif[0x013B] = author
    exif[0x8298] = author
    drawn = io.BytesIO()
    Image.effect_noise((64, 48), 80).convert("RGB").save(drawn, "JPEG", exif=exif, comment=author.encode())
    return SimpleUploadedFile(name, drawn.getvalue(), content_type="image/jpeg")


def board(*, author: str = "Stefana Proba-Exemplescu", text: str = "Curtea verde") -> SimpleUploadedFile:
    """A PDF with words on its page and its author in what it says about itself."""
    import pikepdf

    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf ({text}) Tj ET".encode())
    pdf.docinfo["/Author"] = author
    with pdf.open_metadata() as about:
        about["dc:creator"] = [author]
    made = io.BytesIO()
    pdf.save(made)
    return SimpleUploadedFile(f"{author}.pdf", made.getvalue(), content_type="application/pdf")


def send(found, page, *, words=None, identity=None, files=(), now=None) -> SealedEntry:
    nonce, now = uuid.uuid4().hex, now or timezone.now()
    for file in files:
        entries.keep_file(found=found, nonce=nonce, upload=file, now=now)
    return entries.send_entry(
        found=found, page=page, nonce=nonce, words=words or WORDS, identity=identity or IDENTITY, language="ro", now=now
    )


def person(*rights: str, email: str = "") -> User:
    user = User.objects.create_user(email or f"{uuid.uuid4().hex[:8]}@exemplu.ro", "parola-de-test-1", is_staff=True)
    given = Permission.objects.filter(content_type__app_label="competitions", codename__in=rights)
    user.user_permissions.add(*given, Permission.objects.get(codename="access_admin"))
    return user


def sign_in(client, user: User) -> None:
    """As if the password had been given this very second."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def organiser(**fields) -> User:
    return person("organise_sealedround", "open_sealedround", **fields)


def juror(**fields) -> User:
    return person("judge_sealedround", **fields)


def judging(found: SealedRound, page: CompetitionPage, *, by: User, judges: list[User]) -> SealedRound:
    """Closed, checked, given to these jurors, who have promised."""
    now = timezone.now()
    close(page)
    for entry in found.entries.all():
        jury.check_entry(entry=entry, standing="admitted", because=NO_REASON, page=page, by=by, now=now)
    seats = [jury.give_seat(found=found, judge=judge, by=by, now=now) for judge in judges]
    found = jury.begin_judging(found=found, page=page, by=by, now=now)
    for seat in seats:
        jury.promise(seat=seat, now=now)
    return found


def hand_in(entry: SealedEntry, judge: User, *points: int, is_final: bool = True):
    keys = entry.round.criteria.values_list("pk", flat=True)
    assignment = JuryAssignment.objects.get(entry=entry, judge=judge)
    return jury.save_review(
        assignment=assignment, points=dict(zip(keys, points, strict=False)), remark="Bine.", is_final=is_final,
        now=timezone.now(),
    )  # fmt: skip


def signed(found: SealedRound, *, by: User) -> SealedRound:
    """Ranked from what was handed in, and signed by the whole jury."""
    now = timezone.now()
    found = ranking.fix_ranking(found=found, by=by, now=now)
    for seat in found.seats.filter(is_excused=False):
        found = ranking.sign(seat=seat, digest=found.digest, now=now)
    return found


def opened(found: SealedRound, *, first: User, second: User) -> SealedRound:
    now = timezone.now()
    opening.ask_opening(found=found, by=first, now=now)
    return opening.confirm_opening(found=found, by=second, now=now)
