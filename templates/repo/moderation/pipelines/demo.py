"""The whole loop on made-up posts: train → gate → serve → people → appeal → drift → retrain → rollback."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from mlsystem import sample
from mlsystem.settings import Settings
from pipelines import labels, proofs, rehearsal
from pipelines.served import get, post, served
from pipelines.stage import home, step


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(2000, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    serve(config)
    step("labels", f"{labels.collect(config, datetime.now(UTC))} decisions of people landed")
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(5000))
    proofs.finish(config)


def serve(config: Settings) -> None:
    """Two hundred posts over HTTP; people decide the uncertain ones, one author objects."""
    items = sample.synthesise(200, seed=12, start=rehearsal.TRAINED)
    with served(config.home) as base:
        step("serve", f"ready with {get(f'{base}/readyz')['model_version']}")
        asked = [{"item_id": i["id"], "text": i["text"], "locale": i["locale"]} for i in items]
        judged = [post(f"{base}/moderate", body) for body in asked]
        counts = Counter(f"{j['decision']} by {j['stage']}" for j in judged)
        step("moderate", ", ".join(f"{name} {n}" for name, n in sorted(counts.items())))
        for case_id in [j["case_id"] for j in judged if j["decision"] == "review"]:
            post(f"{base}/cases/{case_id}/decision", {"decision": "allow", "moderator": "first-person"})
        removed = next(i for i, j in enumerate(judged) if j["decision"] == "remove")
        case = post(f"{base}/appeals", {"item_id": asked[removed]["item_id"], "reason": "it was a quotation"})
        body = {"decision": "allow", "moderator": "second-person"}
        outcome = post(f"{base}/cases/{case['id']}/decision", body)
        step("appeal", f"{outcome['item']} decided again by {outcome['moderator']}")
    rehearsal.compare(config, items, key="item_id")


if __name__ == "__main__":
    main()
