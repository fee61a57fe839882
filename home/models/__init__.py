"""Pages of the home app."""

from .board import BoardMember, BoardPage
from .home import HomePage
from .news import NewsIndexPage, NewsPage
from .partners import PartnersPage
from .projects import ProjectEmblem, ProjectPage, ProjectsIndexPage
from .reports import ReportPage, ReportsIndexPage
from .standard import StandardPage
from .sums import ProjectSum

__all__ = [
    "BoardMember",
    "BoardPage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PartnersPage",
    "ProjectEmblem",
    "ProjectPage",
    "ProjectSum",
    "ProjectsIndexPage",
    "ReportPage",
    "ReportsIndexPage",
    "StandardPage",
]
