"""Parts of speech: the readings the lexicon gives, weighed by the words around.

A greedy tagger with hand-set factors, one pass from left to right: a tenth of a millisecond a
sentence, against several for a statistical one, and right often enough for aligning slots.
"""

from __future__ import annotations

import re

import attrs

from factcheck.analysis.auxiliaries import auxiliary_tag
from factcheck.analysis.capitals import (
    are_office_holders,
    is_modal_may,
    is_name_in_headline,
    may_only_open,
    names_at_start,
)
from factcheck.analysis.expecting import (
    AFTER,
    CLAUSE_ENDS,
    clause_follows,
    closes_aside,
    describes_by_nation,
    ends_plural_phrase,
    is_counted,
    is_taken,
    row_after,
)
from factcheck.analysis.readings import (
    FINITE,
    READINGS,
    Reading,
    is_awaited,
    is_past,
    may_be_noun,
    may_be_past,
    may_be_thing,
    readings_of,
    shows_names,
    stands_alone,
    verb_next,
)
from factcheck.analysis.settling import settle
from factcheck.analysis.tokens import Raw, ends_plural_owner, expands_to_is, phrase_at
from factcheck.analysis.words import (
    AUXILIARY_LEMMAS,
    CARDINALS,
    CLOSED,
    MONTHS,
    MULTIPLIERS,
    ORDINALS,
    TAKES_INFINITIVE,
    TAKES_TO,
    WEEKDAYS,
)
from factcheck.facts import Tag, Token
from factcheck.lexicon import lookup

# The share of a word's uses from which "shares" is a noun before what may be a past form, "closed".
_OFTEN_NOUN = 0.3
# They tell when, whatever stands before them: "rose 8 percent yesterday".
_DAYS = frozenset("yesterday today tonight tomorrow".split())
# Verbs before "from" and "back", though nouns elsewhere: "the study dates from 2018".
_DATING = frozenset(("date", "dates"))
# Comparatives that mean something by themselves: "better" is no more of "good".
_OWN_GRADES = frozenset(
    "better worse later earlier former latter older younger elder further lesser upper lower "
    "higher inner outer".split()
)
# Names that are a preposition, too: "Per Aas".
_GIVEN_NAMES = frozenset(("per",))
_POS_TAGS = {"n": Tag.NOUN, "v": Tag.VERB, "a": Tag.ADJECTIVE, "r": Tag.ADVERB}
# What still tells what comes where an adverb stands between: "has officially rejected", "to soon".
_HOLDING = frozenset(("N", "plural", "E", "O", "V", "be", "have", "modal", "T", "I"))
_TWO = 2
# What stands before a verb whose form tells nothing, where it is finite: "they dominate".
_SUBJECTS = frozenset(("plural", "E", "O"))
_ANY_SUBJECTS = _SUBJECTS | {"N"}
# What a clause with "that" may tell of: "a claim that", "told Ann Lee that".
_TIMES = frozenset("day evening month morning night season summer time week winter year".split())
_BEFORE_THAT = frozenset(("N", "plural", "E", "taken"))
# What an object begins with, or is: "wanted the", "meeting them".
_OPENS_OBJECT = frozenset("the a an his her its their this these those him them it".split())
# Where a form in "-ing" with an object is a verb: "after meeting the mayor", "began selling it".
_BEFORE_ING = frozenset(("P", "V", "C", "start", "."))
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,5}s")
# What ends a sentence or a part of it, the end of the text among it.
_STOPS = frozenset(("", ".", ";", ")", '"', "”"))


