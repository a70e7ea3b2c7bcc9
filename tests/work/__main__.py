"""Write what campaigns cost:  python -m tests.work"""

from tests.work import CASES, FILE, measured

if __name__ == "__main__":
    lines = [f"{case}: {', '.join(f'{name} {value}' for name, value in measured(case).items())}\n" for case in CASES]
    FILE.write_text("".join(lines), encoding="utf-8")
