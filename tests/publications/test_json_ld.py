"""What search engines read of a page: the facts of its document, in its language, in the words of schema.org."""

import datetime
import json
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from jsonschema import Draft202012Validator

from pages.models import PAGE_TYPES, Citation, TopicSymptom, VacancyLocation
from publications.jsonld import json_ld, json_ld_schema
from publications.jsonld.plain import plain
from publications.settling import settle
from tests.factories.api import document
from tests.factories.pages import (
    a_risk_factor,
    a_section,
    a_symptom,
    a_topic,
    a_treatment,
    an_article,
    an_attachment_type,
    home,
    published,
    translated,
)
from tests.factories.snippets import a_kind_of_work, a_location, a_source, translated_snippet
from tests.publications.graphs import (
    SITE,
    UTRECHT,
    a_whole_topic,
    a_whole_vacancy,
    graph,
    node,
    organisation_card,
    pages_of_every_type,
    reviewed,
    strings,
    types,
)

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def faults(type_name: str, graph: Any) -> list[str]:
    found = Draft202012Validator(json_ld_schema(type_name)).iter_errors(graph)
    return [f"{error.json_path}: {error.message}" for error in found]


def values(thing: Any) -> list[Any]:
    """Everything in a graph, at any depth."""
    inner = list(thing.values()) if isinstance(thing, dict) else thing if isinstance(thing, list) else []
    return [thing, *(value for found in inner for value in values(found))]


# -- all types --------------------------------------------------------------------------------------------


def test_graph_of_every_page_type_fits_its_closed_schema_and_says_nothing_empty() -> None:
    seen = set()
    card = organisation_card()
    for page in pages_of_every_type():
        for locale in ("nl", "pl"):
            found = graph(page, locale, organisation=card)
            assert faults(page.type_name, found) == []
            assert [value for value in values(found) if value is None or value in ("", [], {})] == []
        seen.add(page.type_name)
    assert seen == {model.type_name for model in PAGE_TYPES}


@pytest.mark.parametrize("name", [model.type_name for model in PAGE_TYPES])
def test_schema_is_valid_closed_and_typed_all_the_way_down(name: str) -> None:
    schema = json_ld_schema(name)
    Draft202012Validator.check_schema(schema)
    told = {"type", "const", "enum", "anyOf"}
    for part in values(schema):
        if isinstance(part, dict) and part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert all(told & set(inner) for inner in part["properties"].values())
        elif isinstance(part, dict) and part.get("type") == "array":
            assert told & set(part["items"])
        elif isinstance(part, dict) and "anyOf" in part:
            tags = [variant["properties"]["@type"]["const"] for variant in part["anyOf"]]
            assert len(set(tags)) == len(tags)


def test_schema_refuses_a_property_it_does_not_know_and_a_text_in_place_of_a_number() -> None:
    found = graph(a_whole_vacancy())
    assert faults("vacancy", found) == []
    node(found, "JobPosting")["salary"] = "veel"
    assert faults("vacancy", found)
    del node(found, "JobPosting")["salary"]
    node(found, "JobPosting")["baseSalary"]["value"]["minValue"] = "veel"
    assert faults("vacancy", found)


def test_schema_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(KeyError, match="recipe"):
        json_ld_schema("recipe")


def test_every_reference_leads_to_a_node_of_the_graph_or_to_another_page() -> None:
    for page in pages_of_every_type():
        found = graph(page)
        parts = [value for value in values(found) if isinstance(value, dict)]
        there = {part["@id"] for part in parts if "@id" in part and "@type" in part}
        steps = {step["item"]["@id"] for part in parts for step in part.get("itemListElement", [])}
        assert {part["@id"] for part in parts if set(part) == {"@id"}} <= there | steps


def test_same_document_gives_the_same_bytes() -> None:
    seen = document(a_whole_topic())
    again = json.loads(json.dumps(seen, sort_keys=True))
    assert json.dumps(json_ld(seen, SITE)) == json.dumps(json_ld(again, SITE))


