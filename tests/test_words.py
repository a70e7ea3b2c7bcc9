"""One catalogue: no sentence stands outside it, no entry means what another does, and a language is a file."""

import ast
import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as syntax
from fluent.syntax.serializer import serialize_pattern as written

from sim import words
from sim.kinds import kinds
from sim.mechanisms.base import Mechanism
from sim.networks.base import Source
from sim.seeding.base import NEEDS, Strategy
from sim.study.goal import Goal
from sim.theories.base import Theory
from sim.words import catalogue

ROOT = Path(__file__).parent.parent
FILES = sorted(file for file in (ROOT / "sim").rglob("*.py") if file.parent.name != "gallery")
"""All but experiments: each of them is an article of its own, with its claims beside its code."""

TEMPLATES = sorted((ROOT / "sim" / "report" / "templates").glob("*.j2"))
PAGE = sorted(file for file in (ROOT / "sim" / "page" / "js").iterdir() if file.suffix in (".js", ".html"))
"""The page in a browser, which asks for its entries itself."""

HELP = "sim/tasks/usage.py"
"""Most of the help is comments of configs/; to read the catalogue takes longer than to tell it all."""

ERRORS = (
    "sim/casts/archetype.py",
    "sim/casts/named.py",
    "sim/checks.py",
    "sim/errors.py",
    "sim/hints.py",
    "sim/ranges.py",
    "sim/settings.py",
    "sim/texts.py",
    "sim/values.py",
    "sim/study/finished.py",
    "sim/tasks/arguments.py",
    "sim/tasks/composing.py",
    "sim/tasks/files.py",
    "sim/tasks/foreign.py",
    "sim/tasks/inside.py",
    "sim/tasks/slips.py",
    "sim/tasks/synonyms.py",
)
"""Files that say nothing but what is wrong, and what may be meant: errors are written where the check is."""

PARTS_OF_ERRORS = {
    "undirected ties are the same both ways; from {} to {} and back they are not",
    "the name of a column",
    "a table of ties has rows src,dst[,weight]",
    "lists stand in each other too deep",
    "not well-formed XML, {}",
    "a row of a matrix has a cell for each person",
    "ids of rows and columns are the same, in the same order; the column here is {}",
    "a table of people has a header and a row per person",
    "{} columns like the first",
    "at least {} columns",
    "a UCINET DL file",
    "two people and perhaps a weight",
    "a person and whom it is tied to",
    "; is {} the right file?",
    "there is not enough memory",
    "{kind: roster, path: mine.csv}",
    "a file of settings",
    "; it cannot be read at the end of {}",
    "; it ends too early",
    "of the network",
    "who may be approached",
}
KEYS = {
    "the whole map",
    "all of these",
    "theory one other verdict difference low high level differ unpaired_low unpaired_high profit cost",
    "too close to call",
    "better so far",
    "worse so far",
    "too close to call so far",
    "the same in every world",
    "NDArray[np.int64] | ThresholdRule",
    "chance to be heard",
    "days of talk",
    "who accepts an approach",
    "outside right center",
    "outside upper left",
    "outside upper right",
    "outside right upper",
}
"""What stands in tables, settings and commands, the same in all languages."""

NO_SENTENCES = {"InputError", "setting", "same", "Trait"}


