"""Reads a release by the programs that others read it by, and prints what they find as JSON."""

import json
import logging
import sys

import mlcroissant
from frictionless import Package

logging.disable(logging.WARNING)
folder = sys.argv[1]

report = Package(f"{folder}/datapackage.json").validate()
found = {
    "valid": report.valid,
    "errors": report.flatten(["name", "type", "message"])[:20],
    "rows": {task.name: task.stats.get("rows", 0) for task in report.tasks},
}


def text(value):
    return value.decode("utf-8") if isinstance(value, bytes) else value


def records(described, name):
    return [{key.split("/")[-1]: text(value) for key, value in record.items()} for record in described.records(name)]


# What is broken is read no further.
if report.valid:
    described = mlcroissant.Dataset(jsonld=f"{folder}/croissant.json")
    issues = described.metadata.issues
    read = {one.id: records(described, one.id) for one in described.metadata.record_sets}
    found["issues"] = [*issues.errors, *issues.warnings]
    found["records"] = {name: len(rows) for name, rows in read.items()}
    found["nodes"] = sorted(row["id"] for row in read["nodes"])
    found["concerns"] = [f"{row['from']} {row['to']}" for row in read["relations/concerns"]]
    found["unverified"] = sorted(row["id"] for row in read["findings"] if row["unverified"])

print(json.dumps(found))
