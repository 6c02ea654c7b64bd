"""Negation: the words that turn an assertion round, and how far each reaches."""

from __future__ import annotations

from factcheck.analysis.denying import (
    LEXICAL_NOUNS,
    cleared_of,
    contended,
    denies_by_meaning,
    is_beyond,
    is_out_of,
    plan_after,
)
from factcheck.analysis.excepting import IN_PHRASE, is_missing, lifted_by, set_aside_by
from factcheck.analysis.extent import clause_of, end_of
from factcheck.analysis.governing import head_of, is_intransitive, is_undone
from factcheck.analysis.sparing import (
    in_title,
    is_no_confidence,
    no_more_than_named,
    no_number,
    not_even,
    not_only,
    nothing_but,
    puts_off,
    sets_aside,
    votes_no,
)
from factcheck.analysis.words import ERROR_ADVERBS, REPORTING
from factcheck.facts import Clause, Negation, Tag, Token

# What tells when, or why, and not what is denied.
_ADJUNCT = frozenset(
    ("after", "amid", "because of", "beyond", "despite", "during", "following", "since")
)
_REASONS = frozenset("protest response reply retaliation".split())
_CLAIMING = frozenset("claim say state report allege assert announce suggest tell write".split())
_NO_LONGER = frozenset(("no longer", "not any longer", "no way", "by no means"))
_OTHER_THAN = frozenset((word, "other than") for word in ("anything", "someone", "something"))
_WHOLE_CLAUSE = frozenset("no none neither nobody nothing nor never nowhere".split())
_OCCASIONS = frozenset("way circumstances time point stage case account means".split())
_EMPTY = frozenset(("be", "have", "do"))
_VERBAL = frozenset({Tag.VERB, Tag.AUXILIARY, Tag.ADJECTIVE})
_COMPLEMENTS = frozenset({Tag.VERB, Tag.ADJECTIVE})
# How many tokens the object may have that parts a verb.
_OBJECT = 8
# What a ban that does so bears on is banned: "the ban applies to the police".
_REACHING = frozenset(
    "affect apply bind cover except exclude exempt extend hit include last run spare target".split()
)
_RECEIVING = frozenset("attract draw earn gain get receive win".split())


def find_negations(tokens: tuple[Token, ...], clauses: tuple[Clause, ...]) -> tuple[Negation, ...]:
    """Find what negates, each with the range of tokens it governs."""
    made = []
    for index, token in enumerate(tokens):
        scope, lexical = None, False
        if votes_no(tokens, index):
            if index + 1 < len(tokens) and tokens[index + 1].tag in (Tag.PREPOSITION, Tag.TO):
                # "Voted no on the bill": against it.
                scope, lexical = (index + 2, end_of(tokens, clauses, index)), True
        elif _denies(tokens, index):
            if not (
                not_only(tokens, index)
                or no_number(tokens, index)
                or no_more_than_named(tokens, index)
                or in_title(tokens, index)
                or _in_verb(tokens, index)
                or sets_aside(tokens, index)
                or not_even(tokens, index)
                or nothing_but(tokens, index)
                or puts_off(tokens, index)
                or _goes_with_neither(tokens, index)
            ):
                start, end = _scope(tokens, clauses, index)
                scope = start, _before_adjunct(tokens, index + 1, end)
        elif _only_once(tokens, index):
            # "will sell only once there is a law": not before.
            scope = _clause_before(clauses, index)
        elif token.norm in ERROR_ADVERBS:
            verb = _verb_beside(tokens, index)
            if verb is not None and tokens[verb].lemma in _CLAIMING:
                # Who wrongly claims a thing has claimed it.
                continue
            scope, lexical = (verb, verb + 1) if verb is not None else None, True
        elif (ban := lifted_by(tokens, index, LEXICAL_NOUNS)) is not None:
            after = (
                index + 1,
                min(end_of(tokens, clauses, index), _own_verb(tokens, clauses, index)),
            )
            scope, lexical = after if ban > index else (ban, index), True
        elif is_undone(tokens, index):
            clause = clause_of(tokens, clauses, index)
            scope, lexical = (index if clause is None else min(clause.tokens), index), True
        elif denies_by_meaning(tokens, index):
            end = index + 1 if is_intransitive(tokens, index) else end_of(tokens, clauses, index)
            end = min(end, _own_verb(tokens, clauses, index))
            end = _before_adjunct(tokens, index + 1, end)
            scope, lexical = (_first_denied(tokens, clauses, index), end), True
        elif is_out_of(tokens, index) or is_beyond(tokens, index):
            scope, lexical = (index + 1, index + 2), True
        elif is_missing(tokens, index):
            scope, lexical = (index + 2, end_of(tokens, clauses, index)), True
        elif (first := set_aside_by(tokens, index)) is not None:
            scope, lexical = _phrase_at(tokens, clauses, first), True
        if scope is not None:
            focus = _focus(tokens, clauses, index, scope, lexical=lexical)
            made.append(Negation(token.span, index, scope, lexical, focus))
    return tuple(made)


