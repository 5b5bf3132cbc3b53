#!/usr/bin/env python3
"""Checks scenarios against the JSON Schema of `tuckman schema`, by a validator that is not the product's.

    python3 check_schema.py --schema FILE [--tuckman PATH] SCENARIO.yaml... [--reject FILE...]

The schema must be a valid schema itself (2020-12), every scenario must pass it, and none after --reject may. With the
program at PATH, `validate` must say the same of each: what the schema refuses the program does not run, and the other
way round. A file may hold several scenarios, with `---` between them. Needs requirements.txt.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Loader(yaml.SafeLoader):
    """YAML as a scenario has it: on and off are booleans, numbers are plain decimals, and a key stands once."""


def mapping_without_doubles(loader, node):
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", node.start_mark)
    return yaml.SafeLoader.construct_mapping(loader, node, deep=True)


def use_plain_numbers():
    """PyYAML reads 1:30 as 90, 010 as 8 and a date as an object, and 1e-3 as text. Here only decimals are numbers, so
    that the schema gets to see, as text, what a scenario may not say."""
    replaced = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp")
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in replaced]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    starts = list("-0123456789")
    Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9][0-9]*)$"), starts)
    Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$"), starts)


Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping_without_doubles)
use_plain_numbers()


def scenarios_in(files):
    """Every scenario of some files: its name for people, its text, and its file if it stands there alone."""
    for file in files:
        documents = re.split(r"^---$", Path(file).read_text(encoding="utf-8"), flags=re.MULTILINE)
        for number, text in enumerate(documents, 1):
            yield (f"{file}, {number}", text, None) if len(documents) > 1 else (file, text, file)


def findings(validator, text):
    """Messages of the schema about a scenario, each with its place."""
    errors = sorted(validator.iter_errors(yaml.load(text, Loader)), key=lambda error: str(error.json_path))
    return [f"{error.json_path}: {error.message[:300]}" for error in errors]


def complaint(tuckman, text, file):
    """What the program says against a scenario; empty if nothing, and None if it ended in a way of its own."""
    with tempfile.TemporaryDirectory() as folder:
        if file is None:
            file = Path(folder) / "scenario.yaml"
            file.write_text(text, encoding="utf-8")
        done = subprocess.run([tuckman, "validate", file], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    if done.returncode not in (0, 65):
        return None
    return "" if done.returncode == 0 else done.stderr.decode("utf-8", "replace").strip() or "refused"


def load_validator(path):
    """The validator of a schema that is itself valid; else a message and None."""
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(schema, dict) or schema.get("$schema", "").rstrip("#") != DIALECT:
        return None, f"$schema is not {DIALECT}"
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return None, f"not a valid schema: {error.json_path}: {error.message[:300]}"
    if not schema.get("properties") and not schema.get("$ref"):
        return None, "the schema says nothing about any key, so that everything would pass"
    return Draft202012Validator(schema), None


def check(validator, tuckman, files, must_pass):
    """Scenarios that must pass, or must not: how many there are, and how many are wrong. One that cannot be read as
    YAML proves nothing about the schema: that is wrong too."""
    count = wrong = 0
    for name, text, file in scenarios_in(files):
        try:
            messages = findings(validator, text)
            said = complaint(tuckman, text, file) if tuckman else "" if must_pass else "not asked"
        except (OSError, yaml.YAMLError, subprocess.TimeoutExpired) as error:
            messages, said = [f"cannot be checked: {error}"], None
        is_wrong = said is None or bool(messages) == must_pass or bool(said) == must_pass
        if is_wrong:
            print(f"{name}: must {'pass' if must_pass else 'not pass'}: the schema says {messages or 'nothing against it'}")
            print(f"  and the program {'cannot tell' if said is None else said or 'nothing against it'}")
        elif not must_pass:
            print(f"{name}: rejected: {messages[0][:200]}")
        count, wrong = count + 1, wrong + is_wrong
    return count, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schema", required=True, metavar="FILE")
    parser.add_argument("--tuckman", metavar="PATH", help="the program, which must say the same")
    parser.add_argument("--reject", nargs="+", default=[], metavar="FILE", help="files that must not pass")
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO.yaml")
    args = parser.parse_args()
    try:
        validator, message = load_validator(args.schema)
    except (OSError, ValueError) as error:
        validator, message = None, str(error)
    if validator is None:
        print(f"{args.schema}: {message}")
        return 1
    accepted, failed = check(validator, args.tuckman, args.scenarios, must_pass=True)
    rejected, passed = check(validator, args.tuckman, args.reject, must_pass=False)
    print(f"check_schema: {accepted} scenarios that must pass, {rejected} that must not, {failed + passed} wrong")
    if not accepted:
        print("check_schema: no scenario was checked")
    return 1 if failed + passed or not accepted else 0


if __name__ == "__main__":
    sys.exit(main())
