"""``manage.py translations``: files out and in, states checked and mended."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories.api import document
from tests.factories.pages import a_treatment
from tests.factories.translators import imported, placed, returned
from translations.exchange import Format, read_file, write_file
from translations.models import State, TranslationStatus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("format", list(Format))
def test_texts_go_out_and_come_in(tmp_path: Path, format: Format) -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    path = tmp_path / f"ar{format.ending}"
    call_command(
        "translations", "export", "ar", "--format", format, "--key", treatment.translation_key, "-o", str(path)
    )
    file = read_file(path.read_bytes())
    for unit in file.units():
        unit.target = {"title": "علاج", "summary": "مساعدة", "slug": ""}[unit.address.path]
    path.write_bytes(write_file(file, format))
    call_command("translations", "import", str(path))
    assert document(treatment, "ar")["summary"] == "مساعدة"


def test_an_export_can_be_of_one_type_and_state(tmp_path: Path) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment))
    other = a_treatment(title="Anders")
    path = tmp_path / "ar.po"
    words = ["export", "ar", "--format", "po", "--type", "treatment", "--state", "missing", "-o", str(path)]
    call_command("translations", *words)
    assert {unit.address.translation_key for unit in read_file(path.read_bytes()).units()} == {other.translation_key}


def test_a_file_for_another_language_than_asked_is_refused(tmp_path: Path) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    path = tmp_path / "ar.po"
    call_command("translations", "export", "ar", "--key", treatment.translation_key, "-o", str(path))
    with pytest.raises(CommandError, match="en"):
        call_command("translations", "import", str(path), "--language", "en")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("translations", "import", str(tmp_path / "nowhere.po"))


def test_wrong_states_are_found_and_mended() -> None:
    placed(a_treatment(title="EMDR"))
    call_command("translations", "verify")
    TranslationStatus.objects.update(state=State.CURRENT)
    with pytest.raises(CommandError):
        call_command("translations", "verify")
    call_command("translations", "rebuild")
    call_command("translations", "verify")
