"""Quantifiers and scope words: how much of its class an assertion takes in, and how fully."""

from __future__ import annotations

from factcheck.analysis.words import HARDLY
from factcheck.facts import CONTENT, Quantifier, Scope, Tag, Token

_WORDS: dict[str, Scope] = {
    word: scope
    for scope, words in {
        Scope.ALL: "all,every,each,both,everyone,everybody,everything,whole,the whole,all of",
        Scope.MOST: "most,majority,mostly,mainly,largely,predominantly,the majority of",
        Scope.MANY: "many,numerous,countless,dozens,hundreds,scores,much",
        Scope.SOME: "some,several,certain,various,someone,somebody,something,a few,a number of",
        Scope.FEW: "few,little,minority,a minority of,handful,a handful of",
        Scope.NONE: "no,none,neither,nobody,nothing,no one,not any",
        Scope.ONLY: "only,solely,exclusively,sole,alone",
        Scope.ENTIRELY: (
            "entirely,completely,fully,totally,wholly,altogether,entire,complete,total,full,"
            "outright,in full,utterly"
        ),
        Scope.PARTLY: "partly,partially,partial,in part,somewhat",
        Scope.ALWAYS: "always,invariably,constantly,at all times",
        Scope.OFTEN: (
            "often,frequently,usually,regularly,sometimes,occasionally,generally,repeatedly"
        ),
        Scope.NEVER: "never,not once,at no time",
        Scope.PERMANENTLY: (
            "permanently,permanent,forever,for good,indefinitely,indefinite,for ever,for life"
        ),
        Scope.TEMPORARILY: "temporarily,temporary,briefly,interim,provisional,provisionally",
    }.items()
    for word in words.split(",")
}
_NEARLY = frozenset(("almost", "nearly", "virtually", "practically"))
# "Almost all" is most, and so is "almost entirely"; "almost none" is few.
_SHORT_OF = {
    Scope.ALL: Scope.MOST,
    Scope.ENTIRELY: Scope.MOST,
    Scope.ALWAYS: Scope.OFTEN,
    Scope.NONE: Scope.FEW,
}
_FLOATING = frozenset(("all", "both", "each"))
# How far after "total", in tokens, the number of a sum stands: "a total capacity of some 40".
_TO_SUM = 6
# How far after "both", in tokens, its "and" stands.
_TO_AND = 6
_AROUND = frozenset("across along around over round through".split())
_ITS = frozenset("her his its our the their this".split())
# "The most", "2 percent at most".
_NOT_BEFORE_MOST = frozenset("the how so a too at".split())
_NOT_BEFORE_ALL = frozenset(("at", "after", "above"))
# "Only a part of", "a mere part of": of these, what "of" takes is not the whole.
_MERE = frozenset("just mere merely only".split())
_PARTS = frozenset("bit fraction part portion slice".split())
# "A small share of" them is few of them.
_SHARES = frozenset("fraction minority number part portion proportion share".split())
# How many tokens may stand between "only" and "part of".
_TO_PART = 2
_PHRASE = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.DETERMINER})
_DETERMINING = frozenset({Scope.ALL, Scope.MOST, Scope.MANY, Scope.SOME, Scope.FEW, Scope.NONE})


def find_quantifiers(tokens: tuple[Token, ...]) -> tuple[Quantifier, ...]:
    """Find the quantifiers and scope words, each with the token that it bears on."""
    made = []
    for index, token in enumerate(tokens):
        scope = _WORDS.get(token.norm)
        if scope is None and token.norm == "any" and index and tokens[index - 1].norm in HARDLY:
            scope = Scope.FEW
        if scope is None and token.norm == "for" and _without_end(tokens, index):
            scope = Scope.PERMANENTLY
        if token.norm == "nothing" and [t.norm for t in tokens[index + 1 : index + 2]] == ["but"]:
            # "Sells nothing but cheese."
            scope = Scope.ONLY
        part = _mere_part(tokens, index)
        if part is not None:
            span = token.span.cover(tokens[part].span)
            made.append(Quantifier(span, index, Scope.PARTLY, _head(tokens, part, Scope.PARTLY)))
            continue
        if _is_small_share(tokens, index):
            span = token.span.cover(tokens[index + 1].span)
            made.append(Quantifier(span, index, Scope.FEW, _head(tokens, index + 2, Scope.FEW)))
            continue
        if scope is None or _another_sense(tokens, index):
            continue
        floats = scope is Scope.ALL and _floats(tokens, index)
        floats = floats or _follows_its_noun(tokens, index)
        head = _before_verb(tokens, index) if floats else _head(tokens, index, scope)
        # "Almost entirely", "(almost) entirely".
        near = index - 2 if index > 1 and tokens[index - 1].norm == ")" else index - 1
        all_but = [t.norm for t in tokens[max(0, index - 2) : index]] == ["all", "but"]
        if near >= 0 and (tokens[near].norm in _NEARLY or all_but):
            scope = _SHORT_OF.get(scope, scope)
        made.append(Quantifier(token.span, index, scope, head))
    return tuple(made)


