"""Receipts open by a secret alone; a reference tells when something was received and its digest, and nothing else."""

import pytest
from django.utils import timezone

from cms.dates import moment_label
from participation.actions.screening import Sender
from participation.models import OutboxMessage, RateBucket, Submission
from participation.outbox import letters
from participation.outbox.composing import compose
from participation.proof import in_groups
from participation.references import hash_secret, new_reference, normalise_reference, receipt_secret
from participation.spam import LIMITS, Limit
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db


def test_a_receipt_shows_the_number_the_time_the_day_and_what_was_sent(ana, idea_ro):
    receipt = ana.client.get(ana.send(idea_ro).url)
    submission = Submission.objects.get()
    text = soup(receipt).main.get_text()
    for fact in (submission.reference, "Titlul ideii", "Bănci la umbră", "ana@example.org", "răspundem până la"):
        assert fact in text


def test_a_receipt_is_kept_by_no_cache_told_to_no_site_and_found_by_no_search_engine(ana, idea_ro):
    receipt = ana.client.get(ana.send(idea_ro).url)
    assert "no-store" in receipt.headers["Cache-Control"]
    assert receipt.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in receipt.headers["X-Robots-Tag"]


def test_the_secret_is_not_in_the_database(ana, idea_ro):
    secret = ana.send(idea_ro).url.split("/")[-2]
    assert len(secret) == 32
    row = str(Submission.objects.values().get())
    assert secret not in row
    assert hash_secret(secret) in row


def test_an_unknown_secret_opens_nothing(ana, idea_ro):
    ana.send(idea_ro)
    assert ana.client.get("/ro/primire/" + "0" * 32 + "/").status_code == 404
    reference = Submission.objects.get().reference
    assert ana.client.get(f"/ro/primire/{reference}/").status_code == 404


def test_a_receipt_is_in_the_language_of_what_was_sent(bob, idea_en):
    url = bob.send(idea_en).url
    assert bob.client.get(url.replace("/en/receipt/", "/ro/primire/")).url == url


def test_the_thank_you_text_of_the_page_is_on_the_receipt(ana, idea_ro):
    from tests.factories import publish

    ana.page.thank_you = "<p>Ne vedem la dezbatere.</p>"
    publish(ana.page)
    assert "Ne vedem la dezbatere." in soup(ana.client.get(ana.send(idea_ro).url)).main.get_text()


def test_citizens_words_are_never_markup(ana, idea_ro):
    html = ana.client.get(ana.send(idea_ro | {"Ideea ta": "<img src=x onerror=alert(1)>"}).url).content.decode()
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def test_a_changed_signing_key_still_finds_the_receipt(ana, idea_ro, settings):
    typed = ana.typed(idea_ro)
    first = ana.post(typed)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-" * 6
    assert ana.post(typed).url == first.url


def page_of(ana, reference: str) -> str:
    """The page without the number itself."""
    response = ana.client.get(f"/ro/verifica/{reference}/")
    return f"{response.status_code} " + response.content.decode().replace(reference, "")


def test_a_known_number_tells_time_and_digest_and_no_other_word_of_what_was_sent(ana, idea_ro):
    ana.send(idea_ro)
    submission = Submission.objects.get()
    html = page_of(ana, submission.reference)
    assert in_groups(submission.digest) in html
    assert moment_label(submission.received_at) in html
    for secret in (*idea_ro.values(), submission.form.title, ana.page.title, str(submission.pk)):
        assert secret not in html


def test_an_invented_number_is_said_to_be_unknown(ana, idea_ro):
    ana.send(idea_ro)
    html = page_of(ana, new_reference())
    assert "SHA-256" not in html
    assert "Nu avem nimic sub acest număr" in html


def test_a_mistyped_number_is_told_by_arithmetic_alone(ana):
    reference = new_reference()
    wrong = reference[:-1] + ("A" if reference[-1] != "A" else "B")
    assert "CJ-7K2M-94QX-T0BDY" in page_of(ana, wrong)


