"""Clauses, their predicates, and the phrases that fill the predicates' roles.

A shallow reading: verb groups are found first, the text between them is shared out at
conjunctions, relative words and commas, and noun phrases take their role from where they stand.
"""

from __future__ import annotations

import attrs

from factcheck.analysis.words import BE, CONTROL, GENERIC, REPORTING
from factcheck.facts import Argument, Clause, Entity, EntityType, Tag, Token
from factcheck.lexicon import classes

_NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.NUMBER})
_IN_PHRASE = frozenset(
    {Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER, Tag.POSSESSIVE}
)
_BREAKS = frozenset({",", ";", ":", "—", "–", "(", ")", "“", "”", '"', "...", "…"})
# What follows these is not asserted: "before it sells", "if it sells".
_UNASSERTED = frozenset("before until till unless if once whether provided lest".split())
_DEEDS = frozenset({"act", "event"})
_FINITE_FORMS = ("past", "third", "base")


@attrs.frozen
class _Group:
    """A verb group: its tokens, main verb, and what its auxiliaries tell."""

    first: int
    end: int
    verb: int
    finite: bool
    passive: bool
    infinitive: bool


def find_clauses(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...]
) -> tuple[tuple[Clause, ...], tuple[Argument, ...]]:
    """Split a sentence into clauses, and name the phrases that fill their predicates' roles."""
    groups = _groups(tokens)
    phrases = _phrases(tokens)
    clauses = _main_clauses(tokens, groups, phrases)
    arguments = _arguments(tokens, groups, phrases, clauses)
    appositions = _appositions(tokens, entities, phrases)
    clauses = tuple(_without(clause, appositions) for clause in clauses)
    asides = (
        *appositions,
        *_based(tokens, entities),
        *_titles(tokens, entities),
        *_nominals(tokens, entities, phrases, clauses),
    )
    return (*clauses, *asides), (*arguments, *_of_nominals(tokens, phrases, asides))


def _of_nominals(
    tokens: tuple[Token, ...], phrases: tuple[_Phrase, ...], asides: tuple[Clause, ...]
) -> tuple[Argument, ...]:
    """The phrases after a noun of action as its own: "in Y" in "the death of X in Y"."""
    return tuple(
        Argument(tokens[left].norm, phrase.head, phrase.first, phrase.end, aside.predicate)
        for aside in asides
        if aside.kind == "nominal" and aside.predicate is not None
        for phrase in phrases
        if phrase.first > aside.predicate and phrase.head in aside.tokens
        and tokens[left := _left_of(tokens, phrase.first)].tag in (Tag.PREPOSITION, Tag.TO)
    )


def _left_of(tokens: tuple[Token, ...], first: int) -> int:
    """The token before a phrase, its article skipped."""
    left = first - 1
    while left > 0 and tokens[left].tag in (Tag.DETERMINER, Tag.ADVERB):
        left -= 1
    return left


def _without(clause: Clause, appositions: tuple[Clause, ...]) -> Clause:
    """The clause less the asides within it, the names they explain kept."""
    aside = {i for a in appositions for i in a.tokens if i > _name_end(a)}
    if clause.predicate in aside or not aside & set(clause.tokens):
        return clause
    return attrs.evolve(clause, tokens=tuple(i for i in clause.tokens if i not in aside))


def _name_end(aside: Clause) -> int:
    """The last token of the name that an apposition explains: where its tokens first break."""
    for one, two in zip(aside.tokens, aside.tokens[1:], strict=False):
        if two != one + 1:
            return one
    return aside.tokens[-1]