def tag(raw: tuple[Raw, ...], *, title_case: bool = False) -> tuple[Token, ...]:
    """Give each token its part of speech and lemma, joining fixed phrases into one token.

    With `title_case` (a headline with most words capitalised) a capital marks no name.
    """
    tokens: list[Token] = []
    index = 0
    before = "start"
    finite = False
    while index < len(raw):
        item = raw[index]
        told = before
        phrase = None if item.joined else phrase_at(raw, index, any_case=title_case)
        if phrase is not None and phrase[0] == _TWO and shows_names(raw, index):
            phrase = None
        if phrase is not None:
            length, lemma = phrase
            last = raw[index + length - 1]
            text = " ".join(part.text for part in raw[index : index + length])
            following = raw[index + length] if index + length < len(raw) else None
            token = _phrase_token(item, last, text, lemma, before, following)
            index += length
        else:
            following = raw[index + 1] if index + 1 < len(raw) else None
            if before == "E" and tokens[-1].norm in WEEKDAYS and _takes_object(item, following):
                # "Passed a bill on Monday banning the sale".
                told = "C"
            elif before == "E" and is_taken(tokens):
                told = "taken"
            elif before == "E" and is_counted(tokens):
                told = "counted"
            elif before == "." and tokens[-1].norm == "," and (row := closes_aside(tokens)):
                told = row
            elif before == "E" and describes_by_nation(tokens):
                told = "A"
            elif not finite and ends_plural_phrase(tokens, following):
                told = "plural"
            token = _word(raw, index, told, following, finite, title_case)
            index += 1
        if item.joined and token.tag is Tag.VERB and token.form in ("participle", "past", "ing"):
            # "Tokyo-based", "state-owned": part of a compound adjective, not a clause's verb.
            token = attrs.evolve(token, tag=Tag.ADJECTIVE)
        opens = index < len(raw) and raw[index].joined and raw[index].norm != "confidence"
        if token.tag is Tag.NEGATION and (item.joined or opens):
            # "The do-not-call list", "a no-fly zone": part of a name, and denies nothing.
            token = attrs.evolve(token, tag=Tag.ADVERB if item.joined else Tag.ADJECTIVE)
        tokens.append(token)
        # An adverb between subject and verb leaves the expectation as it was: "Amazon soon banned".
        passed = token.tag is Tag.ADVERB or token.norm == "never"
        # So does "never" behind a relative word: "which never paid".
        relates = token.norm == "never" and before == Tag.RELATIVE.value
        passed = passed and (before in _HOLDING or relates)
        # So does "not" between an auxiliary and its verb: "has not banned", "was not acquitted".
        negates = token.norm in ("not", "n't")
        denied = negates and before in ("have", "modal")
        if negates and before == "be":
            before = "be not"
        elif not (passed or denied):
            opens = token.tag is Tag.TO and len(tokens) > 1 and tokens[-2].lemma in TAKES_INFINITIVE
            before = "I" if opens else row_after(token)
            if token.norm == "neither" and told in _ANY_SUBJECTS:
                # "The firm neither made nor sold it": the verb is still to come.
                before = told
            if token.norm == "one" and len(tokens) > 1 and tokens[-2].norm == "no":
                before = "O"
        of_several = token.form == "base" and told in _SUBJECTS
        if token.tag is Tag.VERB and (token.form in FINITE or of_several):
            finite = True
        elif token.tag in CLAUSE_ENDS:
            finite = False
    settle(tokens)
    return tuple(tokens)


def _takes_object(item: Raw, following: Raw | None) -> bool:
    """Whether a form in "-ing" has an object behind it: "banning the sale"."""
    return item.norm.endswith("ing") and following is not None and following.norm in _OPENS_OBJECT


def _phrase_token(
    first: Raw, last: Raw, text: str, lemma: str, before: str, following: Raw | None
) -> Token:
    norm = text.lower()
    own = lemma.split()[0]
    verbs = [r for r in lookup(first.norm) if r.pos == "v"]
    # "Lay down" is of "lay", not of "lie".
    verb = next((r for r in verbs if r.lemma == own), verbs[0] if verbs else None)
    readings = [r for r in lookup(lemma) if r.pos != "v" or verb is not None]
    if not readings:
        return Token(first.start, last.end, text, norm, lemma, Tag.NOUN)
    best, best_score = readings[0], -1.0
    for reading in readings:
        if reading.pos == "v" and verb is not None:
            name = "finite" if verb.form in FINITE else verb.form
        else:
            name = reading.pos
        column = READINGS.index(name) if name in READINGS else 0
        score = (0.1 + reading.weight) * AFTER[before][column]
        if score > best_score:
            best, best_score = reading, score
    inflected = verb is not None and verb.form != "base"
    if last.joined and best.pos == "v" and not inflected and before not in ("T", "I", "modal"):
        # "Start-up" is a thing, whatever to start up is.
        return Token(first.start, last.end, text, norm, lemma, Tag.NOUN, "base")
    form = verb.form if best.pos == "v" and verb is not None else ""
    return Token(first.start, last.end, text, norm, lemma, _POS_TAGS[best.pos], form)


