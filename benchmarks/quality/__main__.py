"""Measure how often findings are right: ``python -m benchmarks.quality FOLDER``.

FOLDER is the evaluation folder: it holds ``pairs/`` and ``retrieval/``, or is ``pairs`` itself. No
evaluation data is part of this project. `benchmarks/README.md` describes the sets.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.quality import compare, errors, picture, results, tables
from benchmarks.quality.articles import READ
from benchmarks.quality.engine import workers
from benchmarks.quality.rows import DataError
from benchmarks.quality.run import OWN, Plan, Run, carry_out
from factcheck.settings import LEVELS


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; return the exit code: 2 when data is missing or not of the form."""
    args = _parser().parse_args(arguments)
    try:
        old = results.read(args.compare) if args.compare else None
        plan = Plan(
            args.folder,
            args.level,
            tuple(args.sets),
            args.rows,
            _command(args),
            args.peers,
            args.unseen,
        )
        with workers(args.jobs) as hands:
            run = carry_out(plan, hands, _tell)
    except DataError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if args.json:
        results.write(run, args.json)
    if args.picture:
        drawn = picture.draw(run.shown_bins, run.all_bins, run.level)
        args.picture.write_text(drawn, encoding="utf-8")
    page = "\n\n".join(tables.render(run)) + "\n"
    if args.markdown:
        args.markdown.write_text(page, encoding="utf-8")
    else:
        print(page)
    if args.errors:
        _print_errors(run, args.errors)
    if old is not None:
        print("\n".join(compare.render(old, compare.compare(old, run), run.level)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own = ", ".join(OWN)
    add = parser.add_argument
    add("folder", type=Path, metavar="FOLDER", help="the evaluation folder")
    add(
        "--set",
        action="append",
        dest="sets",
        default=[],
        metavar="NAME",
        help=f"a set to measure, or one of {own} (default: all); may be given several times",
    )
    add("--rows", type=_positive, metavar="N", help="draw N rows of each set, always the same")
    add("--level", choices=tuple(LEVELS), default="balanced", help="how sure a finding must be")
    add(
        "--unseen",
        type=Path,
        metavar="FOLDS",
        help="judge each row by the model in FOLDS that has not seen its page",
    )
    add("--peers", action="store_true", help="measure other checkers on the same rows")
    add("--jobs", type=_positive, default=1, metavar="N", help="check rows in N processes")
    add(
        "--errors",
        type=int,
        default=0,
        metavar="N",
        help="print N rows of each set that are judged wrongly, with what both sides are read as",
    )
    add("--compare", type=Path, metavar="OLD.json", help="tell what changed since that run")
    add("--json", type=Path, metavar="OUT.json", help="write each row's outcome and all figures")
    add("--markdown", type=Path, metavar="OUT.md", help="write the tables there, not to stdout")
    add("--picture", type=Path, metavar="OUT.svg", help="draw the reliability diagram")
    return parser


def _positive(value: str) -> int:
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("expected 1 or more")
    return number


def _command(args: argparse.Namespace) -> str:
    """How to measure the same again: without paths, and without what is only printed."""
    parts = ["python -m benchmarks.quality FOLDER", *(f"--set {name}" for name in args.sets)]
    if args.rows is not None:
        parts.append(f"--rows {args.rows}")
    unseen = ["--unseen FOLDS"] if args.unseen else []
    peers = ["--peers"] if args.peers else []
    return " ".join([*parts, f"--level {args.level}", *unseen, *peers])


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _print_errors(run: Run, most: int) -> None:
    for name, outcomes in run.sets.items():
        print(f"## {name}\n")
        for outcome in errors.chosen(outcomes, run.threshold, most):
            print("\n".join(errors.tell(outcome, run.threshold)), end="\n\n")
    wrong = [one for one in run.suite if not (one.right and one.kind_right and one.marks_right)]
    if wrong:
        print("## suite\n")
    for one in wrong[:most]:
        print("\n".join(errors.tell_draft(one)), end="\n\n")
    for name in READ:
        for number, read in enumerate(run.stories.get(name, ())):
            heading = f"## {name}\n\n" if number == 0 else ""
            print(heading + "\n".join(errors.tell_article(read)), end="\n\n")
    heard = run.silence.heard if run.silence is not None else ()
    flagged = [one for one in heard if one.flags(run.threshold)]
    if flagged:
        print("## silence\n")
    for sentence in flagged[:most]:
        print("\n".join(errors.tell_heard(sentence, run.threshold)), end="\n\n")


if __name__ == "__main__":
    sys.exit(main())
