"""Makes the bucket, or signs an address for a PUT: sign.py ENDPOINT make | KEY; sign.py ENDPOINT read."""

import json
import sys

import boto3
from botocore.config import Config

endpoint, what = sys.argv[1:3]
client = boto3.client(
    "s3",
    endpoint_url=endpoint,
    region_name="eu-west-1",
    aws_access_key_id="tests",
    aws_secret_access_key="tests",
    config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
)
BUCKET = "judgments"

if what == "make":
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
elif what == "read":
    keys = [each["Key"] for each in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]
    read = lambda key: client.get_object(Bucket=BUCKET, Key=key)["Body"].read().decode()
    print(json.dumps({key: read(key) for key in keys}))
else:
    params = {"Bucket": BUCKET, "Key": what, "ContentType": "application/json"}
    print(client.generate_presigned_url("put_object", Params=params, ExpiresIn=300))
