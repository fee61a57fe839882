"""Sealed entries come in once, cleaned and silent; who prepares, judges and opens are different people."""

import datetime as dt
import threading
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import ModelLogEntry

from cms.workflow import TransitionRefused
from competitions import tokens
from competitions.actions import entries, jury, ranking
from competitions.actions.rounds import NotReady
from competitions.choices import RoundState
from competitions.models import (
    Channel,
    CompetitionPage,
    Criterion,
    SealedEntry,
    SealedFile,
    SealedIdentity,
    SealedOpening,
    SealedRound,
)
from competitions.sealing import SealBroken, seal, unseal
from competitions.views import files as staged
from competitions.workflow import TRANSITIONS
from participation.gate import Refused
from participation.models import RateBucket
from tests.cms.test_call_editor import Editor
from tests.competitions import sealed
from tests.competitions.sealed import IDENTITY, OTHER

FORM = {
    "title": "Curtea verde",
    "text": "Punem copaci.",
    "names": "Ana Proba",
    "email": "ana.proba@exemplu.example.org",
}


# --- without a database -----------------------------------------------------------------------------------------------


def test_every_state_is_reached_and_left_by_the_table_alone():
    assert {row.target for row in TRANSITIONS} | {RoundState.RECEIVING} == set(RoundState)
    for row in TRANSITIONS:
        for state in RoundState:
            assert (row.verb in TRANSITIONS.verbs(state)) == (state in row.sources)
            if state in row.sources:
                assert TRANSITIONS.apply(row.verb, state) == row.target
            else:
                with pytest.raises(TransitionRefused):
                    TRANSITIONS.apply(row.verb, state)
    before_open = {row.right for row in TRANSITIONS if row.target == RoundState.OPENED}
    assert before_open == {"open_sealedround"}


def test_an_envelope_opens_with_an_older_key_and_not_when_it_was_touched(settings):
    made = seal(IDENTITY)
    assert unseal(made) == IDENTITY
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "alta-cheie-foarte-lunga-pentru-test"
    assert unseal(made) == IDENTITY
    settings.SECRET_KEY_FALLBACKS = []
    for broken in (made, made[:-4] + "AAAA", ""):
        with pytest.raises(SealBroken):
            unseal(broken)


def test_a_token_belongs_to_one_round():
    made = tokens.issue(round_pk=1, now=timezone.now())
    assert len(tokens.read(made, round_pk=1)[0]) == 32
    for text, pk in ((made, 2), (made + "x", 1), ("", 1)):
        with pytest.raises(tokens.BadToken):
            tokens.read(text, round_pk=pk)


# --- with one ---------------------------------------------------------------------------------------------------------


WHY = {"ro": "Un nume pe planșă.", "en": "A name on a board."}


@pytest.fixture
def competition(site):
    return sealed.sealed_competition(site)


def address(found, language="ro") -> str:
    return f"/{language}/{'lucrare' if language == 'ro' else 'entry'}/{found.competition_key}/"


def token_for(found, moment=None) -> str:
    return tokens.issue(round_pk=found.pk, now=moment or timezone.now())


@pytest.mark.django_db
def test_procurement_never_gets_a_round(site, competition):
    page, found = competition
    assert found.state == RoundState.RECEIVING and SealedRound.objects.count() == 1
    page.channels = [Channel(kind="seap", url="https://seap.example.org/1")]
    with pytest.raises(ValidationError):
        page.save_revision()


