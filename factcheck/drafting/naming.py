"""Naming: what stands in a statement for a pronoun, a short name, or "the company"."""

from __future__ import annotations

import attrs

from factcheck.analysis.chunks import Phrase
from factcheck.drafting.asides import is_plural
from factcheck.drafting.casting import Cast, Thing, definite, subject_phrases
from factcheck.drafting.propositions import Reading, Words
from factcheck.drafting.splitting import subject_of
from factcheck.drafting.tables import (
    DEMONSTRATIVES,
    EVENT_NOUNS,
    FIRST_PERSON,
    GENDERS,
    GENERAL,
    GROUPS,
    HONORIFICS,
    NEUTER,
    PERSONAL,
    PLURAL,
    POSSESSIVES,
    TIME_NOUNS,
)
from factcheck.facts import Entity, EntityType, Tag
from factcheck.lexicon import classes


@attrs.frozen
class Named:
    """What is written for the tokens up to `end`; None: they stay as they are.

    `doubt` is what an editor should look at, or None; `open` says that it doesn't stand alone.
    """

    end: int
    text: str | None
    doubt: str | None = None
    open: bool = False


@attrs.frozen
class Namer:
    """Names what the words of one sentence mean, given the sentences before."""

    reading: Reading
    cast: Cast

    def at(self, index: int, told: frozenset[int]) -> Named | None:
        """Return what is written from the token at `index` on, or None where nothing changes.

        `told` are the tokens that the statement has already.
        """
        token = self.reading.tokens[index]
        norm = token.norm
        if any(q.first <= index < q.end for q in self.reading.facts.quotations):
            return None
        if norm in FIRST_PERSON and token.tag is not Tag.NAME and not token.text.isupper():
            return Named(index + 1, None, f"“{token.text}”: who speaks?", open=True)
        if norm in ("i",):
            return Named(index + 1, None, "“I”: who speaks?", open=True)
        if norm in PERSONAL or (norm == "her" and token.tag is Tag.PRONOUN):
            return self._person(index, told, possessive=False)
        if norm in NEUTER:
            return self._thing(index, told, possessive=False)
        if norm in PLURAL:
            return self._several(index, told, possessive=False)
        if norm in POSSESSIVES and token.tag is not Tag.NAME:
            kind = POSSESSIVES[norm]
            call = {"person": self._person, "thing": self._thing, "plural": self._several}[kind]
            return call(index, told, possessive=True)
        if norm == "none" and not told:
            return self._none(index)
        group = self._group(index)
        if group is not None:
            return group
        if norm in DEMONSTRATIVES or norm == "the":
            return self._definite(index, told)
        return self._short_name(index, told)

    def _written(self, index: int, text: str, *, possessive: bool, doubt: str | None) -> Named:
        own = text + ("’s" if not text.endswith("’s") else "") if possessive else text
        return Named(index + 1, own, doubt)

    def _person(self, index: int, told: frozenset[int], *, possessive: bool) -> Named:
        word = self.reading.tokens[index].text
        people = [
            e for e in self.reading.facts.entities
            if e.end <= index and not e.resolved and e.type is EntityType.PERSON
        ]  # fmt: skip
        distinct = {e.words[-1] for e in people}
        found = self._meant(index) or self.reading.entity_at(index)
        if found is None and len(distinct) == 1 and (possessive or self._is_subject(index)):
            found = people[-1]
        if found is None and not distinct:
            found = self._before(people=True)
        if found is not None and self.cast.is_other(found, word.lower()):
            found = None
        if found is not None and found.type is EntityType.PERSON:
            same = [e for e in people if found.words[-1] == e.words[-1]]
            if any(told & set(range(e.first, e.end)) for e in same):
                return Named(index + 1, None)
            doubt = None
            if not same and len(self.cast.recent) > 1:
                doubt = f"“{word}”: {self._called(found)}?"
            return self._written(index, self._called(found), possessive=possessive, doubt=doubt)
        if distinct and any(e.first in told for e in people):
            return Named(index + 1, None, f"“{word}”: which of the people named?")
        noun = next((t for t in self.cast.subjects if t.person and not t.plural), None)
        own = self._person_noun(index, told)
        if own:
            return Named(index + 1, None)
        if noun is not None:
            return self._written(
                index, noun.text, possessive=possessive, doubt=f"“{word}”: {noun.text}?"
            )
        return Named(index + 1, None, f"“{word}”: who?", open=True)

    def _is_subject(self, index: int) -> bool:
        return any(g.first in (index + 1, index + 2) for g in self.reading.groups)

    def _meant(self, index: int) -> Entity | None:
        """Whom an earlier pronoun of the same gender in the sentence means."""
        gender = GENDERS[self.reading.norm(index)]
        for earlier in range(index):
            token = self.reading.tokens[earlier]
            if GENDERS.get(token.norm) == gender and token.tag is Tag.PRONOUN:
                found = self.reading.entity_at(earlier)
                if found is not None and not self.cast.is_other(found, token.norm):
                    return found
        return None

    def _person_noun(self, index: int, told: frozenset[int]) -> bool:
        """Whether the statement has a noun for a person before: "a man said he …"."""
        return any(
            phrase.head in told
            and phrase.end <= index
            and self.reading.tokens[phrase.head].tag is Tag.NOUN
            and {"person", "occupation"}
            & classes(self.reading.tokens[phrase.head].lemma.rpartition(" ")[2], "n")
            for phrase in self.reading.phrases
        )

    def _before(self, *, people: bool) -> Entity | None:
        """The last one named in the sentence before, where it is one."""
        for thing in self.cast.subjects:
            if thing.person is people and not thing.plural:
                words = tuple(thing.text.lower().split())
                if words in self.cast.full:
                    return Entity(
                        self.reading.facts.sentence.span, 0, 0, thing.text, words,
                        EntityType.PERSON if people else EntityType.UNKNOWN,
                    )  # fmt: skip
        return None

    def _called(self, entity: Entity) -> str:
        return self.cast.full_name(entity) or entity.name

    def _thing(self, index: int, told: frozenset[int], *, possessive: bool) -> Named:
        reading = self.reading
        word = reading.tokens[index].text
        if not possessive and self._stands_for_nothing(index):
            return Named(index + 1, None)
        subjects = [
            p for p in subject_phrases(reading)
            if p.end <= index and self._may_be_thing(p.head, p.first, p.end)
        ]  # fmt: skip
        if subjects:
            nearest = subjects[-1]
            if nearest.head in told:
                return Named(index + 1, None)
            entity = reading.entity_at(nearest.head)
            text = self._spelt((nearest.first, nearest.end) if entity is None or entity.resolved
                               else (entity.first, entity.end), told)
            doubt = f"“{word}”: {text}?" if len(subjects) > 1 else None
            return self._written(index, text, possessive=possessive, doubt=doubt)
        inside = [
            e for e in reading.facts.entities
            if e.end <= index and e.first in told and not e.resolved
            and e.type not in (EntityType.PERSON, EntityType.NATIONALITY)
        ]  # fmt: skip
        if inside or (possessive and self._any_noun(index, told)):
            return Named(index + 1, None)
        found = reading.entity_at(index)
        if found is not None and found.resolved and found.words in self.cast.recent:
            if self._told(found, told):
                return Named(index + 1, None)
            doubt = None
            if not self._is_subject(index) or self.cast.is_minor(found):
                doubt = f"“{word}”: {self._called(found)}?"
            return self._written(index, self._called(found), possessive=possessive, doubt=doubt)
        noun = next((t for t in self.cast.subjects if not t.person and not t.plural), None)
        if noun is not None and (possessive or self._is_subject(index)):
            return self._written(
                index, noun.text, possessive=possessive, doubt=f"“{word}”: {noun.text}?"
            )
        return Named(index + 1, None, f"“{word}”: what?", open=not possessive)

    def _any_noun(self, index: int, told: frozenset[int]) -> bool:
        return any(p.head in told and p.end <= index for p in self.reading.phrases)

    def _may_be_thing(self, head: int, first: int, end: int) -> bool:
        token = self.reading.tokens[head]
        if token.tag not in (Tag.NOUN, Tag.NAME) or is_plural(self.reading, (first, end)):
            return False
        entity = self.reading.entity_at(head)
        if entity is not None:
            return entity.type is not EntityType.PERSON
        if any(d.first <= head < d.end for d in self.reading.facts.dates):
            return False
        return not {"person", "occupation"} & classes(token.lemma.rpartition(" ")[2], "n")

    def _stands_for_nothing(self, index: int) -> bool:
        """"It is likely that", "it took two years to", "it rained"."""
        following = self.reading.tokens[index + 1 : index + 9]
        if not following:
            return False
        verbs = [t for t in following if t.tag in (Tag.VERB, Tag.AUXILIARY)]
        if verbs and verbs[-1].lemma in ("rain", "snow", "emerge"):
            return True
        be = bool(verbs) and verbs[0].lemma == "be"
        turns = any(t.norm in ("that", "to", "whether", "who", "when") for t in following[2:7])
        judged = len(following) > 2 and following[1].tag in (Tag.ADJECTIVE, Tag.ADVERB)
        clear = following[-1].tag is not Tag.PUNCTUATION or len(following) > 2
        return (be and judged and turns and clear) or (
            bool(verbs) and verbs[0].lemma in ("take", "seem", "appear") and turns
        )

    def _several(self, index: int, told: frozenset[int], *, possessive: bool) -> Named:
        reading = self.reading
        word = reading.tokens[index].text
        if any(p.end <= index and p.head in told and self._may_be_several(p) for p in reading.phrases):
            return Named(index + 1, None)
        if possessive and any(p.end <= index and p.head in told for p in reading.phrases):
            return Named(index + 1, None)
        earlier = [
            p for p in subject_phrases(reading)
            if p.end <= index and reading.tokens[p.head].tag in (Tag.NOUN, Tag.NAME)
        ]  # fmt: skip
        if earlier:
            group = next((g for g in reading.groups if g.first >= earlier[-1].end), None)
            words = None if group is None else subject_of(reading, 0, group)
            text = self._spelt(words or (earlier[-1].first, earlier[-1].end), told)
            return self._written(index, text, possessive=possessive, doubt=None)
        noun = next((t for t in self.cast.subjects if t.plural), None)
        if noun is not None:
            return self._written(
                index, noun.text, possessive=possessive, doubt=f"“{word}”: {noun.text}?"
            )
        return Named(index + 1, None, f"“{word}”: who?", open=True)

    def _may_be_several(self, phrase: Phrase) -> bool:
        token = self.reading.tokens[phrase.head]
        listed = self.reading.norm(phrase.first - 1) == "and"
        return token.tag in (Tag.NOUN, Tag.NAME) and (
            listed or is_plural(self.reading, (phrase.first, phrase.end))
        )

    def _none(self, index: int) -> Named | None:
        if self.reading.norm(index + 1) == "of":
            return None
        for earlier in range(index):
            group = self._group(earlier)
            if group is not None and group.text is not None:
                return Named(index + 1, f"None of {group.text}", group.doubt)
        return None

    def _group(self, index: int) -> Named | None:
        """"The trio of tech giants", "all three companies", "both countries"."""
        reading = self.reading
        start = index
        if reading.norm(index) in ("the", "all", "these", "those"):
            index += 1
        if reading.norm(index) == "of" or (reading.norm(index) == "the" and index > start):
            index += 1
        size = GROUPS.get(reading.norm(index))
        if size is None or (index == start and reading.norm(index) != "both"):
            return None
        token = reading.tokens[index]
        end = index + 1
        if token.norm in ("trio", "pair", "duo", "quartet"):
            phrase = next((p for p in reading.phrases if p.first == end + 1), None)
            if reading.norm(end) == "of" and phrase is not None:
                end = phrase.end
        else:
            phrase = next((p for p in reading.phrases if p.first <= start < p.end), None)
            if phrase is None or phrase.head <= index:
                return None
            head = reading.tokens[phrase.head]
            kinds = classes(head.lemma, "n")
            if head.form != "plural" or not kinds & {"organisation", "group", "person", "place"}:
                return None
            if head.lemma in TIME_NOUNS or phrase.end < len(reading.tokens) and (
                reading.entity_at(phrase.end - 1) is not None
            ):
                return None
            end = phrase.end
        names = self.cast.group_of(size)
        if names is None:
            return Named(end, None, f"“{reading.text(start, end)}”: who?", open=True)
        text = ", ".join(names[:-1]) + " and " + names[-1]
        return Named(end, text, f"“{reading.text(start, end)}”: {text}?")

    def _definite(self, index: int, told: frozenset[int]) -> Named | None:
        """"The company", "this technology", "the Redmond-based company"."""
        reading = self.reading
        phrase = next((p for p in reading.phrases if p.first == index), None)
        pointing = reading.norm(index) in DEMONSTRATIVES
        if phrase is None or phrase.head == index:
            joined = reading.tokens[index - 1].tag in (Tag.NOUN, Tag.NAME, Tag.PRONOUN)
            if reading.norm(index) == "that" and index > 0 and joined:
                return None
            if pointing and reading.tokens[index].tag in (Tag.PRONOUN, Tag.DETERMINER):
                subject = not told and any(
                    g.first in (index + 1, index + 2) for g in reading.groups
                ) or (phrase is None and not told)
                word = reading.tokens[index].text
                return Named(index + 1, None, f"“{word}”: what?", open=bool(subject))
            return None
        head = reading.tokens[phrase.head]
        lemma = head.lemma.rpartition(" ")[2]
        if pointing and not told and reading.tokens[index + 1].form in ("past", "participle"):
            # "This sparked criticism": the verb was read as a participle.
            return Named(index + 1, None, f"“{reading.tokens[index].text}”: what?", open=True)
        entity = reading.entity_at(phrase.head)
        if entity is not None and entity.resolved:
            if self._told(entity, told):
                return None
            if head.form == "plural":
                return None
            words = reading.text(index, phrase.end)
            doubt = f"“{words}”: {self._called(entity)}?" if self.cast.is_minor(entity) else None
            return Named(phrase.end, self._called(entity), doubt)
        years = reading.text(index, phrase.end)
        if years.endswith("-year-old") and not told:
            person = self._before(people=True)
            if person is not None:
                return Named(phrase.end, self._called(person), f"“{years}”: {person.name}?")
        bare = phrase.head == index + 1
        followed = reading.norm(phrase.end) in ("of", "that", "which", "who", "for", "in")
        based = any(reading.norm(i) == "based" for i in range(index, phrase.head))
        if lemma in GENERAL and head.tag is Tag.NOUN and (bare or based) and not followed:
            if head.form == "plural":
                return None
            thing = self.cast.longer(lemma)
            if thing is None or thing.head != lemma or based:
                return self._general(phrase.end, reading.text(index, phrase.end))
        if head.tag is not Tag.NOUN or not bare or lemma in TIME_NOUNS:
            return None
        if followed and not pointing:
            return None
        thing = self.cast.longer(lemma)
        words = reading.text(index, phrase.end)
        if thing is not None and thing.plural == (head.form == "plural"):
            same = " ".join(words.split()[1:]).lower()
            if self._is_told(thing, told):
                return None
            doubt = None if thing.head == lemma else f"“{words}”: {thing.text}?"
            return Named(phrase.end, thing.text if same else None, doubt)
        if pointing and reading.norm(index) in ("this", "these"):
            return Named(index + 1, None, f"“{words}”: which?")
        if lemma in EVENT_NOUNS:
            return Named(index + 1, None, f"“{words}”: which?")
        return None

    def _is_told(self, thing: Thing, told: frozenset[int]) -> bool:
        """Whether the statement has the longer form already."""
        reading = self.reading
        bare = thing.text.removeprefix("the ").lower()
        said = " ".join(reading.tokens[i].text.lower() for i in sorted(told))
        return bare in said

    def _told(self, entity: Entity, told: frozenset[int]) -> bool:
        return any(
            e.first in told and e is not entity and set(e.names) & set(entity.names)
            for e in self.reading.facts.entities
        )

    def _general(self, end: int, words: str) -> Named:
        """"The Redmond-based company": the subject of the sentence before."""
        named = [t for t in self.cast.subjects if not t.person and t.text[:1].isupper()]
        if len(named) == 1 or (named and len({t.text for t in named}) == 1):
            return Named(end, named[0].text, f"“{words}”: {named[0].text}?")
        return Named(end, None, f"“{words}”: which?", open=True)

    def _short_name(self, index: int, told: frozenset[int]) -> Named | None:
        entity = self.reading.entity_at(index)
        first = index
        if self.reading.norm(index) in HONORIFICS and entity is None:
            entity = self.reading.entity_at(index + 1)
            if entity is None or entity.first != index + 1:
                return None
        elif entity is None:
            return self._surname(index)
        elif entity.first != index or entity.resolved:
            return None
        full = self.cast.full_name(entity)
        if full is None or self._told(entity, told) or entity.type is EntityType.NATIONALITY:
            return None
        if entity.type is not EntityType.PERSON and len(entity.words) > 1:
            return None
        doubt = None
        if self.cast.ambiguous(entity):
            doubt = f"“{entity.name}”: more than one person of that name"
        if full == self.reading.text(first, entity.end):
            return Named(entity.end, None, doubt) if doubt else None
        return Named(entity.end, full, doubt)

    def _surname(self, index: int) -> Named | None:
        """A last name that reads as a common word: "Smith" between two quotations."""
        token = self.reading.tokens[index]
        known = self.cast.people.get(token.norm, set())
        if not token.text[0].isupper() or len(known) != 1 or index == 0:
            return None
        return Named(index + 1, self.cast.full[next(iter(known))])

    def _spelt(self, words: Words, told: frozenset[int]) -> str:
        """The words of an antecedent, named themselves."""
        first, end = words
        named = self.at(first, frozenset())
        if named is not None and named.text is not None:
            rest = self.reading.text(named.end, end) if named.end < end else ""
            return f"{named.text} {rest}".strip()
        return definite(self.reading, words)
