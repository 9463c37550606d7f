"""What each country did about treaties and was recommended, year by year, as CSV: python3 table.py URL [PAGE]"""
import json
import re
import sys
import urllib.error
import urllib.request
from collections import Counter

ACTIONS = """query Actions($first: Int, $after: String) {
  list: treatyActions(first: $first, after: $after) {
    nodes { date country { id } }
    pageInfo { hasNextPage endCursor }
  }
}"""
RECOMMENDATIONS = """query Recommendations($first: Int, $after: String) {
  list: recommendations(first: $first, after: $after) {
    nodes { statedOn knownAt toCountries(first: 100) { nodes { id } } }
    pageInfo { hasNextPage endCursor }
  }
}"""


def ask(url, query, variables):
    """The data of an answer; what the server says, where it refuses."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(url, body, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        answer = json.load(error)
    if answer.get("errors"):
        sys.exit("\n".join(f"{e['extensions']['code']}: {e['message']}" for e in answer["errors"]))
    return answer["data"]


def nodes(url, query, first):
    """The nodes of all pages of a list."""
    page = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        found = ask(url, query, {"first": first, "after": page["endCursor"]})["list"]
        yield from found["nodes"]
        page = found["pageInfo"]


def year(date):
    return (re.findall(r"\d{4}", date or "") or ["undated"])[0]


url, first = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500
actions = Counter((node["country"]["id"], year(node["date"])) for node in nodes(url, ACTIONS, first))
recommendations = Counter(
    (country["id"], year(node["statedOn"] or node["knownAt"]))
    for node in nodes(url, RECOMMENDATIONS, first)
    for country in node["toCountries"]["nodes"]
)
print("country,year,treaty_actions,recommendations")
for row in sorted({*actions, *recommendations}):
    print(*row, actions[row], recommendations[row], sep=",")
