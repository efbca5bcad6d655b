"""What this app adds to the admin, and what it takes from wagtail-localize."""

from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static

from translations.admin import asked, dashboard, localize, log_actions, publishing, rules, work
from translations.admin.access import TranslationsMenuItem
from translations.admin.explorer import pages_viewset
from translations.admin.home import add_panel
from translations.admin.listing import TranslationList
from translations.admin.marks import LIST
from translations.admin.side_panel import add_side_panel
from translations.admin.urls import admin_urls
from translations.admin.views import exchange
from translations.admin.views.people import TITLE, URL_NAME, PeopleMenuItem, languages_of_people

localize.take_back()

# Before localize's own, which takes the request over.
for hook in ("before_edit_page", "before_edit_snippet"):
    hooks.register(hook, localize.refuse_buttons, order=-11)
    hooks.register(hook, publishing.answer_publishing, order=-10)
hooks.register("before_edit_snippet", localize.open_shared_piece, order=-9)

for hook in ("before_publish_page", "before_publish"):
    hooks.register(hook, publishing.before_publishing)
hooks.register("before_bulk_action", publishing.before_bulk_action)

# Not in listings, where they would cost queries for each row: the marks of the explorer lead to the same places.
hooks.register("register_page_header_buttons", localize.page_buttons)
hooks.register("register_snippet_listing_buttons", localize.snippet_buttons)
hooks.register("construct_snippet_action_menu", localize.snippet_action_menu)

# Before localize's, whose addresses these are.
hooks.register("register_admin_urls", admin_urls, order=-1)
hooks.register("register_admin_urls", lambda: [path("languages-of-people/", languages_of_people, name=URL_NAME)])
hooks.register("register_log_actions", log_actions.register)
hooks.register("register_admin_viewset", lambda: rules.viewset)


@hooks.register("register_admin_urls")
def file_urls() -> list[URLPattern]:
    return [
        path("translations/files/", exchange.FilesView.as_view(), name=exchange.URL_NAME),
        path("translations/files/export/", exchange.export, name=f"{exchange.URL_NAME}_export"),
        path("translations/files/import/", exchange.import_file, name=f"{exchange.URL_NAME}_import"),
        path("translations/files/<int:pk>/", exchange.RunView.as_view(), name="translations_run"),
        path("translations/files/<int:pk>/again/", exchange.again, name="translations_run_again"),
    ]


@hooks.register("register_settings_menu_item")
def people_menu_item() -> MenuItem:
    return PeopleMenuItem(TITLE, reverse(URL_NAME), name="languages-of-people", icon_name="user", order=610)


hooks.register("construct_homepage_panels", add_panel)
# Ours, for what pages/ shows beside its editors.
hooks.register("construct_piece_side_panels", add_side_panel)
# After Wagtail's own viewset for all pages, in whose place it comes.
hooks.register("register_admin_viewset", pages_viewset, order=10)


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern]:
    return [
        path("translations/", dashboard.Dashboard.as_view(), name=dashboard.URL_NAME),
        path("translations/list/", TranslationList.as_view(), name=LIST),
        path("translations/list/results/", TranslationList.as_view(results_only=True), name=f"{LIST}_results"),
        path("translations/work/", work.WorkView.as_view(), name=work.URL_NAME),
        path("translations/work/try-again/", work.try_again, name=f"{work.URL_NAME}_try_again"),
        path(
            "translations/<uuid:key>/<str:locale>/still-right/",
            asked.confirm,
            name="translations_still_right",
        ),
    ]


@hooks.register("register_admin_menu_item")
def translations_menu_item() -> MenuItem:
    return TranslationsMenuItem(
        dashboard.TITLE, reverse(dashboard.URL_NAME), name="translations", icon_name=dashboard.ICON, order=150
    )


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("translations/admin.css"))
