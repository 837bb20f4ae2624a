"""Where bytes are kept: a local folder or S3. A key is written once and never changed."""

from __future__ import annotations

from core.objects import ObjectStore
from core.settings import Settings
from core.storage_local import LocalStore


def open_store(settings: Settings) -> ObjectStore:
    if settings.s3_bucket:
        from core.storage_s3 import S3Store

        return S3Store(settings, settings.s3_bucket)
    return LocalStore(settings.data_dir)
