"""The closed vocabularies of the public JSON, and the English text of each of their values."""

import functools
import re

from django.db.models import TextChoices
from django.utils.translation import override

from pages import choices
from translations.models import Origin

# Every vocabulary that a public document names a value of. What only editors choose from is left out.
VOCABULARIES: tuple[type[TextChoices], ...] = (
    choices.LifeStage,
    choices.Domain,
    choices.AttachmentPattern,
    choices.RiskBearer,
    choices.SymptomKind,
    choices.Perspective,
    choices.CareSetting,
    choices.Urgency,
    choices.Tone,
    choices.HubList,
    choices.Audience,
    choices.Placement,
    choices.ClaimStatus,
    choices.Unit,
    choices.SourceKind,
    choices.ReviewStatus,
    choices.EmploymentType,
    choices.Contract,
    choices.RemotePolicy,
    choices.SalaryPeriod,
    choices.EducationLevel,
    choices.Registration,
    choices.AlertCriterion,
    choices.AlertFrequency,
    Origin,
)


def vocabulary_name(vocabulary: type[TextChoices]) -> str:
    """``LifeStage`` → ``life_stage``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()


@functools.cache
def vocabularies() -> dict[str, dict[str, str]]:
    """Name → value → the English text, which is what the catalogues know it by."""
    # A lazy text tells what it was made from in no other way than by being read in no language.
    with override(None):
        return {
            vocabulary_name(vocabulary): {str(value): str(label) for value, label in vocabulary.choices}
            for vocabulary in VOCABULARIES
        }
