from __future__ import annotations

import importlib.util
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from factcheck import lexicon

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "lexicon" / "compile.py"
DATA = Path(lexicon.__file__).with_name("words.dat")


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "name"),
    [
        ("saw", "see", "v", "past"),
        ("saw", "saw", "n", "base"),
        ("left", "leave", "v", "participle"),
        ("left", "left", "a", "base"),
        ("banned", "ban", "v", "past"),
        ("banned", "ban", "v", "participle"),
        ("withdrew", "withdraw", "v", "past"),
        ("withdrawn", "withdraw", "v", "participle"),
        ("withdrawing", "withdraw", "v", "ing"),
        ("carries", "carry", "v", "third"),
        ("carried", "carry", "v", "past"),
        ("cut", "cut", "v", "past"),
        ("run", "run", "v", "participle"),
        ("been", "be", "v", "participle"),
        ("companies", "company", "n", "plural"),
        ("women", "woman", "n", "plural"),
        ("bigger", "big", "a", "comparative"),
        ("earliest", "early", "a", "superlative"),
        ("travelled", "travel", "v", "past"),
        ("pull out", "pull out", "v", "base"),
    ],
)
def test_forms(form: str, lemma: str, pos: str, name: str) -> None:
    assert (lemma, pos, name) in {(r.lemma, r.pos, r.form) for r in lexicon.lookup(form)}


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "name"),
    [
        ("withdrew", "withdraw", "v", "participle"),
        ("withdrawn", "withdraw", "v", "past"),
        ("went", "go", "v", "participle"),
        ("business", "busines", "n", "plural"),
        ("gone", "gon", "v", "base"),
    ],
)
def test_forms_that_are_not(form: str, lemma: str, pos: str, name: str) -> None:
    assert (lemma, pos, name) not in {(r.lemma, r.pos, r.form) for r in lexicon.lookup(form)}


@pytest.mark.parametrize("form", ["saw", "left", "company", "running", "better", "leaves"])
def test_weights_add_up_and_fall(form: str) -> None:
    weights = [reading.weight for reading in lexicon.lookup(form)]
    assert sum(weights) == pytest.approx(1.0)
    assert weights == sorted(weights, reverse=True)


RELATED = [
    ("company", "company", "n", "n", "same"),
    ("organise", "organize", "v", "v", "spelling"),
    ("colour", "color", "n", "n", "spelling"),
    ("centre", "center", "n", "n", "spelling"),
    ("withdraw", "withdrawal", "v", "n", "derived"),
    ("ban", "ban", "n", "v", "derived"),
    ("expand", "expansion", "v", "n", "derived"),
    ("quick", "quickly", "a", "r", "derived"),
    ("sell", "sale", "v", "n", "derived"),
    ("lose", "loss", "v", "n", "derived"),
    ("give", "gift", "v", "n", "derived"),
    ("die", "death", "v", "n", "derived"),
    ("steal", "theft", "v", "n", "derived"),
    ("success", "succeed", "n", "v", "derived"),
    ("roll out", "rollout", "v", "n", "derived"),
    ("lay off", "layoff", "v", "n", "derived"),
    ("shut down", "shutdown", "v", "n", "derived"),
    ("safe", "safety", "a", "n", "derived"),
    ("long", "length", "a", "n", "derived"),
    ("good", "well", "a", "r", "derived"),
    ("survive", "survivor", "v", "n", "derived"),
    ("rollout", "launch", "n", "v", "synonym"),
    ("takeover", "acquire", "n", "v", "synonym"),
    ("acquire", "sale", "v", "n", "converse"),
    ("layoff", "hire", "n", "v", "antonym"),
    ("loss", "win", "n", "v", "antonym"),
    ("safety", "dangerous", "n", "a", "antonym"),
    ("proof", "disprove", "n", "v", "antonym"),
    ("exit", "withdrawal", "v", "n", "synonym"),
    ("buy", "purchase", "v", "v", "synonym"),
    ("company", "firm", "n", "n", "synonym"),
    ("entirely", "completely", "r", "r", "synonym"),
    ("begin", "start", "v", "v", "synonym"),
    ("rise", "fall", "v", "v", "antonym"),
    ("increase", "decrease", "n", "v", "antonym"),
    ("growth", "decline", "n", "n", "antonym"),
    ("legal", "illegal", "a", "a", "antonym"),
    ("huge", "small", "a", "a", "antonym"),
    ("allow", "ban", "v", "n", "antonym"),
    ("begin", "end", "v", "v", "antonym"),
    ("win", "lose", "v", "v", "antonym"),
    ("beat", "lose to", "v", "v", "converse"),
    ("buy", "sell", "v", "v", "converse"),
    ("give", "receive", "v", "v", "converse"),
    ("lend", "borrow", "v", "v", "converse"),
    ("employ", "work for", "v", "v", "converse"),
    ("teach", "learn", "v", "v", "converse"),
    ("lead", "follow", "v", "v", "converse"),
    ("precede", "follow", "v", "v", "converse"),
    ("parent", "child", "n", "n", "converse"),
    ("red", "blue", "n", "n", "exclusive"),
    ("january", "march", "n", "n", "exclusive"),
    ("monday", "tuesday", "n", "n", "exclusive"),
    ("piano", "guitar", "n", "n", "exclusive"),
    ("iron", "copper", "n", "n", "exclusive"),
    ("french", "german", "a", "a", "exclusive"),
    ("kill", "murder", "v", "v", "narrower"),
    ("murder", "kill", "v", "v", "broader"),
    ("dog", "animal", "n", "n", "broader"),
    ("scarlet", "red", "n", "n", "broader"),
]


