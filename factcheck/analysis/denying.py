"""Words that deny by their meaning: "refuse", "ban", "against", "out of", "drop its plan"."""

from __future__ import annotations

from factcheck.analysis.excepting import IN_PHRASE
from factcheck.facts import Tag, Token
from factcheck.lexicon import classes

# Verbs and nouns that imply the negation of what they govern (negative implicatives, Karttunen
# 1971, and words of prevention, ending and refusal): "refuse to sell" says that one doesn't sell.
LEXICAL_VERBS = frozenset(
    "refuse,decline,fail,stop,cease,halt,quit,ban,bar,prohibit,forbid,outlaw,block,prevent,deny,"
    "lack,avoid,suspend,discontinue,oppose,reject,refute,disprove,neglect,abandon,end,cancel,scrap,"
    "resist,exclude,omit,disallow,boycott,shun,forgo,rescind,revoke,pause,withhold,rule out,"
    "call off,give up,back off,cut off,phase out,hold back,pull out,back out,turn down,vote down,"
    "throw out,spurn,snub,rebuff,veto,miss out,pass over,pass up,shelve,stand in the way,"
    "get in the way,refrain,desist,abstain,hold off,steer clear,steer clear of,stay away,keep away,"
    "shy away,stay out of,keep out of,keep its hands off,keep their hands off,close the door on,"
    "shut the door on,slam the door on,turn its back on".split(",")
)
LEXICAL_NOUNS = frozenset(
    "ban prohibition refusal failure lack absence denial moratorium halt suspension embargo "
    "boycott rejection opposition end cessation freeze pause".split()
)
LEXICAL_ADJECTIVES = frozenset("unable unwilling reluctant impossible".split())
# What somebody is cleared of has been brought, and is not denied: "of the charge of fraud".
_CHARGES = frozenset("accusation allegation charge claim count suspicion".split())
_CLEARING = frozenset("absolve acquit clear exonerate".split())
_DECIDING = frozenset("decide vote opt advise".split())
# "A law against foreign-owned stations", "warned owners against using it".
_RULES = frozenset("bill decree law legislation ordinance rule".split())
_ADVISING = frozenset("advise caution counsel recommend warn".split())
_ADVISED = 4
# What a thing may be out of: "out of control".
_STATES = frozenset(
    "action bounds business commission control danger fashion print reach service use work".split()
)
# "Dropped its plan to sell" says that it doesn't sell.
_DROPPING = frozenset("drop ditch axe".split())
_PLANS = frozenset("plan idea proposal bid intention attempt project scheme".split())
# What is "beyond" these cannot be done any more: "beyond repair", "beyond saving".
_HOPELESS = frozenset(
    "control help hope reach recognition recovery redemption repair rescue salvation".split()
)
_BEING = frozenset("be prove remain".split())
# Who escapes one of these doesn't get it; who escapes a fire was in it.
_ESCAPING = frozenset("dodge escape evade spare".split())
_PENALTIES = frozenset(
    "arrest ban blame censure charge conviction defeat deportation execution extradition fine "
    "injury jail penalty prison prosecution punishment relegation sanction sentence "
    "suspension".split()
)
# What is rejected with what somebody has contended; each of these may be dismissed as well.
_CONTENTIONS = frozenset(
    "accusation allegation argument assertion assumption charge claim contention idea notion "
    "suggestion theory view".split()
)
_DISPUTING = frozenset(("dismiss", "dispute"))
_AT_AN_END = frozenset("at by near since till toward towards until".split())
_GIVING_UP = frozenset(("give up", "quit", "abandon"))
_POSTS = frozenset(
    "captaincy chairmanship command directorship job leadership mandate office portfolio position "
    "post premiership presidency seat".split()
)
_FALSE = frozenset("false untrue incorrect wrong myth hoax rumour rumor lie".split())
# "Nearly died" says that one didn't; but what nearly doubled may be told to have doubled.
_NEARLY = frozenset(("nearly", "almost"))
_MEASURING = frozenset(
    "complete cover double empty exhaust fill finish halve quadruple treble triple".split()
)
# How many tokens the object of a verb may have before what follows it.
_OBJECT = 8


