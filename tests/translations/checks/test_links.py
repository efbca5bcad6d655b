"""A link of the source leads somewhere in every language, once."""

from hypothesis import given
from hypothesis import strategies as st

from tests.translations.checks.sentences import finds, pair
from translations.checks.links import LINKS

SOURCE = 'Lees <a id="a1">meer</a> of <a id="a2">bel ons</a>.'


def test_links_may_change_places() -> None:
    assert not finds(LINKS, SOURCE, '<a id="a2">اتصل بنا</a> أو اقرأ <a id="a1">المزيد</a>.')


def test_a_dropped_link_is_found_and_named() -> None:
    message = LINKS.find(pair(SOURCE, 'Read <a id="a1">more</a> or call us.', "en"))
    assert message is not None
    assert 'id="a2"' in message
    assert 'id="a1"' not in message


def test_a_doubled_link_is_found() -> None:
    assert finds(LINKS, SOURCE, '<a id="a1">Mehr</a> <a id="a1">lesen</a> oder <a id="a2">anrufen</a>.', "de")


def test_an_invented_link_is_found() -> None:
    assert finds(LINKS, "Bel ons.", '<a id="a1">Call us</a>.', "en")
    assert finds(LINKS, "Bel ons.", "<a>Call us</a>.", "en")


def test_a_link_with_nothing_to_click_on_is_found() -> None:
    assert finds(LINKS, 'Lees <a id="a1">meer</a>.', 'Read more<a id="a1"> </a>.', "en")
    assert finds(LINKS, 'Lees <a id="a1">meer</a>.', 'Read more<a id="a1"><b></b></a>.', "en")


words = st.text("abc äش", min_size=1, max_size=8).filter(str.strip)


@given(st.lists(words, min_size=1, max_size=5), st.data())
def test_removing_any_link_is_always_found(texts: list[str], data: st.DataObject) -> None:
    links = [f'<a id="a{number}">{text}</a>' for number, text in enumerate(texts, 1)]
    gone = data.draw(st.integers(0, len(links) - 1))
    order = data.draw(st.permutations(links))
    assert not finds(LINKS, " ".join(links), " ".join(order))
    assert finds(LINKS, " ".join(links), " ".join(link for link in order if link != links[gone]))
    assert finds(LINKS, " ".join(links), " ".join(order).replace(links[gone], texts[gone]))
