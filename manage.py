#!/usr/bin/env python3
"""Houvast's commands: `manage.py demo`, `manage.py publications`, `manage.py tick` and Django's own."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