def test_graph_leaves_the_document_as_it_was() -> None:
    seen = document(a_whole_topic())
    before = json.dumps(seen)
    json_ld(seen, SITE)
    assert json.dumps(seen) == before


# -- the page ---------------------------------------------------------------------------------------------


def test_page_says_where_it_is_and_in_which_language() -> None:
    page = a_section(title="Hulp", search_description="Alle hulp.")
    seen = document(page)
    found = graph(page)
    about = node(found, "CollectionPage")
    assert about["@id"] == about["url"] == f"{SITE}/nl/hulp/"
    assert (about["name"], about["description"], about["inLanguage"]) == ("Hulp", "Alle hulp.", "nl")
    assert (about["datePublished"], about["dateModified"]) == tuple(seen["meta"].values())
    assert node(found, "WebSite")["url"] == f"{SITE}/nl/"


def test_breadcrumbs_lead_from_the_home_page_to_the_page_itself() -> None:
    article = an_article(a_section(title="Lezen"), title="Een lang verhaal", short_title="Verhaal")
    steps = node(graph(article), "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["item"]["@id"]) for step in steps] == [
        (1, f"{SITE}/nl/"),
        (2, f"{SITE}/nl/lezen/"),
        (3, f"{SITE}/nl/lezen/een-lang-verhaal/"),
    ]
    assert [step["name"] for step in steps][1:] == ["Lezen", "Verhaal"]


def test_home_page_gives_the_website_its_name() -> None:
    page = home()
    found = graph(page)
    assert node(found, "WebSite")["name"] == node(found, "WebPage")["name"] == page.title
    assert "name" not in node(graph(an_article()), "WebSite")


def test_section_lists_the_pages_below_it() -> None:
    section = a_section(title="Lezen")
    an_article(section, title="Verhaal", summary="Kort.")
    settle()
    assert node(graph(section), "CollectionPage")["hasPart"] == [
        {
            "@type": "WebPage",
            "@id": f"{SITE}/nl/lezen/verhaal/",
            "url": f"{SITE}/nl/lezen/verhaal/",
            "name": "Verhaal",
            "description": "Kort.",
        }
    ]


def test_picture_stands_at_an_absolute_address() -> None:
    found = graph(a_whole_topic())
    picture = node(found, "ImageObject")
    assert node(found, "MedicalWebPage")["image"] == {"@id": picture["@id"]}
    assert picture["contentUrl"].startswith(f"{SITE}/media/")
    assert (picture["caption"], picture["width"]["value"]) == ("Een linde", 64)


def test_picture_at_another_origin_keeps_its_address() -> None:
    seen = document(a_whole_topic())
    seen["image"]["url"] = "https://files.example.org/linde.png"
    assert node(json_ld(seen, SITE), "ImageObject")["contentUrl"] == "https://files.example.org/linde.png"


# -- review and sources -----------------------------------------------------------------------------------


def test_approved_page_names_its_reviewer() -> None:
    page = an_article(**reviewed())
    found = node(graph(page), "MedicalWebPage")
    assert found["lastReviewed"] == timezone.localdate().isoformat()
    assert found["reviewedBy"] == {
        "@type": "Person",
        "name": "Sam de Wit",
        "jobTitle": "Behandelaar",
        "hasCredential": {
            "@type": "EducationalOccupationalCredential",
            "name": "Gz-psycholoog",
            "identifier": "BIG 0000",
        },
    }


@pytest.mark.parametrize("status", ["not_reviewed", "in_review"])
def test_page_that_is_not_approved_names_no_reviewer(status: str) -> None:
    found = node(graph(an_article(**reviewed(review_status=status))), "MedicalWebPage")
    assert {"lastReviewed", "reviewedBy"} & set(found) == set()