def _own_verb(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], index: int) -> int:
    """Where the verb begins that a noun is subject of: "opposition to bans | drew criticism".

    What is said of a ban isn't banned. The end of the sentence for a verb.
    """
    if tokens[index].tag is not Tag.NOUN:
        return len(tokens)
    clause = clause_of(tokens, clauses, index)
    if clause is None or clause.predicate is None or clause.predicate <= index:
        return len(tokens)
    start = clause.predicate
    if tokens[start].form == "ing" or tokens[start].lemma in _REACHING:
        return len(tokens)
    while start - 1 > index and tokens[start - 1].tag in (Tag.AUXILIARY, Tag.ADVERB, Tag.NEGATION):
        start -= 1
    return start


def _before_adjunct(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where what tells when or why begins: "refused the prize | in protest", "| after a row"."""
    told = False
    for place in range(first, end):
        token = tokens[place]
        if told and (
            token.norm in _ADJUNCT
            or (token.norm == "in" and place + 1 < end and tokens[place + 1].norm in _REASONS)
        ):
            return place
        told = told or token.tag in (Tag.NOUN, Tag.NAME, Tag.VERB)
    return end


def _first_denied(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], index: int) -> int:
    """Where what a verb or noun denies begins: with the deed, in "denied that the plan failed".

    So it does in "dropped its plan to sell".
    """
    plan = plan_after(tokens, index) if tokens[index].tag is Tag.VERB else None
    if plan is not None and tokens[plan + 1].norm == "to":
        return plan + 2
    if (charge := cleared_of(tokens, index)) is not None:
        return charge
    that = contended(tokens, index + 1)
    if that is not None:
        clause = clause_of(tokens, clauses, that + 1)
        if clause is not None and clause.predicate is not None and clause.predicate > index:
            return clause.predicate
    return index + 1


def _denies(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a plain word of denial stands at `index`: "not", "no longer", "no more cancer"."""
    token = tokens[index]
    following = tokens[index + 1].tag if index + 1 < len(tokens) else None
    if token.tag is Tag.NEGATION or token.norm in ("no", "neither") or token.norm in _NO_LONGER:
        return True
    before = tokens[index - 1].norm if index else ""
    if (before, token.norm) in _OTHER_THAN:
        return True
    return token.norm == "no more" and following in (Tag.NOUN, Tag.ADJECTIVE)


def _in_verb(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "not" is part of a verb that its object parts: "found the man not guilty"."""
    return any(
        token.tag is Tag.VERB and token.lemma.split()[1:2] == [tokens[index].norm]
        for token in tokens[max(0, index - _OBJECT) : index]
    )


def _phrase_at(
    tokens: tuple[Token, ...], clauses: tuple[Clause, ...], first: int
) -> tuple[int, int]:
    """The noun phrase that starts at `first`, with the preposition before it, or what a verb takes.

    Only its own noun is set aside: "in shares rather than in cash on Friday".
    """
    if tokens[first].tag is Tag.VERB:
        return first, end_of(tokens, clauses, first)
    end = first
    while end < len(tokens) and tokens[end].tag in IN_PHRASE:
        if end > first and tokens[end].tag is Tag.PREPOSITION:
            break
        end += 1
    return first, end


def _focus(
    tokens: tuple[Token, ...],
    clauses: tuple[Clause, ...],
    index: int,
    scope: tuple[int, int],
    *,
    lexical: bool,
) -> int | None:
    """The word a negation bears on first: the verb, or what "be" says of the subject."""
    if is_no_confidence(tokens, index):
        return index + 1
    first, end = max(scope[0], 0), min(scope[1], len(tokens))
    before = tokens[index - 1] if index > 0 else None
    given = before is not None and before.tag is Tag.VERB and before.lemma not in _EMPTY
    # "Said no guest was hurt": what is denied is told in a clause of its own.
    if given and tokens[index - 1].lemma in REPORTING:
        given = clause_of(tokens, clauses, index) is clause_of(tokens, clauses, index - 1)
    if tokens[index].norm == "no" and given and tokens[index - 1].lemma in _RECEIVING:
        # "Received no attention": what is denied is the attention.
        return head_of(tokens, index + 1) if index + 1 < end else index - 1
    if tokens[index].norm in ("no", "no more") and given:
        # "Gave no details": what is denied is the giving; "left no one hurt" denies the hurt.
        end = index + 3
        left = tokens[index - 1].lemma == "leave" and end <= len(tokens)
        return end - 1 if left and tokens[end - 1].tag in _COMPLEMENTS else index - 1
    if first <= index and not lexical and end > index:
        clause = clause_of(tokens, clauses, index)
        if clause is not None and clause.predicate is not None and clause.predicate > index:
            first = clause.predicate
    if lexical:
        # "bar the police from buying": what is barred is the buying.
        for place in range(first, end - 1):
            if tokens[place].norm == "from" and tokens[place + 1].form == "ing":
                return place + 1
    for place in range(first, end):
        token = tokens[place]
        if place == index or (token.tag is Tag.VERB and token.lemma in _EMPTY):
            continue
        if token.tag is Tag.VERB:
            return place
        if token.tag in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME):
            return head_of(tokens, place)
    return None


def _verb_beside(tokens: tuple[Token, ...], index: int) -> int | None:
    """The verb or participle right after an adverb, or right before it."""
    for place in (index + 1, index - 1, index + 2):
        if 0 <= place < len(tokens):
            token = tokens[place]
            if token.tag is Tag.VERB or (token.tag is Tag.ADJECTIVE and token.form):
                return place
    return None


def _only_once(tokens: tuple[Token, ...], index: int) -> bool:
    if tokens[index].norm != "only" or index == 0 or index + 1 >= len(tokens):
        return False
    following = tokens[index + 2] if index + 2 < len(tokens) else None
    if tokens[index + 1].norm == "once" and (
        following is None or following.tag in (Tag.PUNCTUATION, Tag.PREPOSITION, Tag.CONJUNCTION)
    ):
        return False
    if index > 1 and tokens[index - 1].form == "ing" and tokens[index - 2].norm == ",":
        # "Amazon came last, acting only after the others had": that it came isn't denied.
        return False
    return tokens[index + 1].norm in ("once", "after", "when", "if")


def _clause_before(clauses: tuple[Clause, ...], index: int) -> tuple[int, int] | None:
    """The range of the clause's words before `index`, from its predicate on."""
    for clause in clauses:
        if clause.predicate is not None and clause.predicate < index and index in clause.tokens:
            return clause.predicate, index
    return None


def _scope(tokens: tuple[Token, ...], clauses: tuple[Clause, ...], index: int) -> tuple[int, int]:
    if is_no_confidence(tokens, index):
        return index + 1, index + 2
    closing = _aside_after(tokens, index)
    if closing is not None:
        return closing + 1, end_of(tokens, clauses, closing)
    end = end_of(tokens, clauses, index)
    whole = tokens[index].norm in _WHOLE_CLAUSE or _not_one(tokens, index)
    if not whole or _is_local(tokens, index):
        return index + 1, end
    clause = clause_of(tokens, clauses, index)
    if clause is None or clause.predicate is None or _begins_anew(tokens, clause, index):
        return index + 1, end
    inner = next(
        (i for i in range(index - 1, clause.predicate, -1) if tokens[i].tag is Tag.VERB), None
    )
    if inner is not None:
        # "Shows him doing nothing": what is denied is the doing.
        return inner, max(end, inner + 1)
    if index < clause.predicate and end <= clause.predicate:
        # "None of the three, Leeds, Derby and Luton, has a coach".
        end = end_of(tokens, clauses, clause.predicate)
    return min(index, clause.predicate), max(end, clause.predicate + 1)


def _goes_with_neither(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "nor" only goes on with what "neither" denies: "neither A nor B did"."""
    return tokens[index].norm == "nor" and any(t.norm == "neither" for t in tokens[:index])


def _aside_after(tokens: tuple[Token, ...], index: int) -> int | None:
    """The second comma around what parts "not" from its verb: "did not, he said, sell it"."""
    if index + 1 >= len(tokens) or tokens[index + 1].norm != ",":
        return None
    rest = range(index + 3, min(index + 2 + _OBJECT, len(tokens) - 1))
    closing = next((i for i in rest if tokens[i].norm == ","), None)
    return closing if closing is not None and tokens[closing + 1].tag is Tag.VERB else None


def _not_one(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "not one" or "not a single" opens a subject, and denies what is said of it."""
    before = tokens[index - 1].tag if index else None
    if tokens[index].norm != "not" or before in _VERBAL:
        return False
    following = [token.norm for token in tokens[index + 1 : index + 3]]
    return following[:1] == ["one"] or following == ["a", "single"]


def _begins_anew(tokens: tuple[Token, ...], clause: Clause, index: int) -> bool:
    """Whether "never" denies the second of two deeds: "was born in 1938 and never married".

    Or only how something is: "formed in 1994 and never without a drummer".
    """
    after = tokens[index + 1].tag if index + 1 < len(tokens) else None
    parted = tokens[index - 1].tag is Tag.CONJUNCTION or tokens[index - 1].norm == ","
    later = clause.predicate is not None and clause.predicate < index
    if tokens[index].norm != "never" or not parted:
        return False
    local = after is Tag.PREPOSITION or tokens[index + 1].norm == "without"
    return local or (later and after in _VERBAL)


def _is_local(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "no" denies only its own noun: "with no comment", "three deaths and no injuries".

    And "none" what follows a list or a count: "wounding seven, none of them seriously".
    """
    before = tokens[index - 1] if index > 0 else None
    if tokens[index].norm == "none" and before is not None and before.norm == ",":
        of = tokens[index + 1 : index + 3]
        told = len(of) > 1 and of[0].norm == "of" and of[1].tag in (Tag.PRONOUN, Tag.RELATIVE)
        after = index + 3 if told else index + 1
        aside = told and [token.norm for token in tokens[after + 1 : after + 2]] in ([","], ["."])
        tags = (Tag.ADVERB, Tag.ADJECTIVE, Tag.NOUN) if aside else (Tag.ADVERB, Tag.ADJECTIVE)
        return after < len(tokens) and tokens[after].tag in tags
    if tokens[index].norm != "no" or before is None:
        return False
    if before.tag is Tag.PREPOSITION:
        # "At no cost", but "at no time" denies the clause.
        denied = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        return denied not in _OCCASIONS
    return before.norm == "," or before.tag is Tag.CONJUNCTION
