"""What the elements of HTML are to a reader: which hold no text of the article, end a paragraph,
or end where another begins.

After the HTML Living Standard: sections 3.2.5 (content models), 13.1.2.4 (optional tags), 13.2.4.2
(scopes) and 15.3 (how elements are shown).
"""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names(
    """area base basefont bgsound br col embed frame hr img input keygen link meta param source
    track wbr"""
)
"""Elements without content, and so without an end tag."""

SKIPPED = _names(
    """applet audio button canvas datalist del dialog embed frameset head iframe math menu meter nav
    noembed noframes noscript object optgroup option progress rp rt rtc s script select strike style
    svg template textarea title video aside footer"""
)
"""Elements that are no text of the article: not shown, controls, navigation, struck out."""

SKIPPED_ROLES = _names("banner complementary contentinfo menu menubar navigation search toolbar")
"""The same by their ``role`` (WAI-ARIA landmarks, and lists of commands)."""

BLOCKS = _names(
    """address article aside blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html
    legend li listing main menu nav ol optgroup option p plaintext pre search section select summary
    table tbody td tfoot th thead tr ul xmp video audio iframe object"""
)
"""Elements that begin on a line of their own, so that no sentence goes on in or behind them; each
cell of a table is one."""

REGIONS = {"main": 1, "article": 2}
"""Elements that hold what the page is about; the highest that has text is read, and no other."""

HEAD = _names("base basefont bgsound link meta noframes noscript script style template title")
"""What may stand in the head: any other start tag ends it."""

FORMATTED = _names("pre listing xmp plaintext textarea")
"""Elements whose white space and line ends are shown as they are."""

_CLOSE_P = _names(
    """address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext
    pre search section summary table ul xmp"""
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_CELLS, _ROWS = ("td", "th"), ("tr",)
_GROUPS = ("tbody", "thead", "tfoot")

ENDS: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": _CELLS,
    "th": _CELLS,
    "tr": (*_CELLS, *_ROWS),
    **dict.fromkeys(_GROUPS, (*_CELLS, *_ROWS, *_GROUPS)),
    "option": ("option",),
    "optgroup": ("option", "optgroup"),
    "rt": ("rt", "rp"),
    "rp": ("rt", "rp"),
}
"""Which open elements a start tag ends, besides a paragraph."""

ENDS_PARAGRAPH = _CLOSE_P
"""Start tags that end an open paragraph."""

_SCOPE = _names("applet button caption html marquee object table td template th")
_TABLE = dict.fromkeys((*_CELLS, *_ROWS, *_GROUPS), _names("html table template"))
_PASSED = _names("address div p")

WALLS_OF_STARTS: dict[str, frozenset[str]] = {
    "li": BLOCKS - _PASSED - {"li"},
    "dt": BLOCKS - _PASSED - {"dt", "dd"},
    "dd": BLOCKS - _PASSED - {"dt", "dd"},
    **_TABLE,
}
"""Elements that hide what a start tag would end from one inside them; by default, `WALL`."""

WALLS_OF_ENDS: dict[str, frozenset[str]] = {"li": _SCOPE | _names("ol ul"), **_TABLE}
"""Elements that hide an open element from end tags of its name inside them; by default, `WALL`."""

WALL = _SCOPE