def _nominals(
    tokens: tuple[Token, ...],
    entities: tuple[Entity, ...],
    phrases: tuple[_Phrase, ...],
    clauses: tuple[Clause, ...],
) -> tuple[Clause, ...]:
    """What a noun of action says of a name: "Amazon's ban on sales", "the death of X in Y"."""
    made = []
    for phrase in phrases:
        head = tokens[phrase.head]
        if head.tag is not Tag.NOUN or not _DEEDS & classes(head.lemma, "n"):
            continue
        first, end = phrase.first, phrase.end
        while first > 0 and (
            tokens[first - 1].tag is Tag.POSSESSIVE or tokens[first - 1].tag is Tag.NAME
        ):
            first -= 1
        while end < len(tokens) and tokens[end].tag in (Tag.PREPOSITION, Tag.TO):
            following = next((p for p in phrases if end < p.first <= end + 3), None)
            if following is None or any(
                t.tag in (Tag.VERB, Tag.AUXILIARY, Tag.PUNCTUATION)
                for t in tokens[end : following.first]
            ):
                break
            end = following.end
        named = any(first <= e.first < end for e in entities)
        if named and end - first > 2 and end - first < len(tokens) - 2:
            made.append(Clause(tuple(range(first, end)), phrase.head, kind="nominal"))
    return tuple(made)


def _groups(tokens: tuple[Token, ...]) -> tuple[_Group, ...]:
    made: list[_Group] = []
    index = 0
    while index < len(tokens):
        if tokens[index].tag in (Tag.AUXILIARY, Tag.VERB) or _infinitive_at(tokens, index):
            group = _group(tokens, index)
            made.append(group)
            index = group.end
        else:
            index += 1
    return tuple(made)


def _infinitive_at(tokens: tuple[Token, ...], index: int) -> bool:
    if tokens[index].tag is not Tag.TO:
        return False
    for token in tokens[index + 1 : index + 3]:
        if token.tag in (Tag.VERB, Tag.AUXILIARY):
            return token.form in ("base", "") or token.norm == "be"
        if token.tag not in (Tag.ADVERB, Tag.NEGATION):
            return False
    return False


def _group(tokens: tuple[Token, ...], first: int) -> _Group:
    infinitive = tokens[first].tag is Tag.TO
    index = first + 1 if infinitive else first
    be = have = modal = False
    verb = index
    while index < len(tokens):
        token = tokens[index]
        if token.tag is Tag.AUXILIARY:
            verb = index
            be = token.norm in BE or be
            have = have or token.lemma == "have"
            modal = modal or token.lemma not in ("be", "have")
        elif token.tag is Tag.VERB:
            verb = index
            index += 1
            break
        elif token.tag not in (Tag.ADVERB, Tag.NEGATION) or not _verb_ahead(tokens, index):
            break
        index += 1
    main = tokens[verb]
    passive = be and main.tag is Tag.VERB and main.form in ("participle", "past")
    bare = first == verb and main.tag is Tag.VERB
    finite = not infinitive and (
        main.form in _FINITE_FORMS or not bare or main.form == ""
    )
    if bare and main.form in ("participle", "ing"):
        finite = False
    return _Group(first, max(index, verb + 1), verb, finite, passive, infinitive)


def _verb_ahead(tokens: tuple[Token, ...], index: int) -> bool:
    for token in tokens[index + 1 : index + 4]:
        if token.tag in (Tag.AUXILIARY, Tag.VERB):
            return True
        if token.tag not in (Tag.ADVERB, Tag.NEGATION):
            return False
    return False


@attrs.frozen
class _Phrase:
    """A noun phrase: its tokens and head."""

    first: int
    end: int
    head: int


def _phrases(tokens: tuple[Token, ...]) -> tuple[_Phrase, ...]:
    made: list[_Phrase] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.tag is Tag.PRONOUN:
            made.append(_Phrase(index, index + 1, index))
            index += 1
            continue
        if token.tag not in _IN_PHRASE:
            index += 1
            continue
        first = index
        head = -1
        while index < len(tokens):
            tag = tokens[index].tag
            inner = tag in _IN_PHRASE or (
                tag is Tag.ADVERB and index + 1 < len(tokens) and tokens[index + 1].tag is Tag.ADJECTIVE
            )
            inner = inner or _premodifier(tokens, index)
            if not inner or (tag is Tag.DETERMINER and head >= first):
                break
            if tag is Tag.POSSESSIVE and head >= 0:
                made.append(_Phrase(first, index, head))
                first, head = index + 1, -1
            elif tag in _NOMINAL:
                head = index
            index += 1
        if head >= 0:
            made.append(_Phrase(first, head + 1, head))
        index = max(index, first + 1)
    return tuple(made)


