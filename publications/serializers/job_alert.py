from pages.choices import AlertCriterion, AlertFrequency
from pages.models import JobAlertPage
from publications.serializers.base import PageSerializer
from publications.serializers.fields import html, options, snippet, text

JOB_ALERT = PageSerializer(
    JobAlertPage,
    comes_last=True,
    document=[
        html("introduction"),
        text("form_heading"),
        text("form_explanation"),
        options("criteria", AlertCriterion),
        options("frequencies", AlertFrequency),
        text("submit_label"),
        snippet("consent", "legal_text"),
        html("thanks"),
    ],
)
