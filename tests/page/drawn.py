"""Drawn settings, what the engines of Python make of them, and the script that plays them in JavaScript."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

import sim
from sim.credit.parents import FROM_OUTSIDE, PERSON, attribution
from sim.credit.words import Listening
from sim.engines.base import parts
from sim.engines.bounds import law_arrays
from sim.luck import name_code
from sim.mechanisms import Broadcast
from sim.page.scripts import ENGINE, joined
from sim.playing import ENGINES
from sim.seeding.base import roster
from sim.theories.base import law_of
from sim.theories.thresholds import StepThresholds, UniformThresholds
from sim.world import World

TRAITS = {
    "reach": (0.0, 1.0, False),
    "persuasion": (0.0, 8.0, False),
    "knowledge": (1, 5, True),
    "sceptic": (0, 1, True),
    "phi": (0.0, 1.0, False),
    "accept": (0.0, 1.0, False),
    "recommend": (0.0, 1.0, False),
    "buy": (0.0, 1.0, False),
}
TALK = (1, 3, 7, 30, None)
STRATEGIES = ("random", "hubs", "fringe")


def case(number):
    """Return the settings of a case: a small network, a theory, a campaign, traits of some people, a world."""
    draw = random.Random(number)
    people, directed = draw.randrange(2, 60), draw.random() < 0.5
    rows = [(draw.randrange(people), draw.randrange(people)) for _ in range(draw.randrange(1, 5 * people))]
    weight = [draw.choice([0.25, 0.5, 1.0]) for _ in rows] if draw.random() < 0.4 else None
    kind = sorted(THEORIES)[number % len(THEORIES)]
    campaign = {name: draw.choice([1.0, draw.random()]) for name in ("accept", "recommend", "buy")}
    if draw.random() < 0.4 or kind == "bass":
        campaign |= {"broadcast": draw.choice([0.0, 0.02, 0.3]), "broadcast_worth": draw.randrange(3)}
        if campaign["broadcast"] and draw.random() < 0.5:
            campaign["calendar"] = draw.choice(["GGGA", "A", "GA", "AAG"])
            campaign |= {name: draw.random() for name in ("trust", "give", "spend")}
    if campaign.get("broadcast") or draw.random() < 0.5:
        campaign["horizon"] = draw.choice([0, 1, 5, 40, 200])
    traits = {name: some(draw, people, *TRAITS[name]) for name in TRAITS if draw.random() < 0.25}
    return {
        "people": people,
        "directed": directed,
        "rows": rows,
        "weight": weight,
        "theory": THEORIES[kind](draw) | {"kind": kind},
        "campaign": campaign,
        "traits": traits,
        "rootSeed": str(draw.choice([7, draw.randrange(2**64)])),
        "world": draw.choice([number, draw.randrange(2**32)]),
        "strategy": draw.choice(STRATEGIES),
        "count": draw.randrange(people + 1),
    }


def some(draw, people, low, high, whole):
    value = (lambda: draw.randint(low, high)) if whole else (lambda: draw.uniform(low, high))
    return [value() if draw.random() < 0.6 else None for _ in range(people)]


def pair(draw):
    low, high = sorted((draw.random(), draw.random()))
    return draw.choice([[low, high], [0.0, round(high, 3)], round(low, 2), 0.5, "1/3", ["1/7", "2/3"]])


def talk(draw):
    return {"talk_days": draw.choice(TALK), "expose": draw.choice([None, None, draw.random()])}


THEORIES = {
    "key_person": lambda draw: (
        talk(draw)
        | {
            "base": draw.random() ** 3,
            "persuasion": draw.uniform(0, 6),
            "knowledge": draw.randrange(1, 5),
            "tie_weight": draw.choice(["ignored", "trust"]),
        }
        | {name: draw.random() for name in ("connectors", "salesmen", "mavens", "reach", "sceptics")}
    ),
    "flow": lambda draw: talk(draw) | {"hear": draw.random() ** 2, "phi": pair(draw)},
    "independent_cascade": lambda draw: {"p": draw.random(), "tie_weight": draw.choice(["ignored", "probability"])},
    "weighted_cascade": lambda draw: {"tie_weight": draw.choice(["ignored", "share"])},
    "linear_threshold": lambda draw: {},
    "complex_contagion": lambda draw: {"k": draw.randrange(5)},
    "fractional_threshold": lambda draw: {"phi": draw.choice([draw.random(), "1/3", 0.18])},
    "bass": lambda draw: {"p": draw.random() ** 4, "q": draw.random()},
}


def network_of(one):
    src, dst = zip(*one["rows"], strict=True)
    weight = one["weight"]
    if one["theory"].get("tie_weight") == "probability":  # rows of a tie add up, and a chance is at most 1
        weight = [share / len(src) for share in weight or [1.0] * len(src)]
    return sim.Network.from_edges(src, dst, weight, directed=one["directed"], nodes=range(one["people"]))


def theory_of(given):
    settings = dict(given)
    kind = settings.pop("kind")
    if isinstance(settings.get("phi"), list):
        settings["phi"] = tuple(settings["phi"])
    return getattr(sim.theories, "".join(part.capitalize() for part in kind.split("_")))(**settings)


def campaign_of(given):
    own = {name: given[name] for name in ("accept", "recommend", "buy", "horizon") if name in given}
    calendar = {name: given[name] for name in ("calendar", "trust", "give", "spend") if name in given}
    broadcast = Broadcast(given.get("broadcast", 0.0), given.get("broadcast_worth", 1), **calendar)
    return sim.Campaign(mechanisms=(broadcast,), **own)


def expected(one, engine="compiled"):
    """Return what the engines of Python say of a case."""
    network, theory, root_seed = network_of(one), theory_of(one["theory"]), int(one["rootSeed"])
    traits = {name: [np.nan if value is None else value for value in row] for name, row in one["traits"].items()}
    people = sim.People(network.n, {name: np.array(row, dtype=np.float64) for name, row in traits.items()})
    law = law_of(theory, network, people, root_seed)
    heard, done = parts(network, people, law, campaign_of(one["campaign"]))
    world = World(network.n, network.m, root_seed, one["world"])
    strategy = {"random": sim.seeding.Random, "hubs": sim.seeding.Hubs, "fringe": sim.seeding.Fringe}[one["strategy"]]()
    seeds = roster(strategy.score(network, people), one["count"], world, one["strategy"])
    play = ENGINES[engine](heard).play(world, done, seeds)
    exposes = law.expose is not law.hear
    bounds = law_arrays(heard, exposes)
    return {
        "days": play.days.tolist(),
        "by": by_whom(attribution(Listening(heard, done), world, play)),
        "known": play.known.tolist(),
        "counts": play.counts.T.tolist(),
        "roster": seeds.tolist(),
        "heard": np.broadcast_to(bounds.heard, network.m).tolist(),
        "aware": np.broadcast_to(bounds.known, network.m).tolist(),
        "tables": tables(law, network.n),
        "casts": [theory._cast(*role, root_seed).astype(int).tolist() for role in roles(theory, network)],
        "responses": [bound.tolist() for bound in (done.accept, done.recommend, done.buy)],
        "code": name_code(one["strategy"]),
    }


def by_whom(found):
    """Return who convinced each person; -1 is nobody, -2 what comes from outside."""
    return np.where(found.cause == PERSON, found.parent, np.where(found.cause == FROM_OUTSIDE, -2, -1)).tolist()


def roles(theory, network):
    if not isinstance(theory, sim.theories.KeyPerson):
        return []
    return [("connectors", network.listeners), ("salesmen", np.zeros(network.n)), ("mavens", np.zeros(network.n))]


def tables(law, people):
    """Return what each person's threshold depends on, in whole numbers."""
    rule = law.threshold
    if isinstance(rule, UniformThresholds):
        return [[int(span)] for span in rule.span]
    if isinstance(rule, StepThresholds):
        return [rule.steps[kind].tolist() for kind in rule.kind]
    return [[int(one)] for one in np.broadcast_to(rule, people)]


def given(one):
    """Return a case as JavaScript takes it."""
    network = network_of(one)
    weight = network.ties["weight"]
    own = {"start": network.start.tolist(), "listener": network.listener.tolist()}
    if (weight != 1).any():
        own["weight"] = weight.tolist()
    return {key: value for key, value in one.items() if key not in ("rows", "weight")} | own


PLAYER = Path(__file__).with_name("played.js")


def script():
    """Return the twin with a function that plays a case."""
    return joined(*ENGINE) + PLAYER.read_text(encoding="utf-8")