def _premodifier(tokens: tuple[Token, ...], index: int) -> bool:
    """A participle between a determiner and its noun: "the growing protests"."""
    token = tokens[index]
    if token.tag is not Tag.VERB or token.form not in ("participle", "ing") or index == 0:
        return False
    before = tokens[index - 1].tag
    after = tokens[index + 1].tag if index + 1 < len(tokens) else None
    return before in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.POSSESSIVE) and after in (
        Tag.NOUN,
        Tag.NAME,
        Tag.ADJECTIVE,
    )


def _main_clauses(
    tokens: tuple[Token, ...], groups: tuple[_Group, ...], phrases: tuple[_Phrase, ...]
) -> tuple[Clause, ...]:
    finite = [group for group in groups if group.finite]
    colon = next((i for i, t in enumerate(tokens) if t.norm == ":" and 0 < i < 5), None)
    if colon is not None and not any(g.first < colon for g in groups):
        # "ACLU: 28 members misidentified": who says it, then what is said.
        rest = tuple(range(colon + 1, len(tokens)))
        verb = next((g for g in (*finite, *groups) if g.first > colon), None)
        said = Clause(
            rest, None if verb is None else verb.verb, passive=verb is not None and verb.passive
        )
        return (Clause(tuple(range(colon)), None, reporting=True), said)
    if not finite:
        verb = groups[0].verb if groups else None
        passive = bool(groups) and tokens[groups[0].verb].form == "participle"
        return (Clause(tuple(range(len(tokens))), verb, passive=passive),)
    starts = [0]
    for before, group in zip(finite, finite[1:], strict=False):
        starts.append(_boundary(tokens, before, group))
    ends = [*starts[1:], len(tokens)]
    made: list[Clause] = []
    outer: tuple[int, ...] = ()
    for number, group in enumerate(finite):
        first, end = starts[number], ends[number]
        own = tuple(range(first, end))
        opener = tokens[first]
        kind = "main"
        carried: tuple[int, ...] = ()
        subject = _subject(phrases, first, group.first)
        if opener.tag is Tag.RELATIVE or _comma_relative(tokens, first):
            kind = "relative"
            if subject is None:
                carried = _before(phrases, first)
        elif opener.norm in _UNASSERTED:
            kind = "conditional"
        elif number > 0 and subject is None and not _inverted(tokens, group):
            carried = outer
        elif opener.tag is Tag.SUBORDINATOR:
            kind = "subordinate"
        reporting = tokens[group.verb].lemma in REPORTING and not group.passive
        verb = _governed(tokens, groups, group)
        made.append(Clause((*carried, *own), verb, group.passive, reporting, kind))
        if kind != "relative":
            outer = tuple(range(subject.first, subject.end)) if subject is not None else carried
    return (*made, *_participials(tokens, groups, made, outer))


def _governed(tokens: tuple[Token, ...], groups: tuple[_Group, ...], group: _Group) -> int:
    """The verb that tells the deed: "sell" in "agreed to sell", "plans to begin selling"."""
    verb = group.verb
    for following in groups:
        if following.first < group.end:
            continue
        near = following.first == group.end or (
            following.first == group.end + 1 and tokens[group.end].tag is Tag.NEGATION
        )
        opens = following.infinitive or tokens[following.verb].form == "ing"
        if not (near and opens and tokens[verb].lemma in CONTROL):
            break
        group, verb = following, following.verb
    return verb