@pytest.mark.parametrize(("a", "b", "pos_a", "pos_b", "kind"), RELATED)
def test_relations(a: str, b: str, pos_a: str, pos_b: str, kind: str) -> None:
    found = lexicon.relation(a, b, pos_a, pos_b)
    assert found is not None
    assert found.kind == kind
    assert 0 < found.strength <= 1


@pytest.mark.parametrize(("a", "b", "pos_a", "pos_b", "kind"), RELATED)
def test_relations_turn_round(a: str, b: str, pos_a: str, pos_b: str, kind: str) -> None:
    turned = {"narrower": "broader", "broader": "narrower"}
    found = lexicon.relation(b, a, pos_b, pos_a)
    assert found is not None
    assert found.kind == turned.get(kind, kind)


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [
        ("rise", "fall", "v"),
        ("buy", "sell", "v"),
        ("win", "lose", "v"),
        ("make", "have", "v"),
        ("get", "have", "v"),
        ("take", "give", "v"),
        ("kill", "die", "v"),
        ("say", "deny", "v"),
        ("prise", "prize", "n"),
        ("winner", "victory", "n"),
        ("doctor", "nurse", "n"),
        ("scarlet", "blue", "n"),
        ("monday", "january", "n"),
    ],
)
def test_not_synonyms(a: str, b: str, pos: str) -> None:
    found = lexicon.relation(a, b, pos, pos)
    assert found is None or found.kind not in ("same", "spelling", "derived", "synonym")


@pytest.mark.parametrize(
    ("a", "b", "pos"),
    [("scarlet", "red", "n"), ("dog", "animal", "n"), ("car", "automobile", "n")],
)
def test_not_exclusive(a: str, b: str, pos: str) -> None:
    found = lexicon.relation(a, b, pos, pos)
    assert found is None or found.kind not in ("exclusive", "antonym")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("sales", "sale"),
        ("losses", "loss"),
        ("elections", "election"),
        ("earnings", "earnings"),
        ("savings", "savings"),
        ("police", "police"),
        ("news", "news"),
        ("headquarters", "headquarters"),
    ],
)
def test_plurals_reach_their_lemma(form: str, lemma: str) -> None:
    assert lexicon.lookup(form)[0].lemma == lemma


