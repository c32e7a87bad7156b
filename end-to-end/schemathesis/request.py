"""Prints what an address answers; with an e-mail address and a password, the access token that it answers."""

import json
import sys
import urllib.request

request = urllib.request.Request(sys.argv[1])
if len(sys.argv) > 2:
    request.data = json.dumps({"email": sys.argv[2], "password": sys.argv[3]}).encode()
    request.add_header("Content-Type", "application/json")
with urllib.request.urlopen(request, timeout=30) as response:
    body = response.read().decode()
print(json.loads(body)["accessToken"] if len(sys.argv) > 2 else body)