def _mere_part(tokens: tuple[Token, ...], index: int) -> int | None:
    """The last word of "only part" or "mere fraction" where "of" follows; None elsewhere."""
    if tokens[index].norm not in _MERE:
        return None
    for place in range(index + 1, min(index + 2 + _TO_PART, len(tokens) - 1)):
        norm = tokens[place].norm
        if norm in _PARTS:
            return place if tokens[place + 1].norm == "of" else None
        if norm not in ("a", "one", "small"):
            return None
    return None


def _is_small_share(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "small share of" or the like begins at `index`."""
    following = tuple(t.norm for t in tokens[index + 1 : index + 3])
    small = tokens[index].norm in ("small", "tiny") and len(following) > 1
    return small and following[0] in _SHARES and following[1] == "of"


def _floats(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "all" stands behind what it is of: "A and B are all known", "they each won"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].norm not in _FLOATING or following is None or not index:
        return False
    before = tokens[index - 1].tag
    verbal = following.tag in (Tag.VERB, Tag.AUXILIARY) and following.form != "ing"
    after_be = tokens[index - 1].lemma == "be" and following.tag in (Tag.VERB, Tag.ADJECTIVE)
    return after_be or (verbal and before in (Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.AUXILIARY))


def _follows_its_noun(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "alone" singles out the noun before it: "binds the police alone"."""
    return tokens[index].norm == "alone" and tokens[index - 1].tag in (Tag.NOUN, Tag.NAME)


def _before_verb(tokens: tuple[Token, ...], index: int) -> int | None:
    """The last noun or name before a word that floats behind its subject."""
    nominal = (Tag.NOUN, Tag.NAME)
    return next((i for i in range(index - 1, -1, -1) if tokens[i].tag in nominal), None)


def _without_end(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "for" begins "for good", "for ever" or "for life", and no longer phrase."""
    if index + 1 >= len(tokens) or tokens[index + 1].norm not in ("good", "ever", "life"):
        return False
    return index + 2 == len(tokens) or tokens[index + 2].tag not in CONTENT


def _another_sense(tokens: tuple[Token, ...], index: int) -> bool:
    """Words that look like quantifiers and aren't: "no longer", "full time", "not only", "no 5"."""
    norm = tokens[index].norm
    before = tokens[index - 1].norm if index > 0 else ""
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if norm == "no":
        return after in ("longer", "doubt", "matter", "more", "less", "fewer", ".") or (
            after[:1].isdigit()
        )
    if norm == "alone" and _follows_its_noun(tokens, index):
        # "Not the police alone" is "not only the police".
        start = index - 1
        while start and tokens[start].tag in _PHRASE:
            start -= 1
        return tokens[start].norm == "not"
    if norm in ("only", "all"):
        # "All over the world".
        around = after in _AROUND and index + 2 < len(tokens) and tokens[index + 2].norm in _ITS
        return before == "not" or (norm == "all" and (around or before in _NOT_BEFORE_ALL))
    if norm in ("most", "much", "little"):
        follows = tokens[index + 1].tag if index + 1 < len(tokens) else None
        return follows in (Tag.ADJECTIVE, Tag.ADVERB) or before in _NOT_BEFORE_MOST
    if norm == "some":
        return after[:1].isdigit() or (
            index + 1 < len(tokens) and tokens[index + 1].tag is Tag.NUMBER
        )
    if (norm == "total" and _is_sum(tokens, index)) or (norm == "both" and _joins(tokens, index)):
        return True
    if norm in ("full", "complete", "total", "entire", "whole"):
        return tokens[index].tag is not Tag.ADJECTIVE
    return False


def _joins(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "both" goes with "and": "both president and chief counsel", not "both cars"."""
    told = tokens[index + 1 : index + 1 + _TO_AND]
    place = next((n for n, t in enumerate(told) if t.norm == "and"), None)
    if not place or any(t.tag is Tag.PUNCTUATION for t in told[:place]):
        return False
    nouns = [t for t in told[:place] if t.tag in (Tag.NOUN, Tag.NAME)]
    return not any(t.tag is Tag.NOUN and t.form == "plural" for t in nouns)


def _is_sum(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "total" tells what is added up: "a total capacity of 40 litres"."""
    following = tokens[index + 1 : index + 1 + _TO_SUM]
    of = next((n for n, token in enumerate(following) if token.norm == "of"), None)
    if not of or any(token.tag is not Tag.NOUN for token in following[:of]):
        return False
    return any(token.tag is Tag.NUMBER for token in following[of + 1 :])


def _head(tokens: tuple[Token, ...], index: int, scope: Scope) -> int | None:
    """What the word bears on: the noun that a determiner introduces, else the next content word."""
    determines = scope in _DETERMINING and tokens[index].tag is not Tag.ADVERB
    wanted = (Tag.NOUN, Tag.NAME) if determines else tuple(CONTENT)
    for place in range(index + 1, min(index + 7, len(tokens))):
        tag = tokens[place].tag
        if tag in wanted:
            head = place
            while determines and head + 1 < len(tokens) and tokens[head + 1].tag is Tag.NOUN:
                head += 1
            return head
        if tag in (Tag.PUNCTUATION, Tag.CONJUNCTION, Tag.SUBORDINATOR):
            break
    return None
