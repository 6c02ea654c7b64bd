"""Judgement: what the comparisons of one sentence with its candidates amount to."""

from factcheck.judge.explanation import explain
from factcheck.judge.judgement import Judgement, judge
from factcheck.judge.weighing import Weighed

__all__ = ["Judgement", "Weighed", "explain", "judge"]
