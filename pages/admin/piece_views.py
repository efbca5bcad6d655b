"""The admin views of shared pieces, asking for rights on the piece at hand.

Wagtail's ask its permission policy about the model as a whole (``wagtail/admin/views/generic/permissions.py``): with
rights that differ from version to version, whoever may write one version could open and publish every other.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import TranslatableMixin
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.views import snippets as wagtail_views


class PolicyOfOnePiece(BasePermissionPolicy):
    """A permission policy whose answers about the model are its answers about one piece."""

    def __init__(self, policy: BasePermissionPolicy, piece: Any) -> None:
        super().__init__(type(piece))
        self.policy, self.piece = policy, piece

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(self.policy.user_has_permission_for_instance(user, action, self.piece))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return bool(self.policy.user_has_permission_for_instance(user, action, instance))

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> QuerySet[Any]:
        found: QuerySet[Any] = self.policy.instances_user_has_any_permission_for(user, actions)
        return found

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[Any]:
        users: QuerySet[Any] = self.policy.users_with_any_permission_for_instance(actions, self.piece)
        return users


class AsksAboutThePiece(PermissionCheckedMixin):
    """For views of one piece, which is in ``object`` when rights are asked for."""

    @property
    def permission_policy(self) -> BasePermissionPolicy:
        policy = policy_registry.get_by_type(self.model)
        piece = self.piece_asked_about()
        return policy if piece is None else PolicyOfOnePiece(policy, piece)

    def piece_asked_about(self) -> Any:
        return getattr(self, "object", None)


class AsksAboutTheNewPiece(AsksAboutThePiece):
    """For views that make a piece, in the language they were opened in."""

    def piece_asked_about(self) -> Any:
        if not issubclass(self.model, TranslatableMixin):
            return None
        return self.model(locale=self.locale)


class IndexView(wagtail_views.IndexView):
    """The pieces somebody may see, each with the buttons for what may be done with it."""

    def get_base_queryset(self) -> QuerySet[Any]:
        found = super().get_base_queryset()
        if not self._is_translated:
            return found
        # “change” is asked for as well, for policies that know nothing of “view”.
        allowed = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, {"add", "change", "delete", "view"}
        )
        return found.filter(pk__in=allowed.values("pk")).select_related("locale")

    def get_edit_url(self, instance: Any) -> str | None:
        return super().get_edit_url(instance) if self._may("change", instance) else None

    def get_copy_url(self, instance: Any) -> str | None:
        return super().get_copy_url(instance) if self._may("add", instance) else None

    def get_delete_url(self, instance: Any) -> str | None:
        return super().get_delete_url(instance) if self._may("delete", instance) else None

    def get_add_url(self) -> str | None:
        new = self.model(locale=self.locale) if self._is_translated and self.locale else None
        return super().get_add_url() if new is None or self._may("add", new) else None

    @property
    def _is_translated(self) -> bool:
        return issubclass(self.model, TranslatableMixin)

    def _may(self, action: str, piece: Any) -> bool:
        return bool(self.user_has_permission_for_instance(action, piece))


def of_one_piece(view: Any) -> Any:
    """A view of Wagtail's that asks about the piece it shows."""
    return type(view.__name__, (view, AsksAboutThePiece), {})


def of_a_new_piece(view: Any) -> Any:
    """A view of Wagtail's that asks about the piece it is to make."""
    return type(view.__name__, (view, AsksAboutTheNewPiece), {})
