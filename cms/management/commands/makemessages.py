from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's own, which also collects plural texts that are kept as data (translations/labels/messages.py)."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=ngettext_noop:1,2"]
