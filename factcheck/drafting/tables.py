"""Words that drafting goes by: closed classes of English as newspapers write it."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSONAL = _words("he she him")
NEUTER = _words("it")
PLURAL = _words("they them")
POSSESSIVES = {"his": "person", "her": "person", "its": "thing", "their": "plural"}
FIRST_PERSON = _words("i we us me my our ours mine you your yours let's ourselves myself")
DEMONSTRATIVES = _words("this that these those")

# Openers that tie a sentence to the one before and assert nothing.
CONNECTIVES = (
    "however", "meanwhile", "moreover", "furthermore", "nevertheless", "nonetheless", "still",
    "yet", "but", "and", "so", "also", "instead", "in addition", "in this regard",
    "in that regard",
    "for example", "for instance", "in fact", "of course", "at the same time", "as a result",
    "on the other hand", "in contrast", "by contrast", "in turn", "in particular", "besides",
    "that said", "then", "thus", "therefore", "or", "likewise", "similarly", "indeed", "overall",
    "separately", "elsewhere", "in response", "in other words",
)  # fmt: skip

# Clauses that stand beside the main one and are asserted by themselves.
BESIDE = _words("while although though whereas")
OPINION = _words(
    "amazing awesome awful beautiful best better brilliant deserve disappointing disgraceful "
    "dreadful excellent exciting fantastic good great happily hopefully horrible incredible lovely "
    "magnificent marvellous nice outrageous perhaps pity probably ridiculous sad sadly shameful "
    "should ought stunning superb surely terrible thankfully unacceptable unfortunately wonderful "
    "worst wrong inevitable inevitably arguably seem seems seemed appear appears feel feels"
)
FILLER = (
    "read more", "sign up", "click here", "subscribe", "follow us", "share this", "advertisement",
    "all rights reserved", "copyright", "photo:", "image:", "see also", "related:", "watch:",
    "this article", "this story", "getty images", "have your say", "stay tuned",
)  # fmt: skip
HONORIFICS = _words("mr mrs ms miss dr sir dame lord lady prof professor")
TIMES_OF_DAY = _words("morning afternoon evening night")
SEASONS = _words("spring summer autumn fall winter")
GROUPS = {
    "pair": 2, "duo": 2, "both": 2, "two": 2, "2": 2, "trio": 3, "three": 3, "3": 3, "quartet": 4,
    "four": 4, "4": 4,
}  # fmt: skip
# "The company": nouns by which the last thing of a kind is meant.
GENERAL = _words(
    "company firm corporation agency organisation organization group bank university giant council "
    "court ministry party club union committee board department association institute museum "
    "hospital school airline commission foundation authority city country state retailer carmaker "
    "charity manufacturer team suspect victim"
)
TIME_NOUNS = _words(
    "day week month year decade century hour minute time morning afternoon evening night weekend "
    "quarter season moment end beginning"
)
# "The decision": what was told before, and is left unnamed here.
EVENT_NOUNS = _words(
    "decision move announcement ruling plan deal attack incident vote proposal change agreement "
    "measure step project report statement event case accident crash fire offer request demand "
    "appeal complaint bid warning result"
)
# Of these, what someone will do, said with "to": "the decision to close the plant".
INTENTIONS = _words("decision plan pledge promise intention vow")
# Of these, what someone did with words: without what they were, nothing is left to check.
DEEDS = _words(
    "decision move announcement ruling plan proposal offer request demand appeal bid warning"
)
# Before "other", they still say how many there are without it.
AMOUNTS = _words("several some many few two three four five six seven eight nine ten")
# Nouns for what happens to someone, with the verb: "the death of X in Y".
EVENTS = {
    "death": "died", "arrest": "was arrested", "murder": "was murdered", "killing": "was killed",
    "resignation": "resigned", "appointment": "was appointed", "election": "was elected",
    "assassination": "was assassinated", "birth": "was born",
    "conviction": "was convicted", "dismissal": "was dismissed", "retirement": "retired",
}  # fmt: skip
# Verbs that with "from" say where a thing comes from, with their past forms.
ORIGINS = {
    "result": "resulted", "stem": "stemmed", "arise": "arose", "derive": "derived",
    "emerge": "emerged", "originate": "originated",
}  # fmt: skip
GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
# Nouns that say what someone is to another: alone they class nobody.
RELATIONAL = _words(
    "rival opponent wife husband son daughter brother sister father mother partner colleague "
    "friend neighbour neighbor cousin uncle aunt fellow successor predecessor teammate star"
)
# What needs no name: there is one, or everyone knows which.
UNIQUE = _words(
    "government police public world internet economy army military church president pope queen "
    "king sun moon earth weather press law constitution market prime opposition state planet union"
)
