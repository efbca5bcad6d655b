"""What must hold: at every moment for what readers are answered, and after settling for every stored byte."""

from typing import Any

from django.utils import timezone

from publications.builder import build_card, build_document, load_source
from publications.candidates import has_languages
from publications.context import BuildContext
from publications.models import PAGE, FormerPath, Publication
from publications.serializers import PAGES
from publications.settling import out_of_date, settle
from tests.publications.proofs.machine_reading import Answer, ask_everything
from tests.publications.proofs.machine_stored import Address, Version, codes, words_in
from tests.publications.proofs.machine_world import World

# Changes die out after a few rounds; a settle that is called more often than this never ends.
_MOST_ROUNDS = 5
_EXPECTED = {200, 404, 410}


def settled(world: World) -> None:
    """Bring everything up to date; it must come to an end."""
    for _round in range(_MOST_ROUNDS):
        settle()
        if not out_of_date(timezone.now()):
            return
    raise AssertionError(f"never settled: {out_of_date(timezone.now())}")


# -- at every moment -------------------------------------------------------------------------------------------


def nothing_wrong_is_served(world: World) -> list[Answer]:
    answers = ask_everything(world)
    chosen = world.stored.choices()
    for answer in answers:
        # 400 says that there is something to ask which the machine has not learnt yet.
        assert answer.status in _EXPECTED, f"{answer}: {answer.content.decode()}"
        leaked = answer.words - world.ever_public
        assert not leaked, f"{answer} holds text that was never public: {leaked}"
        for item in answer.documents:
            if item.get("type") in PAGES:
                _own_text_is_public(world, chosen, answer, item)
            elif "items" not in answer.json and "id" in item:
                kind = item["type"]
                locale = answer.locale if has_languages(kind) else ""
                assert (kind, item["id"], locale) in chosen, f"{answer} serves what is taken down"
    _redirects_lead_somewhere(answers)
    return answers


def _own_text_is_public(world: World, chosen: dict[Address, Version], answer: Answer, item: Any) -> None:
    locale = answer.locale or answer.place.split("/")[1]
    assert (PAGE, item["id"], locale) in chosen, f"{answer} serves what is taken down: {item.get('title')}"
    assert item["locale"] in codes(), f"{answer} is in a language that is no more"
    versions = world.stored.readable()[PAGE, item["id"]]
    allowed = set().union(*(version.words for version in versions.values()))
    if item["id"] in world.failing:
        # What could not be built again goes on serving the former text, as long as its version is public.
        allowed |= set().union(*(world.ever_in(version) for version in versions.values()))
    foreign = words_in(f"{item.get('title', '')} {item.get('summary', '')}") - allowed
    assert not foreign, f"{answer} serves a text that was replaced or withdrawn: {foreign}"


def _redirects_lead_somewhere(answers: list[Answer]) -> None:
    by_path = {answer.place: answer for answer in answers if "{path}" in answer.route}
    for answer in by_path.values():
        if answer.status == 200 and "redirect" in answer.json and answer.place != "/":
            target = by_path[answer.json["redirect"]]
            assert target.status == 200, f"{answer} leads to {target}, where nothing is"


# -- after settling --------------------------------------------------------------------------------------------


def everything_is_true(world: World) -> None:
    """Nothing is left to build; what stands is what the reference says, and what building now would give."""
    assert not out_of_date(timezone.now())
    rows = list(Publication.objects.all())
    _rows_are_the_right_ones(world, rows)
    for row in rows:
        if str(row.key) not in world.failing:
            _bytes_are_fresh(row)
    answers = nothing_wrong_is_served(world)
    _only_what_is_public_is_shown(world, answers)
    _gone_means_deleted(world, answers)
    if not world.failing:
        _lists_are_whole(world, answers)
        _places_are_right(world, answers)


def _rows_are_the_right_ones(world: World, rows: list[Publication]) -> None:
    def title(key: str, text: str) -> str:
        return "" if key in world.failing else text

    stored = {
        (row.kind, str(row.key), row.locale): (
            row.served_locale,
            title(str(row.key), row.title),
            row.path is not None,
        )
        for row in rows
    }
    expected = {
        address: (version.locale, title(version.key, version.title), version.kind == PAGE and version.has_address)
        for address, version in world.stored.choices().items()
    }
    wrong = {
        address: {"stored": stored.get(address), "expected": expected.get(address)}
        for address in stored.keys() | expected.keys()
        if stored.get(address) != expected.get(address)
    }
    assert not wrong, f"rows differ from what the reference says: {wrong}"
    failed = {str(row.key) for row in rows if row.failure or not row.served}
    assert failed <= world.failing, f"not served, though nothing is wrong with it: {failed - world.failing}"