def test_page_whose_review_expired_names_no_reviewer() -> None:
    page = an_article(**reviewed())
    with time_machine.travel(timezone.now() + 400 * DAY):
        settle()
        assert document(page)["review"]["status"] == "expired"
        assert {"lastReviewed", "reviewedBy"} & set(node(graph(page), "MedicalWebPage")) == set()


def test_sources_are_cited_under_their_own_title_and_with_their_own_language() -> None:
    book = a_source("Patterns of Attachment", kind="book", language="en", year=1978, doi="10.1000/182")
    page = an_article(citation_rows=[Citation(source=book, locator="hoofdstuk 2")])
    assert node(graph(page), "MedicalWebPage")["citation"] == [
        {
            "@type": "Book",
            "name": "Patterns of Attachment",
            "datePublished": "1978",
            "inLanguage": "en",
            "sameAs": "https://doi.org/10.1000/182",
        }
    ]


# -- health -----------------------------------------------------------------------------------------------


def test_topic_is_a_page_about_a_condition() -> None:
    found = graph(a_whole_topic())
    condition = node(found, "MedicalCondition")
    page = node(found, "MedicalWebPage")
    assert page["about"] == {"@id": condition["@id"]}
    assert condition["mainEntityOfPage"] == {"@id": page["@id"]}
    assert condition["name"] == "Hechtingsproblemen"
    assert condition["alternateName"] == ["Hechtingsproblematiek", "Onveilige hechting"]
    assert condition["cause"] == [
        {"@type": "MedicalCause", "name": "Te weinig aandacht", "description": "Een kind is vaak alleen."}
    ]
    assert [factor["name"] for factor in condition["riskFactor"]] == ["Armoede"]
    assert [therapy["name"] for therapy in condition["possibleTreatment"]] == ["EMDR"]


def test_what_is_felt_is_a_symptom_what_is_seen_a_sign_and_what_comes_along_neither() -> None:
    listed = node(graph(a_whole_topic()), "MedicalCondition")["signOrSymptom"]
    assert [(found["@type"], found["name"]) for found in listed] == [
        ("MedicalSymptom", "Stress"),
        ("MedicalSign", "Wegkijken"),
    ]


def test_only_figures_with_a_source_are_told_as_facts() -> None:
    topic = a_whole_topic()
    sourced, unsourced = document(topic)["figures"]
    assert (sourced["claim_status"], unsourced["claim_status"]) == ("sourced", "unsourced")
    assert node(graph(topic), "MedicalCondition")["epidemiology"] == [sourced["sentence"]]


def test_questions_of_the_topic_and_of_its_body_are_in_the_faq_with_their_html() -> None:
    questions = node(graph(a_whole_topic()), "FAQPage")["mainEntity"]
    assert [(question["name"], question["acceptedAnswer"]["text"]) for question in questions] == [
        ("Gaat het over?", "<p>Vaak <b>wel</b>.</p>"),
        ("Wat kost het?", "<p>Niets.</p>"),
    ]


def test_page_without_questions_has_no_faq() -> None:
    assert "FAQPage" not in types(graph(a_topic()))


def test_related_subject_has_the_id_that_its_own_page_gives_it() -> None:
    topic = a_whole_topic()
    (therapy,) = node(graph(topic), "MedicalCondition")["possibleTreatment"]
    (page,) = [child for child in topic.get_children().specific() if child.title == "EMDR"]
    own = node(graph(page), "MedicalTherapy")
    assert (own["@id"], own["name"]) == (therapy["@id"], therapy["name"])


def test_pattern_of_attachment_is_a_condition_unless_it_is_secure() -> None:
    topic = a_topic()
    insecure = an_attachment_type(topic, origins=[("item", "Vaak afgewezen")])
    assert node(graph(insecure), "MedicalCondition")["cause"] == [{"@type": "MedicalCause", "name": "Vaak afgewezen"}]
    secure = graph(an_attachment_type(topic, title="Veilig", pattern="secure"))
    assert node(secure, "Thing")["name"] == "Veilig"
    assert "MedicalCondition" not in types(secure)