def test_numbers_are_checked_slowly(ana, monkeypatch):
    monkeypatch.setitem(LIMITS, "verify", Limit(burst=2, per_hour=60))
    statuses = [ana.client.get(f"/ro/verifica/{new_reference()}/").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def ask(ana, reference: str, email: str):
    return ana.client.post(f"/ro/verifica/{reference}/", {"email": email}, **BROWSER)


def test_the_receipt_is_mailed_again_only_to_its_author_and_the_page_says_the_same(ana, idea_ro):
    url = ana.send(idea_ro).url
    reference = Submission.objects.get().reference
    OutboxMessage.objects.all().delete()
    answers = [ask(ana, reference, "mallory@example.org"), ask(ana, reference, "ANA@example.org")]
    assert [response.status_code for response in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    letter = OutboxMessage.objects.get()
    assert letter.to == "ana@example.org"
    assert url in letter.body


def test_asking_again_and_again_fills_no_mailbox(ana, idea_ro, monkeypatch):
    ana.send(idea_ro)
    reference = Submission.objects.get().reference
    for _ in range(10):
        ask(ana, reference, "ana@example.org")
    assert OutboxMessage.objects.filter(kind="receipt_link").count() == LIMITS["mail"].burst


def test_asking_uses_up_the_typed_mailbox_whether_or_not_it_is_the_author_s(ana, idea_ro):
    ana.send(idea_ro)
    reference = Submission.objects.get().reference
    RateBucket.objects.all().delete()
    used = {}
    for email in ("ana@example.org", "mallory@example.org"):
        for _ in range(LIMITS["mail"].burst):
            ask(ana, reference, email)
        sender, now = Sender("elsewhere"), timezone.now()
        used[email] = not RateBucket.objects.all_fine(sender.mail_bucket(email), now)
    assert used == {"ana@example.org": True, "mallory@example.org": True}


def test_a_letter_is_composed_for_a_stranger_too_and_thrown_away(ana, idea_ro, monkeypatch):
    ana.send(idea_ro)
    composed = []
    monkeypatch.setattr(letters, "compose", lambda **facts: composed.append(facts["to"]) or compose(**facts))
    before = OutboxMessage.objects.count()
    ask(ana, Submission.objects.get().reference, "mallory@example.org")
    ask(ana, new_reference(), "mallory@example.org")
    assert composed == ["mallory@example.org"] * 2
    assert OutboxMessage.objects.count() == before


def test_a_wrong_e_mail_is_explained(ana):
    assert ask(ana, new_reference(), "ana").status_code == 422


def test_another_site_cannot_ask(ana, idea_ro):
    ana.send(idea_ro)
    OutboxMessage.objects.all().delete()
    reference = Submission.objects.get().reference
    ana.client.post(f"/ro/verifica/{reference}/", {"email": "ana@example.org"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("typed", ["", "x", "CJ-", "🙂", "CJ-OOOO-OOOO-OOOOO", "a" * 500, "%00", "../.."])
def test_strange_references_break_nothing(ana, typed):
    assert ana.client.get(f"/ro/verifica/{typed}/").status_code in (200, 404)


def test_a_number_can_be_read_aloud_and_typed_back():
    for _ in range(200):
        reference = new_reference()
        aloud = reference.lower().replace("-", " ").replace("0", "o").replace("1", "l")
        assert normalise_reference(aloud) == reference


def test_one_wrong_character_or_two_swapped_are_noticed():
    for _ in range(50):
        letters = list(new_reference().replace("-", "")[2:])
        for place in range(11):
            swapped = letters.copy()
            swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
            assert swapped == letters or normalise_reference("".join(swapped)) is None


def test_the_secret_of_a_receipt_depends_on_token_and_key():
    assert receipt_secret("a", "key") != receipt_secret("b", "key") != receipt_secret("b", "other")