def _bytes_are_fresh(row: Publication) -> None:
    stored = (bytes(row.card), bytes(row.body), row.etag)
    assert stored == fresh(row), f"{row} differs from a fresh build"


def fresh(row: Publication) -> tuple[bytes, bytes, str]:
    """The card, body and ETag that building now gives."""
    now = timezone.now()
    source = load_source(row)
    card = build_card(source, row, BuildContext(locale=row.locale, now=now))
    document = build_document(source, row, BuildContext(locale=row.locale, now=now))
    return card.data, document.data, document.digest


def _only_what_is_public_is_shown(world: World, answers: list[Answer]) -> None:
    public = world.stored.public_words()
    former = _words_of_what_fails(world)
    for answer in answers:
        if any(item["id"] in world.failing for item in answer.documents):
            continue  # It could not be built: what it embeds is that of before.
        stale = answer.words - public - former
        assert not stale, f"{answer} shows text that is public no more: {stale}"


def _words_of_what_fails(world: World) -> set[str]:
    """What cards of failing pages may hold: their former texts, and in their address those of the pages above."""
    pages = [version for version in world.stored.versions if version.key in world.failing]
    paths = {path for version in pages for path in (*version.above, version.tree_path)}
    concerned = [version for version in world.stored.versions if version.tree_path in paths]
    keys = {version.key for version in concerned} | world.failing
    return set().union(*(world.ever_in(v) for v in world.stored.versions if v.key in keys))


def _gone_means_deleted(world: World, answers: list[Answer]) -> None:
    """410 where something public was deleted; 404 where it is only hidden, which tells nobody that it exists."""
    former = {row.path: row for row in FormerPath.objects.all()}
    there = world.stored.pages()
    for answer in answers:
        row = former.get(answer.place) if "{path}" in answer.route and answer.status != 200 else None
        if row and (str(row.key), row.locale) in there - world.deleted:
            assert answer.status == 404, f"{answer}, though it was not deleted"
        if row and str(row.key) not in {key for key, _locale in there} and row.locale in codes():
            assert answer.status == 410, f"{answer}, though it was deleted"


def _lists_are_whole(world: World, answers: list[Answer]) -> None:
    chosen = world.stored.choices()
    for answer in answers:
        if answer.route == "pages/":
            listed = sorted(item["id"] for item in answer.documents)
            expected = sorted(key for kind, key, locale in chosen if kind == PAGE and locale == answer.locale)
            assert listed == expected, f"{answer} lists {listed}, not {expected}"
        if "{q}" in answer.route and answer.status == 200:
            _search_finds_titles(world, answer)
        if answer.route == "pages/{id}/":
            expected_status = 200 if (PAGE, answer.place, answer.locale) in chosen else 404
            assert answer.status == expected_status, f"{answer}, not {expected_status}"


def _search_finds_titles(world: World, answer: Answer) -> None:
    """Every page with an address that is called by the word; other pages may hold it in their text."""
    found = {item["id"] for item in answer.documents}
    called = {
        key
        for (kind, key, locale), version in world.stored.choices().items()
        if kind == PAGE and locale == answer.locale and version.has_address and answer.place in words_in(version.title)
    }
    assert called <= found, f"{answer} does not find {called - found}"


def _places_are_right(world: World, answers: list[Answer]) -> None:
    by_path = {answer.place: answer for answer in answers if "{path}" in answer.route}
    for answer in answers:
        if answer.route != "pages/{id}/" or answer.status != 200:
            continue
        page, key, locale = answer.json, answer.place, answer.locale
        version = world.stored.choices()[PAGE, key, locale]
        trail = world.stored.trail(version, locale)
        assert [crumb["id"] for crumb in page["breadcrumbs"]] == trail, f"{answer} has other breadcrumbs than {trail}"
        if "children" in page:
            children = [child["id"] for child in page["children"]]
            expected = world.stored.children(key, locale)
            assert children == expected, f"{answer} has children {children}, not {expected}"
        if page["path"] is None:
            continue
        assert page["path"].startswith(f"/{locale}/"), f"{answer} stands at {page['path']}"
        assert by_path[page["path"]].content == answer.content, f"{answer} is not what stands at {page['path']}"
        for crumb in page["breadcrumbs"]:
            assert crumb["path"] is None or page["path"].startswith(crumb["path"]), f"{answer}: {crumb['path']}"