def test_risk_factor_raises_the_risk_of_its_topic() -> None:
    topic = a_topic(title="Hechting")
    page = a_risk_factor(topic, title="Adoptie", standalone=True, explanation="<p>Een breuk.</p>")
    factor = node(graph(page), "MedicalRiskFactor")
    assert factor["description"] == "Een kind wisselt vaak van verzorger."
    (risk,) = factor["increasesRiskOf"]
    assert (risk["@id"], risk["name"]) == (node(graph(topic), "MedicalCondition")["@id"], "Hechting")


def test_risk_factor_without_an_address_is_no_web_page() -> None:
    found = graph(a_risk_factor(a_topic(), title="Armoede"))
    assert types(found) == ["MedicalRiskFactor"]
    assert {"@id", "mainEntityOfPage"} & set(node(found, "MedicalRiskFactor")) == set()


@pytest.mark.parametrize(
    ("fields", "type_name"),
    [
        ({"perspective": "felt"}, "MedicalSymptom"),
        ({"perspective": "observed"}, "MedicalSign"),
        ({"kind": "associated_condition"}, "MedicalCondition"),
    ],
)
def test_symptom_is_of_the_type_its_perspective_says(fields: Any, type_name: str) -> None:
    page = a_symptom(title="Stress", explanation="<p>Je lijf</p><p>staat <b>aan</b>.</p>", **fields)
    assert types(graph(page))[-1] == type_name
    assert node(graph(page), type_name)["description"] == "Je lijf staat aan."


def test_treatment_tells_how_it_goes_without_markup() -> None:
    steps = [
        ("item", {"title": "Eerst", "html": "<p>We <em>praten</em>.</p>"}),
        ("item", {"title": "Dan", "html": ""}),
    ]
    found = node(graph(a_treatment(title="Gezinshulp", abbreviation="IG", steps=steps)), "MedicalTherapy")
    assert found["howPerformed"] == "Eerst: We praten.\nDan"
    assert found["alternateName"] == ["IG"]
    assert found["additionalType"] == "https://schema.org/PsychologicalTreatment"


def test_words_of_neighbouring_paragraphs_do_not_run_together() -> None:
    assert plain("<p>Eén &amp; <b>twee</b></p><ul><li>drie</li><li>vier</li></ul>") == "Eén & twee drie vier"
    assert plain("") == ""


# -- languages --------------------------------------------------------------------------------------------


def test_fallback_points_to_the_page_in_the_language_it_is_served_in() -> None:
    topic = a_topic(title="Hechting", faqs=[("item", {"question": "Gaat het over?", "answer": "<p>Ja.</p>"})])
    found = graph(topic, "pl")
    page = node(found, "MedicalWebPage")
    assert document(topic, "pl")["path"].startswith("/pl/")
    assert page["@id"] == page["url"] == f"{SITE}/nl/hechting/"
    assert page["inLanguage"] == node(found, "FAQPage")["inLanguage"] == "nl"
    assert node(found, "WebSite")["url"] == f"{SITE}/nl/"
    assert node(found, "MedicalCondition")["@id"] == node(graph(topic), "MedicalCondition")["@id"]


def test_related_fallback_has_no_id_since_its_canonical_is_not_known() -> None:
    (symptom, _sign) = node(graph(a_whole_topic(), "pl"), "MedicalCondition")["signOrSymptom"]
    assert symptom == {"@type": "MedicalSymptom", "name": "Stress"}


def in_words(locale: str) -> dict[str, Any]:
    """The texts of a topic, each of which says in which language it is."""
    return {
        "title": f"{locale} topic",
        "summary": f"{locale} summary",
        "alternate_names": f"{locale} other name",
        "causes": [("item", {"title": f"{locale} cause", "explanation": f"{locale} why"})],
        "faqs": [("item", {"question": f"{locale}?", "answer": f"<p>{locale}</p>"})],
    }


