"""What is the same in every profile."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from cms.settings import environment, logs
from cms.settings.environment import read

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

DEBUG = False
# Whether fictional content and known accounts may be loaded here.
IS_DEMO = False
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

INSTALLED_APPS = [
    "cms",
    "api",
    "publications",
    "translations",
    "pages",
    "wagtail_localize",
    # In place of wagtail.locales: the same models, with the synchronisation of whole trees.
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_filters",
    # Swagger UI, as static files of ours.
    "drf_spectacular_sidecar",
    "django_tasks",
    # Installed in every profile, so that migrations are the same everywhere.
    "django_tasks_db",
    "axes",
    "csp",
    "django_structlog",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # The API goes no further: what stands below is for people alone.
    "cms.middleware.ApiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.RequestLogMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.middleware.AdminContentSecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    # Must be last: it calls the view itself, and so goes past the process_view of any below it.
    "cms.middleware.AdminTransactionMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Languages -----------------------------------------------------------------------------------

# A language that Django does not know has to be introduced, or Wagtail silently takes the source
# for it. cms/checks.py says so where this was forgotten.
NO_LANGUAGES: dict[str, dict[str, Any]] = {}
LANG_INFO.update(
    read(
        "HOUVAST_EXTRA_LANGUAGES",
        environment.languages,
        NO_LANGUAGES,
        'JSON such as {"ti": {"name": "Tigrinya", "name_local": "ትግርኛ", "bidi": false}}',
    )
)
LOCALE_CODES = read(
    "HOUVAST_LOCALES",
    environment.words,
    ["nl", "en", "de", "tr", "ar", "uk", "pl"],
    "language codes separated by commas, the source language first, such as nl,en,ar",
)


def _named(codes: list[str]) -> list[tuple[str, str]]:
    return [(code, LANG_INFO.get(code, {}).get("name_local", code)) for code in codes]


LANGUAGE_CODE = LOCALE_CODES[0]
WAGTAIL_CONTENT_LANGUAGES = _named(LOCALE_CODES)
# The admin speaks Dutch and English, also where no content is written in them.
LANGUAGES = _named(list(dict.fromkeys([*LOCALE_CODES, "nl", "en"])))
WAGTAILADMIN_PERMITTED_LANGUAGES = _named(list(dict.fromkeys(["nl", "en", *LOCALE_CODES])))
LOCALE_FALLBACKS = read(
    "LOCALE_FALLBACKS",
    environment.chains,
    {
        code: [step for step in chain if step in LOCALE_CODES]
        for code, chain in {"ar": ["en", "nl"], "uk": ["en", "nl"]}.items()
        if code in LOCALE_CODES and code != LANGUAGE_CODE
    },
    'JSON such as {"ar": ["en", "nl"]}',
)
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# --- Wagtail -------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Houvast"
# Wagtail's own page: wagtail-localize supports no other. Migrations refer to it by this name.
WAGTAIL_PAGE_MODEL = "wagtailcore.Page"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = True
# Nothing is fetched from elsewhere: no version check, no avatars, no embeds.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
WAGTAILDOCS_EXTENSIONS = ["pdf"]
# Wagtail's page editor sends one field per child of each block.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Else publishing the source puts its untranslated text live in every language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAILLOCALIZE_JOBS = {"BACKEND": "translations.jobs.TaskBackend"}
# Whether a page gets a draft in every language when it is first published, where its rules say nothing else.
TRANSLATIONS_START = read("TRANSLATIONS_START", environment.boolean, True, environment.BOOLEAN_EXPECTED)

# --- The API -------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "api.problems.handler",
    "UNAUTHENTICATED_USER": None,
    # "format" is an unknown parameter like any other.
    "URL_FORMAT_OVERRIDE": None,
}

# How many requests each client may make, and in how many seconds, by the class of endpoint; 0 is no limit.
REQUESTS_EXPECTED = "a number of requests per minute, 0 for no limit"
API_LIMITS = {
    "read": (read("RATE_LIMIT_READ", environment.natural, 6000, REQUESTS_EXPECTED), 60),
    "search": (read("RATE_LIMIT_SEARCH", environment.natural, 300, REQUESTS_EXPECTED), 60),
    "export": (read("RATE_LIMIT_EXPORT", environment.natural, 20, REQUESTS_EXPECTED), 60),
}

# --- Help in need --------------------------------------------------------------------------------

# Shown in every crisis box, even when no help line is published.
EMERGENCY_NUMBER = read("EMERGENCY_NUMBER", str, "112", "the number to call when life is in danger")
HELPLINE_COUNTRY = read("HELPLINE_COUNTRY", str, "NL", "the country whose help lines are shown")

# --- Static files and media ----------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = read("STATIC_ROOT", Path, VAR_DIR / "static", "a folder")
MEDIA_URL = read("MEDIA_URL", str, "/media/", "an address that ends with a slash")
MEDIA_ROOT = read("MEDIA_ROOT", Path, VAR_DIR / "media", "a folder")
# In production the server in front (nginx, CDN) serves media.
SERVE_MEDIA = False

# --- Tasks and logs ------------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LOG_LEVEL = read(
    "LOG_LEVEL",
    lambda value: {name: name for name in ("DEBUG", "INFO", "WARNING", "ERROR")}[value.upper()],
    "INFO",
    "DEBUG, INFO, WARNING or ERROR",
)
LOGGING = logs.configure(as_json=False, level=LOG_LEVEL)
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
# Empty: reading request.user would also cost the API a query for anyone with a session.
DJANGO_STRUCTLOG_USER_ID_FIELD = ""
# One line per request, at its end.
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = 10

# Who asks for /metrics must bring it; without one there are none, but for the demo.
METRICS_TOKEN = read("METRICS_TOKEN", str, "", "a long random text")

# --- Security ------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Name and address together: a guesser locks out himself, not the editor, nor her whole office.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
# Attempts are kept to count them; a log of who came when from where is not.
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "cms.logins.address"
AXES_CLIENT_STR_CALLABLE = "cms.logins.description"
AXES_VERBOSE = False
# How many proxies of ours stand in front, each adding to X-Forwarded-For; with none that header is
# whatever a visitor likes.
PROXY_COUNT = 0

X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

PUBLIC_URL = read(
    "PUBLIC_URL",
    environment.origin,
    f"http://localhost:{os.environ.get('PORT') or 8000}",
    "the address people use, such as https://cms.example.org",
)
WAGTAILADMIN_BASE_URL = PUBLIC_URL
# Where readers read: the public paths of pages stand below it, in the sitemap and for search engines.
SITE_URL = read(
    "SITE_URL", environment.origin, PUBLIC_URL, "the address of the front end, such as https://www.example.org"
)

# Where to report a hole in this; without it there is no /.well-known/security.txt.
SECURITY_CONTACT = read(
    "SECURITY_CONTACT",
    environment.contact,
    "",
    "mailto: and a mail address, or the https address of a page, such as mailto:security@example.org",
)
