"""How a text is addressed in a file: ``<type>:<translation key>:<path>``, the same on every machine."""

from dataclasses import dataclass
from uuid import UUID

# The address of a page in its language is no text of the page, but translators choose it with the title.
SLUG = "slug"


@dataclass(frozen=True, order=True)
class UnitAddress:
    """Which text of which thing."""

    type_name: str
    translation_key: UUID
    path: str

    def __str__(self) -> str:
        return f"{self.type_name}:{self.translation_key}:{self.path}"

    @classmethod
    def parse(cls, text: str) -> "UnitAddress":
        """Raises ValueError for what is not an address of this form."""
        type_name, key, path = text.split(":", 2)
        if not type_name or not path:
            raise ValueError(text)
        return cls(type_name, UUID(key), path)