def named(call):
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def literal(node):
    """Return a text with a hole for each value, or None."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
    return None


def passed_over(node):
    if isinstance(node, ast.Call):
        return named(node) in NO_SENTENCES or named(node).startswith("check_") or named(node).endswith("Error")
    alone = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return alone or isinstance(node, ast.Raise)


def texts(node):
    """Yield every text of a file but docstrings, errors and declarations."""
    if passed_over(node):
        return
    if (text := literal(node)) is not None:
        yield text
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from texts(child)


def is_sentence(text):
    return " " in text and len(re.findall(r"(?<!\w)[^\W\d_]{2,}(?!\w)", text.replace("{}", " "))) >= 3


def sentences(code):
    return [text for text in texts(ast.parse(code)) if is_sentence(text)]


def path(file):
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", FILES, ids=path)
def test_no_sentence_stands_outside_the_catalogue(file):
    if path(file) not in (HELP, *ERRORS):
        assert set(sentences(file.read_text(encoding="utf-8"))) <= PARTS_OF_ERRORS | KEYS


@pytest.mark.parametrize(
    "code",
    [
        "said = 'Nobody was convinced.'",
        "said = f'{count:,} people are approached'",
        "def said():\n    '''What is said.'''\n    return f'a{f\"{n} of the people\"}'",
        "say('entry', of='most of them are')",
        "told({'a fixed cost of': 3})",
    ],
)
def test_a_sentence_outside_the_catalogue_is_found(code):
    assert sentences(code)


@pytest.mark.parametrize(
    "code",
    [
        "'''What is said here, by whom.'''",
        "raise InputError(f'{name} is a share of people, got {value}', field=name)",
        "p: float = setting(0.1, text='chance that a tie passes it on')",
        "say('strategy-hubs', count=3)",
        "reads = (Trait('phi', 'share of sources that convinces'),)",
    ],
)
def test_docstrings_errors_and_declarations_are_not(code):
    assert not sentences(code)


def test_what_is_allowed_is_there():
    found = {text for file in FILES for text in sentences(file.read_text(encoding="utf-8"))}
    assert found >= PARTS_OF_ERRORS | KEYS
    assert {*ERRORS} <= {path(file) for file in FILES}


def own_text(template):
    """Return what a template says itself: text between tags, in attributes that are read aloud, and in arguments."""
    bare = re.sub(r"\{#.*?#\}|<style>.*?</style>|<script>.*?</script>", " ", template, flags=re.S)
    aloud = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', re.sub(r"\{\{.*?\}\}", "", bare))
    quoted = re.findall(r"\"([^\"]*)\"|'([^']*)'", " ".join(re.findall(r"\{[{%](.*?)[}%]\}", bare, flags=re.S)))
    between = re.sub(r"\{[{%].*?[}%]\}|<[^>]*>|&\w+;", " ", bare, flags=re.S)
    spoken = [between, *aloud, *(one or other for one, other in quoted if " " in (one or other).strip(" ,;"))]
    return [text for text in spoken if re.search(r"[^\W\d_]{2,}", text)]


@pytest.mark.parametrize("file", TEMPLATES, ids=path)
def test_templates_have_no_text_of_their_own(file):
    assert not own_text(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "template",
    ["<p>Ranking</p>", '<td aria-label="What it costs">', '{{ table(rows, "What to expect") }}', "{{ a }} more"],
)
def test_a_text_in_a_template_is_found(template):
    assert own_text(template)
    assert not own_text('<p class="soft">{{ say("page-ranking") }}{% if a == "b" %}, {{ b }}{% endif %}</p>')


def messages():
    """Return all patterns of the English file by the names they are asked for."""
    resource = FluentParser().parse((catalogue.FOLDER / "en.ftl").read_text(encoding="utf-8"))
    assert not [one for one in resource.body if isinstance(one, syntax.Junk)]
    found = {}
    for one in resource.body:
        if isinstance(one, syntax.Message):
            if one.value is not None:
                found[one.id.name] = one.value
            found |= {f"{one.id.name}.{part.id.name}": part.value for part in one.attributes}
    return found


MESSAGES = messages()


def test_no_name_is_given_twice():
    text = (catalogue.FOLDER / "en.ftl").read_text(encoding="utf-8")
    heads = Counter(re.findall(r"^([a-z][\w-]*) =", text, flags=re.M))
    assert [name for name, count in heads.items() if count > 1] == []


def test_no_two_entries_mean_the_same():
    # a column has a name of its own, and a part belongs to its entry; a reference to another entry repeats nothing
    said = {}
    for name, pattern in MESSAGES.items():
        if not name.startswith("column-") and "." not in name:
            text = re.sub(r"\{ \$?[\w-]+ \}", "{}", written(pattern)).casefold().strip()
            said.setdefault(text, []).append(name)
    assert [names for text, names in said.items() if len(names) > 1 and re.search(r"\w", text)] == []


def parts(pattern):
    """Return the sentences and clauses of a pattern that have four words or more, with a hole for each value."""
    text = re.sub(r"\{ \$?[\w.-]+ \}", "{}", " ".join(written(pattern).split())).casefold()
    return {one.strip(" .;:") for one in re.split(r"(?<=[.;:]) ", text) if len(re.findall(r"[^\W\d_]{2,}", one)) >= 4}


def test_no_sentence_is_written_twice():
    found = Counter(part for pattern in MESSAGES.values() for part in parts(pattern))
    assert [part for part, count in found.items() if count > 1] == []


REFERENCE = re.compile(r"\{ ([a-z][\w.-]*) \}")
"""Where an entry says what another one says."""


def asks_for(name):
    """Return the values that an entry takes, with those of the entries in it."""
    text = written(MESSAGES[name])
    return {*re.findall(r"\$(\w+)", text)}.union(*map(asks_for, REFERENCE.findall(text)))


@pytest.mark.parametrize("name", MESSAGES)
def test_every_entry_can_be_said(name):
    variables = sorted(asks_for(name))
    for given in product([1, 2, "some"], repeat=min(len(variables), 3)):
        values = dict(zip(variables, [*given, *["some"] * len(variables)], strict=False))
        text = words.say(name, **values)
        assert text
        assert "{" not in text


def asked():
    """Return what can be a name of an entry in `sim/` or in another entry, as patterns."""
    found = {re.escape(one) for value in MESSAGES.values() for one in REFERENCE.findall(written(value))}
    for file in [*FILES, *TEMPLATES]:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".j2":
            found |= {re.escape(one) for one in re.findall(r"[\"']([a-z][\w.-]*)[\"']", text)}
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and named(node) in ("label", "labelled") and node.args:
                found.add(re.escape(literal(node.args[0]) or "") + r"-[\w-]+")
            elif (one := literal(node)) and re.fullmatch(r"(?:[a-z][a-z-]{2,}|\{\}\.)[\w.{}-]*", one):
                found.add(r"[\w-]+".join(map(re.escape, one.split("{}"))))
    return found | asked_by_page()


def asked_by_page():
    """Return what the page asks for: names in quotes, beginnings of names, and names with holes."""
    found = set()
    for file in PAGE:
        text = file.read_text(encoding="utf-8")
        found |= {re.escape(one) for one in re.findall(r"[\"']([a-z][\w.-]*[\w])[\"']", text)}
        found |= {re.escape(one) + r"[\w-]+" for one in re.findall(r"'([a-z]+(?:-[a-z]+)*-)' \+", text)}
        whole = re.findall(r"`([a-z-]+\$\{[^`]*)`", text)
        found |= {r"[\w-]+".join(map(re.escape, re.split(r"\$\{[^}]*\}", one))) for one in whole}
    return found


def test_every_entry_that_the_page_asks_for_is_there():
    for file in PAGE:
        text = file.read_text(encoding="utf-8")
        found = re.findall(r"say\('([\w.-]*\w)'[,)]|data-(?:say|aloud)=\"([\w.-]+)\"", text)
        assert [one for pair in found for one in pair if one and one not in MESSAGES] == []


@pytest.mark.parametrize("file", [file for file in PAGE if file.suffix == ".js"], ids=path)
def test_scripts_have_no_sentence_of_their_own(file):
    bare = re.sub(r"^\s*//.*$|\s//\s.*$", "", file.read_text(encoding="utf-8"), flags=re.M)
    found = [one for pair in re.findall(r"'([^'\n]*)'|`([^`\n]*)`", bare) for one in pair]
    texts = [re.sub(r"\$\{[^}]*\}", " ", one) for one in found if not re.search(r"[=;()\[\]<>]|^play-", one)]
    assert [one for one in texts if is_sentence(one)] == []


def test_the_markup_has_no_text_of_its_own():
    (file,) = (file for file in PAGE if file.suffix == ".html")
    assert not own_text(re.sub(r"@@\w+@@", "", file.read_text(encoding="utf-8")))


UNASKED = {f"needs-{need.replace(' ', '-')}" for need in NEEDS}
"""Entries that wait for their file."""


def test_every_entry_is_asked_for():
    whole = re.compile("|".join(sorted(asked())))
    unasked = {name for name in MESSAGES if not whole.fullmatch(name)}
    assert {name for name in unasked if name not in UNASKED and not name.endswith(".does")} == set()


@pytest.mark.parametrize(
    ("base", "prefix", "parts"),
    [
        (Strategy, "strategy", ("", ".does")),
        (Theory, "theory", ("", ".if", ".says")),
        (Mechanism, "mechanism", ("", ".says")),
        (Source, "network", ("",)),
    ],
)
def test_every_component_has_its_entries(base, prefix, parts):
    for kind, cls in kinds(base).items():
        if base is not Source or cls.drawn:
            assert [f"{prefix}-{kind}{part}" for part in parts if f"{prefix}-{kind}{part}" not in MESSAGES] == []


@pytest.fixture
def languages(tmp_path, monkeypatch):
    """Return a folder for files of languages, with English in it."""
    (tmp_path / "en.ftl").write_text((catalogue.FOLDER / "en.ftl").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue._bundle.cache_clear()
    yield tmp_path
    catalogue._bundle.cache_clear()


def test_another_language_needs_no_code(languages):
    (languages / "xx.ftl").write_text("measure-buyers = kjopere\ngoal-by = { $measure } innen dag { $day }\n")
    assert catalogue.languages() == ["en", "xx"]
    with catalogue.speaking("xx"):
        assert Goal("buyers", by=7).words == "kjopere innen dag 7"
        assert Goal("aware", by=7).words == "people aware innen dag 7"
    assert Goal("buyers", by=7).words == "buyers by day 7"


def test_a_fault_of_the_program_is_no_sentence():
    with pytest.raises(KeyError, match="no entry"):
        words.say("never-written")
    with pytest.raises(KeyError, match="goal-by"):
        words.say("goal-by", measure="buyers")
