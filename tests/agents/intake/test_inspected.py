"""X-rays of things say nothing of health; those of people do."""

from __future__ import annotations

import pytest

from agents.intake import extract

THINGS = (
    "Find foreign bodies and cord faults in X-ray pictures of tyres, 80 ms, beside the line. On our own servers.",
    "Detect cracks in CT scans of castings on the production line within a second. On our own servers.",
)
PEOPLE = "Outline nodules in CT scans of lungs for the radiologist within ten minutes. AWS."


def classes(brief: str) -> set[str]:
    found = extract(brief).constraints.data_classes
    return set(found.value) if found is not None else set()


@pytest.mark.parametrize("brief", THINGS)
def test_x_rays_of_things_are_no_patient_data(brief: str) -> None:
    assert "phi" not in classes(brief)


def test_x_rays_of_people_are() -> None:
    assert "phi" in classes(PEOPLE)
