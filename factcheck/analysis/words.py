"""Closed word classes of English and number words: the tables that several facets read."""

from __future__ import annotations

from factcheck.facts import Tag

DETERMINERS = frozenset(
    "the a an this that these those each every either some any all both half my your his her its "
    "our their another such several many few much most more less fewer".split()
)
PRONOUNS = frozenset(
    "i you he she it we they me him them us himself herself itself themselves ourselves myself "
    "yourself one's everyone everybody someone somebody anyone anybody everything something "
    "anything mine yours hers ours theirs".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from into onto over under against during before after since between "
    "among amongst through throughout about around above below across behind beyond near off "
    "despite amid amidst per via within toward towards upon like than including excluding "
    "alongside besides except inside outside underneath versus vs regarding concerning unlike up "
    "down out as till until according".split()
)
CONJUNCTIONS = frozenset("and or but nor yet & plus".split())
SUBORDINATORS = frozenset(
    "because although though while whereas if unless whether when whenever once provided "
    "lest".split()
)
RELATIVES = frozenset("who whom whose which what where how why".split())
NEGATIONS = frozenset(
    "not n't never no none neither nor nothing nobody nowhere without hardly scarcely "
    "barely".split()
)
BE = frozenset("be am is are was were been being 'm 're".split())
HAVE = frozenset("have has had having 've".split())
DO = frozenset("do does did".split())
MODALS = frozenset(
    "will would can could may might must shall should 'll 'd wo ca sha ought".split()
)
AUXILIARY_LEMMAS = {
    **dict.fromkeys(BE, "be"),
    **dict.fromkeys(HAVE, "have"),
    **dict.fromkeys(DO, "do"),
    **dict.fromkeys(MODALS, ""),
    "will": "will",
    "wo": "will",
    "'ll": "will",
    "would": "would",
    "'d": "would",
    "can": "can",
    "ca": "can",
    "could": "could",
    "may": "may",
    "might": "might",
    "must": "must",
    "shall": "shall",
    "sha": "shall",
    "should": "should",
    "ought": "ought",
}

CARDINALS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
MULTIPLIERS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
    "tn": 1e12,
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
}
FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
HOW_SURE = frozenset("bound certain due likely set sure unlikely".split())
"""What tells how sure a deed to come is: "is sure to strike"."""
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|"
        "sunday sun".split("|")
    )
    for name in names.split()
}

# Words after which "to" takes a noun phrase, not a verb.
TAKES_TO = frozenset(
    "opposition objection response approach contribution damage access attention alternative due "
    "prior subject related opposed similar close thanks solution answer threat end return reaction "
    "relation visit trip transition introduction addition appeal loyalty adherence exposure "
    "opposed committed according owing contrary compared equal devoted object".split()
)
HARDLY = frozenset(("hardly", "scarcely", "barely"))
"""They deny, but for "hardly any", which is few, and before a number, which they bound."""
REPORTING = frozenset(
    "say tell announce report claim state add note declare assert argue explain write insist "
    "warn maintain stress contend confirm reveal disclose acknowledge admit suggest believe think "
    "comment remark reply respond observe tweet according accuse".split()
)
# Verbs whose deed is that of the verb they take: "agreed to sell", "began selling".
CONTROL = frozenset(
    "agree decide plan begin start continue resume intend vow promise pledge prepare want hope "
    "manage aim expect set opt choose".split()
)
# Verbs whose object is to do what the infinitive after it says: "asked Ann to sell".
OBJECT_CONTROL = frozenset(
    "lead ask tell force urge order persuade allow permit enable cause prompt invite require "
    "compel convince encourage help want expect advise warn instruct push drive press get".split()
)
# Verbs after which "to" is of an infinitive, whatever the word after it is otherwise.
TAKES_INFINITIVE = frozenset(
    {*CONTROL}
    | set(
        "try attempt need wish seek propose threaten refuse decline fail seem appear tend claim "
        "deserve struggle strive offer volunteer".split()
    )
)
GENERIC = frozenset(
    "company firm people person thing way time group member part number day week month year man "
    "woman one official area case place kind type issue matter event move decision fact use "
    "technology system technique product".split()
)

_CLOSED: dict[str, Tag] = {}
for _words, _tag in (
    (SUBORDINATORS, Tag.SUBORDINATOR),
    (RELATIVES, Tag.RELATIVE),
    (PREPOSITIONS, Tag.PREPOSITION),
    (DETERMINERS, Tag.DETERMINER),
    (PRONOUNS, Tag.PRONOUN),
    (CONJUNCTIONS, Tag.CONJUNCTION),
    (NEGATIONS, Tag.NEGATION),
    (BE | HAVE | DO | MODALS, Tag.AUXILIARY),
    (("to",), Tag.TO),
):
    for _word in _words:
        _CLOSED[_word] = _tag
CLOSED: dict[str, Tag] = _CLOSED
# Adverbs that deny the very verb they stand by: to identify wrongly is not to identify.
ERROR_ADVERBS = frozenset(
    "incorrectly wrongly falsely mistakenly erroneously inaccurately wrongfully".split()
)
# Whose money a sign means, by the letters before or after it: "US$20", "$US20".
SIGN_PREFIXES = {
    "us": "dollar",
    "a": "australian dollar",
    "au": "australian dollar",
    "c": "canadian dollar",
    "ca": "canadian dollar",
    "hk": "hong kong dollar",
    "nz": "new zealand dollar",
    "s": "singapore dollar",
    "r": "real",
}
# Parties as American news gives them with a place: "R-Ohio".
PARTY_LETTERS = frozenset("d i r".split())
