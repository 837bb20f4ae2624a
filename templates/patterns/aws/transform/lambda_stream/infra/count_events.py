"""Counts events per entity and hour in the online table; an event seen twice is counted once."""

from __future__ import annotations

import base64
import json
import os
from typing import Any


def decoded(record: dict[str, Any]) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(base64.b64decode(record["kinesis"]["data"]))
    return event


def update(event: dict[str, Any], sequence: str) -> dict[str, Any]:
    """The table update of one event; sequence numbers of one entity only rise, so an old one is refused."""
    return {
        "Key": {"entity": {"S": str(event["entity"])}},
        "UpdateExpression": "ADD events :one SET last_sequence = :sequence",
        "ConditionExpression": "attribute_not_exists(last_sequence) OR last_sequence < :sequence",
        "ExpressionAttributeValues": {":one": {"N": "1"}, ":sequence": {"S": sequence.zfill(64)}},
    }


def handle(event: dict[str, Any], _context: object) -> int:
    """How many events were counted. Raises on a bad event, so that the batch is halved."""
    import boto3

    client = boto3.client("dynamodb")
    counted = 0
    for record in event["Records"]:
        wanted = update(decoded(record), record["kinesis"]["sequenceNumber"])
        try:
            client.update_item(TableName=os.environ["TABLE"], **wanted)
            counted += 1
        except client.exceptions.ConditionalCheckFailedException:
            continue
    return counted
