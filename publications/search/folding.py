"""One spelling for what a reader takes as the same letters: case, accents, kinds of apostrophe."""

import unicodedata

# The letters that Unicode does not take apart into a base and a mark, and what typists write for them. In Arabic:
# one alef, ta marbuta as ha, alef maqsura as ya, the letters of a Persian or Urdu keyboard; tatweel only stretches.
_REPLACED = """
ł=l ø=o đ=d ð=d þ=th ħ=h ŧ=t ŋ=n ĸ=k ß=ss æ=ae œ=oe ı=i ĳ=ij ə=e ƒ=f ɓ=b ɗ=d ƙ=k ƴ=y
ґ=г
ٱ=ا ة=ه ى=ي ی=ي ې=ي ک=ك ہ=ه ھ=ه ە=ه ـ=
"""
WHOLE_LETTERS = {letter: written for letter, _, written in (pair.partition("=") for pair in _REPLACED.split())}
# Letters of their own, though Unicode takes them apart: whoever types и for й makes a mistake in spelling.
LETTERS_WITH_THEIR_MARK = frozenset("йїўѓќ")
APOSTROPHES = "'’‘ʼ`´′‛ʹʻ＇"
# What may stand inside a word and is not seen: soft hyphen, joiners, marks of direction.
UNSEEN = "\u00ad\u200c\u200d\u200e\u200f\u2060\u061c\ufeff"
_DOTTED_AND_DOTLESS = str.maketrans("Iİ", "ıi")
_LANGUAGES_WITH_DOTLESS_I = frozenset({"tr", "az"})
_DROPPED = str.maketrans("", "", APOSTROPHES + UNSEEN)
# Nobody reads a text with more different characters than this; the rest is worked out anew each time.
_MOST_REMEMBERED = 20_000


class _FoldedCharacters(dict[int, str]):
    """For `str.translate`: what becomes of each character, worked out when it is first met."""

    def __missing__(self, number: int) -> str:
        folded = _folded_character(chr(number))
        if len(self) < _MOST_REMEMBERED:
            self[number] = folded
        return folded


def _folded_character(character: str) -> str:
    if character in LETTERS_WITH_THEIR_MARK:
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    bare = "".join(part for part in unicodedata.normalize("NFD", character) if unicodedata.category(part) != "Mn")
    return unicodedata.normalize("NFC", "".join(WHOLE_LETTERS.get(part, part) for part in bare))


_FOLDED_CHARACTERS = _FoldedCharacters()


def language_of(code: str) -> str:
    """The language a locale code begins with: "de" of "de-at"."""
    return code.replace("_", "-").partition("-")[0].lower()


def lowered(text: str, code: str) -> str:
    """The text in small letters as the language writes them, with its accents: what a stemmer reads."""
    if language_of(code) in _LANGUAGES_WITH_DOTLESS_I:
        text = unicodedata.normalize("NFC", text).translate(_DOTTED_AND_DOTLESS)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())


def fold(text: str, code: str = "") -> str:
    """The text without what typists leave out: case, accents, vowel signs, stretched lines, apostrophes.

    Cyrillic й, ї and their like keep their mark, for they are other letters than и and і. Digits of every
    script become 0–9. Folding what is folded changes nothing.
    """
    small = unicodedata.normalize("NFKC", lowered(text, code).casefold())
    # The seat of a hamza at the end of a word is written both ways (شيء and شئ).
    return small.translate(_DROPPED).translate(_FOLDED_CHARACTERS).replace("يء", "ي")