def test_means_can_be_a_noun() -> None:
    nouns = [reading.lemma for reading in lexicon.lookup("means") if reading.pos == "n"]
    assert nouns[0] == "means"


@pytest.mark.parametrize(
    ("a", "b", "pos", "kind"),
    [
        ("quit", "uphold", "v", "antonym"),
        ("ride", "walk", "v", "antonym"),
        ("lie", "sit", "v", "antonym"),
        ("supply", "demand", "n", "antonym"),
        ("federal", "local", "a", "antonym"),
        ("end", "remove", "v", "synonym"),
        ("think", "guess", "v", "synonym"),
        ("ratify", "sign", "v", "synonym"),
        ("second", "moment", "n", "synonym"),
    ],
)
def test_excluded_relations(a: str, b: str, pos: str, kind: str) -> None:
    for found in (lexicon.relation(a, b, pos, pos), lexicon.relation(b, a, pos, pos)):
        assert found is None or found.kind != kind


def test_verbs_are_not_broader_in_remote_senses() -> None:
    verbs = "say make take report hold change run move hit drop leave join call raise".split()
    for a in verbs:
        for b in verbs:
            found = lexicon.relation(a, b, "v", "v")
            if found is not None and found.kind in ("broader", "narrower"):
                assert found.strength >= 0.6


def test_phrases() -> None:
    assert lexicon.is_phrase(("pull", "out"))
    assert lexicon.is_phrase(("prime", "minister"))
    assert lexicon.is_phrase(("at", "least"))
    assert not lexicon.is_phrase(("the", "dog"))
    assert not lexicon.is_phrase(("company",))
    assert lexicon.phrase_starts("pull") >= 2


@pytest.mark.parametrize(
    ("lemma", "pos", "name"),
    [
        ("teacher", "n", "person"),
        ("teacher", "n", "occupation"),
        ("company", "n", "organisation"),
        ("dollar", "n", "unit"),
        ("election", "n", "event"),
        ("dog", "n", "animal"),
        ("spanish", "a", "nationality"),
    ],
)
def test_classes(lemma: str, pos: str, name: str) -> None:
    assert name in lexicon.classes(lemma, pos)


@pytest.mark.parametrize(
    ("longer", "shorter", "apart"),
    [
        ("new york", "york", True),
        ("west virginia", "virginia", True),
        ("south sudan", "sudan", True),
        ("south korea", "korea", False),
        ("north yorkshire", "yorkshire", False),
        ("new delhi", "delhi", False),
        ("west germany", "germany", False),
        ("great britain", "britain", False),
        ("republic of ireland", "ireland", False),
        ("new york", "new york", False),
        ("new zorblax", "zorblax", False),
    ],
)
def test_places_apart_by_a_word(longer: str, shorter: str, apart: bool) -> None:
    assert lexicon.are_two_places(longer, shorter) is apart


def test_places() -> None:
    assert lexicon.parts("minneapolis")[:2] == ("minnesota", "united states")
    assert "japan" in lexicon.parts("tokyo")
    assert "united states" not in lexicon.parts("london")
    assert lexicon.parts("u.s.") == lexicon.parts("united states")
    assert {lexicon.canonical_place(n) for n in ("u.s.", "us", "usa", "united states")} == {
        "united states"
    }
    assert lexicon.canonical_place("nowhere at all") == "nowhere at all"
    assert lexicon.demonym_of("french") == "france"
    assert lexicon.demonym_of("germans") == "germany"
    assert {"city", "place"} <= lexicon.gazetteer("tokyo")
    assert "country" in lexicon.gazetteer("france")
    assert "month" in lexicon.gazetteer("april")
    assert "given-name" in lexicon.gazetteer("mary")


def test_unknown_word_is_empty() -> None:
    assert lexicon.lookup("zzyzxq") == ()
    assert lexicon.lookup("") == ()
    assert lexicon.relation("zzyzxq", "company", "n", "n") is None
    assert lexicon.classes("zzyzxq", "n") == frozenset()
    assert lexicon.gazetteer("zzyzxq") == frozenset()
    assert lexicon.parts("zzyzxq") == ()
    assert lexicon.demonym_of("zzyzxq") is None
    assert lexicon.expansions_of("zzyzxq") == ()
    assert lexicon.phrase_starts("zzyzxq") == 0
    assert not lexicon.is_phrase(("zzyzxq", "zzyzxq"))


