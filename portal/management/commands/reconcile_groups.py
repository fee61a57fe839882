"""Makes groups, their permissions and the youth workflow equal to the table in portal/roles.py; safe at any time."""

from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from portal.role_scopes import collection_of, pages_of
from portal.roles import FOR_EVERY_ROLE, ROLES, STOCK_GROUPS, STOCK_WORKFLOW, WORKFLOWS, Role, role


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        self.changes: list[str] = []
        self.known = {
            f"{app}.{codename}": pk
            for app, codename, pk in Permission.objects.values_list("content_type__app_label", "codename", "pk")
        }
        self.remove_stock()
        for each in ROLES:
            self.reconcile(each)
        for scope, (name, step, approvers) in WORKFLOWS.items():
            self.reconcile_workflow(scope, name, step, Group.objects.get(name=role(approvers).name))
        if options["verbosity"] > 0:
            self.stdout.write("\n".join([*self.changes, f"Roles: {len(self.changes)} changes."]))

    def permission_ids(self, names) -> set[int]:
        names = set(names)
        missing = sorted(names - set(self.known))
        if missing:
            raise CommandError(f"portal/roles.py names permissions that do not exist: {', '.join(missing)}")
        return {self.known[name] for name in names}

    def reconcile(self, wanted: Role) -> None:
        group, is_new = Group.objects.get_or_create(name=wanted.name)
        before = len(self.changes)
        if is_new:
            self.changes.append(f"+ group {group.name}")
        self.reconcile_permissions(group, self.permission_ids((*FOR_EVERY_ROLE, *wanted.permissions)))
        self.reconcile_pages(group, wanted)
        self.reconcile_collections(group, wanted)
        if len(self.changes) > before:
            log(group, "wagtail.create" if is_new else "wagtail.edit", data={"changes": self.changes[before:]})

    def reconcile_permissions(self, group: Group, wanted: set[int]) -> None:
        held = set(group.permissions.values_list("pk", flat=True))
        self.note(group, "", wanted - held, held - wanted)
        group.permissions.add(*(wanted - held))
        group.permissions.remove(*(held - wanted))

    def reconcile_pages(self, group: Group, role: Role) -> None:
        wanted = {
            (page.pk, permission)
            for scope, codenames in role.pages.items()
            for page in pages_of(scope)
            for permission in self.permission_ids(f"wagtailcore.{codename}" for codename in codenames)
        }
        held = {(row.page_id, row.permission_id): row for row in GroupPagePermission.objects.filter(group=group)}
        for page, permission in sorted(wanted - held.keys()):
            GroupPagePermission.objects.create(group=group, page_id=page, permission_id=permission)
            self.note(group, f" on page {page}", {permission}, set())
        for page, permission in sorted(held.keys() - wanted):
            held[page, permission].delete()
            self.note(group, f" on page {page}", set(), {permission})

    def reconcile_collections(self, group: Group, role: Role) -> None:
        wanted = {
            (collection_of(name).pk, permission)
            for name, names in role.collections.items()
            for permission in self.permission_ids(names)
        }
        rows = GroupCollectionPermission.objects.filter(group=group)
        held = {(row.collection_id, row.permission_id): row for row in rows}
        for collection, permission in sorted(wanted - held.keys()):
            GroupCollectionPermission.objects.create(group=group, collection_id=collection, permission_id=permission)
            self.note(group, f" on collection {collection}", {permission}, set())
        for collection, permission in sorted(held.keys() - wanted):
            held[collection, permission].delete()
            self.note(group, f" on collection {collection}", set(), {permission})

    def note(self, group: Group, where: str, added: set[int], removed: set[int]) -> None:
        names = {pk: name for name, pk in self.known.items()}
        self.changes += [f"+ {group.name}: {name}{where}" for name in sorted(names[pk] for pk in added)]
        self.changes += [f"- {group.name}: {name}{where}" for name in sorted(names[pk] for pk in removed)]

    def reconcile_workflow(self, scope: str, name: str, step: str, approvers: Group) -> None:
        workflow, is_new = Workflow.objects.get_or_create(name=name, defaults={"active": True})
        task, _ = GroupApprovalTask.objects.get_or_create(name=step, defaults={"active": True})
        if is_new:
            self.changes.append(f"+ workflow {name}")
        for row in (workflow, task):
            if not row.active:
                row.active = True
                row.save(update_fields=["active"])
                self.changes.append(f"+ {row} is active again")
        if set(task.groups.all()) != {approvers}:
            task.groups.set([approvers])
            self.changes.append(f"+ {step}: approved by {approvers.name}")
        if list(workflow.workflow_tasks.values_list("task_id", flat=True)) != [task.pk]:
            workflow.workflow_tasks.all().delete()
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        self.assign_workflow(scope, workflow)

    def assign_workflow(self, scope: str, workflow: Workflow) -> None:
        wanted = {page.pk for page in pages_of(scope)}
        held = set(WorkflowPage.objects.filter(workflow=workflow).values_list("page_id", flat=True))
        for page in sorted(wanted - held):
            WorkflowPage.objects.update_or_create(page_id=page, defaults={"workflow": workflow})
            self.changes.append(f"+ workflow {workflow} on page {page}")
        for page in sorted(held - wanted):
            WorkflowPage.objects.filter(workflow=workflow, page_id=page).delete()
            self.changes.append(f"- workflow {workflow} on page {page}")

    def remove_stock(self) -> None:
        for group in Group.objects.filter(name__in=STOCK_GROUPS):
            if group.user_set.exists():
                self.stderr.write(
                    f"The group {group} is not in the table but has members; give them roles and delete it."
                )
                continue
            group.delete()
            self.changes.append(f"- group {group.name}")
        for workflow in Workflow.objects.filter(name=STOCK_WORKFLOW, active=True):
            workflow.deactivate()
            self.changes.append(f"- workflow {workflow}")
