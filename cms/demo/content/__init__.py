"""The demo content in Dutch, written for the fictional organisation Lindehof Jeugdhulp.

``SNIPPETS`` and ``PAGES`` are what the demo loads, pages in the order of the tree. ``EARLIER`` holds an older
wording of some fields, by page name: the demo loads it first and then replaces it, so that a translation of the
page is outdated.
"""

from cms.demo.content.articles import ARTICLES
from cms.demo.content.forms import FORMS
from cms.demo.content.risk_factors import RISK_FACTORS
from cms.demo.content.sections import ARTICLES_SECTION, HOME, TREATMENTS_SECTION, WORK_SECTION
from cms.demo.content.snippets_help import (
    CONTACT_POINTS,
    CONTENT_WARNINGS,
    HELPLINES,
    ORGANISATION,
    PEOPLE,
)
from cms.demo.content.snippets_knowledge import (
    DEFINITIONS,
    FIGURES,
    GLOSSARY,
    RISK_FACTOR_GROUPS,
    SOURCES,
)
from cms.demo.content.snippets_work import CALLS_TO_ACTION, JOB_CATEGORIES, LEGAL_TEXTS, LOCATIONS
from cms.demo.content.symptoms import SYMPTOMS
from cms.demo.content.topic import TOPIC
from cms.demo.content.treatments import EARLIER, TREATMENTS
from cms.demo.content.vacancies import FIRST_VACANCIES
from cms.demo.content.vacancies_more import MORE_VACANCIES
from cms.demo.content.values import DemoPage, InDays, Snippet

SNIPPETS: tuple[Snippet, ...] = (
    *ORGANISATION,
    *CONTENT_WARNINGS,
    *HELPLINES,
    *CONTACT_POINTS,
    *PEOPLE,
    *SOURCES,
    *DEFINITIONS,
    *FIGURES,
    *GLOSSARY,
    *RISK_FACTOR_GROUPS,
    *JOB_CATEGORIES,
    *LOCATIONS,
    *LEGAL_TEXTS,
    *CALLS_TO_ACTION,
)

PAGES: tuple[DemoPage, ...] = (
    *HOME,
    *TOPIC,
    *FORMS,
    *RISK_FACTORS,
    *SYMPTOMS,
    *TREATMENTS_SECTION,
    *TREATMENTS,
    *ARTICLES_SECTION,
    *ARTICLES,
    *WORK_SECTION,
    *FIRST_VACANCIES,
    *MORE_VACANCIES,
)

__all__ = ["EARLIER", "PAGES", "SNIPPETS", "DemoPage", "InDays", "Snippet"]
