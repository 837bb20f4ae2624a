"""Objects in an S3 bucket: conditional writes, checksums, presigned downloads."""

from __future__ import annotations

import base64
from typing import Any

from core.objects import ObjectDiffers, ObjectMissing
from core.settings import Settings

EXISTS = {"PreconditionFailed", "412"}
RACED = {"ConditionalRequestConflict", "409"}


class S3Store:
    def __init__(self, settings: Settings, bucket: str) -> None:
        self.bucket = bucket
        self.client = _client(settings)

    def put(self, key: str, data: bytes, sha256: str) -> bool:
        checksum = base64.b64encode(bytes.fromhex(sha256)).decode()
        for _race in range(3):
            code = self._put_new(key, data, checksum)
            if code not in RACED:
                break
        if code is None:
            return True
        if self.size(key) != len(data):
            raise ObjectDiffers(f"{key} exists with another size.")
        return False

    def _put_new(self, key: str, data: bytes, checksum: str) -> str | None:
        from botocore.exceptions import ClientError

        try:
            self.client.put_object(Bucket=self.bucket, Key=key, Body=data, ChecksumSHA256=checksum, IfNoneMatch="*")
        except ClientError as error:
            code = str(error.response["Error"]["Code"])
            if code in EXISTS | RACED:
                return code
            raise
        return None

    def get(self, key: str) -> bytes:
        from botocore.exceptions import ClientError

        try:
            return bytes(self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read())
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                raise ObjectMissing(f"Nothing is stored at {key}.") from error
            raise

    def size(self, key: str) -> int | None:
        from botocore.exceptions import ClientError

        try:
            return int(self.client.head_object(Bucket=self.bucket, Key=key)["ContentLength"])
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return None
            raise

    def signed_url(self, key: str, filename: str, ttl_s: int) -> str:
        quoted = filename.replace("\\", "_").replace('"', "_")
        request = {
            "Bucket": self.bucket,
            "Key": key,
            "ResponseContentDisposition": f'attachment; filename="{quoted}"',
            "ResponseContentType": "application/octet-stream",
        }
        return str(self.client.generate_presigned_url("get_object", Params=request, ExpiresIn=ttl_s))


def _client(settings: Settings) -> Any:
    """Keys come from our settings and nowhere else, unless the deployment says `role`."""
    from boto3 import Session
    from botocore.config import Config

    key_id = secret = None
    if settings.s3_credentials == "settings":
        if settings.s3_access_key_id is None or settings.s3_secret_access_key is None:
            raise ValueError("S3 needs an access key id and a secret access key.")
        key_id = settings.s3_access_key_id.get_secret_value()
        secret = settings.s3_secret_access_key.get_secret_value()
    return Session(aws_access_key_id=key_id, aws_secret_access_key=secret).client(
        "s3",
        endpoint_url=settings.s3_endpoint_url,
        region_name=settings.s3_region,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"max_attempts": 3}),
    )
