from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = "Houvast"

    def ready(self) -> None:
        from cms import checks  # noqa: F401  (importing registers the checks)
