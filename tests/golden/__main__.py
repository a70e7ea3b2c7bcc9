"""Write the golden files:  python -m tests.golden"""

import sys

import sim
from tests.golden import changed, header, read, write
from tests.golden.kinds import KINDS


def main() -> int:
    """Write all files, or none if a value has changed and `sim.NUMBERS` has not been raised."""
    made = {kind: lines() for kind, lines in KINDS.items()}
    others = []
    for kind, lines in made.items():
        first, kept = read(kind)
        if first == header(kind):
            others += [f"{kind}: {name}" for name in changed(kept, lines)]
    if others:
        print(*others, sep="\n", file=sys.stderr)
        print(
            f"error: {len(others)} numbers have changed; raise NUMBERS in sim/version.py, now {sim.NUMBERS}, and write"
            " *Results change* in CHANGELOG.md",
            file=sys.stderr,
        )
        return 2
    for kind, lines in made.items():
        write(kind, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
