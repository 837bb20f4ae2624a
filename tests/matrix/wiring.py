"""What the delivered parts promise each other, read from the rendered tree: nothing is run.

A container is *ours* when its module runs the repository's image. The settings it gets are those its module and the
shared modules below it name, and those the call hands on from other components. What it needs is what the shipped
code reads and cannot do without in a cloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME = re.compile(r"\bMLSYSTEM_[A-Z0-9_]+\b")
CALL = re.compile(r'^module "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
SOURCE = re.compile(r'source\s*=\s*"\.\./(?:modules/)?(\w+)"')
OURS = re.compile(r"\bvar\.(?:web_)?image\b")
HANDED = re.compile(r"\bmodule\.(\w+)\.(?:environment|secrets)\b")
OUTPUT = re.compile(r'^output "(environment|secrets)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
FIELD = re.compile(r'(\w+)=(?:Path\()?setting\("(MLSYSTEM_\w+)"')
SETTINGS = "src/mlsystem/settings.py"
FROM_CLOUD = "var.cloud_settings"
ROOTS = ("infra", "infra/cluster")
CODE = ("src/", "pipelines/", "services/")
STEP = re.compile(r'"(pipelines\.\w+)"')
STARTED = re.compile(r"\bpipelines\.([a-z]\w*)")
# A trainer takes the place of this step of the orchestrator, and is idle where the stack's steps have none.
REPLACED = "retrain"
IMPORT = re.compile(r"^\s*(?:from ([\w.]+) import ([\w, ]+)|import ([\w.]+))", re.MULTILINE)
SERVICE, RUNNER = "services.api.app", "pipelines.job"
# Landing a delivery imports the task it belongs to, and asks none of its models.
LANDING = frozenset({"pipelines.ingest"})
MODELS = (
    "MLSYSTEM_LLM_",
    "MLSYSTEM_BATCH_",
    "MLSYSTEM_CHAT_",
    "MLSYSTEM_ASR_",
    "MLSYSTEM_EMBEDDING_",
    "MLSYSTEM_GUARDRAIL",
)
JOBS = re.compile(r'source\s*= "\.\./(?:container_job|job|gpu_job|batch_queue)"')
# Modules of a machine-learning workspace register an image; who submits a job gives it its settings.
REGISTERS = re.compile(r'source\s*= "\.\./container"')
# Settings a container does without, and why.
OPTIONAL = {
    "MLSYSTEM_HOME": "the image sets it",
    "MLSYSTEM_CONF": "the image's own folder",
    "MLSYSTEM_CONTRACTS": "the image's own folder",
    "MLSYSTEM_SAMPLE": "the demo sets it for its own sample",
    "MLSYSTEM_CODE_SHA": "the image is named by digest; the commit is a label of it",
    "MLSYSTEM_LOOK_S": "a job runs once unless its worker is kept ready",
    "MLSYSTEM_FALLBACK": "rules answer unless a plan says otherwise",
    "MLSYSTEM_API_KEY_SHA256": "without one the network decides who calls",
    "MLSYSTEM_PREDICTION_STORE": "the artefact store itself where one identity may write it",
    "MLSYSTEM_INBOX": "deliveries may be put beside the registry, under incoming/",
    "MLSYSTEM_FETCH": "a run that does not start often fetches everything",
    "MLSYSTEM_DELIVERED": "what starts a run for a delivery names it to that run",
    "MLSYSTEM_SECOND_STAGE": "people decide what is uncertain where no second stage is bought",
    "MLSYSTEM_ASYNC_ENDPOINT": "the locked model itself reads, in the job that has the GPU",
    "MLSYSTEM_BATCH_API": "a chat endpoint beside the step, or Bedrock, where no batch service is named",
    "MLSYSTEM_BATCH_BUCKET": "only Vertex AI is told a bucket's name",
    "MLSYSTEM_LLM_IDENTITY": "an endpoint beside the step or in its own cluster wants no token",
}
# Setting → settings that do its work where another service is bought.
INSTEAD = {
    "MLSYSTEM_LLM_URL": {"MLSYSTEM_GUARDRAIL", "MLSYSTEM_BATCH_ROLE_ARN"},
    "MLSYSTEM_GUARDRAIL": {"MLSYSTEM_LLM_URL", "MLSYSTEM_BATCH_ROLE_ARN"},
    "MLSYSTEM_EMBEDDING_URL": {"MLSYSTEM_GUARDRAIL"},
    "MLSYSTEM_BATCH_ROLE_ARN": {"MLSYSTEM_LLM_URL", "MLSYSTEM_CHAT_MODEL"},
    "MLSYSTEM_BATCH_MODEL": {"MLSYSTEM_CHAT_MODEL"},
    "MLSYSTEM_CHAT_MODEL": {"MLSYSTEM_BATCH_MODEL"},
}


@dataclass(frozen=True)
class Container:
    """`given`: names of settings; `text`: everything its modules say; `entries`: modules it may start."""

    root: str
    block: str
    given: frozenset[str]
    text: str
    entries: frozenset[str]


def containers(files: dict[str, bytes]) -> Iterator[Container]:
    """Every component that runs the repository's image, with what it is given."""
    for root in ROOTS:
        for block, body in _calls(files, root):
            found = SOURCE.search(body)
            text = _module(files, root, found[1]) if found else ""
            if OURS.search(text) and not REGISTERS.search(text):
                below = "\n".join(_module(files, root, name) for name in _below(files, root, text))
                handed = {name for other in HANDED.findall(body) for name in _outputs(files, root, other)}
                handed |= _from_the_cloud(files) if FROM_CLOUD in body else set()
                own = set(NAME.findall(OUTPUT.sub("", text) + below + body))
                serves = frozenset() if JOBS.search(text) else frozenset({SERVICE})
                steps = frozenset(STEP.findall(text + body)) - {RUNNER} or serves
                yield Container(root, block, frozenset(own | handed), text + below, steps)


