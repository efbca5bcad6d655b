"""What happened to content, told to whoever keeps the published copies.

``content_saved`` is sent inside the transaction of the save, after the child rows are stored: Django's
``post_save`` comes too early for that, because modelcluster commits child rows after it.
"""

from django.dispatch import Signal

# Provides: instance (a page or snippet that is about to be stored, in the same transaction). For locks, which must be
# taken before the first row is written.
content_saving = Signal()

# Provides: instance (a page or snippet whose own row and child rows are stored).
content_saved = Signal()
