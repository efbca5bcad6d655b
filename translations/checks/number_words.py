"""Numbers in words, and how languages write figures. Data: a language that is not here has no words and no habits."""

from typing import Final

# What is between whole and fraction. Where a language is not here, or people write both, both are read.
DECIMAL_MARKS: Final = {"nl": ",", "de": ",", "tr": ",", "uk": ",", "pl": ",", "en": "."}

# A word or phrase, and the numbers by which a translation may well put it. Longest first where one holds another.
WORDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "nl": {
        "dag en nacht": ("24", "7"),
        "elke dag": ("7",),
        "dagelijks": ("7",),
        "anderhalf jaar": ("1.5", "18"),
        "anderhalf": ("1.5",),
        "anderhalve": ("1.5",),
        "half jaar": ("6", "0.5"),
        "half uur": ("30", "0.5"),
        "halfuur": ("30", "0.5"),
        "kwartier": ("15",),
        "een": ("1",),
        "één": ("1",),
        "eén": ("1",),
        "eerste": ("1",),
        "twee": ("2",),
        "tweede": ("2",),
        "drie": ("3",),
        "derde": ("3",),
        "vier": ("4",),
        "vierde": ("4",),
        "vijf": ("5",),
        "vijfde": ("5",),
        "zes": ("6",),
        "zesde": ("6",),
        "zeven": ("7",),
        "zevende": ("7",),
        "acht": ("8",),
        "achtste": ("8",),
        "negen": ("9",),
        "negende": ("9",),
        "tien": ("10",),
        "tiende": ("10",),
        "elf": ("11",),
        "elfde": ("11",),
        "twaalf": ("12",),
        "twaalfde": ("12",),
    },
    "en": {
        "one": ("1",),
        "once": ("1",),
        "first": ("1",),
        "two": ("2",),
        "twice": ("2",),
        "second": ("2",),
        "third": ("3",),
        "three": ("3",),
        "four": ("4",),
        "five": ("5",),
        "six": ("6",),
        "seven": ("7",),
        "eight": ("8",),
        "nine": ("9",),
        "ten": ("10",),
        "eleven": ("11",),
        "twelve": ("12",),
    },
    "de": {
        "ein": ("1",),
        "eine": ("1",),
        "einen": ("1",),
        "einem": ("1",),
        "einer": ("1",),
        "zwei": ("2",),
        "drei": ("3",),
        "vier": ("4",),
        "fünf": ("5",),
        "sechs": ("6",),
        "sieben": ("7",),
        "acht": ("8",),
        "neun": ("9",),
        "zehn": ("10",),
        "elf": ("11",),
        "zwölf": ("12",),
    },
    "tr": {
        "bir": ("1",),
        "iki": ("2",),
        "üç": ("3",),
        "dört": ("4",),
        "beş": ("5",),
        "altı": ("6",),
        "yedi": ("7",),
        "sekiz": ("8",),
        "dokuz": ("9",),
        "on": ("10",),
        "on bir": ("11",),
        "on iki": ("12",),
    },
}

# A word behind a number that multiplies it; a pattern, since most of them are inflected.
SCALES: Final[dict[str, dict[str, int]]] = {
    "nl": {r"duizend": 1_000, r"miljoen": 1_000_000, r"mln": 1_000_000, r"miljard": 1_000_000_000},
    "en": {r"thousand": 1_000, r"million": 1_000_000, r"billion": 1_000_000_000},
    "de": {r"tausend": 1_000, r"millionen|million|mio": 1_000_000, r"milliarden?": 1_000_000_000},
    "tr": {r"bin": 1_000, r"milyon": 1_000_000, r"milyar": 1_000_000_000},
    "pl": {r"tys|tysi[aąę]c\w*": 1_000, r"mln|milion\w*": 1_000_000, r"mld|miliard\w*": 1_000_000_000},
    "uk": {r"тис|тисяч\w*": 1_000, r"млн|мільйон\w*": 1_000_000, r"млрд|мільярд\w*": 1_000_000_000},
    "ar": {r"ألفا?|آلاف": 1_000, r"مليونا?|ملايين": 1_000_000, r"مليارا?|مليارات": 1_000_000_000},
}

# Behind an hour up to twelve: in the afternoon or evening. A mark for the morning changes nothing but at twelve.
AFTERNOON: Final = {"en": r"p\.?\s?m\b", "ar": r"(?:مساء|بعد الظهر|ظهرا|عصرا|م\b)"}
MORNING: Final = {"en": r"a\.?\s?m\b", "ar": r"(?:صباحا|ص\b)"}
# The same letter behind a number may be another abbreviation: metres, or a year.
AMBIGUOUS: Final = {"ar": r"[مص]\b"}
