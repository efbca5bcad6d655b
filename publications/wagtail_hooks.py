from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from publications.admin.bulk import images_moved
from publications.admin.home import add_panel
from publications.admin.messages import tell_about_page, tell_about_snippet
from publications.admin.report import TITLE, URL_NAME, NotPublishedReport, ReportMenuItem, try_again

for hook in ("after_publish_page", "after_create_page", "after_edit_page"):
    hooks.register(hook, tell_about_page)
for hook in ("after_create_snippet", "after_edit_snippet"):
    hooks.register(hook, tell_about_snippet)

hooks.register("after_bulk_action", images_moved)
hooks.register("construct_homepage_panels", add_panel)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("reports/not-published/", NotPublishedReport.as_view(), name=URL_NAME),
        path("reports/not-published/<str:kind>/<uuid:key>/try-again/", try_again, name=f"{URL_NAME}_try_again"),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return ReportMenuItem(TITLE, reverse(URL_NAME), name="not-published", icon_name="warning", order=100)
