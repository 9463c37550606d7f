"""The laws of a country that are recorded here: python3 laws.py URL COUNTRY"""
import json
import sys
import urllib.error
import urllib.request

_, url, country = sys.argv
query = "query Laws($id: ID!) { country(id: $id) { laws(first: 100) { nodes { name } } } }"
body = json.dumps({"query": query, "variables": {"id": country}}).encode()
request = urllib.request.Request(url, body, {"content-type": "application/json"})
try:
    answer = json.load(urllib.request.urlopen(request))
except urllib.error.HTTPError as error:
    answer = json.load(error)
if "errors" in answer:
    sys.exit("\n".join(f"{error['extensions']['code']}: {error['message']}" for error in answer["errors"]))
if answer["data"]["country"]:
    for law in answer["data"]["country"]["laws"]["nodes"]:
        print(law["name"])
