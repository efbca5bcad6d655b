"""The profile for real use: PostgreSQL, HTTPS, a worker. deploy/README.md says how it runs."""

from cms.settings import environment, logs
from cms.settings.base import *  # noqa: F403  (a profile is the base with some values changed)
from cms.settings.base import LOG_LEVEL
from cms.settings.environment import POSTGRESQL, read, refuse, require

SECRET_KEY = require("SECRET_KEY", environment.long_secret, "at least 50 random characters")
ALLOWED_HOSTS = require("ALLOWED_HOSTS", environment.words, "host names separated by commas, such as cms.example.org")
PUBLIC_URL = require("PUBLIC_URL", environment.secure_origin, "the address people use, such as https://cms.example.org")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

DATABASES = {"default": require("DATABASE_URL", environment.database, environment.DATABASE_EXPECTED)}
if DATABASES["default"]["ENGINE"] != POSTGRESQL:
    raise refuse("DATABASE_URL", environment.DATABASE_EXPECTED)
CACHES = {"default": read("CACHE_URL", environment.cache, environment.local_cache(), environment.CACHE_EXPECTED)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

PROXY_COUNT = read("PROXY_COUNT", environment.natural, 1, "the number of proxies in front, 0 for none")
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Off only where the proxy in front redirects already and does not say which scheme was used.
SECURE_SSL_REDIRECT = read("SSL_REDIRECT", environment.boolean, True, environment.BOOLEAN_EXPECTED)
# Wagtail shows its previews in a frame of our own, which X_FRAME_OPTIONS = "DENY" would forbid.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
# Health is asked from inside, without HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = read("HSTS_SECONDS", environment.natural, 31_536_000, "a number of seconds")
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

EMAIL_CONFIG = read(
    "EMAIL_URL",
    environment.email,
    environment.email("smtp://localhost:25"),
    "smtp://user:password@host:587, or smtp+tls://… for STARTTLS, or smtp+ssl://…",
)
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"]
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read(
    "EMAIL_FROM",
    str,
    "Houvast <webmaster@localhost>",
    "a sender, such as Houvast <no-reply@example.org>",
)

LOGGING = logs.configure(as_json=True, level=LOG_LEVEL)
