"""Every address of the house. No page is served as HTML: the content is read through /api/."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from api.views.not_found import not_found
from api.views.sitemap_xml import sitemap, sitemap_part
from cms import errors, health, metrics
from cms.security_txt import security_txt
from cms.start_page import start_page

# Outside i18n_patterns, so that what does not exist stays a 404 whatever Accept-Language says.
urlpatterns = [
    path("", start_page, name="start"),
    path("admin/", include(wagtailadmin_urls)),
    # Without its slash too: a redirect would vary by language, and there is nothing to be redirected to.
    path("api", not_found),
    path("api/", include("api.urls")),
    # The admin links to documents by these.
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
]

if settings.SERVE_MEDIA:
    urlpatterns += [
        re_path(rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    ]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
