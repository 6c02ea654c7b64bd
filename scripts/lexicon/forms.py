"""Name the irregular forms of words: WordNet's exception lists say whose they are, not which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

# Irregular verbs whose past and participle differ, and compounds by their ends (withdraw, undo):
# verb.exc lists both without saying which is which.
PRINCIPAL_PARTS = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become
begin began begun|befall befell befallen|beset beset beset|bid bid bid|bite bit bitten
blow blew blown|break broke broken|choose chose chosen|come came come|do did done|draw drew drawn
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|forsake forsook forsaken
freeze froze frozen|get got got|get got gotten|give gave given|go went gone|grow grew grown
hide hid hidden|know knew known|lie lay lain|ride rode ridden|ring rang rung|rise rose risen
run ran run|see saw seen|shake shook shaken|show showed shown|shrink shrank shrunk|sing sang sung
sink sank sunk|slay slew slain|speak spoke spoken|spring sprang sprung|steal stole stolen
stink stank stunk|stride strode stridden|strike struck stricken|strive strove striven
swear swore sworn|swell swelled swollen|swim swam swum|take took taken|tear tore torn
throw threw thrown|tread trod trodden|undergo underwent undergone|wake woke woken|wear wore worn
weave wove woven|write wrote written|be was been|be were been|prove proved proven
saw sawed sawn|sew sewed sewn|sow sowed sown|mow mowed mown|strew strewed strewn
strike struck struck
"""
INVARIANT_VERBS = """
bet broadcast burst cast cost cut forecast hit hurt input let misread offset output put quit read
recast reread reset rid set shed shut slit split spread sublet telecast thrust typecast undercut
upset wed
"""


def irregular_forms(
    exceptions: Iterable[tuple[str, str, str]], words: Collection[tuple[str, str]]
) -> dict[str, set[str]]:
    """The readings of each irregular form, as ``lemma,pos,form``.

    `exceptions` are (form, lemma, part of speech); only lemmas among `words` are answered for.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    rows = PRINCIPAL_PARTS.replace("\n", "|").split("|")
    table = [tuple(row.split()) for row in rows if row]
    for form, lemma, pos in exceptions:
        if (lemma, pos) in words and form != lemma:
            for name in _irregular_form(form, lemma, pos, table):
                forms[form].add(f"{lemma},{pos},{name}")
    for base, past, participle in table:
        if (base, "v") in words:
            forms[past].add(f"{base},v,past")
            forms[participle].add(f"{base},v,participle")
    for lemma in INVARIANT_VERBS.split():
        if (lemma, "v") in words:
            forms[lemma] |= {f"{lemma},v,past", f"{lemma},v,participle"}
    return forms


def _irregular_form(
    form: str, lemma: str, pos: str, table: list[tuple[str, ...]]
) -> tuple[str, ...]:
    """Which inflections of `lemma` an entry of an exception list stands for."""
    if pos == "n":
        return ("plural",)
    if pos in "ar":
        return ("superlative",) if form.endswith("st") else ("comparative",)
    if form.endswith("ing"):
        return ("ing",)
    if form.endswith("s") and form != "was":
        return ("third",)
    names = set()
    known = False
    for base, past, participle in table:
        if lemma.endswith(base):
            stem = lemma[: len(lemma) - len(base)]
            known = known or form in (stem + past, stem + participle)
            names |= {"past"} if form == stem + past else set()
            names |= {"participle"} if form == stem + participle else set()
    return tuple(sorted(names)) if known else ("participle", "past")