def test_every_text_of_a_graph_is_in_the_language_of_its_document() -> None:
    """What has no Arabic is Dutch, and stays out of the Arabic graph."""
    start = home()
    start.title = "nl home"
    topic = a_topic(published(start), **in_words("nl"))
    both, dutch = a_symptom(topic, title="nl both", summary="nl"), a_symptom(topic, title="nl only", summary="nl")
    topic.symptom_rows = [TopicSymptom(symptom=found, locale=topic.locale) for found in (both, dutch)]
    topic = published(topic)
    translated(start, "ar", title="ar home")
    translated(topic, "ar", **in_words("ar"))
    translated(both, "ar", title="ar both", summary="ar")
    settle()
    assert len(document(topic, "ar")["symptoms"]) == 2
    told = {"name", "alternateName", "description", "text"}
    listed = {}
    for locale in ("nl", "ar"):
        found = graph(topic, locale)
        words = [text.removeprefix("<p>") for name, text in strings(found) if name in told]
        assert [text for text in words if not text.startswith(locale)] == []
        listed[locale] = [card["name"] for card in node(found, "MedicalCondition")["signOrSymptom"]]
    assert listed == {"nl": ["nl both", "nl only"], "ar": ["ar both"]}


def test_breadcrumb_in_another_language_is_left_out_and_the_others_move_up() -> None:
    section = a_section(title="Hulp")
    page = an_article(section, title="Verhaal")
    polish = translated(section, "pl", title="Pomoc")
    settle()
    assert document(page, "pl")["breadcrumbs"][-1]["title"] == polish.title
    steps = node(graph(page, "pl"), "BreadcrumbList")["itemListElement"]
    assert "Pomoc" not in [step["name"] for step in steps]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1]["item"] == {"@id": f"{SITE}/nl/hulp/verhaal/"}


def test_job_title_of_a_reviewer_in_another_language_is_left_out() -> None:
    page = an_article(title="Verhaal")
    arabic = translated(page, "ar", title="قصة")
    for name, value in reviewed().items():
        setattr(arabic, name, value)
    published(arabic)
    assert document(page, "ar")["review"]["reviewed_by"]["locale"] == "nl"
    assert node(graph(page, "ar"), "MedicalWebPage")["reviewedBy"] == {"@type": "Person", "name": "Sam de Wit"}


# -- vacancies --------------------------------------------------------------------------------------------


def test_open_vacancy_is_a_job_posting() -> None:
    page = a_whole_vacancy(category=a_kind_of_work(label="Ambulant"))
    seen = document(page)
    card = organisation_card()
    found = graph(page, organisation=card)
    job = node(found, "JobPosting")
    assert node(found, "WebPage")["mainEntity"] == {"@id": job["@id"]}
    assert job["title"] == "Begeleider"
    assert job["description"] == "<p>Je begeleidt.</p><ul><li>Tijd</li></ul>"
    assert (job["datePosted"], job["validThrough"]) == (seen["meta"]["published_at"], seen["closing_at"])
    assert job["employmentType"] == ["PART_TIME"]
    assert job["workHours"] == "24–32 h/wk"
    assert job["occupationalCategory"] == "Ambulant"
    assert job["identifier"] == {"@type": "PropertyValue", "name": card["name"], "value": seen["reference"]}
    assert job["hiringOrganization"] == {
        "@type": "Organization",
        "name": "Lindehof Jeugdhulp",
        "url": "https://lindehof.example/",
        "logo": f"{SITE}{card['logo']['url']}",
    }
    assert job["educationRequirements"]["credentialCategory"] == "bachelor degree"
    assert job["qualifications"] == ["SKJ"]
    assert job["directApply"] is False


