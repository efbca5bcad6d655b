"""All checks together, under the rules of a language."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.utils import translation

from tests.translations.checks.sentences import pair
from translations import checks
from translations.checks import CHECKS, Check, blocking, check_texts
from translations.checks.missing import MISSING
from translations.models import Severity

WRONG = pair('Bel <a id="a1">112</a> binnen 5 minuten.', "Call 911 within 6 minutes.", "en")


def codes(severities: dict[str, str]) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in check_texts([WRONG], severities)}


def test_every_harm_in_a_text_is_told() -> None:
    assert codes({}) == dict.fromkeys(["phones", "numbers", "links"], Severity.ERROR)


def test_a_language_may_soften_a_check_or_switch_it_off() -> None:
    assert codes({"links": "warning", "numbers": "off"}) == {"phones": Severity.ERROR, "links": Severity.WARNING}


def test_only_errors_block() -> None:
    findings = check_texts([WRONG], {"links": "warning"})
    assert {finding.code for finding in blocking(findings)} == {"phones", "numbers"}


def test_a_rule_about_a_check_that_is_no_more_changes_nothing() -> None:
    assert codes({"spelling": "error"}) == codes({})


def test_a_severity_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="sometimes"):
        check_texts([WRONG], {"links": "sometimes"})


def test_a_missing_text_is_told_once_whatever_else_it_lacks() -> None:
    text = pair('Bel <a id="a1">112</a>.', "", max_length=0)
    assert [finding.code for finding in check_texts([text], {})] == [MISSING.code]


def test_missing_is_no_matter_of_taste() -> None:
    (finding,) = check_texts([pair("Hulp", "")], {"missing": "off"})
    assert finding.severity == Severity.ERROR


def test_a_good_translation_has_no_findings_and_others_stay_in_order() -> None:
    good = pair("Bel 112.", "اتصل بالرقم ١١٢.")
    assert check_texts([good], {}) == []
    found = [finding.source for finding in check_texts([good, WRONG, good, pair("Hulp", "")], {})]
    assert list(dict.fromkeys(found)) == [WRONG.source, "Hulp"]


def test_a_finding_says_where_it_is() -> None:
    finding = check_texts([WRONG], {})[0]
    assert (finding.path, finding.source) == (WRONG.path, WRONG.source)


def test_messages_are_in_the_language_of_whoever_reads_them() -> None:
    with translation.override("en"):
        messages = [finding.message for finding in check_texts([WRONG], {})]
        labels = [str(check.label) for check in CHECKS]
    assert all(type(message) is str for message in messages)
    assert messages[0] == "Telephone numbers of the source that are missing or changed: 112."
    assert "Changed telephone numbers" in labels


def test_each_check_has_a_code_of_its_own() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)


def test_every_check_that_was_written_is_run() -> None:
    modules = [import_module(f"translations.checks.{found.name}") for found in iter_modules(checks.__path__)]
    written = {value.code for module in modules for value in vars(module).values() if isinstance(value, Check)}
    assert written == {check.code for check in CHECKS}
