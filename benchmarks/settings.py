"""The profile of the benchmark: the base with one of Wagtail's own APIs, or a bare view, in place of ours.

``BENCH_VARIANT`` names which. All but the bare view run with the middleware, logs and database settings of the house.
"""

from cms.settings import environment, logs
from cms.settings.base import *  # noqa: F403  (a profile is the base with some values changed)
from cms.settings.base import INSTALLED_APPS, MIDDLEWARE
from cms.settings.environment import read, require

# Variant → the apps that Wagtail's documentation asks for.
VARIANTS: dict[str, list[str]] = {
    "house": [],
    "v2": ["wagtail.api.v2"],
    "v3": ["wagtail.api.v3", "ninja"],
    "bare": [],
    "whole": [],
}

BENCH_VARIANT = require("BENCH_VARIANT", lambda name: {each: each for each in VARIANTS}[name], ", ".join(VARIANTS))
BENCH_BODY_BYTES = read("BENCH_BODY_BYTES", environment.natural, 1, "the size of the bare view's answer")

SECRET_KEY = "measuring-needs-no-secret"  # noqa: S105  (it signs nothing, and listens on this machine alone)
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
DATABASES = {"default": require("DATABASE_URL", environment.database, environment.DATABASE_EXPECTED)}
CACHES = {"default": environment.local_cache()}
# Counted as in production, and never refused: one machine asks here for all the readers there are.
API_LIMITS = dict.fromkeys(("read", "search", "export"), (1000000000, 60))
# As in production, where a worker settles: what is measured calls it by itself.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
LOGGING = logs.configure(as_json=True, level="INFO")

if BENCH_VARIANT != "house":
    ROOT_URLCONF = "benchmarks.urls"
if VARIANTS[BENCH_VARIANT]:
    # First: v3 makes its schemas when it is first imported, and must find the fields declared by then.
    INSTALLED_APPS = ["benchmarks.apps.BenchmarksConfig", *INSTALLED_APPS, *VARIANTS[BENCH_VARIANT]]
if BENCH_VARIANT == "bare":
    INSTALLED_APPS = []
    MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
    ]