def needed(files: dict[str, bytes], container: Container) -> set[str]:
    """Settings the code this container runs reads, and cannot do without in a cloud."""
    wanted = read(files, _reached(files, container.entries)) - set(OPTIONAL)
    if container.entries <= LANDING:
        wanted -= {name for name in wanted if name.startswith(MODELS)}
    return {name for name in wanted if not INSTEAD.get(name, set()) & container.given}


def read(files: dict[str, bytes], paths: set[str]) -> set[str]:
    """Settings these modules read: by name, or as a field of Settings that is used."""
    text = {path: files[path].decode() for path in paths}
    shared = text.pop(SETTINGS, "")
    others = "\n".join(text.values())
    used = {name for field, name in FIELD.findall(shared) if re.search(rf"\.{field}\b", others + shared)}
    return used | set(NAME.findall(others))


def known(files: dict[str, bytes]) -> set[str]:
    """Settings the shipped code knows at all."""
    fields = {name for _, name in FIELD.findall(files[SETTINGS].decode())}
    return fields | read(files, {p for p in files if p.startswith(CODE) and p.endswith(".py")})


def offered(files: dict[str, bytes], root: str) -> set[str]:
    """Settings some component of a root hands on."""
    return {name for block, _ in _calls(files, root) for name in _outputs(files, root, block)}


def gaps(files: dict[str, bytes], steps: list[str]) -> list[str]:
    """What does not meet, one sentence each; `steps` are those the archetype promises to run on a schedule."""
    ours = list(containers(files))
    found = [f"{name} is set but no code knows it" for c in ours for name in sorted(c.given - known(files))]
    for c in ours:
        found += [f"{c.block} is not given {name}" for name in sorted(offered(files, c.root) - c.given)]
        found += [f"{c.block} needs {name}" for name in sorted(needed(files, c) - c.given)]
    infra = "\n".join(body.decode() for path, body in files.items() if path.startswith("infra/"))
    found += [f"nothing runs {step}" for step in steps if f'"{step}"' not in infra]
    if "services/api/app.py" in files and not any(SERVICE in c.entries for c in ours):
        found.append("nothing runs the service")
    return sorted({*found, *_unwritten(ours), *_unstarted(files, infra), *_undelivered(files, infra)})


def _unwritten(ours: list[Container]) -> Iterator[str]:
    """Services that may not add to the prediction log that the jobs read."""
    for c in ours:
        if c.block.startswith("serve_online") and not re.search(r"predicts\s+= true|/predictions", c.text):
            yield f"{c.block} may not write the prediction log"


def _unstarted(files: dict[str, bytes], infra: str) -> Iterator[str]:
    """Cron jobs that a workflow starts and that nothing makes."""
    flows = "\n".join(body.decode() for path, body in files.items() if path.startswith(".github/workflows/"))
    for name in sorted(set(re.findall(r"--from=cronjob/(\w+)", flows))):
        if not re.search(rf'suffix\s+= "{name}"', infra):
            yield f"a workflow starts cronjob/{name}, which does not exist"


def _undelivered(files: dict[str, bytes], infra: str) -> Iterator[str]:
    """Steps that the infrastructure starts and that are not among the files."""
    listed = "".join(body.decode() for path, body in files.items() if "/stack/" in path)
    idle = set() if f'"pipelines.{REPLACED}"' in listed else {REPLACED}
    for name in sorted({*STARTED.findall(infra)} - idle):
        if f"pipelines/{name}.py" not in files:
            yield f"infrastructure starts pipelines.{name}, which is not delivered"


def _calls(files: dict[str, bytes], root: str) -> Iterator[tuple[str, str]]:
    for path, body in files.items():
        if path.startswith(f"{root}/stack/") and path.endswith(".tf"):
            yield from CALL.findall(body.decode())


def _outputs(files: dict[str, bytes], root: str, block: str) -> set[str]:
    """Settings that the module behind a block hands on."""
    for name, body in _calls(files, root):
        found = SOURCE.search(body)
        if name == block and found:
            return {n for _, text in OUTPUT.findall(_module(files, root, found[1])) for n in NAME.findall(text)}
    return set()


def _from_the_cloud(files: dict[str, bytes]) -> set[str]:
    """Settings that the cloud's stack prints for the cluster beside it."""
    text = files["infra/stack/cluster_access.tf"].decode()
    return set(NAME.findall(text)) | {n for other in HANDED.findall(text) for n in _outputs(files, "infra", other)}


def _module(files: dict[str, bytes], root: str, name: str) -> str:
    place = f"{root}/modules/{name}/"
    return "\n".join(body.decode() for path, body in sorted(files.items()) if path.startswith(place))


def _below(files: dict[str, bytes], root: str, text: str) -> set[str]:
    """Shared modules a module calls, and those they call."""
    names = set(SOURCE.findall(text))
    deeper = {n for name in names for n in _below(files, root, _module(files, root, name))}
    return names | deeper


def _reached(files: dict[str, bytes], entries: frozenset[str]) -> set[str]:
    """Files of the modules that are imported from these, and from those in turn."""
    todo, seen = set(entries), set()
    while todo:
        path = _path(files, todo.pop())
        if path and path not in seen:
            seen.add(path)
            for start, names, plain in IMPORT.findall(files[path].decode()):
                todo |= {plain} if plain else {start, *(f"{start}.{name.strip()}" for name in names.split(","))}
    return seen


def _path(files: dict[str, bytes], module: str) -> str | None:
    place = module.replace(".", "/") + ".py"
    return next((p for p in (place, f"src/{place}") if p in files), None)
