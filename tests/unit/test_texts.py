"""Odd text is refused in one line before anything is played, or spelt out; long values are cut in messages."""

import json
import os
import re
from decimal import Decimal

import numpy as np
import pytest

import sim
from sim import texts, values
from sim.command import main
from sim.errors import InputError, check_number, check_whole
from sim.networks import CSV, GML, JSON, UCINET, Pajek
from sim.people import trait
from sim.tasks.composing import composed

ODD = ["a\x0b", "\x00", "b\x1b[31m", "\ud800", "\ufffe", "\x7f"]
LONG = "7" * 5000


def load(tmp_path, source, text, **settings):
    file = tmp_path / "file"
    file.write_bytes(text.encode("utf-8"))
    return source(file, **settings).build()


@pytest.mark.parametrize("odd", ODD)
def test_ids_that_no_figure_can_hold_are_refused(odd):
    for ids in ([odd, "x"], np.array([odd + "y", "x"]), [odd, 1]):
        with pytest.raises(InputError, match="no file can hold|got ''"):
            sim.Network.from_edges(ids, ids[::-1])


def test_ids_of_files_are_refused_too(tmp_path):
    with pytest.raises(InputError, match=r"an id is text that can be written; 'a\\x0bz' holds a character"):
        load(tmp_path, CSV, "a\x0bz,b\nb,c\n")
    with pytest.raises(InputError, match="no file can hold"):
        load(tmp_path, GML, 'graph [ node [ id "\x01" ] ]')
    with pytest.raises(InputError, match="an id has at most 1,000 characters, got 5,000"):
        load(tmp_path, CSV, f"{LONG},b\n")


@pytest.mark.parametrize("odd", ['{"id": "\\ud800"}', '{"id": 1, "tall": "\\udfff"}', '{"id": 1, "\\ud801": 2}'])
def test_half_a_character_in_json_is_refused(tmp_path, odd):
    with pytest.raises(InputError, match="lone surrogate"):
        load(tmp_path, JSON, f'{{"nodes": [{odd}], "links": []}}')


def test_names_of_traits_that_no_figure_can_hold_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"the name of a trait is text that can be written; 'a\\x0b' holds"):
        load(tmp_path, JSON, '{"nodes": [{"id": 1, "a\\u000b": 2}], "links": []}')


@pytest.mark.parametrize("number", [LONG, "9" * 401])
def test_numbers_of_any_length_are_refused_by_their_line(tmp_path, number):
    with pytest.raises(InputError, match="line 3: a vertex is a whole number from 1 to 2") as caught:
        load(tmp_path, Pajek, f"*Vertices 2\n*Edges\n1 {number}\n")
    assert len(str(caught.value)) < 400
    with pytest.raises(InputError, match="line 3: a person is a whole number from 1 to 2"):
        load(tmp_path, UCINET, f"dl n=2 format=edgelist1\ndata:\n1 {number}\n")
    people = '{"nodes": [{"id": 1}], "links": '
    with pytest.raises(InputError, match="a weight is a number|cannot read"):
        load(tmp_path, JSON, f'{people}[{{"source": 1, "target": 1, "weight": {number}}}]}}')
    assert texts.number_in("12", 1, 12) == 12
    assert texts.number_in(number, 1, 12) is None


def test_a_trait_of_401_digits_is_text():
    assert trait([10**400, 1]).tolist() == [str(10**400), "1"]


def test_a_first_cell_over_the_limit_has_one_line(tmp_path):
    with pytest.raises(InputError, match="row 1: field larger than field limit"):
        load(tmp_path, CSV, f"{'a' * 131_073},b\nb,c\n")
    with pytest.raises(InputError, match="row 2: field larger than field limit"):
        load(tmp_path, CSV, f"a,b\n{'a' * 131_073},b\nb,c\n")


def test_a_trait_that_would_take_all_memory_is_refused(tmp_path):
    ties = "".join(f"{i},{i + 1}\n" for i in range(2000))
    (tmp_path / "people.csv").write_text("id,tall\n1," + "x" * 100_000 + "\n2,y\n")
    with pytest.raises(InputError, match="take too much room"):
        load(tmp_path, CSV, ties, nodes=tmp_path / "people.csv")
    with pytest.raises(InputError, match="take too much room"):
        trait(["x" * 100_000, *["y"] * 2000])


