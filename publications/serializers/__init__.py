"""The JSON of every page type and shared piece, each in a file of its own, found here by its public name."""

from publications.serializers.article import ARTICLE
from publications.serializers.attachment_type import ATTACHMENT_TYPE
from publications.serializers.base import PageSerializer, SnippetSerializer
from publications.serializers.call_to_action import CALL_TO_ACTION
from publications.serializers.contact_point import CONTACT_POINT
from publications.serializers.content_warning import CONTENT_WARNING
from publications.serializers.definition import DEFINITION
from publications.serializers.figure import FIGURE
from publications.serializers.glossary_term import GLOSSARY_TERM
from publications.serializers.helpline import HELPLINE
from publications.serializers.home import HOME
from publications.serializers.job_alert import JOB_ALERT
from publications.serializers.job_category import JOB_CATEGORY
from publications.serializers.legal_text import LEGAL_TEXT
from publications.serializers.location import LOCATION
from publications.serializers.organisation import ORGANISATION
from publications.serializers.person import PERSON
from publications.serializers.risk_factor import RISK_FACTOR
from publications.serializers.risk_factor_group import RISK_FACTOR_GROUP
from publications.serializers.section import SECTION
from publications.serializers.source import SOURCE
from publications.serializers.symptom import SYMPTOM
from publications.serializers.topic import TOPIC
from publications.serializers.treatment import TREATMENT
from publications.serializers.vacancy import VACANCY

PAGES: dict[str, PageSerializer] = {
    serializer.type_name: serializer
    for serializer in (
        HOME,
        SECTION,
        TOPIC,
        ATTACHMENT_TYPE,
        RISK_FACTOR,
        SYMPTOM,
        TREATMENT,
        ARTICLE,
        JOB_ALERT,
        VACANCY,
    )
}

SNIPPETS: dict[str, SnippetSerializer] = {
    serializer.type_name: serializer
    for serializer in (
        ORGANISATION,
        HELPLINE,
        CONTACT_POINT,
        CALL_TO_ACTION,
        CONTENT_WARNING,
        DEFINITION,
        FIGURE,
        GLOSSARY_TERM,
        SOURCE,
        PERSON,
        RISK_FACTOR_GROUP,
        JOB_CATEGORY,
        LOCATION,
        LEGAL_TEXT,
    )
}
