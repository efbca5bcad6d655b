"""Our views at wagtail-localize's addresses (its ``wagtail_hooks.register_admin_urls``), found before its own.

Reversed under its names, as its templates and script do, they lead here. What is not listed stays its own: the
catalogue of its script.
"""

from django.urls import URLPattern, URLResolver, include, path

from translations.admin.views import closed, files, segments, submit, update

localize_urls: list[URLPattern] = [
    path("submit/page/<int:page_id>/", submit.submit_page, name="submit_page"),
    path("submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", submit.submit_snippet, name="submit_snippet"),
    path("update/<int:translation_source_id>/", update.update_translations, name="update"),
    path(
        "translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
        segments.edit_string_translation,
        name="edit_segment",
    ),
    path("translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/", closed.edit_override),
    path("translate/<int:translation_id>/pofile/download/", files.download_pofile, name="download_po"),
    path("translate/<int:translation_id>/pofile/upload/", files.upload_pofile, name="upload_po"),
    path("translate/<int:translation_id>/machine_translate/", closed.machine_translate),
    path("translate/<int:translation_id>/preview/", closed.preview),
    path("translate/<int:translation_id>/preview/<str:mode>/", closed.preview),
    path("translate/<int:translation_id>/disable/", closed.stop_translation),
    path("page/<int:page_id>/convert_to_alias/", closed.convert_to_alias),
    path("reports/translations/", closed.translations_report),
    path("reports/translations/results/", closed.translations_report),
    path("api/snippets/<slug:app_label>/<slug:model_name>/", closed.snippets_api),
    path("api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/", closed.snippets_api),
]


def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("localize/", include((localize_urls, "translations"), namespace="translations"))]
