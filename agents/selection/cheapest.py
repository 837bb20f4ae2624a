"""The cheapest design that fits together and is fast enough, where one swap after the other found none in budget."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from agents.selection.candidate import Candidate
from agents.selection.repair import Chosen, Lists, slowest, spend
from agents.selection.terms import Terms
from agents.selection.variants import cheaper, said
from templates.catalog.compatibility import unmet

TRIES = 400  # combinations looked at, the cheapest first


def cheapest(chosen: Chosen, lists: Lists, terms: Terms) -> list[str]:
    """Puts the cheapest fitting combination in place of a dearer one; what was swapped, in words. Changes `chosen`."""
    late, before = slowest(chosen, terms), spend(chosen, terms)
    for trial in _dearer_and_dearer({role: lists[role] for role in chosen}, terms):
        if unmet({role: c.pattern for role, c in trial.items()}) or slowest(trial, terms) > late:
            continue
        if spend(trial, terms) >= before:
            return []
        told = [f"{r}: {said(c)} instead of {said(chosen[r])}" for r, c in trial.items() if said(c) != said(chosen[r])]
        chosen.update(trial)
        return told
    return []


def _dearer_and_dearer(lists: Lists, terms: Terms) -> Iterator[Chosen]:
    """Combinations of one candidate a role in the order of their sum."""
    ranked = {role: sorted(_options(role, lists, terms), key=lambda c: c.usd) for role in lists}
    roles = list(ranked)
    start = (0,) * len(roles)
    queue, seen = [(sum(ranked[r][0].usd for r in roles), start)], {start}
    for _ in range(TRIES):
        if not queue:
            return
        _, at = heappop(queue)
        yield {role: ranked[role][index] for role, index in zip(roles, at, strict=True)}
        for place, role in enumerate(roles):
            following = (*at[:place], at[place] + 1, *at[place + 1 :])
            if following not in seen and at[place] + 1 < len(ranked[role]):
                seen.add(following)
                heappush(queue, (sum(ranked[r][i].usd for r, i in zip(roles, following, strict=True)), following))


def _options(role: str, lists: Lists, terms: Terms) -> list[Candidate]:
    """The candidates with their smaller models; one without a known price is no saving."""
    found: list[Candidate] = []
    for candidate in lists[role].survivors:
        found.append(candidate)
        while smaller := cheaper(found[-1], terms):
            found += smaller
    priced = [c for c in found if c.monthly_usd is not None]
    return priced or found
