"""The ways to publish that tests/cms/test_facts.py leaves: workflow, caches, search, and two editors at one moment."""

import datetime as dt
import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from accounts.models import User
from cms import signal_handlers
from debates.models import DebatePage
from participation.models import Form, FormPage
from tests.factories import make_debate, make_form_page, make_site, publish, translate

OLD, NEW = dt.date(2030, 3, 1), dt.date(2030, 3, 12)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def draft_of(page, **changes):
    page = fresh(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()
    return page


@pytest.fixture
def approved_by(db):
    """A function that sends a page's draft through a workflow of one step and approves it."""
    person = User.objects.create_superuser(email="sefa@example.org", password="parola-de-probă")
    task = GroupApprovalTask.objects.create(name="Verificare", active=True)
    task.groups.add(Group.objects.create(name="Verificatori"))
    workflow = Workflow.objects.create(name="Verificare", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)

    def approve(page):
        state = workflow.start(page, person)
        state.current_task_state.specific.approve(user=person)

    return approve


@pytest.mark.django_db
def test_an_approved_workflow_carries_facts(site, approved_by):
    romanian = make_debate(site, date=OLD)
    english = translate(romanian)
    draft = draft_of(romanian, date=NEW)
    assert fresh(english).date == OLD
    approved_by(draft)
    assert fresh(english).date == NEW


@pytest.mark.django_db
def test_an_approved_workflow_publishes_a_form(site, approved_by):
    page = make_form_page(site, live=False)
    page.save_revision()
    approved_by(page)
    assert Form.objects.get(page_key=page.translation_key).is_published
    assert FormPage.objects.get(pk=page.pk).wording is not None


@pytest.mark.django_db
def test_caches_forget_both_languages_and_what_stands_above(
    site, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.WAGTAILFRONTENDCACHE = {"any": {"BACKEND": "wagtail.contrib.frontend_cache.backends.DummyBackend"}}
    forgotten = []
    monkeypatch.setattr(signal_handlers.PurgeBatch, "purge", lambda batch: forgotten.extend(batch.urls))
    romanian = make_debate(site, date=OLD)
    english = translate(romanian)
    forgotten.clear()
    with django_capture_on_commit_callbacks(execute=True):
        publish(draft_of(romanian, date=NEW))
    for page in (romanian, romanian.get_parent(), english, english.get_parent()):
        if fresh(page.specific).live:
            assert any(url.endswith(page.url) for url in forgotten), page.url


@pytest.mark.django_db
def test_search_knows_a_carried_fact(search_index, site):
    from wagtail.search.backends import get_search_backend

    romanian = make_debate(site, title="Parcul Est", date=OLD)
    english = translate(romanian, words={"Parcul Est": "East Park", romanian.slug: "east-park"})
    publish(draft_of(romanian, date=NEW))
    found = get_search_backend().search("park", DebatePage.objects.filter(date=NEW, locale=english.locale))
    assert [page.pk for page in found] == [english.pk]


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_publications_at_one_moment_end_with_the_same_facts():
    romanian = make_debate(make_site(), date=OLD)
    english = translate(romanian)

    def publish_english():
        publish(fresh(english).get_latest_revision_as_object())
        connection.close()

    with transaction.atomic():
        publish(draft_of(romanian, date=NEW))
        other = threading.Thread(target=publish_english)
        other.start()
        other.join(1)
        assert other.is_alive(), "the translation waits for its source's row"
    other.join(20)
    assert fresh(english).date == fresh(romanian).date == NEW
