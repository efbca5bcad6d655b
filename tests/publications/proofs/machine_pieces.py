"""Shared pieces and images: written, translated, withdrawn, closed off."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import PIL.Image
from django.core.files.images import ImageFile
from django.utils import timezone
from hypothesis import strategies as st
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale

from pages.models import ContentWarning, Helpline, HelplineWarning, Organisation, Source
from tests.publications.proofs.machine_base import NUMBER, Rules, action, attempted
from tests.publications.proofs.machine_stored import codes

_KINDS: list[Any] = [Helpline, Source, ContentWarning, Organisation]
KIND = st.integers(0, len(_KINDS) - 1)


class PieceRules(Rules):
    def pieces(self, kind: int) -> list[Any]:
        model = _KINDS[kind]
        found = model.objects.order_by("pk")
        return list(found if model is Source else found.filter(locale__language_code__in=codes()))

    def _write(self, piece: Any, number: int) -> None:
        word = self.world.word()
        if isinstance(piece, Helpline):
            piece.name, piece.description = f"Lijn {word}", f"Voor {word}"
            piece.phone = f"0800-{1000 + number}"
            piece.country = "BE" if number % 4 == 3 else "NL"
            piece.is_emergency, piece.sort_order = number % 3 == 1, number
            piece.verified_at = timezone.localdate() - timedelta(days=number)
            piece.verify_every_days = number + 2
            warnings = list(ContentWarning.objects.filter(locale__language_code="nl").order_by("pk"))
            rows = [HelplineWarning(warning=warning) for warning in warnings[: number % 2]]
            setattr(piece, "warning_rows", rows)  # noqa: B010  (modelcluster makes it assignable)
        elif isinstance(piece, Source):
            piece.title, piece.authors = f"Bron {word}", word
        elif isinstance(piece, ContentWarning):
            piece.label, piece.text = f"Let op {word}", f"Gaat over {word}"
            piece.calls_for_help_lines = bool(number % 2)
        else:
            piece.tagline, piece.offer = word, f"<p>{word}</p>"
            piece.country = "BE" if number % 3 == 2 else "NL"

    @action(often=2, kind=KIND, which=NUMBER, number=NUMBER, publish=st.booleans(), expire=st.booleans())
    def edit_piece(self, kind: int, which: int, number: int, publish: bool, expire: bool) -> None:
        piece = self.of(self.pieces(kind), which)
        if piece is None:
            return
        draft = piece.get_latest_revision_as_object()
        self._write(draft, number)
        draft.expire_at = timezone.now() + timedelta(hours=number + 1) if expire else None

        def save() -> None:
            draft.full_clean()
            revision = draft.save_revision()
            if publish:
                revision.publish()

        attempted(save)

    @action(number=NUMBER, publish=st.booleans(), source=st.booleans())
    def create_piece(self, number: int, publish: bool, source: bool) -> None:
        piece = Source() if source else Helpline(locale=Locale.objects.get(language_code="nl"), hours="Altijd")
        if type(piece).objects.count() > 4:
            return
        self._write(piece, number)
        piece.live = False

        def make() -> None:
            piece.full_clean()
            piece.save()
            revision = piece.save_revision()
            if publish:
                revision.publish()

        attempted(make)

    @action(kind=KIND, which=NUMBER)
    def unpublish_piece(self, kind: int, which: int) -> None:
        piece = self.of(self.pieces(kind), which)
        if piece:
            attempted(piece.unpublish)

    @action(which=NUMBER)
    def delete_helpline(self, which: int) -> None:
        line = self.of(self.pieces(0), which)
        if line:
            attempted(line.delete)

    @action(
        kind=KIND,
        which=NUMBER,
        number=NUMBER,
        code=st.sampled_from(["en", "ar"]),
        publish=st.booleans(),
        words=st.booleans(),
    )
    def translate_piece(self, kind: int, which: int, number: int, code: str, publish: bool, words: bool) -> None:
        piece = self.of(self.pieces(kind), which)
        locale = Locale.objects.filter(language_code=code).first()
        if piece is None or isinstance(piece, Source) or locale is None or piece.has_translation(locale):
            return

        def make() -> None:
            copy = piece.copy_for_translation(locale)
            copy.live, copy.live_revision = False, None
            if words:
                self._write(copy, number)
            copy.save()
            revision = copy.save_revision()
            if publish:
                revision.publish()

        attempted(make)

    # -- images --------------------------------------------------------------------------------------------

    def image(self, number: int) -> Any:
        return self.of(list(get_image_model().objects.order_by("pk")), number)

    def _drawn(self, width: int) -> ImageFile:
        drawn = BytesIO()
        PIL.Image.new("RGB", (width, 48), "green").save(drawn, "PNG")
        return ImageFile(drawn, name=f"{self.world.word()}.png")

    @action(number=NUMBER, private=st.booleans())
    def upload_image(self, number: int, private: bool) -> None:
        if get_image_model().objects.count() > 3:
            return
        collection = _private_place() if private else Collection.get_first_root_node()
        get_image_model().objects.create(
            title=f"Beeld {self.world.word()}", file=self._drawn(64 + number), collection=collection
        )

    @action(which=NUMBER, number=NUMBER, file=st.booleans())
    def edit_image(self, which: int, number: int, file: bool) -> None:
        image = self.image(which)
        if image is None:
            return
        image.title = f"Beeld {self.world.word()}"
        image.focal_point_x = image.focal_point_y = number
        image.focal_point_width = image.focal_point_height = 1
        if file:
            image.file = self._drawn(64 + number)
        image.save()

    @action(which=NUMBER, private=st.booleans())
    def move_image(self, which: int, private: bool) -> None:
        image = self.image(which)
        if image:
            image.collection = _private_place() if private else Collection.get_first_root_node()
            image.save()

    @action(close=st.booleans())
    def close_off_collection(self, close: bool) -> None:
        """The whole collection, with the one inside it where images are."""
        outer = _private_place().get_parent()
        if close:
            CollectionViewRestriction.objects.create(collection=outer, restriction_type="login")
        else:
            for restriction in CollectionViewRestriction.objects.filter(collection=outer):
                restriction.delete()

    @action(which=NUMBER)
    def delete_image(self, which: int) -> None:
        image = self.image(which)
        if image:
            image.delete()


def _private_place() -> Collection:
    """A collection inside another, which may be closed off."""
    found = Collection.objects.filter(name="binnen").first()
    if found is None:
        outer = Collection.get_first_root_node().add_child(instance=Collection(name="buiten"))
        found = outer.add_child(instance=Collection(name="binnen"))
    return found
