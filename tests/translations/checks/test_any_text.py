"""What holds of any text, however odd: a check gives an answer, and a text has no quarrel with itself."""

from hypothesis import example, given
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue

from tests.translations.checks.sentences import pair
from translations.checks import CHECKS, check_texts
from translations.checks.fragments import read_fragment

odd = st.text(
    st.one_of(st.characters(), st.sampled_from("<>/!?[]&;=\"'ab i#0123456789.,:-+%{}()@٠١٫٬،½é\u200f")), max_size=30
)
pieces = st.lists(
    st.sampled_from(
        [
            *(
                "<b>",
                "</b>",
                "<br>",
                '<a id="a1">',
                "</a>",
                "<em>",
                "</em>",
                "&amp;",
                "&lt;",
                "1",
                "2",
                " ",
                "112",
                "mg",
            ),
            *("<![", "<!--", "-->", "<?", "</", "<", "één", "{naam}", "www.113.nl", "0800-2000", "€", "%", "مساعدة"),
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(odd, pieces), st.one_of(odd, pieces), st.sampled_from(["ar", "en", "de", "tr", "uk", "pl", "ti"]))
@example("Bel", "<![if", "ar")
@example("Bel", "²³ Ⅳ ① 10⁹", "en")
@example("Bel", "9" * 5000, "tr")
def test_every_check_has_an_answer_to_every_text(source: str, target: str, locale: str) -> None:
    for check in CHECKS:
        assert check.find(pair(source, target, locale)) is None or check.find(pair(source, target, locale))


@given(st.one_of(odd, pieces))
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    findings = check_texts([pair(text, text, "nl")], {"untranslated": "off", "script": "off"})
    # What is broken is broken in both.
    assert {finding.code for finding in findings} <= {"markup"}


fragments = st.recursive(
    st.sampled_from(["hulp", " en ", "&amp;", "&lt;b&gt;", "<br/>", "مساعدة", "5 mg"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        inner.map(lambda text: f"<b>{text}</b>"),
        inner.map(lambda text: f"<em>{text}</em>"),
    ),
    max_leaves=8,
)


@given(fragments)
def test_the_plain_text_is_that_of_localize(html: str) -> None:
    assert read_fragment(html).text == StringValue.from_translated_html(html).render_text()
    assert read_fragment(html).unbalanced == []
