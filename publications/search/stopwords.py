"""Words that say nothing about what a text is about: articles, pronouns, prepositions, auxiliary verbs.

They are left out of what a reader asks for, as long as another word is left. Nothing is left out of the
index. What is spelt like a word with a meaning is not here: Arabic أم is “or”, and “mother”.
"""

_LINES = {
    "nl": """
de het een en of maar want dus als dan dat die dit deze er hier daar ik je jij jou u uw hij zij ze we wij
ons onze hun hem haar mijn zijn is ben bent was waren wordt worden heeft heb hebben had kan kunnen zal
wil moet mag in op aan van voor met door over om bij naar uit te tot niet geen ook nog wel al zo
wat wie hoe waar wanneer s t
""",
    "en": """
a an the and or but if then than that this these those there here i me my you your he him his she her it its
we us our they them their is am are was were be been being do does did have has had can could will would shall
should may might must in on at of for with by about to from as into not no so what who how where when which
""",
    "de": """
der die das den dem des ein eine einen einem einer und oder aber wenn dann dass als wie ich du er sie es
wir ihr mich dich mir uns euch ihnen sich mein dein sein ist bin bist sind war waren wird werden hat seit
haben hatte kann können muss soll in im an am auf aus bei mit nach von vom vor zu zum zur für über
um nicht kein keine auch noch so was wer wo wann
""",
    "tr": """
ve veya ya da de ki mi mı mu mü ile için ama fakat çünkü eğer gibi kadar göre bir bu şu o ben sen biz siz
onlar benim senin onun bizim sizin onların bana sana ona bize size onlara beni seni onu bizi sizi onları ne
kim nasıl nerede hangi niye ise değil var yok daha çok en her bazı hem hiç şey olan olarak
""",
    "ar": """
في من إلى على عن مع أو ثم إن أن لا ما لم لن هل هو هي هم هن أنا أنت نحن أنتم هذا هذه ذلك تلك هؤلاء الذي التي
الذين كان كانت يكون تكون كيف متى أين ماذا لماذا كل بعض قد إذا لكن بل حتى عند بين له لها لهم لك لي به بها فيه
فيها منه منها عليه عليها غير أي أيضا
""",
    "pl": """
i a lub albo ale że bo więc jeśli gdy jak to ten ta te tego tej tym tych ja ty on ona ono my wy oni one
mnie mi mój moja moje cię ci twój twoja jego jej ich nas nam was wam się jest są był była było być ma mam mieć
może można w we z ze na do od po o u dla przez przy przed pod za nie tak też czy co kto gdzie kiedy
""",
    "uk": """
і й та або але що як щоб якщо бо це цей ця ці той та те ті я ти він вона воно ми ви вони мене мені тебе тобі
його її їх нас нам вас вам мій моя твій є був була було бути в у з із зі на до від по про для через при перед
під за не так чи хто де коли
""",
}

STOP_WORDS = {code: frozenset(words.split()) for code, words in _LINES.items()}
