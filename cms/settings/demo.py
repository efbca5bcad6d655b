"""The profile of `make demo`: one process, SQLite in one file, nothing else to install."""

from cms.settings import environment
from cms.settings.base import *  # noqa: F403  (a profile is the base with some values changed)
from cms.settings.base import VAR_DIR
from cms.settings.environment import read

VAR_DIR.mkdir(exist_ok=True)

SECRET_KEY = environment.kept_secret(VAR_DIR / "secret_key")
DEBUG = read("DEBUG", environment.boolean, False, environment.BOOLEAN_EXPECTED)
ALLOWED_HOSTS = read(
    "ALLOWED_HOSTS", environment.words, ["localhost", "127.0.0.1", "[::1]"], "host names separated by commas"
)

DATABASES = {
    "default": read(
        "DATABASE_URL",
        environment.database,
        environment.sqlite(VAR_DIR / "demo.sqlite3"),
        environment.DATABASE_EXPECTED,
    )
}
CACHES = {"default": read("CACHE_URL", environment.cache, environment.local_cache(), environment.CACHE_EXPECTED)}

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

# Static files straight from the apps, so there is no collectstatic to wait for.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True

IS_DEMO = True
