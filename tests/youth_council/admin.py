"""The page editor of the admin as a person uses it: open the form, change what is to change, press a button."""

from bs4 import BeautifulSoup
from django.urls import reverse

STREAMS = {"body-count": "0"}  # the browser adds the number of blocks


class Desk:
    """A signed-in person's desk."""

    def __init__(self, client, person):
        self.client, self.person = client, person

    def open(self, address: str):
        self.client.force_login(self.person)
        return self.client.get(address)

    def may_open(self, address: str) -> bool:
        return self.open(address).status_code == 200

    def add(self, model, parent, button: str, **values):
        """Make a page below `parent` as its form says, with the button of that name."""
        address = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
        before = set(parent.get_children().values_list("pk", flat=True))
        self.send(address, button, values)
        return model.objects.child_of(parent).exclude(pk__in=before).first()

    def edit(self, page, button: str, **values):
        """Change a page's form and press the button; the page as stored."""
        self.send(reverse("wagtailadmin_pages:edit", args=[page.pk]), button, values)
        return type(page).objects.get(pk=page.pk)

    def send(self, address: str, button: str, values: dict):
        response = self.open(address)
        assert response.status_code == 200, (address, response.status_code)
        data = {**form_values(response.content.decode()), **STREAMS, **values}
        return self.client.post(address, data | ({button: button} if button else {}))

    def judge(self, page, verdict: str, comment: str = ""):
        """Approve or reject what waits for approval."""
        task = page.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, verdict, task.pk])
        self.client.force_login(self.person)
        return self.client.post(address, {"comment": comment})

    def buttons(self, page) -> set[str]:
        soup = BeautifulSoup(self.open(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
        return {
            tag["name"] for tag in soup.find_all("button", attrs={"name": True}) if tag["name"].startswith("action-")
        }


def form_values(html: str) -> dict:
    """What the form would send as it stands."""
    form = BeautifulSoup(html, "html.parser").find("form", attrs={"data-edit-form": True})
    found: dict[str, str | list] = {}
    for tag in form.find_all(["input", "textarea", "select"]):
        name, kind = tag.get("name"), tag.get("type", "")
        if (
            not name
            or kind in ("submit", "file", "button")
            or (kind in ("checkbox", "radio") and not tag.has_attr("checked"))
        ):
            continue
        if tag.name == "select":
            found[name] = [option["value"] for option in tag.find_all("option") if option.has_attr("selected")]
        else:
            found[name] = tag.get_text() if tag.name == "textarea" else tag.get("value", "")
    return found
