"""The head of a UCINET DL file: how many people, which form, what people and matrices are called."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.errors import InputError
from sim.networks.builder import Builder
from sim.networks.square import number_of_people

FORMATS = {
    "FULLMATRIX": "fullmatrix",
    "FM": "fullmatrix",
    "LOWERHALF": "lowerhalf",
    "LH": "lowerhalf",
    "UPPERHALF": "upperhalf",
    "UH": "upperhalf",
    "EDGELIST1": "edgelist1",
    "EDGELIST": "edgelist1",
    "EL1": "edgelist1",
    "NODELIST1": "nodelist1",
    "NODELIST": "nodelist1",
    "NL1": "nodelist1",
}

Word = tuple[int, str]
_OF = ("ROW", "COLUMN", "COL", "LEVEL", "MATRIX")
_SIZES = ("N", "NR", "NC")


@dataclass(eq=False)
class Header:
    """What stands before the data.

    Parameters
    ----------
    into : Builder
        Where people and ties go.
    lines : int
        How many lines the file has.
    n, matrices : int
        How many people there are, and how many matrices.
    form : str
        One of the forms in `FORMATS`.
    labels, levels : list of str
        What people and matrices are called; empty where this is not said.
    embedded : bool
        Whether labels stand among the data.
    diagonal : bool
        Whether matrices have cells on the diagonal.
    """

    into: Builder
    lines: int
    n: int = 0
    matrices: int = 1
    form: str = "fullmatrix"
    labels: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    embedded: bool = False
    diagonal: bool = True

    def read(self, words: list[Word]) -> list[Word]:
        """Take all up to ``DATA:``.

        Parameters
        ----------
        words : list of tuple of int and str
            All words of the file with their lines.

        Returns
        -------
        list of tuple of int and str
            Those after it.

        Raises
        ------
        InputError
            If something is not as it should be, with the line.
        """
        line, word = words[0] if words else (1, "")
        if word.upper() != "DL":
            raise self.into.wrong(line, "a UCINET DL file starts with DL", word)
        place, of = 1, ""
        while place < len(words):
            line, key = words[place][0], _key(words[place][1])
            if key == "DATA":
                if not self.n:
                    raise self.into.wrong(line, "N, the number of people, comes before the data")
                return words[place + 1 :]
            if key == "TITLE":
                place = next((later for later in range(place, len(words)) if words[later][0] > line), len(words))
            elif key == "LABELS":
                place, of = self._labels(words, place, of), ""
            elif key in (*_OF, ""):
                of, place = key or of, place + 1
            else:
                self._setting(line, key, words[place + 1][1] if place + 1 < len(words) else "")
                place += 2
        raise InputError(f"{self.into.path}: a UCINET DL file has DATA: before its data, this one has not")

    def _setting(self, line: int, key: str, value: str) -> None:
        if key in _SIZES:
            n = number_of_people(self.into, line, value, self.lines)
            if self.n not in (0, n):
                raise self.into.wrong(line, "a network has as many rows as columns; two-mode data are not read", value)
            self.n = n
        elif key == "NM" and value.isdecimal() and 1 <= int(value[:4]) <= 1000 and len(value) < 5:
            self.matrices = int(value)
        elif key == "FORMAT":
            if _key(value) not in FORMATS:
                raise self.into.wrong(line, f"format is {', '.join(dict.fromkeys(FORMATS.values()))}", value)
            self.form = FORMATS[_key(value)]
        elif key == "DIAGONAL" and value.upper() in ("PRESENT", "ABSENT"):
            self.diagonal = value.upper() == "PRESENT"
        else:
            raise self.into.wrong(line, "N, NM (1 to 1000), FORMAT, LABELS, DIAGONAL, TITLE or DATA", f"{key} {value}")

    def _labels(self, words: list[Word], place: int, of: str) -> int:
        """Take labels and return where they end: at a word of the head that begins a line."""
        line = words[place][0]
        if place + 1 < len(words) and _key(words[place + 1][1]) == "EMBEDDED":
            self.embedded = True
            return place + 2
        end = place + 1
        while end < len(words) and not self._ends(words, end):
            end += 1
        wanted = self.matrices if of in ("LEVEL", "MATRIX") else self.n
        given = _grouped([word for word in words[place + 1 : end] if word[1] != ":"], wanted)
        if len(given) != wanted or not wanted:
            line = words[min(end, len(words) - 1)][0]
            raise self.into.wrong(
                line, f"{wanted:,} labels after N, got {len(given):,}; quotes hold a label with blanks together"
            )
        if of in ("LEVEL", "MATRIX"):
            self.levels = given
        elif self.labels not in ([], given):
            raise self.into.wrong(line, "labels of rows and columns are the same")
        else:
            self.labels = given
        return end

    def _ends(self, words: list[Word], place: int) -> bool:
        line, word = words[place]
        if word.upper() == "DATA:":
            return True
        return words[place - 1][0] < line and _key(word) in (
            *_OF,
            *_SIZES,
            "DATA",
            "LABELS",
            "FORMAT",
            "DIAGONAL",
            "NM",
        )


def _key(word: str) -> str:
    return word.upper().rstrip(":")


def _grouped(words: list[Word], wanted: int) -> list[str]:
    """Return labels: a word each, or a line each where there are as many lines as labels are wanted."""
    by_line: dict[int, list[str]] = {}
    for line, word in words:
        by_line.setdefault(line, []).append(word)
    if len(words) > wanted == len(by_line):
        return [" ".join(row) for row in by_line.values()]
    return [word for _, word in words]
