"""Join WordNet and the curated tables into the records of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs
from forms import irregular_forms
from tables import Place, Tables
from wordnet import WordNet, plain

MAX_SENSES = {"n": 3, "v": 4, "a": 3, "r": 3}
# A sense seen less often than this share of its word's uses is left out, the first one excepted.
MIN_SHARE = 0.07
# A hypernym with more direct hyponyms than this says too little about them to relate two words.
MAX_HYPONYMS = {"n": 120, "v": 60}
# Share given to a curated group: its members are interchangeable in most news sentences.
GROUP_SHARE = 95

LEXICOGRAPHER_CLASSES = (
    "", "", "", "", "act", "animal", "artifact", "attribute", "body", "cognition",
    "communication", "event", "feeling", "food", "group", "place", "motive", "object", "person",
    "phenomenon", "plant", "possession", "process", "quantity", "relation", "shape", "state",
    "substance", "time", "body", "change", "cognition", "communication", "competition",
    "consumption", "contact", "creation", "emotion", "motion", "perception", "possession",
    "social", "stative", "weather", "",
)  # fmt: skip
PERSON_FILE = 18
# Animals, parts of the body, plants and substances.
OBSCURE_FILES = (5, 8, 20, 27)
# Finer classes, by hypernym roots: word.pos.sense-number in WordNet's own order.
CLASS_ROOTS = {
    "occupation": (
        "worker.n.1", "professional.n.1", "leader.n.1", "official.n.1", "scientist.n.1",
        "entertainer.n.1", "athlete.n.1", "clergyman.n.1", "serviceman.n.1", "artist.n.1",
        "writer.n.1", "educator.n.1", "engineer.n.1", "expert.n.1",
    ),
    "organisation": ("organization.n.1",),
    "unit": ("unit_of_measurement.n.1",),
    "money": ("money.n.1", "sum.n.1", "monetary_unit.n.1", "cost.n.1"),
    "time": ("time_period.n.1",),
    "event": ("event.n.1",),
    "nationality": ("inhabitant.n.1",),
    "colour": ("color.n.1",),
    "vehicle": ("vehicle.n.1",),
    "building": ("building.n.1",),
    "disease": ("disease.n.1",),
    "weapon": ("weapon.n.1",),
    "language": ("natural_language.n.1",),
    "sport": ("sport.n.1",),
    "relative": ("relative.n.1",),
    "document": ("document.n.1",),
}  # fmt: skip
# Kinds among these roots' members exclude each other, unless one is a kind of the other.
EXCLUSIVE_ROOTS = {
    "colour": ("chromatic_color.n.1", "achromatic_color.n.1"),
    "month": ("gregorian_calendar_month.n.1",),
    "weekday": ("day_of_the_week.n.1",),
    "season": ("season.n.2",),
    "metal": ("metallic_element.n.1",),
    "instrument": ("musical_instrument.n.1",),
    "fruit": ("edible_fruit.n.1",),
    "language": ("natural_language.n.1",),
    "fish": ("food_fish.n.1",),
    "gem": ("precious_stone.n.1",),
    "solar-system": ("planet.n.1",),
}
NAME_ROOTS = {
    "person": ("person.n.1",),
    "place": (
        "location.n.1", "body_of_water.n.1", "land.n.4", "geological_formation.n.1",
    ),
    "organisation": ("organization.n.1",),
    "work": ("creation.n.2", "written_communication.n.1", "music.n.1", "show.n.3"),
    "country": ("country.n.2",),
    "city": ("city.n.1", "town.n.1"),
    "region": ("state.n.1", "continent.n.1"),
    "month": ("gregorian_calendar_month.n.1",),
    "weekday": ("day_of_the_week.n.1",),
    "nationality": ("inhabitant.n.1",),
}  # fmt: skip
TAXONOMY_ROOT = "taxonomic_group.n.1"


@attrs.define
class Word:
    """What is gathered of one lemma in one part of speech, ready to be written."""

    count: int = 0
    senses: dict[str, list[str]] = attrs.Factory(dict)
    lone: list[list[str]] = attrs.Factory(list)
    related: dict[str, list[str]] = attrs.Factory(dict)
    derived: set[str] = attrs.Factory(set)
    antonyms: set[str] = attrs.Factory(set)
    classes: set[str] = attrs.Factory(set)
    exclusive: dict[str, list[str]] = attrs.Factory(dict)

    def encode(self, codes: dict[str, str]) -> str:
        parts = (
            _digits(self.count) if self.count else "",
            " ".join(
                [_sense(*item) for item in self.senses.items()]
                + [sense for parts in self.lone if (sense := _sense("", parts))]
            ),
            " ".join(_sense(*item) for item in self.related.items()),
            ",".join(sorted(self.derived)),
            ",".join(sorted(self.antonyms)),
            " ".join(sorted(codes[name] for name in self.classes)),
            " ".join(f"{codes[name]}:{','.join(ids)}" for name, ids in self.exclusive.items()),
        )
        return ";".join(parts).rstrip(";")


def _sense(sense: str, parts: list[str]) -> str:
    return ":".join((sense, *parts)).rstrip(":")


def _digits(number: int) -> str:
    """A natural number in base 36."""
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if not number:
            return digits


def _resolved(wordnet: WordNet, roots: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """The synsets that a table of roots names, without those the database lacks."""
    return {
        name: {synset for synset in map(wordnet.resolve, names) if synset is not None}
        for name, names in roots.items()
    }


def _participle(verb: str, state: str, irregular: set[tuple[str, str]]) -> bool:
    """Whether a state is a verb's participle: regular, its end doubled or not, or irregular."""
    if (state, verb) in irregular:
        return True
    ends = "d" if verb.endswith("e") else "ied" if state.endswith("ied") else "ed"
    stem = verb.removesuffix("y") if ends == "ied" else verb
    return state in (stem + ends, verb + verb[-1] + ends)