def test_threads_agree() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from factcheck import lexicon as l\n"
        "words = 'rise fall bank left saw company withdrawal exit minister'.split() * 8\n"
        "ask = lambda w: (w, l.lookup(w), l.relation(w, 'leave', 'v', 'v'), l.parts('tokyo'))\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    assert list(pool.map(ask, words)) == [ask(w) for w in words]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lexicon.lookup, ["withdrew"] * 64))
    assert set(answers) == {lexicon.lookup("withdrew")}


def test_import_reads_nothing() -> None:
    code = "from factcheck.lexicon import records; assert records._file.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_size() -> None:
    assert DATA.stat().st_size <= 6_000_000


# --- The compiler, on a database of a few words -------------------------------------------------


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_lexicon", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    # The script imports the modules beside it.
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    """Two verbs opposed to each other and a noun derived from one, in WordNet's format."""
    folder = tmp_path / "wordnet"
    folder.mkdir()
    (folder / "data.verb").write_text(
        "  1 A licence line.\n"
        "00000100 30 v 02 rise 0 go_up 0 002 ! 00000200 v 0101 + 00000300 n 0101 00 | move up\n"
        "00000200 30 v 01 fall 0 001 ! 00000100 v 0101 00 | move down\n",
        "utf-8",
    )
    (folder / "index.verb").write_text(
        "  1 A licence line.\n"
        "fall v 1 1 ! 1 1 00000200\ngo_up v 1 0 1 0 00000100\nrise v 1 1 ! 1 1 00000100\n",
        "utf-8",
    )
    (folder / "data.noun").write_text(
        "00000300 11 n 01 rise 0 001 + 00000100 v 0101 | an upward move\n", "utf-8"
    )
    (folder / "index.noun").write_text("rise n 1 1 + 1 1 00000300\n", "utf-8")
    for name in ("adj", "adv"):
        (folder / f"data.{name}").write_text("", "utf-8")
        (folder / f"index.{name}").write_text("", "utf-8")
    (folder / "verb.exc").write_text("rose rise\nrisen rise\nfell fall\n", "utf-8")
    (folder / "cntlist.rev").write_text("fall%2:30:00:: 1 7\nrise%2:30:00:: 1 9\n", "utf-8")
    return folder


