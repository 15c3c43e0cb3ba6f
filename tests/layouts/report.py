"""Tell what was read wrongly, document by document.

`python -m tests.layouts.report [NUMBER…]`
"""

import sys

from folkmoot import read
from tests.layouts.score import (
    DOCUMENTS,
    count_lost_words,
    is_balanced,
    load_facts,
    score,
)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(wanted: list[str]) -> None:
    rights = facts_in_all = 0
    lines = []
    for facts in load_facts():
        name = facts["document"]
        if wanted and not any(name.startswith(part) for part in wanted):
            continue
        record = read(DOCUMENTS / name, links=False)
        checks = score(record, facts)
        right = sum(check.right for check in checks)
        rights, facts_in_all = rights + right, facts_in_all + len(checks)
        lost = count_lost_words(record, facts)
        balance = "" if is_balanced(record) else "  NOT BALANCED"
        lines.append(f"{name:28} {right:3} of {len(checks):3}{balance}")
        tell(f"\n== {name}: {right} of {len(checks)}{balance}")
        for error in record.errors:
            tell(f"  refused: {error.message}")
        if lost:
            tell(f"  LOST WORDS: {dict(lost)}")
        for check in checks:
            if not check.right:
                tell(f"  {check.what}\n    expected: {check.expected}")
                tell(f"    got:      {check.got}")
    tell("\n" + "\n".join(lines))
    share = rights / max(1, facts_in_all)
    tell(f"{rights} of {facts_in_all} facts right ({share:.1%})")


if __name__ == "__main__":
    main(sys.argv[1:])
