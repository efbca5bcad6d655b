"""JSON Schema (2020-12) of the labels of one language."""

from pages.blocks.base import Schema, closed_object
from translations import locales
from translations.labels.catalogues import CATEGORIES
from translations.labels.messages import MESSAGES, Text
from translations.labels.vocabularies import vocabularies

_TEXT: Schema = {"type": "string", "minLength": 1}
_PLURAL: Schema = {
    "type": "object",
    "properties": dict.fromkeys(CATEGORIES, _TEXT),
    "required": ["other"],
    "additionalProperties": False,
}


def labels_schema() -> Schema:
    """A closed object that names every id, vocabulary and value; its plural categories depend on the language."""
    codes = locales.codes()
    return closed_object(
        {
            "locale": {"type": "string", "enum": codes},
            "direction": {"type": "string", "enum": ["ltr", "rtl"]},
            "messages": closed_object({identifier: _message(text) for identifier, text in MESSAGES.items()}),
            "vocabularies": closed_object(
                {name: closed_object(dict.fromkeys(values, _TEXT)) for name, values in vocabularies().items()}
            ),
            "untranslated": {
                "type": "array",
                "items": closed_object(
                    {
                        "id": {"type": "string"},
                        # English is what is left when no language of the chain has a text.
                        "locale": {"type": "string", "enum": list(dict.fromkeys([*codes, "en"]))},
                    }
                ),
            },
        }
    )


def _message(text: Text) -> Schema:
    return _TEXT if isinstance(text, str) else _PLURAL
