"""A page type or shared piece without JSON would be published as nothing: refused at start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from publications.candidates import page_models, snippet_models


@register("publications")
def every_type_has_a_serializer(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    from publications.serializers import PAGES, SNIPPETS

    return [
        Error(
            f"{model.__name__} has no serializer.",
            hint=f"Add publications/serializers/{name}.py and name it in the package.",
            obj=model,
            id="publications.E001",
        )
        for models, serializers in ((page_models(), PAGES), (snippet_models(), SNIPPETS))
        for name, model in models.items()
        if name not in serializers
    ]