def test_salary_is_given_in_numbers_with_its_period() -> None:
    ranged = node(graph(a_whole_vacancy()), "JobPosting")["baseSalary"]
    assert ranged["currency"] == "EUR"
    assert ranged["value"] == {"@type": "QuantitativeValue", "minValue": 3000, "maxValue": 4000, "unitText": "MONTH"}
    fixed = a_whole_vacancy(salary_min="20.50", salary_max="20.50", salary_period="hour")
    assert node(graph(fixed), "JobPosting")["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "value": 20.5,
        "unitText": "HOUR",
    }


def test_place_of_work_is_on_the_map() -> None:
    (place,) = node(graph(a_whole_vacancy()), "JobPosting")["jobLocation"]
    assert place == {
        "@type": "Place",
        "name": "De Lindehof",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Lindelaan 1",
            "postalCode": "3500 AA",
            "addressLocality": "Utrecht",
            "addressRegion": "NL-UT",
            "addressCountry": "NL",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 52.09083, "longitude": 5.12222},
    }


def test_place_without_coordinates_is_no_point() -> None:
    page = a_whole_vacancy(
        location_rows=[VacancyLocation(location=a_location(**UTRECHT | dict.fromkeys(("latitude", "longitude"))))]
    )
    (place,) = node(graph(page), "JobPosting")["jobLocation"]
    assert "geo" not in place


def test_vacancy_that_is_all_from_home_says_in_which_country() -> None:
    job = node(graph(a_whole_vacancy(remote_policy="fully")), "JobPosting")
    assert job["jobLocationType"] == "TELECOMMUTE"
    assert job["applicantLocationRequirements"] == [{"@type": "Country", "name": "NL"}]
    assert "jobLocation" not in job


def test_vacancy_that_is_partly_from_home_stays_at_its_place() -> None:
    job = node(graph(a_whole_vacancy(remote_policy="partly")), "JobPosting")
    assert {"jobLocationType", "applicantLocationRequirements"} & set(job) == set()
    assert job["jobLocation"]


def test_vacancy_without_the_card_of_the_organisation_does_not_say_who_is_hiring() -> None:
    job = node(graph(a_whole_vacancy()), "JobPosting")
    assert "hiringOrganization" not in job
    assert "name" not in job["identifier"]


def test_vacancy_about_to_close_is_still_a_job_posting() -> None:
    page = a_whole_vacancy(closes_in=3 * DAY)
    assert document(page)["status"] == "closing"
    assert "JobPosting" in types(graph(page))


def test_filled_vacancy_is_just_a_page() -> None:
    found = graph(a_whole_vacancy(filled=True))
    assert "JobPosting" not in types(found)
    assert "mainEntity" not in node(found, "WebPage")


def test_closed_vacancy_is_just_a_page() -> None:
    page = a_whole_vacancy(closes_in=DAY)
    assert "JobPosting" in types(graph(page))
    with time_machine.travel(timezone.now() + 2 * DAY):
        settle()
        found = graph(page)
        assert document(page)["status"] == "closed"
        assert types(found) == ["WebPage", "WebSite", "BreadcrumbList"]
        assert faults("vacancy", found) == []


def test_kind_of_work_is_named_in_the_language_of_the_vacancy_or_not_at_all() -> None:
    category = a_kind_of_work(label="Ambulant")
    page = a_whole_vacancy(category=category)
    translated(page, "en", title="Care worker")
    assert "occupationalCategory" not in node(graph(page, "en"), "JobPosting")
    translated_snippet(category, "en", label="Ambulatory")
    settle()
    assert node(graph(page, "en"), "JobPosting")["occupationalCategory"] == "Ambulatory"


def test_vacancy_of_few_words_is_described_by_its_summary_as_html() -> None:
    page = a_whole_vacancy(what_you_do="", what_we_offer="", summary="Zorg & rust")
    assert node(graph(page), "JobPosting")["description"] == "<p>Zorg &amp; rust</p>"
