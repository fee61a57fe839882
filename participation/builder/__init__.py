"""From a frozen version and its words to a Django form; the keys are equal in every language."""

from .fields import QuestionFormBuilder, build_form_class
from .forms import HONEYPOT, QuestionForm, Section
from .questions import Question, questions_of

__all__ = [
    "HONEYPOT",
    "Question",
    "QuestionForm",
    "QuestionFormBuilder",
    "Section",
    "build_form_class",
    "questions_of",
]
