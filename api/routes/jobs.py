from __future__ import annotations

from fastapi import APIRouter

from api.auth import Reader
from api.problems import documented
from api.schemas.jobs import JobOut
from api.scope import JobDep

router = APIRouter(tags=["jobs"])


@router.get("/jobs/{job_id}", responses=documented(404))
def get_job(job: JobDep, _: Reader) -> JobOut:
    return JobOut.model_validate(job)