def tables(folder: Path, **contents: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in contents.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def test_compiling_twice_gives_the_same_bytes(
    compiler: ModuleType, wordnet: Path, tmp_path: Path
) -> None:
    folder = tables(
        tmp_path / "tables",
        groups="up v: rise, soar | opposite: down\ndown v: fall, sink\n",
        families="rise v: ascent n\n",
        excluded="antonym v: rise, fall\n",
        classes="direction n exclusive: north, south\n",
        names="given-name: ann\nacronym: un=united nations\n",
        places="france: la france | in: europe | demonyms: french | kind: country\n",
    )
    data = compiler.compile_lexicon(wordnet, folder)
    assert data == compiler.compile_lexicon(wordnet, folder)
    records = compiler.Compiler(
        compiler.read_wordnet(wordnet), compiler.read_tables(folder)
    ).records()
    keys = [record.split("\t")[0] for record in records]
    assert keys == sorted(keys, key=str.encode)
    fields = {record.split("\t")[0]: record.split("\t")[1:] for record in records}
    assert "Xantonym,v,fall" in fields["rise"]
    assert "Xantonym,v,rise" in fields["fall"]
    assert any("rise/v" in field for field in fields["ascent"])
    assert any("ascent/n" in field for field in fields["rise"])
    assert {"rise", "go up", "soar", "north", "ann", "un", "la france", "french"} <= set(keys)
    assert "rose\tIrise,v,past" in records
    assert "risen\tIrise,v,participle" in records


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("groups", "up v: rise\nup v: climb\n", "groups.txt:2: group 'up' is defined twice"),
        ("groups", "\nup v: rise | opposite: down\n", "groups.txt:2: group 'up' refers to unknown"),
        ("groups", "up x: rise\n", "groups.txt:1: expected 'name pos'"),
        ("groups", "up v:\n", "groups.txt:1: group 'up' has no members"),
        ("groups", "up v: rise | against: down\n", "groups.txt:1: expected one of"),
        ("groups", "up v rise\n", "groups.txt:1: expected 'name: value"),
        ("families", "rise: ascent n\n", "families.txt:1: expected 'lemma pos'"),
        ("families", "rise v: ascent x\n", "families.txt:1: expected 'lemma pos'"),
        ("families", "rise v: rise v\n", "families.txt:1: family of 'rise v' has no other"),
        ("excluded", "sibling v: rise, fall\n", "excluded.txt:1: expected 'antonym pos'"),
        ("excluded", "antonym v: rise\n", "excluded.txt:1: expected two words or more"),
        ("classes", "colour n only: red\n", "classes.txt:1: expected 'class-name pos"),
        ("classes", "colour n:\n", "classes.txt:1: class 'colour' has no members"),
        ("names", "acronym: un\n", "names.txt:1: expected 'acronym: short=long"),
        ("places", "france: | within: europe\n", "places.txt:1: expected one of"),
    ],
)
def test_malformed_tables_are_named(
    compiler: ModuleType, tmp_path: Path, name: str, text: str, message: str
) -> None:
    folder = tables(tmp_path, **{name: text})
    with pytest.raises(compiler.TableError) as caught:
        compiler.read_tables(folder)
    assert str(caught.value).startswith(message)


# --- The tables and the file compiled from them ---------------------------------------------------


def test_families_are_compiled(compiler: ModuleType) -> None:
    for family in compiler.read_tables(SCRIPT.parent).families:
        for lemma, pos in family[1:]:
            found = lexicon.relation(family[0][0], lemma, family[0][1], pos)
            assert found is not None, (family[0], lemma)
            assert found.kind in ("derived", "spelling", "antonym", "synonym"), (family[0], lemma)


def test_exclusions_are_compiled(compiler: ModuleType) -> None:
    for item in compiler.read_tables(SCRIPT.parent).exclusions:
        for a, b in (item.words, item.words[::-1]):
            found = lexicon.relation(a, b, item.pos, item.pos)
            assert found is None or found.kind != item.kind, item


def test_exclusions_name_known_words(compiler: ModuleType) -> None:
    for item in compiler.read_tables(SCRIPT.parent).exclusions:
        for word in item.words:
            assert item.pos in {reading.pos for reading in lexicon.lookup(word)}, item


def test_a_new_file_replaces_the_old_one(
    compiler: ModuleType, wordnet: Path, tmp_path: Path
) -> None:
    output = tmp_path / "words.dat"
    output.write_bytes(b"old")
    assert compiler.main([str(wordnet), "--tables", str(tmp_path), "--output", str(output)]) == 0
    assert output.read_bytes().startswith(compiler.MAGIC)
    assert list(tmp_path.glob("*.part")) == []


def test_words_that_share_no_tie_are_not_related() -> None:
    words = [
        (word, pos)
        for word in "buy sell purchase purchaser rise fall red blue doctor nurse day year ban halt "
        "withdraw withdrawal murder murderer big small city town king queen quick fast war".split()
        for pos in "nva"
        if lexicon.ties(word, pos) is not None
    ]
    related = 0
    for one in words:
        for two in words:
            ours, theirs = lexicon.ties(*one), lexicon.ties(*two)
            assert ours is not None
            assert theirs is not None
            if lexicon.relation(one[0], two[0], one[1], two[1]) is not None:
                related += 1
                assert ours & theirs, (one, two)
    assert related > len(words)
    assert lexicon.ties("zzyzxq", "n") is None
