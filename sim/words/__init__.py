"""What report and terminal say: one catalogue of sentences, a file for each language, and how numbers are written."""

from sim.words.catalogue import entries, known, label, labelled, language, languages, ours, say, speaking
from sim.words.lists import capital, listed, sentence, titled
from sim.words.numbers import NONE, amount, number, percent, percents, span

__all__ = [
    "NONE",
    "amount",
    "capital",
    "entries",
    "known",
    "label",
    "labelled",
    "language",
    "languages",
    "listed",
    "number",
    "ours",
    "percent",
    "percents",
    "say",
    "sentence",
    "span",
    "speaking",
    "titled",
]
