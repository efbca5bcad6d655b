"""From the place of a text in a page to the property of its document that shows it."""

from collections.abc import Iterable

# The first step of a segment's path → the property, where they are not called the same. Every other translated field
# has a property of its own name.
_PROPERTIES: dict[str, str | None] = {
    "hero_alt": "image",
    "seo_title": "seo",
    "search_description": "seo",
    # No reader sees them: a change of them makes a translation outdated and concerns no property.
    "search_terms": None,
    "citation_rows": "citations",
    "contact_rows": "contacts",
    "form_rows": "forms",
    "risk_factor_rows": "risk_factors",
    "symptom_rows": "symptoms",
    "treatment_rows": "treatments",
}


def property_names(paths: Iterable[str]) -> list[str]:
    """The top-level properties in which the texts at some paths of segments are shown, sorted, each once."""
    first_steps = {path.partition(".")[0] for path in paths}
    return sorted({name for step in first_steps if (name := _PROPERTIES.get(step, step))})
