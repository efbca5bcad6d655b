"""What happened to content, told to whoever keeps the published copies.

``content_saved`` is sent inside the transaction of the save, after the child rows are stored: Django's
``post_save`` comes too early for that, because modelcluster commits child rows after it.
"""

from django.dispatch import Signal

# Provides: instance (a page or snippet whose own row and child rows are stored).
content_saved = Signal()
