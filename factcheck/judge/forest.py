"""Forests: sums of small decision trees over named features.

A forest is walked many times a sentence, so it isn't walked tree by tree: every split whose feature
lies above its threshold rules out the leaves on its low side, and what is left of each tree, the
lowest leaf, is the one that the tree comes to. All trees' leaves are the bits of one number
(Lucchese and others, "QuickScorer", SIGIR 2015), and only features that are not 0 are looked at.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby
from math import exp, fsum
from operator import getitem, itemgetter

import attrs


@attrs.frozen
class Tree:
    """A decision tree in arrays, the root first.

    At node `n`, a value of feature `feature[n]` up to `threshold[n]` leads to node `low[n]`, a
    higher one to `high[n]`; a leaf has -1 for its feature. `value[n]` is what has been added to the
    log odds on the way from the root to `n`. No tree has more than 64 leaves.
    """

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]


@attrs.frozen
class _Leaves:
    """The leaves of all trees as bits of one number, those of a tree side by side, from the left.

    `whole` has every leaf's bit and `lowest` every tree's first; `layout` parts the bytes of such a
    number into its trees. `splits` holds for each feature its thresholds in order and, for each,
    the leaves that a value above it leaves over, of all trees together. `below` names the features
    that are asked for thresholds below 0, so that they tell something even where they are 0.
    `values` gives for each tree what its leaves are worth, each by its place in the tree from 1.
    """

    whole: int
    lowest: int
    layout: struct.Struct
    splits: Mapping[str, tuple[list[float], list[int]]]
    below: Mapping[str, float]
    values: tuple[tuple[float, ...], ...]


@attrs.frozen(slots=False)
class Forest:
    """Trees over the features `names`: what they and `bias` add up to are log odds."""

    names: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]

    @cached_property
    def _leaves(self) -> _Leaves:
        return _leaves(self.names, self.trees)

    def score(self, features: Mapping[str, float]) -> float:
        """The probability, from 0 to 1, given the features; one that is missing is 0."""
        leaves = self._leaves
        left = leaves.whole
        for name, value in {**leaves.below, **features}.items():
            split = leaves.splits.get(name)
            if split is not None:
                thresholds, masks = split
                passed = bisect_left(thresholds, value)
                if passed:
                    left &= masks[passed - 1]
        # Each tree has a leaf left over, so that no subtraction borrows from the next tree.
        first = left ^ (left & (left - leaves.lowest))
        bits = leaves.layout.unpack(first.to_bytes(leaves.layout.size, sys.byteorder))
        worth = map(getitem, leaves.values, map(int.bit_length, bits))
        return probability(self.bias + fsum(worth))

    def contributions(self, features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
        """What each feature adds to the log odds, the largest first.

        With the bias they add up to the log odds of `score`.
        """
        row = [features.get(name, 0.0) for name in self.names]
        added: dict[str, float] = defaultdict(float)
        for tree in self.trees:
            node = 0
            while (asked := tree.feature[node]) >= 0:
                below = tree.low[node] if row[asked] <= tree.threshold[node] else tree.high[node]
                added[self.names[asked]] += tree.value[below] - tree.value[node]
                node = below
        found = ((name, round(amount, 4)) for name, amount in added.items())
        return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))


def probability(log_odds: float) -> float:
    """The probability that the log odds stand for, to three digits."""
    return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds)))), 3)


def _leaves(names: tuple[str, ...], trees: tuple[Tree, ...]) -> _Leaves:
    most = max((tree.feature.count(-1) for tree in trees), default=1)
    code = next(code for code in "BHIQ" if 8 * array(code).itemsize >= most)
    values = []
    whole = []
    asking: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for number, tree in enumerate(trees):
        worth, splits = _in_order(tree)
        values.append((0.0, *worth))
        whole.append((1 << len(worth)) - 1)
        for asked, threshold, first, end in splits:
            asking[names[asked]].append((threshold, number, (1 << end) - (1 << first)))
    made: dict[str, tuple[list[float], list[int]]] = {}
    for name, found in asking.items():
        thresholds, masks = made[name] = [], []
        left = array(code, whole)
        for threshold, among in groupby(sorted(found), key=itemgetter(0)):
            for _, number, low in among:
                left[number] &= ~low
            thresholds.append(threshold)
            masks.append(int.from_bytes(left.tobytes(), sys.byteorder))
    return _Leaves(
        int.from_bytes(array(code, whole).tobytes(), sys.byteorder),
        int.from_bytes(array(code, [1] * len(trees)).tobytes(), sys.byteorder),
        struct.Struct(f"={len(trees)}{code}"),
        made,
        {name: 0.0 for name, (thresholds, _) in made.items() if thresholds[0] < 0.0},
        tuple(values),
    )


def _in_order(tree: Tree) -> tuple[list[float], list[tuple[int, float, int, int]]]:
    """What a tree's leaves are worth, from the low side, and its splits.

    A split is its feature, its threshold, and the range of the leaves on its low side.
    """
    worth: list[float] = []
    splits: list[tuple[int, float, int, int]] = []

    def walk(node: int) -> None:
        if tree.feature[node] < 0:
            worth.append(tree.value[node])
            return
        first = len(worth)
        walk(tree.low[node])
        splits.append((tree.feature[node], tree.threshold[node], first, len(worth)))
        walk(tree.high[node])

    walk(0)
    return worth, splits
