"""Calls every operation of a service with boto3, as node/every-operation.js does, which describes input and output."""
import json
import pathlib
import re
import sys
import urllib.request

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

given = json.load(sys.stdin)
service = given["service"]
client = boto3.client(
    {"user-pools": "cognito-idp", "identity-pools": "cognito-identity"}[service],
    endpoint_url=given["endpoint"],
    region_name=given["region"],
    aws_access_key_id="testing",
    aws_secret_access_key="testing",
    config=Config(retries={"total_max_attempts": 1}),
)
model = client.meta.service_model
calls = json.loads((pathlib.Path(__file__).parent / f"{service}.json").read_text(encoding="utf-8"))
variables = json.loads(given["variables"])


def fill(value):
    if isinstance(value, list):
        return [fill(item) for item in value]
    if isinstance(value, dict):
        return {key: fill(item) for key, item in value.items()}
    if value == "$code":
        with urllib.request.urlopen(given["endpoint"].rstrip("/") + "/_emulator/messages") as answer:
            return json.load(answer)["messages"][-1]["code"]
    return re.sub(r"\$(\w+)", lambda match: variables[match[1]], value) if isinstance(value, str) else value


unknown, problems, refused, succeeded = [], [], {}, 0
for operation, parameters, *saved in calls:
    if operation not in model.operation_names:
        continue
    saved = saved[0] if saved else {}
    try:
        answer = getattr(client, xform_name(operation))(**fill(parameters))
        for variable, member in saved.items():
            found = answer
            for key in member.split("."):
                found = found[key]
            variables[variable] = found
        succeeded += 1
    except ClientError as error:
        code, status = error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
        if code == "UnknownOperationException":
            unknown.append(operation)
            for variable in saved:
                variables.setdefault(variable, "00000000-0000-4000-8000-000000000000")
        elif status >= 500 or code not in [shape.name for shape in model.operation_model(operation).error_shapes]:
            problems.append(f"{operation}: {status} {code}: {error}")
        else:
            refused[operation] = f"{code}: {error}"
    except Exception as error:  # An input or a response that boto3 cannot read.
        problems.append(f"{operation}: {type(error).__name__}: {error}")
# A newer boto3 may know operations that the model of this repository does not have.
called = {operation for operation, *_ in calls}
if service == "user-pools":
    known = json.loads((pathlib.Path(__file__).parents[3] / "spec" / "operations.json").read_text(encoding="utf-8"))["operations"]
    problems += [f"{operation}: not called" for operation in model.operation_names if operation in known and operation not in called]
else:
    problems += [f"{operation}: not called" for operation in model.operation_names if operation not in called]
print(json.dumps({
    "operations": len(model.operation_names), "succeeded": succeeded, "unknown": unknown, "problems": problems, "refused": refused,
}))