def _comma_relative(tokens: tuple[Token, ...], first: int) -> bool:
    return (
        tokens[first].tag is Tag.PUNCTUATION
        and first + 1 < len(tokens)
        and tokens[first + 1].tag is Tag.RELATIVE
    )


def _boundary(tokens: tuple[Token, ...], before: _Group, group: _Group) -> int:
    """Where the clause of `group` starts: the last place between the two where one can open."""
    for index in range(group.first - 1, before.end - 1, -1):
        token = tokens[index]
        if token.tag in (Tag.SUBORDINATOR, Tag.RELATIVE):
            return index
        if token.tag is Tag.CONJUNCTION and not _joins_nouns(tokens, index, group.first):
            return index
        if token.tag is Tag.PUNCTUATION and token.norm in _BREAKS and not _in_list(tokens, index):
            return index
    return before.end


def _joins_nouns(tokens: tuple[Token, ...], index: int, verb: int) -> bool:
    """Whether "and" only joins two names or bare nouns before the verb ("Amazon and IBM are")."""
    if index == 0 or index + 1 >= verb:
        return False
    left, right = tokens[index - 1], tokens[index + 1]
    plural = tokens[verb].norm in ("are", "were", "have") or tokens[verb].form == "base"
    return left.tag in _NOMINAL and right.tag is left.tag and plural