@pytest.mark.django_db
def test_an_entry_is_sent_once_and_its_author_alone_has_the_code(competition, client):
    page, found = competition
    for language in ("ro", "en"):
        shown = client.get(address(found, language))
        assert shown.status_code == 200 and not shown.cookies and "no-store" in shown.headers["Cache-Control"]
        assert ("At most 6 files" in shown.content.decode()) == (language == "en")
    token = token_for(found)
    bad = client.post(address(found), FORM | {"token": token, "email": "nu"} | {"files": sealed.picture()})
    assert bad.status_code == 422 and SealedFile.objects.get().entry is None
    sent = client.post(address(found), FORM | {"token": token})
    again = client.post(address(found), FORM | {"token": token, "title": "Alta"})
    entry = SealedEntry.objects.get()
    assert sent.status_code == again.status_code == 302 and sent.url == again.url
    assert entry.files.count() == 1 and entry.title == "Curtea verde"
    logged = ModelLogEntry.objects.get(action="competitions.receive_entry")
    assert entry.code not in f"{logged.label}{logged.data}" and logged.timestamp.second == logged.timestamp.minute == 0
    text = client.get(sent.url).content.decode()
    assert entry.code in text and f"{entry.code}-1.jpg" in text and "Ana" not in text and "exemplu.example" not in text

    question = client.get(f"{sent.url}retragere/")
    assert question.status_code == 200 and SealedEntry.objects.exists(), "a GET changes nothing"
    assert client.post(f"{sent.url}retragere/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 404
    assert client.post(f"{sent.url}retragere/").status_code == 200
    assert not SealedEntry.objects.exists() and not SealedIdentity.objects.exists() and not SealedFile.objects.exists()
    assert client.get(sent.url).status_code == 404


@pytest.mark.django_db
def test_what_should_not_be_sent_is_not(competition, client):
    page, found = competition

    def post(**fields):
        data = FORM | {"token": token_for(found), "files": sealed.board(author="X")} | fields
        extra = data.pop("headers", {})
        return client.post(address(found), data, headers=extra)

    assert post(text="Scrisă de Ana Proba").status_code == 422
    assert post(files=sealed.board(text="Ana Proba, clasa a X-a")).status_code == 422
    assert post(website="robot").status_code == 422
    assert post(token="fals").status_code == 422
    assert post(token=token_for(found, timezone.now() - dt.timedelta(days=3))).status_code == 422
    assert post(headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    sealed.close(page)
    assert post().status_code == 409
    assert b'name="title"' not in client.get(address(found)).content
    assert not SealedEntry.objects.exists() and not SealedIdentity.objects.exists()

    unsent = SealedFile.objects.count()
    entries.sweep_unsent(now=timezone.now())
    assert SealedFile.objects.count() == unsent > 0
    assert entries.sweep_unsent(now=timezone.now() + dt.timedelta(days=2)) >= unsent
    assert not SealedFile.objects.exists()


@pytest.mark.django_db
def test_nobody_fills_the_disk_or_keeps_the_processor_busy(competition, client, monkeypatch):
    _page, found = competition
    seen = []

    def post(number=1, **fields):
        seen.clear()
        extra = fields.pop("headers", {})
        data = FORM | {"token": token_for(found), "email": "nu", "files": [sealed.picture() for _n in range(number)]}
        return client.post(address(found), data | fields, headers=extra)

    def uncleanable(**facts):
        seen.append(facts["upload"])
        raise entries.Uncleanable("murdar")

    old = token_for(found, timezone.now() - dt.timedelta(days=3))
    for fields in ({"token": ""}, {"token": old}, {"headers": {"Sec-Fetch-Site": "cross-site"}}):
        post(**fields)
        post(**{"token": ""} | fields)
    assert not SealedFile.objects.exists() and not RateBucket.objects.exists()
    assert post(token="", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403

    assert post(entries.MOST_FILES + 4).status_code == 422
    assert SealedFile.objects.count() == entries.MOST_FILES
    monkeypatch.setattr(entries, "keep_file", lambda **facts: seen.append(facts["upload"]))
    post(entries.MOST_FILES + 4)
    assert len(seen) == entries.MOST_FILES
    monkeypatch.setattr(entries, "keep_file", uncleanable)
    refused = post(3)
    assert len(seen) == 1 and "murdar" in refused.content.decode()
    monkeypatch.setattr(staged, "AT_A_TIME", threading.BoundedSemaphore(1))
    monkeypatch.setattr(staged, "PATIENCE", 0)
    with staged.AT_A_TIME:
        busy = post()
    assert busy.status_code == 429 and seen == [] and "Punem copaci." in busy.content.decode()
    assert post().status_code == 422 and len(seen) == 1, "the place is free again"
    RateBucket.objects.update(full_at=timezone.now().timestamp() + 10**6)
    assert post().status_code == 429 and seen == []


@pytest.mark.django_db
def test_an_entry_cannot_be_taken_back_once_the_jury_has_it(competition, client, monkeypatch):
    page, found = competition
    sealed.send(found, page)
    entry = SealedEntry.objects.get()
    monkeypatch.setattr("competitions.views.entering.may_withdraw", lambda *_args: True)  # it began in this very second
    sealed.close(page)
    gone = reverse("sealed_withdraw", args=[entries.secret_of(entry.nonce)])
    assert client.post(gone).status_code == 404 and SealedEntry.objects.exists()


@pytest.mark.django_db
def test_files_that_cannot_be_cleaned_or_are_too_many_are_refused(competition):
    _page, found = competition
    nonce, now = uuid.uuid4().hex, timezone.now()
    broken = sealed.board()
    broken.name = "a.docx"
    with pytest.raises(Refused):
        entries.keep_file(found=found, nonce=nonce, upload=broken, now=now)
    for _number in range(entries.MOST_FILES):
        entries.keep_file(found=found, nonce=nonce, upload=sealed.picture(), now=now)
    with pytest.raises(Refused):
        entries.keep_file(found=found, nonce=nonce, upload=sealed.picture(), now=now)
    assert entries.drop_files(nonce="alta", ids=[str(SealedFile.objects.first().pk)], now=now) == 0


@pytest.mark.django_db
def test_the_jury_begins_when_all_is_ready_and_ranks_when_all_handed_in(site):
    weights = [
        Criterion(name_ro="Ideea", name_en="The idea", weight=100),
        Criterion(name_ro="A", name_en="B", weight=0),
    ]
    page, found = sealed.sealed_competition(site, criteria=weights)
    organiser, now = sealed.organiser(), timezone.now()
    one, two, late = sealed.juror(), sealed.juror(), sealed.juror()
    entry, other = sealed.send(found, page), sealed.send(found, page, identity=OTHER)
    facts = {"found": found, "page": page, "by": organiser, "now": now}

    def refused(act, **arguments):
        with pytest.raises(NotReady):
            act(**arguments)

    refused(jury.begin_judging, **facts)  # still open
    refused(
        jury.check_entry, entry=entry, standing="admitted", because=sealed.NO_REASON, page=page, by=organiser, now=now
    )
    sealed.close(page)
    refused(jury.begin_judging, **facts)  # not checked
    refused(
        jury.check_entry,
        entry=other,
        standing="refused",
        because={"ro": "Un nume pe planșă.", "en": " "},
        page=page,
        by=organiser,
        now=now,
    )
    jury.check_entry(entry=entry, standing="admitted", because=sealed.NO_REASON, page=page, by=organiser, now=now)
    jury.check_entry(entry=other, standing="refused", because=WHY, page=page, by=organiser, now=now)
    seat = jury.give_seat(found=found, judge=one, by=organiser, now=now)
    refused(jury.begin_judging, **facts)  # one judges alone
    refused(jury.give_seat, found=found, judge=organiser, by=organiser, now=now)
    jury.give_seat(found=found, judge=two, by=organiser, now=now)
    found = jury.begin_judging(**facts)
    assert [row.weight for row in found.criteria.all()] == [100, 0], "nought stays nought"
    assert not found.criteria.model.objects.filter(round=found, name_en="").exists()

    refused(ranking.fix_ranking, found=found, by=organiser, now=now)  # nobody has promised
    for sitting in found.seats.all():
        jury.promise(seat=sitting, now=now)
    sealed.hand_in(entry, one, 10, 5)
    sealed.hand_in(entry, two, 10, is_final=False)
    refused(ranking.fix_ranking, found=found, by=organiser, now=now)  # a draft does not count
    with pytest.raises(NotReady):
        sealed.hand_in(entry, two, 10)  # a criterion without points
    jury.excuse(seat=found.seats.get(judge=two), because="Bolnav.", by=organiser, now=now)
    refused(ranking.fix_ranking, found=found, by=organiser, now=now)  # one alone is no jury
    jury.promise(seat=jury.give_seat(found=found, judge=late, by=organiser, now=now), now=now)
    sealed.hand_in(entry, late, 5, 5)
    found = ranking.fix_ranking(found=found, by=organiser, now=now)
    assert found.ranking == [{"place": 1, "code": entry.code, "score": "75.00"}]

    refused(ranking.sign, seat=seat, digest="0" * 64, now=now)
    ranking.sign(seat=seat, digest=found.digest, now=now)
    found = ranking.judge_again(found=found, reason="O greșeală.", by=organiser, now=now)
    assert (found.ranking, found.digest) == ([], "") and not found.seats.exclude(signed_at=None).exists()
    sealed.hand_in(entry, late, 6, 5)
    assert sealed.signed(found, by=organiser).state == RoundState.SIGNED


@pytest.mark.django_db
def test_one_person_cannot_open_alone_whatever_the_code_does(competition):
    _page, found = competition
    person = sealed.organiser()
    facts = {"round": found, "asked_by": person, "asked_at": timezone.now(), "digest": "0"}
    with pytest.raises(IntegrityError), transaction.atomic():
        SealedOpening.objects.create(**facts, confirmed_by=person)
    SealedOpening.objects.create(**facts)


@pytest.mark.django_db
def test_each_door_opens_for_its_own_people_alone(competition, client):
    page, found = competition
    entry = sealed.send(found, page, files=[sealed.picture()])
    organiser, one, two, stranger = sealed.organiser(), sealed.juror(), sealed.juror(), sealed.juror()
    round_url, desk = (reverse(f"sealed:{name}", args=[found.pk]) for name in ("round", "jury"))
    check, sheet = (reverse(f"sealed:{name}", args=[found.pk, entry.code]) for name in ("check", "sheet"))
    file = reverse("sealed:file", args=[found.pk, entry.code, 1])
    identities = reverse("sealed:identities", args=[found.pk])

    def statuses(who) -> list[int]:
        client.force_login(who)
        return [client.get(url).status_code for url in (round_url, check, file, identities, desk, sheet)]

    assert statuses(organiser) == [200, 404, 404, 404, 404, 404], "before the close nobody sees an entry"
    found = sealed.judging(found, page, by=organiser, judges=[one, two])
    assert statuses(organiser) == [200, 200, 200, 404, 404, 404]
    assert statuses(one) == [404, 404, 200, 404, 200, 200]
    assert statuses(stranger) == [404] * 6
    client.force_login(one)
    assert (
        client.post(reverse("sealed:conflict", args=[found.pk, entry.code]), {"conflict-reason": "Văr."}).status_code
        == 302
    )
    assert statuses(one) == [404, 404, 404, 404, 200, 404]
    client.force_login(two)
    points = {f"points_{row.pk}": 7 for row in found.criteria.all()}
    assert client.post(sheet, points | {"remark": "Da.", "hand_in": ""}).status_code == 302
    client.force_login(organiser)
    client.post(reverse("sealed:do", args=[found.pk, "fix_ranking"]))
    found.refresh_from_db()
    assert found.state == RoundState.SIGNING and found.ranking[0]["score"] == "70.00"
    for judge in (one, two):
        client.force_login(judge)
        assert client.post(reverse("sealed:sign", args=[found.pk]), {"digest": found.digest}).status_code == 302
    client.force_login(organiser)
    report = {"report_ro": "Bună.", "report_en": ""}
    assert client.post(reverse("sealed:report", args=[found.pk, entry.code]), report).status_code == 200
    client.post(reverse("sealed:report", args=[found.pk, entry.code]), report | {"report_en": "Good."})
    ask, confirm, publish = (
        reverse("sealed:do", args=[found.pk, verb]) for verb in ("ask_opening", "confirm_opening", "publish_ranking")
    )
    back_here = f"/cont/reauthenticate/?{urlencode({'next': round_url})}"
    assert client.post(ask).url == back_here, "a session that lies open is nobody"
    sealed.sign_in(client, organiser)
    client.post(ask)
    client.post(confirm)
    assert client.get(identities).status_code == 404, "who asked cannot open"
    second = sealed.organiser()
    client.force_login(second)
    assert client.post(confirm).url == back_here and not SealedOpening.objects.exclude(confirmed_by=None).exists()
    sealed.sign_in(client, second)
    client.post(confirm)
    assert IDENTITY["email"] in client.get(identities).content.decode()
    client.logout()
    client.force_login(second)
    assert client.get(identities).url == back_here
    name = reverse("sealed:name", args=[found.pk, entry.code])
    assert client.get(name).status_code == 404, "no name is public yet"
    client.post(publish)
    assert name in client.get(round_url).content.decode() and client.get(name).status_code == 200
    assert SealedIdentity.objects.get().public_name == IDENTITY["public_name"]
    client.post(name)
    assert SealedIdentity.objects.get().public_name == "" and name not in client.get(round_url).content.decode()
    assert ModelLogEntry.objects.filter(action="competitions.take_back_name", user=second).count() == 1
    client.force_login(one)
    assert client.post(name).status_code == 404
    assert statuses(one)[3] == 404, "a juror never opens an envelope"


@pytest.mark.django_db
def test_who_judged_is_not_deleted(competition, client):
    page, found = competition
    sealed.send(found, page)
    judge = sealed.juror()
    sealed.judging(found, page, by=sealed.organiser(), judges=[judge, sealed.juror()])
    client.force_login(type(judge).objects.create_superuser("sef@exemplu.ro", "parola-de-test-1"))
    assert client.post(reverse("wagtailusers_users:delete", args=[judge.pk])).status_code == 302
    assert type(judge).objects.filter(pk=judge.pk).exists()


@pytest.mark.django_db
def test_a_competition_with_entries_keeps_its_page_and_its_round(competition, client):
    page, found = competition
    editor = Editor(client, page)
    delete = reverse("wagtailadmin_pages:delete", args=[page.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    parent = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    assert client.get(delete).status_code == 200, "without entries it is a page like others"
    sealed.send(found, page)
    assert client.post(delete).url == parent
    assert client.post(f"{bulk}?id={page.get_parent().pk}").status_code == 302
    assert CompetitionPage.objects.filter(pk=page.pk).exists()
    steps = [{"id": row.pk, "kind": row.kind, "date": row.date.isoformat()} for row in page.calendar.all()]
    unticked = editor.send(steps)
    assert unticked.status_code == 200 and unticked.context["form"].errors.get("takes_sealed_entries")
    assert CompetitionPage.objects.get(pk=page.pk).takes_sealed_entries
