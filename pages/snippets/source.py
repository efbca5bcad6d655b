from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.choices import SourceKind
from pages.snippets.base import NeutralSnippet
from pages.validators import validate_language_code


class Source(NeutralSnippet):
    """Where a claim comes from, described in its own language."""

    type_name = "source"

    kind = models.CharField(_("kind"), max_length=10, choices=SourceKind.choices, default=SourceKind.WEB)
    title = models.CharField(_("title"), max_length=255)
    authors = models.CharField(_("authors"), max_length=255, blank=True)
    publisher = models.CharField(_("publisher"), max_length=160, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, default="nl", validators=[validate_language_code])
    url = models.URLField(_("address"), blank=True)
    doi = models.CharField(
        _("DOI"),
        max_length=120,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+\Z", _("A DOI looks like 10.1000/182."))],
    )
    accessed_on = models.DateField(_("read on"), null=True, blank=True)

    panels = ["kind", "title", "authors", "publisher", "year", "language", "url", "doi", "accessed_on"]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title
