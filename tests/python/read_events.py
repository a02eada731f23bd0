"""Reads CloudEvents with their own SDK: requests as JSON on standard input, attributes and data out."""

import json
import sys

from cloudevents.core.bindings.http import HTTPMessage, from_http_event


def told(event):
    attributes = {name: str(value) for name, value in event.get_attributes().items()}
    return {"attributes": attributes, "data": event.get_data()}


def events_of(headers, body):
    if "batch" not in headers["content-type"]:
        return [from_http_event(HTTPMessage(headers=headers, body=body.encode()))]
    structured = {"content-type": "application/cloudevents+json"}
    batch = (json.dumps(each).encode() for each in json.loads(body))
    return [from_http_event(HTTPMessage(headers=structured, body=each)) for each in batch]


requests = json.load(sys.stdin)
print(json.dumps([told(event) for each in requests for event in events_of(**each)]))
