"""Pieces of content that many pages share; each kind stands in a file of its own."""

from pages.snippets.call_to_action import CallToAction
from pages.snippets.contact_point import ContactPoint
from pages.snippets.content_warning import ContentWarning
from pages.snippets.definition import Definition
from pages.snippets.figure import Figure
from pages.snippets.glossary_term import GlossaryTerm
from pages.snippets.helpline import Helpline, HelplineWarning
from pages.snippets.job_category import JobCategory
from pages.snippets.legal_text import LegalText
from pages.snippets.location import Location
from pages.snippets.organisation import Organisation
from pages.snippets.person import Person
from pages.snippets.risk_factor_group import RiskFactorGroup
from pages.snippets.source import Source

__all__ = [
    "CallToAction",
    "ContactPoint",
    "ContentWarning",
    "Definition",
    "Figure",
    "GlossaryTerm",
    "Helpline",
    "HelplineWarning",
    "JobCategory",
    "LegalText",
    "Location",
    "Organisation",
    "Person",
    "RiskFactorGroup",
    "Source",
]