def test_a_file_name_that_is_not_utf8_is_spelt_out(tmp_path):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv")
    with open(name, "w") as file:
        file.write("a,b\n")
    assert CSV(name).build()[0].n == 2
    assert CSV(name).label == "caf\\udce9.csv"
    json.dumps(Pajek(name).label, ensure_ascii=False).encode()


def test_names_of_strategies_are_refused_before_playing():
    network = sim.Network.from_edges([1, 2], [2, 3])
    for odd in ODD:
        with pytest.raises(InputError, match="a name in strategies is text that can be written"):
            sim.compare(network, "flow", strategies={odd: sim.seeding.Hubs()}, campaign=sim.Campaign(1), worlds=1)


@pytest.mark.parametrize(
    ("argument", "match"),
    [
        ("network.edges=caf\udce9.csv", "^network.edges holds .*UTF-8"),
        ("network.edges='a\x0b.csv'", "^network.edges holds"),
        ("network.hash_ids='geheim\x0b99'", "^network.hash_ids holds"),
        ("output=" + "a" * 10_001, "^output has at most 10,000 characters"),
        ("root_seed=" + LONG, "^root_seed is given with a number of 400 digits"),
        *[(f"{one}={'9' * 401}", f"^{one} is given") for one in ("worlds", "seconds", "margin", "campaign.budget")],
        *[(f"{one}={'9' * 390}", f"^{one} is a number of at most") for one in ("worlds", "seconds", "margin")],
        ('output="\\ud800x\ud800"', "^output holds"),
    ],
)
def test_odd_arguments_are_refused_by_name_and_not_shown(argument, match, capsys):
    with pytest.raises(InputError, match=match) as caught:
        composed(["network=csv", "network.edges=x.csv", argument])
    assert len(str(caught.value)) < 200
    assert "geheim" not in str(caught.value)
    assert main(["network=csv", argument]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_settings_from_files_are_held_to_the_same():
    with pytest.raises(InputError, match=r"^network\.path holds"):
        texts.check_settings({"network": {"path": ["a", "\ud800"]}})
    with pytest.raises(InputError, match="name of a setting"):
        texts.check_settings({"theory": {"\x0b": 1}})
    texts.check_settings({"a": 2**64 - 1, "b": [1.5, None, True, "Zoë\n"]})


def test_long_values_are_cut_in_every_message():
    for call in (
        lambda: check_whole("n", "x" * 10**6, 1),
        lambda: check_number("n", 10**400),
        lambda: check_whole("n", 10**5000, 1, 9),
        lambda: check_number("n", 10**5000),
        lambda: sim.Campaign(budget="many words " * 10**5),
        lambda: sim.Campaign(budget=list(range(10**5))),
    ):
        with pytest.raises(InputError) as caught:
            call()
        assert len(str(caught.value)) < 1600


@pytest.mark.parametrize("value", ["1e999999999", "1e-999999999", Decimal("1e999999999"), "9" * 10**6])
def test_a_fraction_does_not_take_all_memory(value):
    assert values.fraction(value) is None


def test_a_message_of_usual_length_is_left_as_it_is():
    text = "theory.flow.share is a number in [0, 1], got 'a bit more than that' in /home/somebody/data/ties.csv"
    assert str(InputError(text)) == text
    assert not re.search(r"\.\.\.", text)


def test_names_of_settings_are_text():
    for given in ({1: 2}, {"theory": {"flow": {True: 1}}}, {"a": {None: 1}}):
        with pytest.raises(InputError, match="^the name of a setting is text, got (1|True in theory.flow|None in a)$"):
            texts.check_settings(given)


def test_code_points_that_mean_nothing_are_spelt_out():
    assert str(InputError("a\u0a00\U000e0fff\ufdd0é")) == "a\\u0a00\\U000e0fff\\ufdd0é"
