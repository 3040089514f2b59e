"""Tests the JSON API against its own OpenAPI document, on a server of its own with a fresh demonstration.

usage: run.py PORTICO [OPTION of `st run`]…
"""

import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from openapi_spec_validator import validate

ACCOUNT = {"login": "morgan", "password": "portico-demo"}


def main(portico, options):
    with tempfile.TemporaryDirectory(prefix="portico-schemathesis.") as name:
        folder = Path(name)
        log = folder / "log"
        with log.open("w") as output:
            server = subprocess.Popen(
                [portico, "demo", "--data", folder / "data", "--port", "0"], stdout=output, stderr=output
            )
        try:
            address = bound(server, log)
            document = get(address, "/openapi.json")
            validate(document)
            print(f"The document is valid OpenAPI {document['openapi']}, with {len(document['paths'])} addresses.")
            # Signing out ends its token, so it is tested by itself, with another than everything else.
            tokens = [get(address, "/api/session", body=ACCOUNT)["token"] for _ in range(2)]
            known = configuration(address, tokens[0])
            status = test(
                address, folder, tokens[0], known, "--exclude-operation-id", "signOut", "--max-examples", "20", *options
            )
            status = test(address, folder, tokens[1], known, "--include-operation-id", "signOut") or status
            alive = server.poll() is None
        finally:
            server.terminate()
            server.wait(60)
        said = log.read_text()
        if not alive:
            print("The server died:", said, sep="\n")
        incidents = re.findall(r"^Incident .*", said, re.MULTILINE)
        for incident in incidents:
            print(incident)
        return status if alive and not incidents else status or 1


def test(address, folder, token, known, *options):
    """Runs schemathesis with a token and what is known of the server."""
    (folder / "schemathesis.toml").write_text(f'[auth.openapi.token]\nbearer = "{token}"\n{known}')
    st = Path(sys.executable).with_name("st")
    return subprocess.call(
        [
            st, "--config-file", folder / "schemathesis.toml", "run", f"{address}/openapi.json", "--checks", "all",
            "--phases", "examples,coverage,fuzzing", "--warnings", "off", "--request-timeout", "60", *options,
        ],
        cwd=folder,
    )


def bound(server, log):
    """The address of the server, once it answers."""
    for _ in range(1200):
        found = re.search(r"http://127\.0\.0\.1:[0-9]+", log.read_text())
        if found:
            return found[0]
        if server.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"The server did not start:\n{log.read_text()}")


def get(address, path, token=None, body=None):
    """The JSON of an address; with a body it is posted."""
    request = urllib.request.Request(address + path, data=body and json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def configuration(address, token):
    """What schemathesis must know of the server: what exists here, so that it gets further than 404."""
    def read(path):
        return get(address, f"/api/{path}", token)

    queue = read("queue")
    rows = queue["rows"][:10] + read("queue?sop=denials")["rows"][:20]
    cases = [read(f"cases/{row['case']}") for row in rows]
    sources = [source for case in cases for issue in case["issues"] for source in issue["amount"]["sources"]]
    appeals = [read(f"cases/{case['case']}/appeal") for case in cases if case["claim"]]
    families = [read(f"families/{row['family']}") for row in read("families")["rows"][:10]]
    claims = [claim for family in families for claim in family["sent"]]
    forms = [read(f"sent/{claim['sent']}/new") for claim in claims[:5]]
    values = {
        "ids": [case["case"] for case in cases]
        + [case["remittance"] for case in cases if case["remittance"]]
        + [family["family"] for family in families]
        + [answer["answer"] for family in families for answer in family["answers"]]
        + [row["answer"] for row in read("matches")["rows"][:10]],
        "documents": [row["digest"] for row in read("documents")["rows"]],
        "ranges": [f"{source['start']}-{source['end']}" for source in sources],
        "sops": [case["sop"] for case in cases],
        "teams": queue["assignable_teams"],
        "upstream": [row["team"] for row in read("upstream")["teams"]],
        "items": [item["id"] for case in cases for item in case["checklist"]],
        "outcomes": [outcome["id"] for case in cases for outcome in case["outcomes"]],
        "causes": [cause["id"] for case in cases for cause in case["root_causes"]],
        "exhibits": [exhibit["id"] for appeal in appeals for exhibit in appeal["exhibits"]],
        "sent": [claim["sent"] for claim in claims],
        "payer_numbers": [number for form in forms for number in form["payer_claim_numbers"]],
        "segments": [f"/documents/{s['document']}/bytes/{s['start']}-{s['end']}" for s in sources],
    }
    bound_to = {
        "path.id": "ids", "path.digest": "documents", "path.range": "ranges", "path.name": "sops",
        "path.team": "upstream", "query.team": "upstream", "query.cause": "causes",
        "body.team": "teams", "body.item": "items", "body.outcome": "outcomes", "body.segment": "segments",
        "body.cause": "causes", "body.exhibit": "exhibits", "body.sent": "sent", "body.payer_claim_number": "payer_numbers",
    }
    lines = [
        "[checks.positive_data_acceptance]",
        "# 422: well formed, but the desk's rules refuse it: a hold until yesterday, a team that the SOP does not know.",
        'expected-statuses = ["2xx", 401, 403, 404, 409, 422, 429]',
    ]
    for name, entries in values.items():
        if not entries:
            sys.exit(f"The demonstration has no {name} to test with.")
        lines += [f"[dictionaries.{name}]", f"values = {json.dumps(list(dict.fromkeys(entries)))}"]
    lines.append("[parameters]")
    lines += [f'"{place}" = {{ dictionary = "{name}", probability = 0.8 }}' for place, name in bound_to.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
