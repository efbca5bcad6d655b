"""The profile of a worker beside a test: the suite's, with what that test has changed and only other processes see."""

import json
import os
from pathlib import Path

from cms.settings.test import *  # noqa: F403  (a profile is the base with some values changed)
from cms.settings.test import LOCALE_FALLBACKS as _CHAINS

_CODES = json.loads(os.environ["TEST_LANGUAGES"])

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
TRANSLATIONS_START = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [(code, code) for code in _CODES]
LOCALE_FALLBACKS = {
    code: [each for each in chain if each in _CODES] for code, chain in _CHAINS.items() if code in _CODES
}
MEDIA_ROOT = Path(os.environ["TEST_MEDIA_ROOT"])
