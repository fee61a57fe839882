"""How often a question kept somebody from sending an application; nobody is told apart and no answer is kept."""

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

COUNT = """
    INSERT INTO participation_refusedanswer AS mine (form_id, key, times) VALUES {rows}
    ON CONFLICT (form_id, key) DO UPDATE SET times = mine.times + 1
"""


class RefusedAnswerQuerySet(models.QuerySet):
    """Counting is one statement, in one order, so that two at a moment both count and neither waits for ever."""

    def count_once(self, form_id: int, keys: list[str]) -> None:
        with connection.cursor() as cursor:
            rows = ", ".join(["(%s, %s, 1)"] * len(keys))
            cursor.execute(COUNT.format(rows=rows), [value for key in sorted(keys) for value in (form_id, key)])


class RefusedAnswer(models.Model):
    """One question of one form: how often the whole form came back because of it."""

    form = models.ForeignKey("participation.Form", on_delete=models.CASCADE, related_name="refused_answers")
    key = models.CharField(max_length=20)
    times = models.PositiveIntegerField(_("times"), default=0)

    objects = RefusedAnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "key"], name="refused_answer_counted_once")]

    def __str__(self) -> str:
        return f"{self.form_id} {self.key}: {self.times}"
