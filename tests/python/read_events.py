"""Reads CloudEvents with their own SDK: requests as JSON on standard input, attributes and data out."""

import json
import sys

from cloudevents.v1.http import from_http, from_json


def told(event):
    attributes = {name: str(value) for name, value in event.get_attributes().items()}
    return {"attributes": attributes, "data": event.get_data()}


events = []
for request in json.load(sys.stdin):
    body = request["body"]
    if "batch" in request["headers"]["content-type"]:
        events += [told(from_json(json.dumps(each))) for each in json.loads(body)]
    else:
        events.append(told(from_http(request["headers"], body)))
print(json.dumps(events))
