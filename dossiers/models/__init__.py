"""Dossiers, their rows, and the record of what changed in them."""

from .changes import StageChange
from .pages import DossierPage, DossiersIndexPage
from .rows import DossierFigure, DossierIdea, DossierLink, DossierProject, DossierStage

__all__ = [
    "DossierFigure",
    "DossierIdea",
    "DossierLink",
    "DossierPage",
    "DossierProject",
    "DossierStage",
    "DossiersIndexPage",
    "StageChange",
]
