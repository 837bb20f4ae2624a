"""Features never look ahead and do not depend on who else is asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl

from mlsystem import candidates, catalogue, dataset, domain, features, retrieval, sample
from mlsystem.history import Event

DATA = sample.synthesise(120, seed=5)
DAY = date(2025, 3, 1)
MOMENT = datetime(2025, 3, 1, 15, tzinfo=UTC)
KNOWN = catalogue.build(DATA.items, DATA.events, DAY)
INDEX = retrieval.fit(DATA.events.filter(pl.col("at") < dataset.start(DAY)), KNOWN, seed=1)
ALIGNED = INDEX.aligned(KNOWN)
CONF = {"recent_items": 10, "per_source": 40, "new_item_days": 14}


def user(items: list[str], hours: float = 5) -> features.User:
    at = MOMENT.timestamp() - hours * 3600
    return features.user(
        [Event(str(i), name, "x", at + i) for i, name in enumerate(items)], MOMENT.timestamp(), KNOWN
    )


def rows(who: features.User, chosen: list[int]) -> catalogue.Floats:
    return features.build(who, MOMENT.timestamp(), np.array(chosen), KNOWN, ALIGNED, 10)


def test_the_catalogue_of_a_day_was_counted_before_it() -> None:
    later = DATA.events.with_columns(
        pl.when(pl.col("at") >= dataset.start(DAY))
        .then(pl.lit(KNOWN.ids[0]))
        .otherwise(domain.ITEM)
        .alias(domain.ITEM)
    )
    assert catalogue.build(DATA.items, later, DAY).rows.equals(KNOWN.rows)
    assert all(name in KNOWN.position for name in KNOWN.ids)
    listed_later = DATA.items.filter(pl.col("at") >= dataset.start(DAY))[domain.ITEM].to_list()
    assert listed_later
    assert not set(listed_later) & set(KNOWN.ids)


def test_a_newer_event_counts_more() -> None:
    one = DATA.events.head(1).with_columns(pl.lit(KNOWN.ids[3]).alias(domain.ITEM))
    recent, old = (
        catalogue.build(
            DATA.items,
            one.with_columns(pl.lit(dataset.start(DAY) - timedelta(days=d)).cast(sample.TIME).alias("at")),
            DAY,
        )
        for d in (1, 8)
    )
    new, before = recent.column("popularity")[3], old.column("popularity")[3]
    assert new > before > 0
    np.testing.assert_allclose(before / new, 0.5)


def test_one_item_alone_gives_the_same_features_as_among_many() -> None:
    who = user([KNOWN.ids[0], KNOWN.ids[7]])
    many = rows(who, list(range(40)))
    alone = np.vstack([rows(who, [i]) for i in range(40)])
    np.testing.assert_allclose(alone, many, atol=1e-6)


def test_a_user_nobody_knows_has_neutral_features() -> None:
    found = dict(zip(features.NAMES, rows(user([]), [0, 1]).T, strict=True))
    for name in ("related", "related_best", "similar", "category_share", "history_count"):
        assert set(found[name]) == {0.0}, name
    assert set(found["history_recency_days"]) == {features.LONG_AGO_DAYS}
    assert np.isfinite(rows(user([]), list(range(len(KNOWN.ids))))).all()


def test_items_that_left_the_catalogue_say_nothing() -> None:
    np.testing.assert_array_equal(rows(user([KNOWN.ids[0], "gone"]), [5]), rows(user([KNOWN.ids[0]]), [5]))


def test_category_and_recency_are_the_users_own() -> None:
    mine = int(np.flatnonzero(KNOWN.category == 0)[0])
    same, other = (int(np.flatnonzero(KNOWN.category == c)[1]) for c in (0, 1))
    found = rows(user([KNOWN.ids[mine]], hours=48), [same, other])
    share, recency = (features.NAMES.index(n) for n in ("category_share", "category_recency_days"))
    assert found[:, share].tolist() == [1.0, 0.0]
    np.testing.assert_allclose(found[0, recency], 2.0)
    assert found[1, recency] == features.LONG_AGO_DAYS


def test_an_item_the_index_never_saw_stands_where_its_category_does() -> None:
    fresh = catalogue.build(DATA.items, DATA.events, DAY + timedelta(days=25))
    aligned = INDEX.aligned(fresh)
    new = [i for i, name in enumerate(fresh.ids) if name not in KNOWN.position]
    assert new
    typical = INDEX.typical[fresh.category[new[0]]]
    np.testing.assert_allclose(aligned.vectors[new[0]], typical / np.linalg.norm(typical))
    assert aligned.related[new[0]].nnz == 0
    old = fresh.position[KNOWN.ids[5]]
    np.testing.assert_allclose(aligned.vectors[old], ALIGNED.vectors[5])


def test_candidates_are_distinct_and_leave_out_what_was_just_seen() -> None:
    who = user([KNOWN.ids[0], KNOWN.ids[30]])
    found = candidates.propose(who, MOMENT.timestamp(), KNOWN, ALIGNED, CONF)
    assert not set(found) & set(who.items.tolist())
    assert {"related", "similar", "category", "popular"} <= set(found.values())
    most = max(list(found.values()).count(name) for name in set(found.values()))
    assert most <= CONF["per_source"]


def test_a_user_nobody_knows_gets_new_and_popular_items() -> None:
    found = candidates.propose(user([]), MOMENT.timestamp(), KNOWN, ALIGNED, CONF)
    assert set(found.values()) == {"new", "popular"}
    best = int(KNOWN.by_popularity[0])
    assert best in found


def test_no_request_sees_its_own_picks() -> None:
    found = dataset.requests(
        DATA.events, DAY, DAY + timedelta(days=7), {"history_days": 60, "history_most": 50}
    )
    assert found
    for request in found:
        assert request.picked
        assert all(e.at < request.at.timestamp() for e in request.events)
        assert not {e.item for e in request.events} & request.picked
