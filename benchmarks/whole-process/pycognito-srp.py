"""Signs in with pycognito and prints the access token."""
import json
import os
import sys

import boto3
from pycognito import AWSSRP

endpoint, pool, client_id = sys.argv[1:]
# Cognito.authenticate would also fetch the keys of the pool, always from AWS.
client = boto3.client(
    "cognito-idp", region_name=pool.split("_")[0], endpoint_url=endpoint, aws_access_key_id="testing", aws_secret_access_key="testing")
srp = AWSSRP(
    username=os.environ["LITECOGNITO_USERNAME"], password=os.environ["LITECOGNITO_PASSWORD"],
    pool_id=pool, client_id=client_id, client=client)
print(json.dumps({"accessToken": srp.authenticate_user()["AuthenticationResult"]["AccessToken"]}))
