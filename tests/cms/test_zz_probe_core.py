"""Probe."""
import datetime as dt
import json
import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from django.core.files.base import ContentFile
from accounts.models import User
from cms.models import *
from debates.models import *
from home.models import *
from participation.models import Form, FormPage, FormVersion, IdeasPage
from tests.factories import *

pytestmark = pytest.mark.django_db

@pytest.fixture
def admin(client):
    u = User.objects.create_superuser(email="a@b.ro", password="x"*12)
    client.force_login(u)
    return client

def test_a(site):
    p = make_form_page(site)
    k = p.translation_key
    Page.objects.get(pk=p.pk).delete()
    print(Form.objects.get(page_key=k).is_published, Form.objects.get(page_key=k).state_at(timezone.now()))
    assert not Form.objects.get(page_key=k).is_published

def test_b(site):
    p = make_form_page(site, questions=[question_block("number", "N", minimum=0)])
    assert p.form_row.current_version.structure[0]["settings"] == {"minimum": 0}

def test_c(site):
    p = make_form_page(site)
    c = FormPage.objects.get(pk=p.pk).copy(update_attrs={"slug": "c"})
    assert Form.objects.count() == 2
    assert c.wording.version.form_id != p.wording.version.form_id
    assert c.form_row.pk != p.form_row.pk

def test_d(site):
    p = make_form_page(site)
    e = translate(p)
    FormPage.objects.get(pk=p.pk).unpublish()
    assert Form.objects.get().is_published
    FormPage.objects.get(pk=e.pk).unpublish()
    assert not Form.objects.get().is_published
    FormPage.objects.get(pk=e.pk).get_latest_revision().publish()
    assert FormPage.objects.get(pk=e.pk).live
    assert Form.objects.get().is_published

def test_f(site, admin):
    v = Venue.objects.create(name_ro="Casino", name_en="C")
    t = Topic.objects.create(slug="t", name_ro="T", name_en="C")
    d = make_debate(site, venue=v, date=dt.date(2030,1,1))
    d.topics = [DebateTopic(topic=t)]
    publish(d)
    for o in (v, t):
        url = reverse(o.snippet_viewset.get_url_name("delete"), args=[o.pk])
        r = admin.get(url)
        
        from bs4 import BeautifulSoup
        print(" ".join(BeautifulSoup(r.content,"html.parser").find("main").get_text(" ").split())[:600])
        print(r.status_code, [m for m in ("protejat", "nu poate fi șters", "folosit") if m in r.content.decode()])
        r = admin.post(url, follow=True)
        print("POST", r.status_code, r.redirect_chain, [str(m) for m in r.context["messages"]] if r.context and "messages" in r.context else "")
        assert type(o).objects.filter(pk=o.pk).exists()
        url = reverse("wagtail_bulk_action", args=["cms", o._meta.model_name, "delete"]) + f"?id={o.pk}"
        r = admin.get(url)
        print("bulk GET", r.status_code)
        from bs4 import BeautifulSoup
        print(" ".join(BeautifulSoup(r.content,"html.parser").find("main").get_text(" ").split())[:600])
        r = admin.post(url, follow=True)
        print("bulk POST", r.status_code, r.redirect_chain, [str(m) for m in r.context["messages"]] if r.context and "messages" in r.context else "")

def test_g(site, admin):
    doc = PortalDocument.objects.create(title="D", file=ContentFile(b"x", "a.pdf"))
    d = make_debate(site, date=dt.date(2030,1,1))
    d.documents = [DebateDocument(document=doc)]
    publish(d)
    url = reverse("wagtaildocs:delete", args=[doc.pk])
    r = admin.get(url); print(r.status_code)
    from bs4 import BeautifulSoup
    print(" ".join(BeautifulSoup(r.content,"html.parser").find("main").get_text(" ").split())[:600])
    r = admin.get(reverse("wagtail_bulk_action", args=["cms", "portaldocument", "delete"]) + f"?id={doc.pk}")
    print(" ".join(BeautifulSoup(r.content,"html.parser").find("main").get_text(" ").split())[:600])
    try:
        r = admin.post(url, follow=True)
        print("POST", r.status_code, r.redirect_chain, [str(m) for m in r.context["messages"]])
    except Exception as e: print("EXC", repr(e)[:200])
    url = reverse("wagtail_bulk_action", args=["cms", "portaldocument", "delete"]) + f"?id={doc.pk}"
    try:
        r = admin.post(url, follow=True)
        print("bulk POST", r.status_code, r.redirect_chain, [str(m) for m in r.context["messages"]])
    except Exception as e: print("EXC", repr(e)[:200])

def test_q(site, admin):
    std = publish(site.add_child(instance=StandardPage(title="S", slug="s", locale=site.locale)))
    ni = publish(site.add_child(instance=NewsIndexPage(title="S", slug="ni", locale=site.locale)))
    n = publish(ni.add_child(instance=NewsPage(title="S", slug="n", date=dt.date(2020,1,1), locale=site.locale)))
    ideas = publish(site.add_child(instance=IdeasPage(title="S", slug="i", locale=site.locale)))
    d = make_debate(site, date=dt.date(2030,1,1))
    f = make_form_page(site)
    publish(f)
    publish(site)
    pages = [site, std, ni, n, ideas, d, f, Page.objects.get(pk=d.get_parent().pk).specific]
    publish(pages[-1])
    for p in pages:
        p = Page.objects.get(pk=p.pk).specific
        publish(p)
        revs = list(p.revisions.order_by("pk"))
        for name, args in [("edit", [p.pk]), ("history", [p.pk]), ("revisions_compare", [p.pk, "earliest", "latest"]), ("usage",[p.pk]), ("copy", [p.pk]), ("delete",[p.pk]), ("unpublish",[p.pk]), ("move",[p.pk]), ("set_privacy", [p.pk]), ("add_subpage", [p.pk]), ("preview_on_edit", [p.pk]), ("revisions_revert", [p.pk, revs[0].pk]), ("revisions_view", [p.pk, revs[0].pk]), ("view_draft", [p.pk]), ("workflow_history", [p.pk]), ]:
            try:
                r = admin.get(reverse("wagtailadmin_pages:"+name, args=args))
                if r.status_code != 200: print(type(p).__name__, name, r.status_code, r.get("Location"))
            except Exception as e:
                print(type(p).__name__, name, "EXC", repr(e)[:300])
        print(type(p).__name__, [m.__name__ for m in p.creatable_subpage_models()], p.get_page_description())
        r = admin.get(reverse("wagtailadmin_explore", args=[p.pk])); assert r.status_code == 200

def test_menu(site, admin):
    make_form_page(site)
    r = admin.get("/admin/")
    print("forms" , "/admin/forms/" in r.content.decode())
    r = admin.get("/admin/forms/"); print(r.status_code)