def _word(
    raw: tuple[Raw, ...],
    index: int,
    before: str,
    following: Raw | None,
    finite: bool,
    title_case: bool,
) -> Token:
    item = raw[index]
    norm = item.norm
    place = (item.start, item.end, item.text, norm)
    if not norm[0].isalnum():
        if ends_plural_owner(raw, index):
            return Token(*place, norm, Tag.POSSESSIVE)
        if norm == "'s":
            if expands_to_is(raw, index):
                return Token(*place, "be", Tag.AUXILIARY)
            return Token(*place, norm, Tag.POSSESSIVE)
        if norm in ("'m", "'re", "'ve", "'ll", "'d"):
            return Token(*place, AUXILIARY_LEMMAS[norm], Tag.AUXILIARY)
        return Token(*place, norm, Tag.CONJUNCTION if norm == "&" else Tag.PUNCTUATION)
    if norm[0].isdigit():
        return Token(*place, norm, Tag.NUMBER)
    capital = item.text[0].isupper()
    if norm in CARDINALS:
        # "Five" and "5" are one word.
        return Token(*place, f"{CARDINALS[norm]:g}", Tag.NUMBER)
    if norm in MULTIPLIERS and len(norm) > 2:
        return Token(*place, norm, Tag.NUMBER)
    if norm in ORDINALS and norm != "second":
        return Token(*place, norm, Tag.NUMBER)
    acronym = item.text.isupper() and len(item.text) > 1 and norm not in ("i", "a")
    if acronym or (title_case and capital and is_name_in_headline(raw, index)):
        return Token(*place, norm, Tag.NAME)
    if capital and (norm in MONTHS or norm in WEEKDAYS) and not is_modal_may(raw, index):
        return Token(*place, norm, Tag.NAME)
    if capital and not title_case and may_only_open(raw, index) and names_at_start(raw, index):
        return Token(*place, norm, Tag.NAME)
    if norm in _DAYS and (following is None or following.norm != "'s"):
        return Token(*place, norm, Tag.ADVERB)
    if norm.endswith("days") and norm[:-1] in WEEKDAYS:
        # "On Tuesdays", and "Tuesday's" whose apostrophe is lost.
        return Token(*place, norm[:-1], Tag.NOUN, "plural")
    if norm in _GIVEN_NAMES and capital and following is not None and following.text[0].isupper():
        return Token(*place, norm, Tag.NAME)
    closed = _closed(raw, index, before, following)
    if closed is not None:
        return Token(*place, AUXILIARY_LEMMAS.get(norm, norm), closed)
    named = capital and not title_case and not may_only_open(raw, index)
    # "PCs" and "MPs" name nothing.
    named = named and not (_PLURAL_ACRONYM.fullmatch(item.text) and lookup(norm))
    if named and not are_office_holders(raw, index):
        return Token(*place, norm, Tag.NAME)
    alone = before in ("D", "A") and stands_alone(raw, index)
    return _open_class(place, norm, before, following, finite, alone)


def _closed(raw: tuple[Raw, ...], index: int, before: str, following: Raw | None) -> Tag | None:
    norm = raw[index].norm
    tag = CLOSED.get(norm)
    if tag is None:
        return None
    after = following.norm if following is not None else ""
    if norm == "mine" and before in ("D", "A", "N", "E"):
        # "The gold mine".
        return None
    if norm == "once" and before in ("be", "be not", "have", "modal"):
        # "Was once posted there".
        return Tag.ADVERB
    if norm == "provided" and not _sets_condition(raw, index):
        return None
    if tag is Tag.AUXILIARY:
        return auxiliary_tag(raw, index)
    if norm == "that":
        if before == "taken" and after in _TIMES:
            # "Before Norda that week".
            return Tag.DETERMINER
        if before in _BEFORE_THAT and after not in CLOSED:
            return Tag.RELATIVE if verb_next(after) else Tag.SUBORDINATOR
        if before in ("V", "A"):
            return Tag.SUBORDINATOR
        if before in _BEFORE_THAT:
            relates = CLOSED.get(after) is Tag.AUXILIARY or after == "never"
            return Tag.RELATIVE if relates else Tag.SUBORDINATOR
        return Tag.DETERMINER if after and after not in CLOSED else Tag.PRONOUN
    if norm == "to" and index > 0 and raw[index - 1].norm in TAKES_TO:
        return Tag.TO if raw[index - 1].norm == "due" and is_awaited(after) else Tag.PREPOSITION
    if norm == "her":
        owns = after[:1].isalnum() and after not in CLOSED
        return Tag.DETERMINER if owns else Tag.PRONOUN
    if norm in ("before", "after", "since", "until", "till", "as"):
        if norm == "since" and after.isdigit():
            # "Since 2019 sales have grown."
            return Tag.PREPOSITION
        if norm == "since" and before == "have":
            # "Has since said".
            return Tag.ADVERB
        return Tag.SUBORDINATOR if clause_follows(raw, index + 1) else Tag.PREPOSITION
    if norm in ("up", "down", "out", "off", "over", "around") and before in ("V", "be"):
        return Tag.ADVERB if after in ("", ".", ",") else Tag.PREPOSITION
    if norm in ("more", "less", "most", "few", "fewer", "much", "many") and before in ("be", "V"):
        return Tag.ADVERB if norm in ("more", "less", "most") else Tag.DETERMINER
    if norm == "yet" and before not in (".", "start"):
        # "Have not yet voted" joins nothing.
        return Tag.ADVERB
    if norm == "like" and before in ("modal", "T", "O"):
        return Tag.VERB
    return tag


