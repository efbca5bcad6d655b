"""Who translates and reviews what, from the command line."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from translations.models import LanguageRole
from translations.roles import give, given_to, take


class Command(BaseCommand):
    help = "Give people languages to translate or review, take them away, or list who has which."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        giving = verbs.add_parser("give", help="make somebody translator of a language")
        taking = verbs.add_parser("take", help="take a language away from somebody, whatever the role")
        for verb in (giving, taking):
            verb.add_argument("user", help="the name somebody logs in with")
            verb.add_argument("language", help="a language code, such as ar")
        giving.add_argument("--reviewer", action="store_true", help="may publish too")
        verbs.add_parser("list", help="everybody who has a language")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['verb']}")(**options)

    def _give(self, user: str, language: str, *, reviewer: bool, **options: Any) -> None:
        role = LanguageRole.REVIEWER if reviewer else LanguageRole.TRANSLATOR
        try:
            changed = give(_user(user), language, role)
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user} {language} {role.value}" + ("" if changed else _(" (as it was)")))

    def _take(self, user: str, language: str, **options: Any) -> None:
        try:
            changed = take(_user(user), language)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if not changed:
            raise CommandError(_("%(user)s has no role in %(language)s.") % {"user": user, "language": language})
        self.stdout.write(f"{user} {language} –")

    def _list(self, **options: Any) -> None:
        people = get_user_model().objects.filter(groups__language_group__isnull=False).distinct()
        people = people.order_by("username")
        given = given_to(people)
        for person in people:
            for language, role in sorted(given[person.pk].items()):
                self.stdout.write(f"{person.get_username()} {language} {role.value}")


def _user(name: str) -> Any:
    model: Any = get_user_model()
    try:
        return model.objects.get_by_natural_key(name)
    except model.DoesNotExist:
        raise CommandError(_("There is nobody called “%(name)s” here.") % {"name": name}) from None
