"""Side panels that other apps put beside the editor of a shared piece, for which Wagtail has no hook."""

from wagtail import hooks
from wagtail.admin.ui.components import MediaContainer
from wagtail.snippets.views.snippets import EditView

# Called with the list of panels, the piece and the request; in the manner of Wagtail's ``construct_…`` hooks.
HOOK = "construct_piece_side_panels"


class PieceEditView(EditView):
    def get_side_panels(self) -> MediaContainer:
        panels = list(super().get_side_panels())
        if not self.expects_json_response:
            for construct in hooks.get_hooks(HOOK):
                construct(panels, self.object, self.request)
        return MediaContainer(panels)
