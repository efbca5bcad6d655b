"""Units of measure in the languages we know, each as patterns of the words that follow or precede a number. Data."""

from typing import Final

# A symbol or word of measure: losing it is as bad as changing it.
MEASURES: Final[dict[str, str]] = {
    "%": r"%|٪|procent\w*|per\s?cent|prozent|yüzde|відсот\w*|بالمئة|بالمائة|في المئة|في المائة|بالمية",
    "‰": r"‰|promille|per mille?|per mil|binde|проміле|promil\w*|في الألف|بالألف",
    "€": r"€|euro['’]?s?|eur|avro|євро|يورو",
    "µg": r"µg|μg|mcg|microgram\w*|mikrogra\w*|мкг|мікрограм\w*|ميكروغرام\w*|مكغ",
    "mg": r"mg|milligra\w*|miligra\w*|мг|міліграм\w*|ملغ|ملغم|مغ|ملليغرام\w*|مليغرام\w*|ملجم|مليجرام\w*",
    "kg": r"kg|kilo['’]?s?|kilogra\w*|кг|кілограм\w*|كغ|كغم|كجم|كيلو\s?غرام\w*|كيلوجرام\w*|كيلو",
    "g": r"g|gr|gram|grams|gramm|grammes|gramów|gramy|г|грам\w*|غ|غرام\w*|جرام\w*",
    "ml": r"ml|milliliters?|millilitres?|mililit\w*|мл|мілілітр\w*|مل|ملليلتر\w*|مليلتر\w*|ملل",
    "l": r"l|liters?|litres?|litre\w*|litr\w*|л|літр\w*|لتر\w*",
    "cm": r"cm|centimet\w*|zentimeter\w*|santimetre\w*|centymetr\w*|см|сантиметр\w*|سم|سنتيمتر\w*|سنتمتر\w*",
    "km": r"km|kilomet\w*|км|кілометр\w*|كم|كيلومتر\w*",
    "m": r"m|meters?|metres?|metern|metre\w*|metr\w*|м|метр\w*|متر\w*|أمتار",
    "°C": r"°\s?c|graden celsius|degrees celsius|grad celsius|°\s?с|درجة مئوية|درجات مئوية",
}

# A stretch of time: a language may leave it out (“over 18”), but may not put another in its place.
TIMES: Final[dict[str, str]] = {
    "minute": r"min|minuut|minuten|minutes?|dakika\w*|хв|хвилин\w*|minut\w*|دقيقة|دقائق",
    "hour": r"u|uur|uren|hours?|hrs?|std|stunden?|saat\w*|год|годин\w*|godzin\w*|ساعة|ساعات",
    "day": r"dag|dagen|days?|tage?n?|gün\w*|день|дні|дня|днів|днями|dzień|dni|dnia|يوما?|أيام",
    "week": r"week|weken|weeks?|wochen?|hafta\w*|тиж|тижд\w*|тижн\w*|tydzień|tygodni\w*|أسبوعا?|أسابيع",
    "month": r"maand|maanden|months?|monate?n?|ay|aya|aydan|aylık|ayda|ayın|міс|місяц\w*|miesi\w*|شهرا?|أشهر|شهور",
    "year": (
        r"jaar|jaren|jarigen?|years?|jahre?n?|jährigen?|yıl\w*|yaş\w*|рік|роки|років|року|рок\w*|"
        r"rok|roku|lat|lata|latach|سنة|سنوات|سنين|عاما?|أعوام"
    ),
}
