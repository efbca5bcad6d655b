import os
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_catalogues(folders: list[Path]) -> int:
    """Compile every .po that is newer than its .mo; what is fuzzy or empty stays out."""
    compiled = 0
    for folder in folders:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
                continue
            # Written beside and moved into place, so that a server that starts now reads the old or
            # the new one whole.
            beside = target.with_name(f"{target.name}.{os.getpid()}")
            polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(beside))
            beside.replace(target)
            compiled += 1
    return compiled


class Command(BaseCommand):
    help = "Compile the catalogues in locale/, with no need of GNU gettext (Django's compilemessages needs it)."
    # A check asks for the compiled catalogues that this command makes.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        compiled = compile_catalogues([Path(folder) for folder in settings.LOCALE_PATHS])
        if options["verbosity"] > 1:
            self.stdout.write(f"{compiled} catalogues compiled")
