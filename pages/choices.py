"""Closed vocabularies of the content model. Their values are part of the public JSON: never rename one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LifeStage(TextChoices):
    INFANT = "infant", _("Baby and toddler (0–4)")
    CHILD = "child", _("Child (4–12)")
    TEENAGER = "teenager", _("Teenager (12–18)")
    ADULT = "adult", _("Adult (18 and over)")


class Domain(TextChoices):
    FEELINGS = "feelings", _("Feelings")
    SELF_IMAGE = "self_image", _("Self-image")
    RELATIONS = "relations", _("Relationships")
    SCHOOL = "school", _("School")
    MENTAL_HEALTH = "mental_health", _("Mental health")


class AttachmentPattern(TextChoices):
    SECURE = "secure", _("Secure")
    AVOIDANT = "avoidant", _("Insecure avoidant")
    AMBIVALENT = "ambivalent", _("Insecure ambivalent")
    DISORGANISED = "disorganised", _("Disorganised")


class RiskBearer(TextChoices):
    CHILD = "child", _("The child")
    CAREGIVER = "caregiver", _("A parent or carer")
    FAMILY = "family", _("The family")
    SOCIETY = "society", _("The surroundings")


class SymptomKind(TextChoices):
    SYMPTOM = "symptom", _("Symptom")
    ASSOCIATED_CONDITION = "associated_condition", _("Associated condition")


class Perspective(TextChoices):
    FELT = "felt", _("Felt by the person")
    OBSERVED = "observed", _("Seen by others")


class CareSetting(TextChoices):
    HOME = "home", _("At home")
    CLINIC = "clinic", _("At our location")
    SCHOOL = "school", _("At school")
    ONLINE = "online", _("Online")


class Urgency(TextChoices):
    NOW = "now", _("Now: life is in danger")
    TODAY = "today", _("Today")
    PLAN = "plan", _("Make an appointment")


class Tone(TextChoices):
    INFO = "info", _("Information")
    WARNING = "warning", _("Warning")
    URGENT = "urgent", _("Urgent")


class HubList(TextChoices):
    FORMS = "forms", _("Forms of attachment")
    RISK_FACTORS = "risk_factors", _("Risk factors")
    SYMPTOMS = "symptoms", _("Symptoms")
    TREATMENTS = "treatments", _("Treatments")


class Audience(TextChoices):
    EVERYONE = "everyone", _("Everyone")
    CHILD = "child", _("Children and teenagers")
    PARENT = "parent", _("Parents and carers")
    ADULT = "adult", _("Adults who seek help")
    PROFESSIONAL = "professional", _("Professionals")
    JOB_SEEKER = "job_seeker", _("Job seekers")


class Placement(TextChoices):
    BODY = "body", _("In the text")
    ASIDE = "aside", _("Beside the text")
    FOOTER = "footer", _("At the bottom of the page")


class ClaimStatus(TextChoices):
    UNSOURCED = "unsourced", _("Without a source")
    SOURCED = "sourced", _("With a source")
    CONTESTED = "contested", _("Contested")
    SUPERSEDED = "superseded", _("Superseded")


class Unit(TextChoices):
    PERCENT = "percent", _("Per cent")
    PER_THOUSAND = "per_thousand", _("Per thousand")
    COUNT = "count", _("Number")


class SourceKind(TextChoices):
    GUIDELINE = "guideline", _("Guideline")
    STUDY = "study", _("Study")
    REGISTRY = "registry", _("Registry")
    LAW = "law", _("Law")
    BOOK = "book", _("Book")
    WEB = "web", _("Website")


class ReviewStatus(TextChoices):
    NOT_REVIEWED = "not_reviewed", _("Not reviewed")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")


class CrisisPolicy(TextChoices):
    INHERIT = "inherit", _("When a content warning calls for it")
    SHOW = "show", _("Always")


class EmploymentType(TextChoices):
    """The values of schema.org ``employmentType``, as Google for Jobs reads them."""

    FULL_TIME = "FULL_TIME", _("Full time")
    PART_TIME = "PART_TIME", _("Part time")
    TEMPORARY = "TEMPORARY", _("Temporary")
    INTERN = "INTERN", _("Internship")
    VOLUNTEER = "VOLUNTEER", _("Volunteer")
    CONTRACTOR = "CONTRACTOR", _("Self-employed")
    PER_DIEM = "PER_DIEM", _("Paid per day")
    OTHER = "OTHER", _("Other")


class Contract(TextChoices):
    PERMANENT = "permanent", _("Permanent")
    FIXED_TERM = "fixed_term", _("Fixed term")
    FIXED_TERM_TO_PERMANENT = "fixed_term_to_permanent", _("Fixed term, with a view to permanent")
    ON_CALL = "on_call", _("On call")


class RemotePolicy(TextChoices):
    NONE = "none", _("On location")
    PARTLY = "partly", _("Partly from home")
    FULLY = "fully", _("From home")


class SalaryPeriod(TextChoices):
    HOUR = "hour", _("Per hour")
    MONTH = "month", _("Per month")
    YEAR = "year", _("Per year")


class EducationLevel(TextChoices):
    NONE = "none", _("No diploma needed")
    SECONDARY = "secondary", _("Secondary school")
    VOCATIONAL = "vocational", _("Vocational (MBO)")
    BACHELOR = "bachelor", _("Bachelor (HBO)")
    MASTER = "master", _("Master (WO)")
    POST_MASTER = "post_master", _("Post-master (GZ, NIP, NVO)")


class Registration(TextChoices):
    SKJ = "SKJ", _("SKJ (youth care quality register)")
    BIG = "BIG", _("BIG (health care professions)")


class AlertCriterion(TextChoices):
    CATEGORY = "category", _("Kind of work")
    LOCATION = "location", _("Place")
    REGION = "region", _("Region")
    HOURS = "hours", _("Hours per week")
    EMPLOYMENT_TYPE = "employment_type", _("Employment")


class AlertFrequency(TextChoices):
    IMMEDIATE = "immediate", _("At once")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
