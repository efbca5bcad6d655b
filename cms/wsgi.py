"""What the server runs: `granian --interface wsgi cms.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")

application = get_wsgi_application()
# Models, forms and URLs stay as long as the process does: the collector need not look through them again and again.
gc.collect()
gc.freeze()
