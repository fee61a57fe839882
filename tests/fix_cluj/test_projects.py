"""The page of a funded project: in both languages, named only while it is funded, never gone without a word."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageViewRestriction

from dossiers.models import DossierProject
from evaluation.choices import JudgingState
from fix_cluj.actions import contracts, paying, reporting, revising
from fix_cluj.choices import RevisionKind
from fix_cluj.models import Application, Committee, Contract
from fix_cluj.queries.threads import projects_to_choose
from tests.dossiers.builders import make_dossier
from tests.factories import publish, translate
from tests.fix_cluj import funding, judging
from tests.fix_cluj.builders import latest
from tests.fix_cluj.funding import IBAN, MAY, OCTOBER
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db
SAID = {"reason_ro": "Echipa a renunțat.", "reason_en": "The team gave it up."}
HIDDEN = ("Persoana", "@example.org", IBAN, "Asociația Umbra")


@pytest.fixture
def awards(call, time_machine):
    """Umbra and Nisip are funded, Pod is next; it is the end of May, and the call is public in both languages."""
    translate(call.get_parent().specific)
    translate(publish(call))
    form = funding.make_form(call)
    rows = {team: funding.apply(form, team) for team in ("Umbra", "Nisip", "Pod")}
    time_machine.move_to(MAY, tick=False)
    return funding.results(call, rows["Umbra"], rows["Nisip"], reserves=[rows["Pod"]]), rows


@pytest.fixture
def officer(db):
    return judging.officer()


@pytest.fixture
def contract(awards, officer) -> Contract:
    contracts.invite_missing(committee=awards[0], by=officer, now=MAY)
    found = Contract.objects.get(application=awards[1]["Umbra"])
    contracts.give_payee(contract=found, iban=IBAN, holder="Asociația Umbra", now=MAY)
    return found


def address(application: Application, language: str = "ro", code: str = "") -> str:
    word, project = {"ro": ("rezultate", "proiect"), "en": ("results", "project")}[language]
    return f"/{language}/{word}/{application.call_key}/{project}/{code or application.code}/"


def facts_of(page) -> dict[str, str]:
    names = [tag.get_text(" ", strip=True) for tag in page.select("aside .facts dt")]
    return dict(zip(names, [tag.get_text(" ", strip=True) for tag in page.select("aside .facts dd")], strict=True))


def steps_of(page) -> list[tuple[str, str, str]]:
    """(state, day, title) of the timeline."""
    return [
        (row["data-stage"], row.select_one(".timeline__date").get_text(strip=True), row.h3.find(string=True).strip())
        for row in page.select(".timeline li")
    ]


def changed(found: Committee, application: Application, officer) -> None:
    """The award is given up and the results change, approved by two people."""
    facts = {"committee": found, "kind": RevisionKind.MONEY, "application": application, "more_money": None}
    change = revising.open_revision(**facts, **SAID, by=officer, now=OCTOBER)
    change = revising.propose_revision(revision=change, by=officer, now=OCTOBER)
    revising.apply_revision(revision=change, digest=change.digest, by=judging.officer(), now=OCTOBER)


def test_the_page_tells_who_how_much_and_what_is_promised_in_both_languages(awards, contract, officer, client, call):
    running = funding.running(contract, by=officer)
    part = paying.plan_instalment(contract=running, planned_on=MAY.date(), amount=Decimal(2500), by=officer, now=MAY)
    paying.record_payment(instalment=part, paid_on=MAY.date(), by=officer, now=MAY)
    umbra = awards[1]["Umbra"]
    answer = client.get(address(umbra))
    page = soup(answer)
    assert page.h1.get_text(strip=True) == "Ideea Umbra" and page.html["lang"] == "ro"
    assert "Umbra · 4.000,00 lei" in page.select_one(".page-head").get_text(" ", strip=True)
    facts = facts_of(page)
    assert facts["Echipa"] == "Umbra" and facts["Suma acordată"] == "4.000,00 lei"
    assert facts["Plătit"] == "2.500,00 lei din 4.000,00 lei" and facts["Cod"] == umbra.code
    assert page.select_one(f"a[href='{reverse('grant_results', args=[call.translation_key])}']")
    assert steps_of(page) == [
        ("done", "20 mai 2030", "Contractul a fost semnat"),
        ("done", "21 mai 2030", "Finanțarea a fost publicată"),
        ("done", "1 iunie 2030", "Proiectul a început"),
        ("imagined", "31 iulie 2030", "Raportul intermediar trebuie depus"),
        ("imagined", "30 septembrie 2030", "Proiectul se încheie, după contract"),
        ("imagined", "31 octombrie 2030", "Raportul final trebuie depus"),
    ]
    assert not answer.cookies and not any(word in answer.content.decode() for word in HIDDEN)

    other = soup(client.get(address(umbra, "en")))
    assert other.html["lang"] == "en" and other.h1.span["lang"] == "ro"
    assert facts_of(other)["Paid"] == "2,500.00 lei of 4,000.00 lei"
    assert other.select_one("link[rel=canonical]")["href"].endswith(address(umbra, "en"))
    pair = {tag["hreflang"]: tag["href"] for tag in other.select("link[rel=alternate][hreflang]")}
    assert pair["ro"].endswith(address(umbra)) and pair["en"].endswith(address(umbra, "en"))
    assert page.select_one(f"header a[href$='{address(umbra, 'en')}']"), "the language switch"


def test_what_is_late_and_what_came_is_told_and_the_summary_stands_in_the_readers_language(
    awards, contract, officer, client, time_machine
):
    running = funding.running(contract, by=officer)
    time_machine.move_to(OCTOBER, tick=False)
    page = soup(client.get(address(awards[1]["Umbra"])))
    assert "Încă nu a venit." in page.select_one(".timeline").get_text(" ")
    report = funding.report(running)
    page = client.get(address(awards[1]["Umbra"]))
    assert "Umbră în parc." not in page.content.decode() and "Am montat" not in page.content.decode()
    report = reporting.accept_report(report=report, by=officer, now=OCTOBER)
    words = {"summary_ro": "Umbră în parc.", "summary_en": ""}
    reporting.approve_summary(report=report, **words, by=officer, now=OCTOBER)
    contracts.close(contract=running, by=officer, now=OCTOBER)
    shown = soup(client.get(address(awards[1]["Umbra"], "en"))).main
    assert shown.select_one("div[lang=ro]").get_text(strip=True) == "Umbră în parc."
    titles = [title for _state, _day, title in steps_of(shown)]
    assert titles[-2:] == ["What was done was published", "The contract was closed"]
    assert ("done", "20 September 2030", "The project ended") in steps_of(shown)
    assert "imagined" not in {state for state, _day, _title in steps_of(shown)}, "nothing is promised any more"


def test_whatever_was_not_funded_or_is_not_public_is_the_same_404(awards, officer, client, call):
    found, rows = awards
    key = rows["Umbra"].call_key
    lost = [address(rows["Pod"]), address(rows["Umbra"], code="AAAA-BBBB"), address(rows["Umbra"], code="x")]
    lost.append(address(rows["Umbra"]).replace(str(key), "00000000-0000-0000-0000-000000000000"))
    pages = [client.get(each) for each in lost]
    assert {page.status_code for page in pages} == {404}
    assert len({soup(page).main.get_text(" ", strip=True) for page in pages}) == 1, "nothing tells one from another"
    Committee.objects.update(state=JudgingState.APPROVED)
    assert client.get(address(rows["Umbra"])).status_code == 404
    Committee.objects.update(state=JudgingState.PUBLISHED)
    assert client.get(address(rows["Umbra"])).status_code == 200
    shut = PageViewRestriction.objects.create(page=call, restriction_type="groups")
    shut.groups.add(Group.objects.create(name="Cei de acasă"))
    assert client.get(address(rows["Umbra"])).status_code == 404
    shut.delete()
    latest(call).unpublish()
    assert client.get(address(rows["Umbra"])).status_code == 404


def test_one_person_is_a_code_with_a_sum(awards, client):
    umbra = awards[1]["Umbra"]
    Application.objects.filter(pk=umbra.pk).update(terms=umbra.terms | {"applicants": "individual"})
    page = client.get(address(umbra))
    assert soup(page).h1.get_text(strip=True) == umbra.code and "4.000,00 lei" in page.content.decode()
    assert "Umbra" not in page.content.decode()


def test_a_declined_award_says_so_and_one_that_the_results_took_away_is_a_code_with_the_reason(
    awards, contract, officer, client
):
    found, rows = awards
    contracts.decline(contract=contract, reason="Ana s-a îmbolnăvit.", by=None, now=OCTOBER)
    page = client.get(address(rows["Umbra"]))
    assert "Ana" not in page.content.decode(), "the team's own words are not for everybody"
    assert soup(page).h1.get_text(strip=True) == "Ideea Umbra"
    assert [title for _state, _day, title in steps_of(soup(page))] == [
        "Finanțarea a fost publicată", "S-a renunțat la finanțare",
    ]  # fmt: skip
    changed(found, rows["Umbra"], officer)
    page = client.get(address(rows["Umbra"]))
    text = page.content.decode()
    assert page.status_code == 200 and "Umbra" not in text and "4.000,00" not in text
    assert soup(page).h1.get_text(strip=True) == rows["Umbra"].code and SAID["reason_ro"] in text
    assert SAID["reason_en"] in client.get(address(rows["Umbra"], "en")).content.decode()
    promoted = soup(client.get(address(rows["Pod"])))
    assert promoted.h1.get_text(strip=True) == "Ideea Pod"
    assert ("done", "2 octombrie 2030", "Finanțarea a fost publicată") in steps_of(promoted), "not before it was"
    results = client.get(reverse("grant_results", args=[found.call_key])).content.decode()
    assert address(rows["Umbra"]) in results and "Ideea Umbra" not in results


def test_a_demonstration_says_so(awards, client, call):
    page = latest(call)
    page.is_demonstration = True
    publish(page)
    assert "sunt inventate" in client.get(address(awards[1]["Umbra"])).content.decode()


def test_results_and_who_received_what_lead_to_it_as_pages_and_as_data(awards, client):
    found, rows = awards
    results = reverse("grant_results", args=[found.call_key])
    wanted = address(rows["Umbra"])
    assert soup(client.get(results)).select_one(f"main table a[href='{wanted}']").get_text(strip=True) == "Ideea Umbra"
    assert soup(client.get("/ro/cine-a-primit/")).select_one(f"main table a[href='{wanted}']")
    lines = client.get(f"{results}csv/").getvalue().decode("utf-8-sig")
    table = {row["code"]: row["url"] for row in csv.DictReader(io.StringIO(lines), delimiter=";")}
    assert table[rows["Umbra"].code].endswith(wanted) and table[rows["Pod"].code] == ""
    data = client.get(f"{results}json/").json()["results"]
    assert [bool(row["url"]) for row in data] == [True, True, False]
    received = client.get("/ro/cine-a-primit/json/").json()["awards"]
    assert {row["project_url"].partition("/ro/")[2] for row in received} == {
        address(rows[team]).partition("/ro/")[2] for team in ("Umbra", "Nisip")
    }


def test_it_leads_back_to_its_dossier_and_only_what_is_funded_may_be_chosen(awards, officer, client, site):
    found, rows = awards
    dossier = make_dossier(site, "Turnul", projects=[DossierProject(code=rows["Umbra"].code)])
    assert soup(client.get(address(rows["Umbra"]))).select_one(f"a[href='{dossier.get_url()}']")
    assert not soup(client.get(address(rows["Nisip"]))).select(f"a[href='{dossier.get_url()}']")
    [(call, choices)] = projects_to_choose()
    assert call == found.title and [code for code, _label in choices] == [rows["Umbra"].code, rows["Nisip"].code]
    assert choices[0][1] == f"Ideea Umbra ({rows['Umbra'].code})"
    Application.objects.filter(pk=rows["Umbra"].pk).update(terms=rows["Umbra"].terms | {"applicants": "individual"})
    assert projects_to_choose()[0][1][0] == (rows["Umbra"].code, rows["Umbra"].code)
    Committee.objects.update(state=JudgingState.APPROVED)
    assert projects_to_choose() == []


def test_the_thread_tells_the_moments_of_a_project_and_nothing_of_one_that_is_not_public(
    awards, contract, officer, client, site
):
    found, rows = awards
    codes = [DossierProject(code=rows["Umbra"].code), DossierProject(code=rows["Pod"].code)]
    dossier = make_dossier(site, projects=codes)
    running = funding.running(contract, by=officer)

    def shown() -> list[str]:
        items = soup(client.get(dossier.get_url())).select(".timeline li")
        return [item.select_one(".timeline__date").get_text(strip=True) for item in items]

    promised = "30 septembrie 2030 · Proiectul se încheie, după contract"
    assert shown() == ["20 mai 2030 · Contractul a fost semnat", "21 mai 2030 · Finanțarea a fost publicată", promised]
    assert soup(client.get(dossier.get_url())).select_one(f".timeline a[href='{address(rows['Umbra'])}']")
    lines = client.get(f"{dossier.get_url()}data/csv/").getvalue().decode("utf-8-sig")
    told = [row for row in csv.DictReader(io.StringIO(lines)) if row["kind"] == "project"]
    assert {row["title"] for row in told} == {"Ideea Umbra"} and told[0]["date"] == "2030-05-20"
    contracts.cancel(contract=running, reason="…", by=officer, now=OCTOBER)
    assert shown()[-1] == "2 octombrie 2030 · Contractul a încetat înainte de termen" and promised not in shown()
    changed(found, rows["Umbra"], officer)
    assert "Ideea Umbra" not in client.get(dossier.get_url()).content.decode(), "it is a code now"
    assert len([row for row in shown() if "Finanțarea a fost publicată" in row]) == 2, "the reserve is funded since"
    Committee.objects.update(state=JudgingState.APPROVED)
    assert shown() == [], "what is not public any more is left out, without an error"


def test_days_are_those_of_the_city(awards, client):
    Committee.objects.update(published_at=dt.datetime(2030, 5, 21, 22, 30, tzinfo=dt.UTC))
    assert ("done", "22 mai 2030", "Finanțarea a fost publicată") in steps_of(
        soup(client.get(address(awards[1]["Nisip"])))
    )


def test_a_thread_asks_as_much_for_many_projects_as_for_one(call, officer, client, site):
    from tests.house.test_queries import queries_of

    publish(call)
    form = funding.make_form(call)
    rows = [funding.apply(form, f"Echipa {number}") for number in range(8)]
    found = funding.results(call, *rows)
    contracts.invite_missing(committee=found, by=officer, now=MAY)
    one, many = (
        make_dossier(site, title, projects=[DossierProject(code=row.code, sort_order=n) for n, row in enumerate(some)])
        for title, some in (("Unul", rows[:1]), ("Multe", rows))
    )
    bare = make_dossier(site, "Fără")
    few, asked, none = (queries_of(lambda page=page: client.get(page.get_url())) for page in (one, many, bare))
    assert len(few) == len(asked) == len(none) + 5, "decisions, contracts, reports, calls, changes of the results"
    assert len(set(asked)) == len(asked)
    assert client.get(many.get_url()).content.decode().count("/proiect/") == 8
