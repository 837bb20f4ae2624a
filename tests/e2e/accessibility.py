"""axe over the page as it stands."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


# Inside the feed a card may be half scrolled out or lie under the floating pill, and axe measures what is left in
# sight. Scrolling brings it back whole, so there the target's own box decides.
FIND = """async tags => {
  const found = (await axe.run(document, {runOnly: tags})).violations;
  const whole = ({target}) => {
    const one = document.querySelector(target[0]);
    const {width, height} = one?.closest("[role=log]") ? one.getBoundingClientRect() : {width: 0, height: 0};
    return width >= 24 && height >= 24;
  };
  const open = (rule) => ({...rule, nodes: rule.nodes.filter(node => rule.id !== "target-size" || !whole(node))});
  return found.map(open).filter(({nodes}) => nodes.length > 0);
}"""


def violations(page: Page) -> list[dict[str, Any]]:
    """Every violation of WCAG 2.2 A and AA: rule, what it is about, and where."""
    page.evaluate(_source())
    found = page.evaluate(FIND, RULES)
    return [{"rule": v["id"], "help": v["help"], "where": [n["target"] for n in v["nodes"]][:5]} for v in found]


@cache
def _source() -> str:
    return AXE.read_text()
