"""A table as another program than ours reads it: python3 read_table.py FILE prints what a spreadsheet would find."""
import csv
import json
import sys

with open(sys.argv[1], "rb") as file:
    raw = file.read()
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    columns, *rows = csv.reader(file, strict=True)
outside = raw.decode("utf-8").replace("\r\n", "")
print(json.dumps({
    "mark": raw.startswith(b"\xef\xbb\xbf"),
    "bareLineEnds": outside.count("\n") + outside.count("\r"),
    "columns": columns,
    "rows": [dict(zip(columns, row)) for row in rows],
    "ragged": [row for row in rows if len(row) != len(columns)],
    "formulas": [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")],
}))