def _in_list(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a comma stands inside an enumeration of names ("Microsoft, Amazon and IBM")."""
    if tokens[index].norm != "," or index == 0 or index + 2 >= len(tokens):
        return False
    if tokens[index - 1].tag is not Tag.NAME or tokens[index + 1].tag is not Tag.NAME:
        return False
    return any(
        token.tag is Tag.CONJUNCTION for token in tokens[index + 2 : index + 6]
    ) and not any(token.tag in (Tag.VERB, Tag.AUXILIARY) for token in tokens[index + 1 : index + 4])


def _subject(phrases: tuple[_Phrase, ...], first: int, verb: int) -> _Phrase | None:
    inside = [p for p in phrases if first <= p.first and p.end <= verb]
    return inside[0] if inside else None


def _before(phrases: tuple[_Phrase, ...], index: int) -> tuple[int, ...]:
    """The noun phrase that ends at or just before `index`: what a relative clause describes."""
    near = [p for p in phrases if p.end <= index and index - p.end <= 1]
    return tuple(range(near[-1].first, near[-1].end)) if near else ()


def _participials(
    tokens: tuple[Token, ...],
    groups: tuple[_Group, ...],
    clauses: list[Clause],
    subject: tuple[int, ...],
) -> tuple[Clause, ...]:
    """Clauses such as ", barring sales to the police": the subject is the main clause's."""
    made = []
    for group in groups:
        if group.finite or group.infinitive or group.first == 0:
            continue
        if tokens[group.first - 1].norm != ",":
            continue
        end = next(
            (i for i in range(group.end, len(tokens)) if tokens[i].norm in (",", ";", ".")),
            len(tokens),
        )
        own = tuple(range(group.first, end))
        passive = tokens[group.verb].form == "participle"
        made.append(Clause((*subject, *own), group.verb, passive, kind="participial"))
    return tuple(made)


def _arguments(
    tokens: tuple[Token, ...],
    groups: tuple[_Group, ...],
    phrases: tuple[_Phrase, ...],
    clauses: tuple[Clause, ...],
) -> tuple[Argument, ...]:
    made: list[Argument] = []
    for phrase in phrases:
        made.extend(_roles_of(tokens, groups, phrases, phrase))
    for clause in clauses:
        made.extend(_carried(tokens, phrases, clause))
    return tuple(made)


def _roles_of(
    tokens: tuple[Token, ...],
    groups: tuple[_Group, ...],
    phrases: tuple[_Phrase, ...],
    phrase: _Phrase,
) -> list[Argument]:
    made: list[Argument] = []
    left = phrase.first - 1
    while left >= 0 and tokens[left].tag in (Tag.DETERMINER, Tag.ADVERB):
        left -= 1
    before = tokens[left] if left >= 0 else None
    verb_before = _group_before(groups, phrase.first)
    verb_after = _group_after(groups, phrase.end)
    make = lambda role, governor: made.append(  # noqa: E731 (a local shorthand)
        Argument(role, phrase.head, phrase.first, phrase.end, governor)
    )
    if phrase.end < len(tokens) and tokens[phrase.end].tag is Tag.POSSESSIVE:
        owned = next((p for p in phrases if p.first >= phrase.end), None)
        if owned is not None:
            make("possessor", owned.head)
        return made
    if before is not None and before.tag in (Tag.PREPOSITION, Tag.TO):
        # Where a phrase attaches is left open: to the noun before it, to the verb, or to both.
        noun = left - 1
        nominal = noun >= 0 and tokens[noun].tag in (Tag.NOUN, Tag.NAME)
        if nominal:
            make(before.norm, noun)
            if before.norm == "of":
                for other in _coordinated(tokens, phrases, noun):
                    make("of", other)
        verb = verb_before or verb_after
        if verb is not None and not (nominal and before.norm == "of"):
            passive_agent = before.norm == "by" and (
                verb.passive or tokens[verb.verb].form == "participle"
            )
            make("subject" if passive_agent else before.norm, verb.verb)
        return made
    if before is not None and (before.tag is Tag.CONJUNCTION or before.norm == ","):
        joined = next((p for p in reversed(phrases) if p.end <= left + 1 and p.end >= left), None)
        opens = _opens_clause(tokens, phrase, verb_after)
        inner = () if joined is None else _roles_of(tokens, groups, phrases, joined)
        if inner and (not opens or inner[0].role == "subject"):
            for argument in inner:
                make(argument.role, argument.governor)
            return made
    if _opens_clause(tokens, phrase, verb_after) and before is not None and before.norm == ",":
        assert verb_after is not None
        make("object" if verb_after.passive else "subject", verb_after.verb)
        return made
    if verb_before is not None and _adjacent(tokens, verb_before.end, phrase.first):
        if _inverted(tokens, verb_before):
            make("subject", verb_before.verb)
            return made
        copula = tokens[verb_before.verb].lemma == "be"
        make("complement" if copula else "object", verb_before.verb)
    elif verb_after is not None and verb_after.finite:
        make("object" if verb_after.passive else "subject", verb_after.verb)
    elif verb_after is not None and verb_before is None:
        passive = tokens[verb_after.verb].form == "participle"
        make("object" if passive else "subject", verb_after.verb)
    elif verb_before is not None:
        make("object", verb_before.verb)
    return made


def _inverted(tokens: tuple[Token, ...], group: _Group) -> bool:
    """Whether a verb of saying stands between the words said and the speaker: "…," said Smith."""
    return (
        tokens[group.verb].lemma in REPORTING
        and group.first > 0
        and tokens[group.first - 1].norm in ("”", '"', ",", "’", "'")
    )


def _opens_clause(
    tokens: tuple[Token, ...], phrase: _Phrase, verb_after: _Group | None
) -> bool:
    """Whether a finite verb stands right after the phrase."""
    return (
        verb_after is not None
        and verb_after.finite
        and _adjacent(tokens, phrase.end, verb_after.first)
    )


def _coordinated(
    tokens: tuple[Token, ...], phrases: tuple[_Phrase, ...], noun: int
) -> tuple[int, ...]:
    """The head that "and" joins to `noun`: "the president and counsel of" is president of, too."""
    own = next((p for p in phrases if p.head == noun), None)
    if own is None or own.first == 0 or tokens[own.first - 1].tag is not Tag.CONJUNCTION:
        return ()
    return tuple(p.head for p in phrases if p.end == own.first - 1)


def _group_before(groups: tuple[_Group, ...], index: int) -> _Group | None:
    return next((g for g in reversed(groups) if g.end <= index), None)


def _group_after(groups: tuple[_Group, ...], index: int) -> _Group | None:
    return next((g for g in groups if g.first >= index), None)


def _adjacent(tokens: tuple[Token, ...], end: int, first: int) -> bool:
    return all(t.tag in (Tag.DETERMINER, Tag.ADVERB, Tag.NEGATION) for t in tokens[end:first])


def _carried(
    tokens: tuple[Token, ...], phrases: tuple[_Phrase, ...], clause: Clause
) -> list[Argument]:
    """The subject that a clause takes over from outside, as an argument of its own verb."""
    if clause.predicate is None or not clause.tokens or clause.kind in ("subordinate", "conditional"):
        return []
    first = clause.tokens[0]
    gap = next(
        (i for i, j in zip(clause.tokens, clause.tokens[1:], strict=False) if j != i + 1), None
    )
    if gap is None:
        return []
    phrase = next((p for p in phrases if p.first >= first and p.end <= gap + 1), None)
    if phrase is None:
        return []
    role = "object" if clause.passive else "subject"
    return [Argument(role, phrase.head, phrase.first, phrase.end, clause.predicate)]


def _appositions(
    tokens: tuple[Token, ...], entities: tuple[Entity, ...], phrases: tuple[_Phrase, ...]
) -> tuple[Clause, ...]:
    """Asides that say what a name is: "Idemia, a French company, …"."""
    made = []
    for entity in entities:
        comma = entity.end
        if comma + 2 >= len(tokens) or tokens[comma].norm not in (",", "("):
            continue
        opener = tokens[comma + 1]
        if opener.norm not in ("a", "an", "the") and opener.tag is not Tag.NOUN:
            continue
        end = next(
            (
                i
                for i in range(comma + 1, len(tokens))
                if tokens[i].norm in (",", ")", ";", ".") or tokens[i].tag is Tag.AUXILIARY
            ),
            len(tokens),
        )
        if end < len(tokens) and tokens[end].tag is Tag.AUXILIARY:
            continue
        own = (*range(entity.first, entity.end), *range(comma + 1, end))
        head = next((p.head for p in phrases if comma < p.end and p.end <= end), None)
        if head is not None and tokens[head].lemma in GENERIC:
            head = None
        made.append(Clause(own, head, kind="apposition"))
    return tuple(made)


def _titles(tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> tuple[Clause, ...]:
    """What "Microsoft President Brad Smith" says besides: that Smith is Microsoft's president."""
    made = []
    for owner, person in zip(entities, entities[1:], strict=False):
        between = tokens[owner.end : person.first]
        if not 0 < len(between) <= 5 or person.type is EntityType.ORGANISATION:
            continue
        ranks = [t for t in between if t.norm in person.title or _names_rank(t)]
        links = [t for t in between if t.norm in ("and", "'s", "of")]
        if ranks and len(ranks) + len(links) == len(between):
            made.append(Clause(tuple(range(owner.first, person.end)), None, kind="title"))
    return tuple(made)


def _names_rank(token: Token) -> bool:
    return token.tag is Tag.NOUN and bool({"occupation", "person"} & classes(token.lemma, "n"))


def _based(tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> tuple[Clause, ...]:
    """What "the Tokyo-based NEC" says besides: that NEC is based in Tokyo."""
    made = []
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if token.norm != "based" or tokens[index - 1].end + 1 != token.start:
            continue
        place = next((e for e in entities if e.end == index), None)
        if place is None:
            continue
        owner = next((e for e in entities if index < e.first <= index + 3), None)
        if owner is None or any(
            t.tag in (Tag.VERB, Tag.PUNCTUATION, Tag.CONJUNCTION)
            for t in tokens[index + 1 : owner.first]
        ):
            owner = next((e for e in reversed(entities) if e.end <= place.first), None)
            if owner is None or place.first - owner.end > 3:
                continue
        own = (*range(owner.first, owner.end), index, *range(place.first, place.end))
        made.append(Clause(own, index, passive=True, kind="based"))
    return tuple(made)
