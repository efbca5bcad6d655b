"""A small house with one of everything that has an address, built once for all tests of a file that ask for it."""

from pages.models import Citation, GlossaryTerm, PageContentWarning
from tests.factories.images import an_image
from tests.factories.pages import (
    a_job_alert_page,
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    a_vacancy,
    an_article,
    an_attachment_type,
    home,
    translated,
)
from tests.factories.snippets import (
    a_content_warning,
    a_helpline,
    a_person,
    a_snippet,
    a_source,
    an_organisation,
)


def build_small_house() -> None:
    an_organisation()
    a_helpline(a_content_warning(), is_emergency=True)
    a_snippet(GlossaryTerm, term="Hechting", explanation="De band tussen een kind en zijn ouders.")
    a_person()
    text = ("text", {"heading": "Hechting", "html": "<p>Een kind hecht zich aan wie voor hem zorgt.</p>"})
    topic = a_topic(
        title="Hechtingsproblemen",
        summary="Als hechten niet vanzelf gaat.",
        hero_image=an_image(),
        hero_alt="Een linde",
        body=[text, ("callout", {"tone": "info", "heading": "Praat erover", "html": "<p>Bel gerust.</p>"})],
        content_warning_rows=[PageContentWarning(warning=a_content_warning("loss"))],
        citation_rows=[Citation(source=a_source(), locator="blz. 2", locale=home().locale)],
    )
    an_attachment_type(topic)
    a_risk_factor(topic, standalone=True, explanation="<p>Een kind leert zo niet wie er voor hem is.</p>")
    for title, stage in (("Angst", "child"), ("Boosheid", "child"), ("Verdriet", "teenager"), ("Schaamte", "adult")):
        a_symptom(topic, title=title, life_stages=[stage], red_flag=stage == "child")
    section = a_section(title="Hulp")
    a_treatment(section, title="EMDR", min_age=4, max_age=18)
    a_vacancy(section, title="Gezinsbehandelaar")
    a_job_alert_page(section)
    translated(an_article(title="Wat hechting is", body=[text]), "en", title="What attachment is")
