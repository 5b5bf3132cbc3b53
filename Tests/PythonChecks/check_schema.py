#!/usr/bin/env python3
"""Checks scenarios against the JSON Schema of `tuckman schema`, by a validator that is not the product's.

    python3 check_schema.py --schema FILE SCENARIO.yaml... [--reject FILE...]

The schema must be a valid schema itself (2020-12), every scenario must pass it, and every file after --reject must
not. Needs requirements.txt.
"""
import argparse
import json
import re
import sys
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
    starts = list("-+.0123456789")
    Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?(0|[1-9][0-9]*)$"), starts)
    Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), starts)


Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping_without_doubles)
use_plain_numbers()


def findings(validator, file):
    """Messages of a scenario file, each with its place."""
    scenario = yaml.load(Path(file).read_text(encoding="utf-8"), Loader)
    errors = sorted(validator.iter_errors(scenario), key=lambda error: str(error.json_path))
    return [f"{error.json_path}: {error.message[:300]}" for error in errors]


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


def check_accepted(validator, files):
    failed = 0
    for file in files:
        try:
            messages = findings(validator, file)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            messages = [str(error)]
        for message in messages:
            print(f"{file}: {message}")
        failed += bool(messages)
    return failed


def check_rejected(validator, files):
    """Files that must not pass. One that cannot be read as YAML proves nothing about the schema: that fails too."""
    failed = 0
    for file in files:
        try:
            messages = findings(validator, file)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            print(f"{file}: cannot be read, so the schema was not asked: {error}")
            failed += 1
            continue
        print(f"{file}: rejected: {messages[0]}" if messages else f"{file}: passes, but must not")
        failed += not messages
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schema", required=True, metavar="FILE")
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
    failed = check_accepted(validator, args.scenarios) + check_rejected(validator, args.reject)
    print(f"check_schema: {len(args.scenarios)} scenarios that must pass, {len(args.reject)} that must not, {failed} wrong")
    if not args.scenarios:
        print("check_schema: no scenario was checked")
    return 1 if failed or not args.scenarios else 0


if __name__ == "__main__":
    sys.exit(main())
