"""From the board an officer writes to several teams at once, each in its language, and sees who is shut out before the form."""

import pytest
from django.urls import reverse

from fix_cluj.models import EligibilityCount
from fix_cluj.viewsets.counts import ordered
from participation.models import OutboxMessage, ReplyTemplate, Submission
from tests.fix_cluj import judging


def test_the_condition_that_shuts_out_most_stands_first():
    rows = [EligibilityCount(rule=rule, asked=asked, failed=failed) for rule, asked, failed in (
        ("", 9, 5), ("age", 9, 1), ("team", 9, 4), ("link", 0, 0),
    )]  # fmt: skip
    assert [(row["failed"], row["percent"]) for row in ordered(rows)] == [(4, 44), (1, 11), (0, 0)]


@pytest.mark.django_db
def test_the_ticked_teams_get_one_letter_each_in_their_language(call, applications, officers, client):
    key, pod = call.translation_key, applications["Pod"]
    Submission.objects.filter(application=pod).update(language="en")
    Submission.objects.filter(application=applications["Ecou"]).update(status="withdrawn")
    board, page = reverse("grants:board", args=[key]), reverse("grants:letters", args=[key])
    client.force_login(officers[0])
    assert page in client.get(board).content.decode()
    assert client.get(page).url == board, "nobody was ticked"
    ticked = f"{page}?code={pod.code}&code={applications['Umbra'].code}&code={applications['Ecou'].code}&code=AAAA-AAAA"
    nonce = client.get(ticked).context["form"]["nonce"].value()
    sent = {"nonce": nonce, "text_ro": "Bună ziua, apelul s-a încheiat."}
    assert client.post(ticked, sent).status_code == 200 and not OutboxMessage.objects.exists(), "English lacks"
    template = ReplyTemplate.objects.create(name="Gata", desk="grants", text_ro="Gata.", text_en="The call is over.")
    for _twice in range(2):
        assert client.post(ticked, sent | {"template": template.pk}).url == board
    letters = {letter.to: letter for letter in OutboxMessage.objects.all()}
    assert set(letters) == {"pod@example.org", "umbra@example.org"} and OutboxMessage.objects.count() == 2
    assert letters["pod@example.org"].language == "en" and letters["umbra@example.org"].language == "ro"

    everybody = client.get(f"{page}?all=on&state=eligible")
    assert len(everybody.context["codes"]) == 5 and everybody.context["left_out"] == 1
    assert client.get(f"{page}?all=on&state=ineligible").url == board
    assert "0" in client.get(reverse("grants:counts", args=[key])).content.decode()
    client.force_login(judging.reviewer())
    for address in (ticked, reverse("grants:counts", args=[key])):
        assert client.get(address).status_code == client.post(address, sent).status_code == 404
    client.force_login(judging.person("officer_application", "view_submission", "work_grants_desk"))
    assert client.get(ticked).url == board, "may read, not write"
