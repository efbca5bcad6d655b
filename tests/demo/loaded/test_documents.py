"""Everything the demo publishes was built, and fits the schema that front ends are promised."""

import json

from django.utils import timezone
from jsonschema import Draft202012Validator

from publications.models import Publication
from publications.schema import document_schema
from publications.settling import out_of_date
from tests.demo.loaded.reading import ON_THE_DEMO

pytestmark = ON_THE_DEMO


def test_every_document_is_built_and_served() -> None:
    assert [str(row) for row in Publication.objects.all() if row.pending or row.failure or not row.served] == []


def test_nothing_is_out_of_date() -> None:
    assert not out_of_date(timezone.now())


def test_every_document_fits_the_schema_of_its_type() -> None:
    kinds = set(Publication.objects.values_list("type", flat=True))
    validators = {kind: Draft202012Validator(document_schema(kind)) for kind in kinds}
    for row in Publication.objects.all():
        validators[row.type].validate(json.loads(bytes(row.body)))
