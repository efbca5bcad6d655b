"""The profile of the test suite: the demo's, made fast and kept in a folder of its own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from cms.settings import environment, logs
from cms.settings.base import *  # noqa: F403  (a profile is the base with some values changed)
from cms.settings.environment import SQLITE, read

# One folder per process, so that two runs of the suite and its parallel workers never meet. A file,
# not SQLite's shared memory: there threads lock whole tables, unlike anything we run for real.
TEST_DIR = Path(tempfile.mkdtemp(prefix="houvast-test-"))
atexit.register(shutil.rmtree, TEST_DIR, ignore_errors=True)

SECRET_KEY = "the-suite-needs-no-secret"  # noqa: S105  (it signs nothing outside the suite)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

DATABASES = {
    "default": read(
        "DATABASE_URL",
        environment.database,
        environment.sqlite(TEST_DIR / "house.sqlite3", synchronous="OFF"),
        environment.DATABASE_EXPECTED,
    )
}
if DATABASES["default"]["ENGINE"] == SQLITE:
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DIR / "test.sqlite3")}
else:
    # Kept-open connections would stop the test database from being dropped.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
CACHES = {"default": read("CACHE_URL", environment.cache, environment.local_cache(), environment.CACHE_EXPECTED)}
# Workers of the suite, and what they start, each have keys of their own: what one forgets, another still knows.
CACHES["default"]["KEY_PREFIX"] = "-".join(
    ["houvast", os.environ.get("PYTEST_XDIST_TESTRUNUID", ""), os.environ.get("PYTEST_XDIST_WORKER", "")]
)

# Six more drafts with each page of a test; the tests of the pipeline turn it on.
TRANSLATIONS_START = False

# A line for every request would bury what a failing test has to say.
LOGGING = logs.configure(as_json=False, level="WARNING")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = TEST_DIR / "media"
SERVE_MEDIA = True
IS_DEMO = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Tests log in all day; the tests of the lock itself turn it on.
AXES_ENABLED = False
# All of the suite comes from one address; the tests of the limits set their own.
API_LIMITS = dict.fromkeys(("read", "search", "export"), (0, 60))
