"""Independent checkers over the kit: each finding is mended, or answered in writing."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from supply import programs
from supply.parts import PROJECT

ANSWERS = Path(__file__).with_name("answers.toml")
_RULES = Path(__file__).parent / "rules" / "kit.yml"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, with the lines it speaks of; the last is 0 when the checker names none."""

    checker: str
    rule: str
    file: str
    first: int = 0
    last: int = 0


def bandit() -> Iterator[Finding]:
    """Dangerous calls of Python."""
    said = programs.output("bandit", "-q", "-r", "briefing", "supply", "-f", "json")
    for one in json.loads(said)["results"]:
        lines = [one["line_number"], *one.get("line_range", [])]
        yield Finding("bandit", one["test_id"], one["filename"], min(lines), max(lines))


def semgrep() -> Iterator[Finding]:
    """What is dangerous in this kit, by rules of its own."""
    said = programs.output(
        "semgrep", "scan", "--metrics", "off", "--disable-version-check", "--json", "--quiet",
        "--no-git-ignore", "--config", str(_RULES), "briefing", "supply",
    )  # fmt: skip
    found = json.loads(said)
    if found["errors"]:
        raise SystemExit(f"semgrep: {found['errors'][0]}")
    for one in found["results"]:
        rule = one["check_id"].rpartition(".")[2]
        yield Finding("semgrep", rule, one["path"], one["start"]["line"], one["end"]["line"])


def secrets() -> Iterator[Finding]:
    """Keys and passwords among what is committed; digests and pictures are none."""
    names = [n for n in programs.committed() if not n.startswith("tests/") and _is_text(n)]
    said = programs.output("detect-secrets", "scan", *names)
    for file, found in json.loads(said)["results"].items():
        for one in found:
            if one["type"] != "Hex High Entropy String":
                yield Finding("secrets", one["type"], file, one["line_number"], one["line_number"])


def workflows() -> Iterator[Finding]:
    """The workflows of a new project and of the recipes."""
    for name in programs.workflows():
        if programs.code("zizmor", "--offline", "--quiet", "--strict-collection", name):
            yield Finding("zizmor", "finding", name)
        if programs.code("check-jsonschema", "--builtin-schema", "vendor.github-workflows", name):
            yield Finding("check-jsonschema", "schema", name)


def shell() -> Iterator[Finding]:
    """The shell scripts."""
    for name in [".ci/run", *(n for n in programs.committed() if n.endswith(".sh"))]:
        if programs.code("shellcheck", name):
            yield Finding("shellcheck", "finding", name)


CHECKERS: tuple[Callable[[], Iterator[Finding]], ...] = (bandit, semgrep, secrets, workflows, shell)


def open_findings(found: list[Finding], file: Path = ANSWERS) -> list[str]:
    """What is not answered, and answers that answer nothing: a line each, empty when clean."""
    counted = Counter((f.checker, f.rule, f.file) for f in found if not _answered_there(f))
    lines = []
    for checker, answers in tomllib.loads(file.read_text("utf-8")).items():
        for one in answers:
            which = [k for k in counted if k[:2] == (checker, one["rule"])]
            which = [k for k in which if one.get("file", k[2]) == k[2]]
            if not which:
                where = one.get("file", "any file")
                lines.append(
                    f"{checker} {one['rule']} in {where}: answered, but not found any more"
                )
            for key in which:
                counted[key] -= min(counted[key], one.get("count", counted[key]))
    new = sorted(key for key, n in counted.items() if n)
    return lines + [f"{c} {rule} in {name}: {counted[c, rule, name]} new" for c, rule, name in new]


def _answered_there(finding: Finding) -> bool:
    """Whether the line carries `# noqa: S…` of bandit's rule, with a reason."""
    if finding.checker != "bandit":
        return False
    lines = (PROJECT / finding.file).read_text("utf-8").splitlines()
    there = "\n".join(lines[finding.first - 1 : finding.last + 1])
    return bool(
        re.search(rf"# noqa:[^#\n]*\bS{finding.rule[1:]}\b[^#\n]*#?[^#\n]*[a-z]{{3}}", there)
    )


def _is_text(name: str) -> bool:
    return not name.endswith((".png", ".ipynb")) and not name.startswith("requirements")


def main() -> int:
    """Run all; print what is open. Returns 1 when something is."""
    found: list[Finding] = []
    for checker in CHECKERS:
        more = list(checker())
        sys.stdout.write(f"{checker.__name__}: {len(more)} findings\n")
        found += more
    lines = open_findings(found)
    sys.stdout.write("".join(f"{line}\n" for line in lines) or "each is answered\n")
    if lines:
        sys.stdout.write("Mend it, or answer it in supply/answers.toml with why.\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