def denies_by_meaning(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word implies the negation of what follows it."""
    return (
        _is_lexical(tokens, index)
        or _is_against(tokens, index)
        or _drops_plan(tokens, index)
        or _escapes(tokens, index)
        or _disputes(tokens, index)
        or _says_false(tokens, index)
        or _falls_just_short(tokens, index)
        or cleared_of(tokens, index) is not None
    )


def cleared_of(tokens: tuple[Token, ...], index: int) -> int | None:
    """Where what somebody is cleared of begins: "acquitted the pilot of | manslaughter"."""
    if tokens[index].tag is not Tag.VERB or tokens[index].lemma not in _CLEARING:
        return None
    for place in range(index + 1, min(index + _OBJECT, len(tokens) - 1)):
        if tokens[place].norm == "of":
            whom = tokens[place - 1]
            # Not "cleared the square of protesters".
            thing = whom.tag is Tag.NOUN and "person" not in classes(whom.lemma, "n")
            charged = any(t.lemma in _CHARGES for t in tokens[place + 1 : place + 4])
            return None if thing or charged else place + 1
        if tokens[place].tag not in IN_PHRASE:
            return None
    return None


def _is_lexical(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.tag is Tag.VERB:
        return token.lemma in LEXICAL_VERBS and not _leaves_post(tokens, index)
    if token.tag is Tag.NOUN:
        # "The opposition leader" opposes nothing that follows.
        modifies = index + 1 < len(tokens) and tokens[index + 1].tag in (Tag.NOUN, Tag.NAME)
        return token.lemma in LEXICAL_NOUNS and not modifies and not _tells_when(tokens, index)
    return token.tag is Tag.ADJECTIVE and token.lemma in LEXICAL_ADJECTIVES


def _leaves_post(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether somebody only resigns: "gave up the leadership", "quit her post"."""
    if tokens[index].lemma not in _GIVING_UP:
        return False
    for token in tokens[index + 1 : index + 1 + _OBJECT]:
        if token.lemma.split()[-1] in _POSTS:
            return True
        if token.tag not in IN_PHRASE and token.tag not in (Tag.POSSESSIVE, Tag.DETERMINER):
            return False
    return False


def _tells_when(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "end" tells when or where: "at the end of the ride", "by the end of May"."""
    before = tuple(token.norm for token in tokens[max(0, index - 2) : index])
    return tokens[index].lemma == "end" and before[-1:] == ("the",) and before[0] in _AT_AN_END


def _is_against(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Is against a ban", "decided against selling": what "oppose", and "reject", say."""
    if tokens[index].norm != "against" or index == 0:
        return False
    before = tokens[index - 1]
    if before.lemma == "be":
        return True
    if before.tag is Tag.NOUN and before.lemma in _RULES:
        return True
    doing = index + 1 < len(tokens) and tokens[index + 1].form == "ing"
    if doing and any(t.lemma in _ADVISING for t in tokens[max(0, index - _ADVISED) : index]):
        return True
    # One votes against a party, too, and rules against a person.
    named = index + 1 < len(tokens) and tokens[index + 1].tag is Tag.NAME
    return before.tag is Tag.VERB and before.lemma in _DECIDING and not named


def is_out_of(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a phrase denies a state: "out of control", "out of danger"."""
    if tokens[index].norm not in ("of", "out of") or index + 1 >= len(tokens):
        return False
    out = tokens[index].norm == "out of" or (index > 0 and tokens[index - 1].norm == "out")
    return out and tokens[index + 1].norm in _STATES


def is_beyond(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a phrase says that a thing can no longer be done: "is beyond saving"."""
    if tokens[index].norm != "beyond" or index == 0 or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if after.norm not in _HOPELESS:
        return after.form == "ing" and before.lemma in _BEING
    return before.lemma in _BEING or before.form == "participle"


def contended(tokens: tuple[Token, ...], index: int) -> int | None:
    """The "that" behind what somebody contends, or right at `index`: "the claim | that it fell"."""
    that = index
    if that + 1 < len(tokens) and tokens[that].tag in (Tag.DETERMINER, Tag.PRONOUN):
        that += 2 * (tokens[that + 1].lemma in _CONTENTIONS)
    return that if that < len(tokens) and tokens[that].norm == "that" else None


def _disputes(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a verb says that what is contended is not so: "dismissed the idea that it fell"."""
    told = tokens[index].tag is Tag.VERB and tokens[index].lemma in _DISPUTING
    return told and contended(tokens, index + 1) is not None


def _escapes(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether somebody is told not to have got what they might have: "escaped a heavy fine"."""
    if tokens[index].tag is not Tag.VERB or tokens[index].lemma not in _ESCAPING:
        return False
    for place in range(index + 1, min(len(tokens), index + _OBJECT)):
        if tokens[place].tag is Tag.NOUN and tokens[place].lemma in _PENALTIES:
            return True
        if tokens[place].tag not in IN_PHRASE or tokens[place].tag is Tag.PREPOSITION:
            break
    return False


def _drops_plan(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a plan to do a thing is dropped: "dropped its plan to sell"."""
    if tokens[index].tag is not Tag.VERB or tokens[index].lemma not in _DROPPING:
        return False
    plan = plan_after(tokens, index)
    return plan is not None and tokens[plan + 1].norm in ("to", "for")


def plan_after(tokens: tuple[Token, ...], index: int) -> int | None:
    """The plan that a verb takes, with a word after it; None without one."""
    for place in range(index + 1, min(len(tokens) - 1, index + _OBJECT)):
        if tokens[place].tag is Tag.NOUN and tokens[place].lemma in _PLANS:
            return place
        if tokens[place].tag not in IN_PHRASE:
            break
    return None


def _says_false(tokens: tuple[Token, ...], index: int) -> bool:
    """ "It is false that …", "a myth that …": the whole clause after it is denied."""
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return following == "that" and tokens[index].lemma in _FALSE


def _falls_just_short(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Nearly died", "came close to winning": it didn't happen."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    if tokens[index].norm == "close":
        comes = index > 0 and tokens[index - 1].lemma == "come"
        return comes and following.norm == "to" and _is_doing(tokens, index + 2)
    if tokens[index].norm not in _NEARLY or following.tag is not Tag.VERB:
        return False
    counted = index + 2 < len(tokens) and tokens[index + 2].tag is Tag.NUMBER
    return following.lemma not in _MEASURING and following.form != "ing" and not counted


def _is_doing(tokens: tuple[Token, ...], index: int) -> bool:
    return index < len(tokens) and tokens[index].form == "ing"
