"""Where pictures are judged: by a clinician's side, at the camera, in bulk, or one by one as somebody sends them."""

from __future__ import annotations

from typing import Any, Literal

from core.constraints import Constraints
from core.constraints.facts import value, word, words
from templates.catalog.pattern import EDGE_INFERENCE
from templates.workload.zero_shot import TRIALS

Place = Literal["", "clinic", "camera", "bulk", "request"]
PICTURES = frozenset({"cv_detection", "cv_segmentation"})
MEDICAL = ("medical", "health", "radiology", "clinical")
WORDS = frozenset({"rag", "ocr_idp", "llm_extraction", "llm_generation", "nlp_clf", "asr"})
AT_THE_CAMERA = frozenset({"edge", "embedded", "streaming"})
ASKED = frozenset({"online", "async"})
INSPECTION = "visual_inspection"
CAMERA_MS = 1000.0  # sooner than that no picture travels to a service and back for sure
DAY, HOUR_MS = 86_400.0, 3_600_000.0


def place(constraints: Constraints) -> Place:
    """Clinical pictures first, then how results come; nothing said, an inspection is done at the camera, a trial of one
    is not.

    A letter that speaks of an examination, or a question about one, is text and no picture.
    """
    project = constraints.project
    if "dicom" in words(constraints.data.modality) and word(project.problem_type) not in WORDS:
        return "clinic"
    if word(project.problem_type) not in PICTURES:
        return ""
    domain = word(project.domain)
    if about(domain, MEDICAL) or "phi" in words(constraints.data_classes):
        return "clinic"
    mode, asked = word(constraints.serving_mode), value(constraints.latency.asked)
    here = EDGE_INFERENCE not in words(constraints.tooling.forbid)
    if here and (mode in AT_THE_CAMERA or (mode != "batch" and asked is not None and asked < CAMERA_MS)):
        return "camera"
    if mode == "batch" or (not mode and constraints.batch_deadline is not None):
        return "bulk"
    if mode in ASKED or asked is not None or mode in AT_THE_CAMERA:
        return "request"
    tried = word(project.stage) in TRIALS  # on the pictures there are, before a device is bought
    return "camera" if INSPECTION in domain.replace(" ", "_") and here and not tried else "bulk"


def away(constraints: Constraints) -> bool:
    """Pictures that are neither clinical nor judged at the camera."""
    return place(constraints) in ("bulk", "request")


def about(domain: str, words: tuple[str, ...]) -> bool:
    """One of the words is the domain's, or begins a word of it."""
    tokens = domain.replace("-", " ").replace("_", " ").split()
    return any(token == word or (len(word) > 4 and token.startswith(word)) for token in tokens for word in words)


def computed(shape: dict[str, Any], rates: dict[str, Any]) -> dict[str, Any]:
    """The profile with a GPU where the load asks for one: many processor hours a day, or many pictures a second."""
    limits = shape.get("gpu_from")
    if limits is None:
        return shape
    hours = rates["rps_avg"] * DAY * shape["cpu_ms"] / HOUR_MS
    much = hours > limits["vcpu_hours"] if rates["mode"] == "batch" else rates["rps_peak"] > limits["rps_peak"]
    return {**shape, **shape["on_gpu"], "gpu_serve": True} if much else shape
