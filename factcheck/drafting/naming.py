"""Naming: what stands in a statement for a pronoun, a short name, or "the company"."""

from __future__ import annotations

import attrs

from factcheck.drafting.casting import Cast, definite, subject_phrases
from factcheck.drafting.clauses import subject_of
from factcheck.drafting.groups import group_at, none_of
from factcheck.drafting.mentions import (
    Named,
    any_noun,
    is_named,
    is_person,
    is_subject,
    is_written,
    may_be_several,
    may_be_thing,
    person_noun,
    stands_for_nothing,
)
from factcheck.drafting.propositions import Reading, Words
from factcheck.drafting.tables import (
    AMOUNTS,
    DEEDS,
    DEMONSTRATIVES,
    EVENT_NOUNS,
    FIRST_PERSON,
    GENDERS,
    GENERAL,
    HONORIFICS,
    INTENTIONS,
    NEUTER,
    PERSONAL,
    PLURAL,
    POSSESSIVES,
    TIME_NOUNS,
    UNIQUE,
)
from factcheck.facts import Entity, EntityType, Tag


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
            return none_of(self.reading, self.cast, index)
        group = group_at(self.reading, self.cast, index)
        if group is not None:
            return group
        if norm == "other" and self.reading.norm(index - 1) in AMOUNTS and len(told) <= 1:
            # Other than whom, the sentence before said.
            return Named(index + 1, "")
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
            if e.end <= index and not e.resolved and is_person(self.reading, e)
        ]  # fmt: skip
        distinct = {e.words[-1] for e in people}
        found = self._meant(index) or self.reading.entity_at(index)
        if found is None and len(distinct) == 1 and (possessive or is_subject(self.reading, index)):
            found = people[-1]
        guessed = found is None and not distinct
        if guessed:
            found = self._before(people=True)
        if found is not None and len(distinct) == 1 and found.words[-1] not in distinct:
            # "Minister Ivo Sand said he …" speaks of himself, whoever was spoken of before.
            said = next((g for g in self.reading.groups if g.first >= people[-1].end), None)
            nominative = self.reading.norm(index) in ("he", "she")
            if nominative and said is not None and said.end == index and said.finite:
                found = people[-1]
        if found is not None and self.cast.is_other(found, word.lower()):
            found = None
        if found is not None and is_person(self.reading, found):
            same = [e for e in people if found.words[-1] == e.words[-1]]
            if any(told & set(range(e.first, e.end)) for e in same):
                return Named(index + 1, None)
            doubt = None
            if not same and (guessed or self.cast.people_recent > 1):
                doubt = f"“{word}”: {self._called(found)}?"
            return self._written(index, self._called(found), possessive=possessive, doubt=doubt)
        if distinct and any(e.first in told for e in people):
            return Named(index + 1, None, f"“{word}”: which of the people named?")
        noun = next((t for t in self.cast.subjects if t.person and not t.plural), None)
        own = person_noun(self.reading, index, told)
        if own:
            return Named(index + 1, None)
        if noun is not None:
            return self._written(
                index, noun.text, possessive=possessive, doubt=f"“{word}”: {noun.text}?"
            )
        return Named(index + 1, None, f"“{word}”: who?", open=True)

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
        if not possessive and stands_for_nothing(self.reading, index):
            return Named(index + 1, None)
        subjects = [
            p for p in subject_phrases(reading)
            if p.end <= index and may_be_thing(self.reading, p.head, p.first, p.end)
        ]  # fmt: skip
        if not possessive and not is_subject(reading, index) and subjects:
            # What a verb does to "it", it does to something else than its own subject.
            verbs = [g for g in reading.groups if g.finite and subjects[-1].end <= g.first < index]
            others = [
                p for p in reading.phrases
                if p.head in told and subjects[-1].end <= p.first and p.end <= index
                and may_be_thing(reading, p.head, p.first, p.end)
            ]  # fmt: skip
            if len(verbs) < 2:
                return Named(index + 1, None, f"“{word}”: what?", open=not others)
        if subjects:
            nearest = subjects[-1]
            if nearest.head in told:
                return Named(index + 1, None)
            entity = reading.entity_at(nearest.head)
            text = self._spelt(
                (nearest.first, nearest.end)
                if entity is None or entity.resolved
                else (entity.first, entity.end),
                told,
            )
            doubt = f"“{word}”: {text}?" if len(subjects) > 1 else None
            return self._written(index, text, possessive=possessive, doubt=doubt)
        inside = [
            e for e in reading.facts.entities
            if e.end <= index and e.first in told and not e.resolved
            and e.type not in (EntityType.PERSON, EntityType.NATIONALITY)
        ]  # fmt: skip
        if inside or (possessive and any_noun(reading, index, told)):
            return Named(index + 1, None)
        found = reading.entity_at(index)
        if found is not None and found.resolved and found.words in self.cast.recent:
            if is_named(self.reading, found, told):
                return Named(index + 1, None)
            if not possessive and not is_subject(self.reading, index):
                return Named(index + 1, None, f"“{word}”: what?", open=True)
            doubt = None
            if possessive or self.cast.is_minor(found):
                doubt = f"“{word}”: {self._called(found)}?"
            return self._written(index, self._called(found), possessive=possessive, doubt=doubt)
        noun = next((t for t in self.cast.subjects if not t.person and not t.plural), None)
        if noun is not None and (possessive or is_subject(self.reading, index)):
            return self._written(
                index, noun.text, possessive=possessive, doubt=f"“{word}”: {noun.text}?"
            )
        if len(self.cast.things_recent) == 1 and (possessive or is_subject(reading, index)):
            name = self.cast.things_recent[0]
            return self._written(index, name, possessive=possessive, doubt=f"“{word}”: {name}?")
        return Named(index + 1, None, f"“{word}”: what?", open=not possessive)

    def _several(self, index: int, told: frozenset[int], *, possessive: bool) -> Named:
        reading = self.reading
        word = reading.tokens[index].text
        if any(
            p.end <= index and p.head in told and may_be_several(self.reading, p)
            for p in reading.phrases
        ):
            return Named(index + 1, None)
        if possessive and any(p.end <= index and p.head in told for p in reading.phrases):
            return Named(index + 1, None)
        earlier = [
            p for p in (*subject_phrases(reading), *(p for p in reading.phrases if p.first < 3))
            if p.end <= index and may_be_several(self.reading, p)
        ]  # fmt: skip
        if earlier:
            group = next((g for g in reading.groups if g.first >= earlier[-1].end), None)
            words = None if group is None else subject_of(reading, earlier[-1].first, group)
            text = self._spelt(words or (earlier[-1].first, earlier[-1].end), told)
            return self._written(index, text, possessive=possessive, doubt=None)
        noun = next((t for t in self.cast.subjects if t.plural), None)
        if noun is not None and (index == 0 or self.cast.plurals < 2):
            return self._written(
                index, noun.text, possessive=possessive, doubt=f"“{word}”: {noun.text}?"
            )
        return Named(index + 1, None, f"“{word}”: who?", open=True)

    def _definite(self, index: int, told: frozenset[int]) -> Named | None:
        """As in "the company", "this technology", "the Redmond-based company"."""
        reading = self.reading
        phrase = next((p for p in reading.phrases if p.first == index), None)
        pointing = reading.norm(index) in DEMONSTRATIVES
        if phrase is None or phrase.head == index:
            joined = reading.tokens[index - 1].tag in (Tag.NOUN, Tag.NAME, Tag.PRONOUN)
            if reading.norm(index) == "that" and index > 0 and joined:
                return None
            if pointing and reading.tokens[index].tag in (Tag.PRONOUN, Tag.DETERMINER):
                subject = (
                    not told and any(g.first in (index + 1, index + 2) for g in reading.groups)
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
            if reading.norm(phrase.end) in ("in", "at", "near") and self._is_place(phrase.end + 1):
                return None  # "the museum in Oslo" is told apart from the one named before
            if is_named(self.reading, entity, told):
                return None
            if head.form == "plural":
                return None
            words = reading.text(index, phrase.end)
            doubt = f"“{words}”: {self._called(entity)}?" if self.cast.is_minor(entity) else None
            return Named(phrase.end, self._called(entity), doubt)
        if [reading.norm(i) for i in (index + 2, index + 3)] == ["year", "old"] and not told:
            person = self._before(people=True)
            noun = (
                reading.tokens[index + 4].tag is Tag.NOUN
                if index + 4 < len(reading.tokens)
                else False
            )
            if person is not None and not noun:
                words = reading.text(index, index + 4)
                return Named(index + 4, self._called(person), f"“{words}”: {person.name}?")
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
            if is_written(self.reading, thing, told):
                return None
            doubt = None if thing.head == lemma else f"“{words}”: {thing.text}?"
            return Named(phrase.end, thing.text, doubt)
        if pointing and reading.norm(index) in ("this", "these"):
            return Named(index + 1, None, f"“{words}”: which?")
        if lemma in INTENTIONS and not followed and head.form != "plural":
            return self._intended(phrase.end, index)
        # At the beginning, "the race" is one told of before; "the government" is there anyway.
        told_of = not told and lemma not in UNIQUE and head.form != "plural"
        if lemma in EVENT_NOUNS or told_of:
            before = bool(self.cast.subjects) and lemma in DEEDS
            return Named(index + 1, None, f"“{words}”: which?", open=before)
        return None

    def _is_place(self, index: int) -> bool:
        entity = self.reading.entity_at(index)
        return entity is not None and not entity.resolved and entity.type is not EntityType.PERSON

    def _intended(self, end: int, index: int) -> Named | None:
        """As in "the decision": to do what someone named before is going to do."""
        meant = self.cast.intention
        words = self.reading.text(index, end)
        if self.reading.norm(end) == "to":
            return None
        if meant is None:
            return Named(index + 1, None, f"“{words}”: which?", open=bool(self.cast.subjects))
        noun = self.reading.text(index + 1, end)
        before = self.reading.text(0, index) if index else ""
        text = f"{'the' if meant.who in before else f'{meant.who}’s'} {noun} {meant.deed}"
        return Named(end, text, f"“{words}”: {text}?")

    def _general(self, end: int, words: str) -> Named:
        """As in "the Redmond-based company": the subject of the sentence before."""
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
        if (
            full is None
            or is_named(self.reading, entity, told)
            or entity.type is EntityType.NATIONALITY
        ):
            return None
        if entity.type in (EntityType.ORGANISATION, EntityType.PLACE) and len(entity.words) > 1:
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
