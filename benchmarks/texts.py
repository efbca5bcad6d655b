"""Made-up text, the same in every run: as long as real text, with links like those an editor makes."""

import json
from collections.abc import Sequence
from random import Random
from typing import Any
from uuid import UUID, uuid5

NAMESPACE = UUID("41d0a1f6-0a9e-5c3b-8f3e-3f2d3c1b0a99")
BODY_BYTES = 3_000
_BLOCKS = 4
_TEXT = """
hechting kind ouder vertrouwen veilig dichtbij afstand verzorger samen gevoel één geïnteresseerd troost
angst boos verdriet school thuis nacht slapen praten luisteren oefenen gezin vader moeder broer zus leren
spelen huilen lachen wachten zoeken vinden blijven weggaan terugkomen rust ritme grens steun behandeling
gesprek week maand jaar begin einde doel stap hulp vraag antwoord twijfel hoop moed geduld aandacht
knuffel stem blik hand huis
"""
_WORDS = _TEXT.split()


def stable_key(*parts: object) -> UUID:
    """The id of what these words name."""
    return uuid5(NAMESPACE, "/".join(map(str, parts)))


class Writer:
    """Text for one page in one language; ``links`` are the primary keys it may link to."""

    def __init__(self, *seed: object, links: Sequence[int] = ()) -> None:
        self._random = Random("/".join(map(str, seed)))  # noqa: S311  (repeatable, not secret)
        self._seed = seed
        self._links = links

    def sentence(self, words: int = 12) -> str:
        return " ".join(self._random.choices(_WORDS, k=words)).capitalize() + "."

    def plain(self, characters: int) -> str:
        """Whole sentences of about this length, never more."""
        text = self.sentence()
        while len(longer := f"{text} {self.sentence()}") <= characters:
            text = longer
        return text[:characters]

    def html(self, characters: int) -> str:
        """Rich text as Wagtail stores it: paragraphs, a list, emphasis, and a link to another page in each."""
        half = characters // 2
        return (
            f"<p>{self.plain(half)} {self._link()}</p><ul><li>{self.sentence()}</li><li>{self.sentence()}</li></ul>"
            f"<p><b>{self.sentence(4)}</b> {self.plain(max(half - 200, 40))}</p>"
        )

    def body(self) -> str:
        """A flow of text blocks, stored."""
        blocks = [
            {"type": "text", "value": {"heading": self.sentence(4), "html": self.html(BODY_BYTES // _BLOCKS)}}
            for _ in range(_BLOCKS)
        ]
        return self._flow(blocks)

    def lines(self, number: int) -> str:
        return self._flow([{"type": "item", "value": self.sentence(8)} for _ in range(number)])

    def steps(self, number: int) -> str:
        return self._flow(
            [{"type": "item", "value": {"title": self.sentence(4), "html": self.html(240)}} for _ in range(number)]
        )

    def _flow(self, blocks: list[dict[str, Any]]) -> str:
        return json.dumps([{"id": str(UUID(int=self._random.getrandbits(128), version=4)), **each} for each in blocks])

    def _link(self) -> str:
        if not self._links:
            return self.sentence(2)
        return f'<a linktype="page" id="{self._random.choice(self._links)}">{self.sentence(2)}</a>'