class Compiler:
    """Joins WordNet and the tables into records; `records` gives them sorted."""

    def __init__(self, wordnet: WordNet, tables: Tables) -> None:
        self._wn = wordnet
        self._tables = tables
        self._words: dict[tuple[str, str], Word] = {}
        self._extra: dict[str, dict[str, dict[str, None]]] = defaultdict(dict)
        self._kept: dict[tuple[str, str], dict[str, float]] = {}
        self._hyponyms: dict[str, int] = defaultdict(int)
        self._numbers: dict[str, str] = {}
        self._phrases: set[str] = set()
        self._class_roots = _resolved(wordnet, CLASS_ROOTS)
        self._exclusive_roots = _resolved(wordnet, EXCLUSIVE_ROOTS)
        self._name_roots = _resolved(wordnet, NAME_ROOTS)
        self._capitalised = self._find_capitalised()
        self._choose_senses()
        self._number_synsets()
        self._group_links()
        for key in self._kept:
            self._words[key] = self._word(*key)
        self._add_families()
        self._add_states()
        self._add_groups()
        self._add_classes()
        self._add_names()
        self._add_places()
        self._add_irregular()
        self._add_phrases()
        self._add_exclusions()

    def _find_capitalised(self) -> set[tuple[str, str]]:
        """(lemma, synset) pairs written with a capital: names rather than words."""
        return {
            (plain(word), synset.id)
            for synset in self._wn.synsets.values()
            for word in synset.words
            if word[:1].isupper()
        }

    def _choose_senses(self) -> None:
        wn = self._wn
        taxonomy = wn.resolve(TAXONOMY_ROOT)
        for (lemma, pos), ids in wn.senses.items():
            unseen = pos == "n" and not wn.count(lemma, pos)
            if unseen and (
                self._is_obscure(lemma, ids, taxonomy) or self._is_compositional(lemma, ids)
            ):
                continue
            shares = wn.shares(lemma, pos)
            ranked = sorted(ids, key=lambda s: (-shares[s], ids.index(s)))[: MAX_SENSES[pos]]
            self._kept[lemma, pos] = {
                s: shares[s] for i, s in enumerate(ranked) if i == 0 or shares[s] >= MIN_SHARE
            }

    def _is_obscure(self, lemma: str, ids: tuple[str, ...], taxonomy: str | None) -> bool:
        """Names of species, organs and compounds: a quarter of WordNet's nouns, rare in news."""
        for synset in ids:
            if self._wn.synsets[synset].lexfile not in OBSCURE_FILES:
                return False
            latin = (lemma, synset) in self._capitalised or " " in lemma
            if not latin and not (taxonomy and taxonomy in self._wn.ancestors(synset)):
                return False
        return True

    def _is_compositional(self, lemma: str, ids: tuple[str, ...]) -> bool:
        """Compounds that are a kind of their last word ("lentil soup"): the words say as much."""
        _, space, head = lemma.rpartition(" ")
        return bool(space) and all(
            (lemma, synset) not in self._capitalised
            and any(
                head in map(plain, self._wn.synsets[up].words)
                for up in self._wn.synsets[synset].hypernyms()
            )
            for synset in ids
        )

    def _number_synsets(self) -> None:
        """Short numbers for the synsets that are named most often."""
        used: dict[str, int] = defaultdict(int)
        for item in self._wn.synsets.values():
            for up in item.hypernyms():
                self._hyponyms[up] += 1
        for kept in self._kept.values():
            for s in kept:
                used[s] += 1
                for up in self._wn.synsets[s].hypernyms():
                    used[up] += 1
        for synset in used:
            for pointer in self._wn.synsets[synset].pointers:
                if pointer.symbol in "!+\\<" and pointer.target in used:
                    used[pointer.target] += 1
        ordered = sorted((s for s in used if used[s] > 1), key=lambda s: (-used[s], s))
        self._numbers = {s: _digits(i) for i, s in enumerate(ordered)}

    def _up(self, synset: str) -> list[str]:
        """Direct hypernyms narrow enough to tell something; an adjective satellite's head."""
        item = self._wn.synsets[synset]
        return [
            up
            for up in item.hypernyms()
            if up in self._wn.synsets
            and self._hyponyms[up] <= MAX_HYPONYMS.get(item.pos, 0)
            and self._wn.synsets[up].hypernyms()
        ]

    def _codes(self, synsets: Iterable[str]) -> str:
        return ",".join(sorted({self._numbers[s] for s in synsets if s in self._numbers}))

    def _opposites(self, synset: str) -> list[str]:
        """Synsets opposed to a synset by any of its words, or to the head it is a satellite of."""
        own = [p.target for p in self._wn.synsets[synset].pointers if p.symbol == "!"]
        if own or synset[0] != "a":
            return own
        heads = [p.target for p in self._wn.synsets[synset].pointers if p.symbol == "&"]
        return [p.target for h in heads for p in self._wn.synsets[h].pointers if p.symbol == "!"]

    def _parts(self, synset: str, share: float, *, steps: int) -> list[str]:
        ups = self._up(synset) if steps else []
        seconds = [s for up in ups for s in self._up(up)] if steps > 1 else []
        if steps > 1 and synset[0] == "n":
            # Too wide to make siblings of its hyponyms, a noun is still the more general word.
            seconds += [up for up in self._wn.synsets[synset].hypernyms() if up not in ups]
        percent = round(100 * share)
        return [
            str(percent) if percent < 100 else "",
            self._codes(ups),
            self._codes(seconds),
            self._codes(self._opposites(synset)),
        ]

    def _word(self, lemma: str, pos: str) -> Word:
        wn = self._wn
        kept = self._kept[lemma, pos]
        word = Word(wn.count(lemma, pos))
        related: dict[str, float] = {}
        # Two steps up for the words in use only: they are what the file's size goes into.
        steps = 2 if word.count else 1
        for synset, share in kept.items():
            if synset in self._numbers:
                word.senses[self._numbers[synset]] = self._parts(synset, share, steps=steps)
            else:
                word.lone.append(self._parts(synset, share, steps=steps))
            word.classes.update(self._classes(synset))
        for synset in wn.senses[lemma, pos]:
            item = wn.synsets[synset]
            share = kept.get(synset, 0.0)
            index = next((i + 1 for i, w in enumerate(item.words) if plain(w) == lemma), 0)
            for pointer in item.pointers:
                if pointer.source not in (0, index) or pointer.symbol not in "!+\\<":
                    continue
                target = wn.synsets[pointer.target]
                other = plain(target.words[max(pointer.target_word, 1) - 1])
                if pointer.symbol == "!":
                    word.antonyms |= {other} if synset in kept else set()
                    continue
                if (other, target.pos) not in self._kept:
                    continue
                agent = (item.lexfile == PERSON_FILE) != (target.lexfile == PERSON_FILE)
                name = f"{other}/{target.pos}"
                word.derived.add(name + "*" if agent else name)
                shared = target.id in self._numbers and target.id in self._kept[other, target.pos]
                if synset in kept and shared and not agent:
                    related[target.id] = max(share, related.get(target.id, 0.0))
        for synset, share in related.items():
            word.related[self._numbers[synset]] = self._parts(synset, share, steps=0)
        self._exclude(word, kept)
        return word

    def _classes(self, synset: str) -> set[str]:
        names = {LEXICOGRAPHER_CLASSES[self._wn.synsets[synset].lexfile]} - {""}
        if synset[0] == "n":
            above = {synset, *self._wn.ancestors(synset)}
            names |= {name for name, roots in self._class_roots.items() if roots & above}
        return names

    def _exclude(self, word: Word, kept: dict[str, float]) -> None:
        """Put a word whose main sense lies under an exclusive root into that class."""
        for synset, share in list(kept.items())[:1]:
            if share < 0.5 or synset[0] != "n":
                continue
            above = self._wn.ancestors(synset)
            for name, roots in self._exclusive_roots.items():
                if not roots.isdisjoint(above):
                    inner = above[: min(above.index(root) for root in roots if root in above)]
                    ids = [self._numbers[s] for s in (synset, *inner) if s in self._numbers]
                    word.exclusive[name] = ids
                    word.classes.add(name)

    def _group_links(self) -> None:
        """Give groups their ids and make opposites and converses symmetric."""
        self._group_ids = {g.name: "+" + _digits(i) for i, g in enumerate(self._tables.groups)}
        against: dict[str, set[str]] = defaultdict(set)
        ids = self._group_ids
        for group in self._tables.groups:
            for other in group.opposite:
                against[group.name].add(ids[other])
                against[other].add(ids[group.name])
            for other in group.converse:
                against[group.name].add("~" + ids[other])
                against[other].add("~" + ids[group.name])
        self._group_parts = {
            group.name: [
                str(GROUP_SHARE),
                ",".join(sorted(ids[name] for name in group.broader)),
                "",
                ",".join(sorted(against[group.name])),
            ]
            for group in self._tables.groups
        }

    def _at(self, lemma: str, pos: str) -> Word:
        return self._words.setdefault((lemma, pos), Word())

    def _add_families(self) -> None:
        for family in self._tables.families:
            for member in family:
                word = self._at(*member)
                for other in family:
                    if other != member:
                        self._relate(word, self._is_agent(*member), other)

    def _add_states(self) -> None:
        """Tie a state that has an opposite in "un-" to its verb: who was not paid is unpaid."""
        irregular = {(form, lemma) for form, lemma, pos in self._wn.exceptions if pos == "v"}
        for state, pos in sorted(self._kept):
            if pos != "a" or ("un" + state, "a") not in self._kept or not self._opposes(state):
                continue
            stems = {state.removesuffix("ed"), state.removesuffix("d")}
            stems |= {state.removesuffix("ied") + "y", state.removesuffix("ed")[:-1]}
            stems |= {lemma for form, lemma in irregular if form == state}
            for verb in sorted(stems - {state}):
                if (verb, "v") in self._kept and _participle(verb, state, irregular):
                    self._relate(self._at(state, "a"), False, (verb, "v"))
                    self._relate(self._at(verb, "v"), False, (state, "a"))

    def _opposes(self, state: str) -> bool:
        """Whether the opposite of a state in "un-" is its opposite in WordNet, too."""
        return any(
            pointer.symbol == "!"
            and pointer.source
            and plain(synset.words[pointer.source - 1]) == state
            and plain(self._wn.synsets[pointer.target].words[pointer.target_word - 1])
            == "un" + state
            for synset in (self._wn.synsets[s] for s in self._kept[state, "a"])
            for pointer in synset.pointers
        )

    def _is_agent(self, lemma: str, pos: str) -> bool:
        """Whether a word in its main sense is a person: the doer, not the deed."""
        kept = self._kept.get((lemma, pos), {})
        return any(self._wn.synsets[synset].lexfile == PERSON_FILE for synset in list(kept)[:1])

    def _relate(self, word: Word, agent: bool, other: tuple[str, str]) -> None:
        """Note that a word is derived from another, in all senses of the other."""
        name = "/".join(other)
        if agent != self._is_agent(*other):
            word.derived |= set() if name in word.derived else {name + "*"}
            return
        word.derived.discard(name + "*")
        word.derived.add(name)
        for synset, share in self._kept.get(other, {}).items():
            number = self._numbers.get(synset)
            if number is not None and number not in word.senses:
                word.related.setdefault(number, self._parts(synset, share, steps=0))

    def _add_groups(self) -> None:
        for group in self._tables.groups:
            for member in group.members:
                parts = self._group_parts[group.name]
                self._at(member, group.pos).senses[self._group_ids[group.name]] = parts
        # A word derived from a member stands for the group too: "withdrawal" for "withdraw".
        for group in self._tables.groups:
            number, (share, _, _, against) = (
                self._group_ids[group.name],
                self._group_parts[group.name],
            )
            for member in group.members:
                for name in sorted(self._words[member, group.pos].derived):
                    lemma, _, pos = name.rpartition("/")
                    word = self._words.get((lemma, pos))
                    if word is not None and number not in word.senses:
                        word.related[number] = [share, "", "", against]

    def _add_classes(self) -> None:
        for table in self._tables.classes:
            for position, same in enumerate(table.members):
                for member in same:
                    word = self._at(member, table.pos)
                    word.classes.add(table.name)
                    if table.exclusive:
                        # Where a curated class and a root share a name the curated one wins.
                        word.exclusive[table.name] = [f"+{_digits(position)}"]
        for table in self._tables.classes:
            curated = {member for same in table.members for member in same}
            for (lemma, pos), word in self._words.items():
                if table.exclusive and pos == table.pos and lemma not in curated:
                    word.exclusive.pop(table.name, None)

    def _put(self, key: str, field: str, values: Iterable[str]) -> None:
        self._extra[key].setdefault(field, {}).update(dict.fromkeys(values))

    def _add_names(self) -> None:
        wn = self._wn
        for (lemma, pos), ids in wn.senses.items():
            if pos != "n":
                continue
            for synset in ids:
                if (lemma, synset) not in self._capitalised:
                    continue
                above = set(wn.ancestors(synset))
                for kind, tops in self._name_roots.items():
                    named = (
                        wn.synsets[synset].is_instance()
                        or kind in ("month", "weekday", "nationality")
                        or (kind == "organisation" and synset == ids[0])
                    )
                    if named and tops & above:
                        self._put(lemma, "G", [kind])
                        if kind == "nationality":
                            self._put(lemma, "G", ["demonym"])
        for kind, name in self._tables.names:
            if kind == "acronym":
                short, _, long = name.partition("=")
                self._put(short.strip(), "E", [long.strip()])
            else:
                self._put(name, "G", [kind])

    def _add_places(self) -> None:
        curated = {name: place for place in reversed(self._tables.places) for name in place.names}
        curated |= {place.names[0]: place for place in reversed(self._tables.places)}
        up: dict[str, list[str]] = {}
        second: dict[str, list[str]] = {}
        for (lemma, pos), ids in self._wn.senses.items():
            places = [s for s in ids if pos == "n" and self._is_place(lemma, s)]
            if not places:
                continue
            main = places[0]
            name = plain(self._wn.synsets[main].words[0])
            if name != lemma and ids[0] == main:
                self._put(lemma, "C", [name])
            # A second place of the same name counts where it is met as often as the first.
            up[lemma] = self._holonyms(main)
            if len(places) > 1 and self._seen(lemma, places[1], ids):
                second[lemma] = self._holonyms(places[1])
        for lemma, place in curated.items():
            canonical = place.names[0]
            self._extra[lemma].pop("C", None)
            if lemma != canonical:
                self._put(lemma, "C", [canonical])
            second.pop(lemma, None)
            if place.containers:
                up[lemma] = list(place.containers)
            else:
                up.setdefault(lemma, up.get(canonical, []))
            self._put(lemma, "G", ["place", *(k for k in place.kinds if k != "continent")])
            if "continent" in place.kinds:
                self._put(lemma, "G", ["region"])
        for lemma in up:
            self._put(lemma, "T", self._containers(lemma, up, second.get(lemma, [])))
        self._add_demonyms(curated)

    def _seen(self, lemma: str, synset: str, ids: tuple[str, ...]) -> bool:
        return self._wn.counts.get((lemma, "n", ids.index(synset) + 1), 0) > 1

    def _is_place(self, lemma: str, synset: str) -> bool:
        item = self._wn.synsets[synset]
        if not item.is_instance() or (lemma, synset) not in self._capitalised:
            return False
        return not self._name_roots["place"].isdisjoint(self._wn.ancestors(synset))

    def _holonyms(self, synset: str) -> list[str]:
        found = []
        for pointer in self._wn.synsets[synset].pointers:
            if pointer.symbol == "#p":
                names = map(plain, self._wn.synsets[pointer.target].words)
                # Of the container's names the first that means it before any other place.
                found += [n for n in names if self._main_place(n) == pointer.target][:1]
        return found

    def _main_place(self, lemma: str) -> str | None:
        ids = self._wn.senses.get((lemma, "n"), ())
        return next((s for s in ids if self._is_place(lemma, s)), None)

    def _canonical(self, name: str) -> str:
        held = self._extra.get(name, {}).get("C", {})
        return next(iter(held), name)

    def _containers(self, lemma: str, up: dict[str, list[str]], second: list[str]) -> list[str]:
        """Every place above a place, `second` being where another of its name lies."""
        seen: dict[str, None] = {}
        level = [*up[lemma], *second]
        while level:
            names = dict.fromkeys(map(self._canonical, level))
            level = [name for name in names if name not in seen and name != lemma]
            seen.update(dict.fromkeys(level))
            level = [name for place in level for name in up.get(place, ())]
        return [name for name in seen if name != self._canonical(lemma)]

    def _add_demonyms(self, curated: dict[str, Place]) -> None:
        demonyms: dict[str, str] = {}
        for (lemma, pos), ids in self._wn.senses.items():
            if pos != "a":
                continue
            for pointer in self._wn.synsets[ids[0]].pointers:
                if pointer.symbol != "\\" or pointer.target[0] != "n":
                    continue
                name = plain(self._wn.synsets[pointer.target].words[0])
                if self._is_place(name, pointer.target):
                    demonyms.setdefault(lemma, self._canonical(name))
        for place in reversed(self._tables.places):
            demonyms |= dict.fromkeys(place.demonyms, place.names[0])
        for demonym, name in demonyms.items():
            self._put(demonym, "D", [name])
            self._put(demonym, "G", ["demonym"])
            if "country" in self._extra.get(name, {}).get("G", {}):
                self._put(demonym, "G", ["nationality"])
                for pos in "an":
                    if (demonym, pos) in self._words or (pos == "a" and name in curated):
                        word = self._at(demonym, pos)
                        word.classes.add("nationality")
                        # The country stands for the member: "spanish" and "spaniard" are one.
                        word.exclusive["nationality"] = [name.replace(" ", "_")]

    def _add_irregular(self) -> None:
        for form, readings in irregular_forms(self._wn.exceptions, self._words.keys()).items():
            self._put(form, "I", sorted(readings))

    def _add_phrases(self) -> None:
        curated = {member for group in self._tables.groups for member in group.members}
        curated |= {lemma for family in self._tables.families for lemma, _ in family}
        longest: dict[str, int] = defaultdict(int)
        for lemma, pos in self._words:
            if " " not in lemma:
                continue
            ids = self._kept.get((lemma, pos), {})
            common = any((lemma, synset) not in self._capitalised for synset in ids)
            if lemma in curated or (pos != "a" and common):
                self._phrases.add(lemma)
                first = lemma.split(" ", 1)[0]
                longest[first] = max(longest[first], lemma.count(" ") + 1)
        for first, number in longest.items():
            self._put(first, "P", [str(number)])

    def _add_exclusions(self) -> None:
        for item in self._tables.exclusions:
            for one, other in (item.words, item.words[::-1]):
                self._put(one, "X", [f"{item.kind},{item.pos},{other}"])

    def records(self) -> list[str]:
        """The lines of the file, without their ends, in the order of their keys' bytes."""
        used: dict[str, int] = defaultdict(int)
        for word in self._words.values():
            for name in (*word.classes, *word.exclusive):
                used[name] += 1
        names = sorted(used, key=lambda name: (-used[name], name))
        codes = {name: _digits(i) for i, name in enumerate(names)}
        fields: dict[str, list[str]] = defaultdict(list)
        fields[""].append("K" + " ".join(names))
        for (lemma, pos), word in sorted(self._words.items()):
            fields[lemma].append(pos + word.encode(codes))
        for key in sorted(self._extra):
            for field, values in sorted(self._extra[key].items()):
                if values:
                    fields[key].append(field + "|".join(values))
        for lemma in self._phrases:
            fields[lemma].append("W")
        return ["\t".join((key, *fields[key])) for key in sorted(fields, key=str.encode)]
