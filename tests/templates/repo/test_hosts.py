"""The runbook names the way back of the host that was chosen, whatever pattern of the catalogue that is."""

from __future__ import annotations

import pytest

from templates.catalog.load import catalog
from templates.render_parts import host, hosts

ONLINE = sorted(p.id for p in catalog().patterns.values() if "serve.online" in p.roles)


@pytest.mark.parametrize("pattern", ONLINE)
def test_every_online_host_has_words_of_its_own(pattern: str) -> None:
    assert host(["any.store.parquet", pattern]) != hosts()["other"]


def test_no_words_are_kept_for_hosts_that_do_not_exist() -> None:
    assert set(hosts()) - {"other"} <= set(ONLINE)