def _sets_condition(raw: tuple[Raw, ...], index: int) -> bool:
    """Whether "provided" opens a clause, as a conjunction and not a verb."""
    if not index or raw[index - 1].norm == ",":
        return True
    following = raw[index + 1].norm if index + 1 < len(raw) else ""
    if following != "that" or not clause_follows(raw, index + 2):
        return False
    # "The firm provided that list": without another verb before it, it is the clause's own.
    return any(
        CLOSED.get(item.norm) is Tag.AUXILIARY or verb_next(item.norm) for item in raw[:index]
    )


_CHANGED = frozenset(("higher", "lower"))
_MOVED = frozenset(("fell", "rose"))
_BY = frozenset("0123456789")


def _open_class(
    place: tuple[int, int, str, str],
    norm: str,
    before: str,
    following: Raw | None,
    finite: bool,
    alone: bool,
) -> Token:
    factors = AFTER[before]
    after = following.norm if following is not None else ""
    after_tag = CLOSED.get(after)
    # "Shares fell", "reports led": two finite verbs don't stand side by side.
    open_next = after_tag is None and bool(after) and after[0].isalpha()
    surely_past = open_next and is_past(after)
    noun = any(r.pos == "n" and r.weight >= _OFTEN_NOUN for r in readings_of(norm))
    past_next = surely_past or (noun and open_next and may_be_past(after))
    best: Reading | None = None
    best_score = -1.0
    graded = any(r.form in ("comparative", "superlative") for r in readings_of(norm))
    opens = before in _ANY_SUBJECTS
    # "Was injured", "was shut": after "be" it is no past form, and no base form.
    done = sum(r.weight for r in readings_of(norm) if r.pos == "v")
    for reading in readings_of(norm):
        verbal = reading.pos == "v"
        served = before in ("be", "be not", "have") and reading.form == "participle"
        weight = done if served else reading.weight
        score = (0.02 + weight) * factors[reading.column]
        if verbal and after_tag in (Tag.DETERMINER, Tag.PRONOUN, Tag.TO):
            score *= 2.0
        if verbal and (after_tag is Tag.AUXILIARY or (reading.form == "third" and past_next)):
            score *= 0.1 if surely_past and reading.form == "third" else 0.3
        if verbal and norm in _DATING and after in ("back", "from"):
            score *= 20.0
        if verbal and norm == "back" and after_tag is Tag.DETERMINER:
            # "Unions back the deal", "did not back it"; but "brought them back the next day".
            score *= 20.0 if before in ("modal", "T") or (opens and not finite) else 1.0
        if reading.pos == "a" and norm.endswith("ed") and before == "C":
            # "Opened in May and closed in June."
            score *= 0.1 if after_tag in (Tag.PREPOSITION, Tag.DETERMINER) else 1.0
        if reading.form == "past" and (after in _CHANGED or (norm in _MOVED and after[:1] in _BY)):
            # "Stocks edged lower", "Brent crude fell 3 percent".
            score *= 10.0
        if reading.pos == "n" and (after == "of" or after_tag is Tag.AUXILIARY):
            score *= 2.0
        if reading.pos == "n" and before == "A" and finite:
            score *= 1.5
        if finite and reading.form in FINITE:
            score *= 0.5
        if after in _OPENS_OBJECT:
            score *= _before_object(reading, norm, before)
        if reading.pos == "a":
            attributive = bool(after) and after not in CLOSED and after[0].isalpha()
            # After an article an adjective wants a noun: "the firm." ends in one.
            ends = before in ("D", "P") and after != ","
            if alone:
                attributive, ends = False, True
            score *= 1.5 if attributive else 0.15 if ends else 1.0
            if ends and not graded and before == "D" and after in _STOPS and may_be_noun(norm):
                # "He joined the military."
                score *= 0.05
            phrased = before == "D" and after_tag is Tag.PREPOSITION and may_be_thing(norm)
            if ends and not graded and (phrased or after == "of" or after_tag is Tag.AUXILIARY):
                # "A fine of 10 euros", "the tender for", "the fine was"; but "the best of them".
                score *= 0.1
        if score > best_score:
            best, best_score = reading, score
    assert best is not None
    if best.pos == "a" and best.lemma == norm and norm not in _OWN_GRADES:
        # "Larger" is a word of its own, too; what it is held against is "large".
        best = next((r for r in readings_of(norm) if r.form == "comparative"), best)
    tag = _POS_TAGS[best.pos]
    if best.form == "participle" and before in ("D", "A", "P"):
        tag = Tag.ADJECTIVE if after and after not in CLOSED and after[0].isalpha() else Tag.VERB
    return Token(*place, best.lemma, tag, best.form)


def _before_object(reading: Reading, norm: str, before: str) -> float:
    """How likely a reading is where an object follows: "wanted the", "after meeting the"."""
    if reading.pos == "a" and norm.endswith("ed") and before not in ("be", "be not"):
        return 0.02
    if reading.pos == "n" and norm.endswith("ing") and before in _BEFORE_ING:
        return 0.15
    return 1.0
