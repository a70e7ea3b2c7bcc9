"""What others call it: words of the field and of daily life, and what they are called here."""

from __future__ import annotations

from collections.abc import Collection

from sim.errors import did_you_mean

MEANINGS = {
    # strategies
    "hubs": "degree degree_centrality influencers celebrities popular connectors",
    "k_core": "k_shell kshell coreness",
    "bridges": "brokers weak_ties",
    "constraint": "structural_holes burt",
    "nomination": "friends friendship_paradox",
    "fringe": "periphery peripheral",
    "greedy": "celf kempe",
    "robust": "saturate minimax regret maximin",
    "ris": "imm tim reverse_influence_sampling",
    "roster": "list own_list",
    "mixture": "mix portfolio",
    # theories
    "independent_cascade": "ic icm cascade epidemic",
    "weighted_cascade": "wc",
    "linear_threshold": "lt ltm",
    "fractional_threshold": "threshold granovetter watts",
    "key_person": "tipping tipping_point gladwell mavens",
    "complex_contagion": "complex centola",
    # networks
    "barabasi_albert": "ba scale_free preferential_attachment",
    "poisson": "er erdos_renyi gnp random",
    "watts_strogatz": "ws small_world",
    "stochastic_blocks": "sbm blocks",
    "csv": "edgelist edge_list table tsv",
    "nodexl": "excel xlsx",
    "lattice": "grid",
    # tasks
    "against": "versus vs compare_runs",
    "calibrate": "fit learn infer estimate",
    "worth": "sensitivity what_if sweep",
    "surrogate": "anonymise anonymize rewire",
    "gallery": "reproduce replicate papers",
    "influentials": "influencers predict",
    "value": "attribution silence social_value cascades who_convinced",
    # settings and groups
    "campaign.budget": "budget seeds k n_seeds seed_size",
    "campaign.horizon": "rounds days steps duration",
    "campaign.fee": "cost price",
    "worlds": "simulations sims replications repetitions iterations samples",
    "root_seed": "seed random_seed rng",
    "workers": "threads cores processes n_jobs jobs",
    "level": "confidence alpha",
    "seconds": "timeout time_limit",
    "output": "folder out outdir results",
    "seeding": "strategy strategies",
    "theory": "theories model models",
    "network": "graph",
}
"""Words by what they are called here."""


def meant(word: str, known: Collection[str]) -> str:
    """Return the setting or group that a word names.

    Parameters
    ----------
    word : str
        Word of the user, as typed.
    known : collection of str
        Names of settings and groups.

    Returns
    -------
    str
        Itself, or what it is called here; empty if there is nothing.
    """
    plain = _plain(word)
    if plain in known:
        return plain
    return next((name for name, words in MEANINGS.items() if plain in words.split() and name in known), "")


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")


def suggestion(word: str, options: Collection[str]) -> str:
    """Return what was probably meant by a word that is not understood.

    Parameters
    ----------
    word : str
        Word of the user, as typed.
    options : collection of str
        What would have been understood.

    Returns
    -------
    str
        A sentence that starts with a space: what the word means here, or else the nearest spelling; empty if
        nothing is near.

    Examples
    --------
    >>> suggestion("degree", ["hubs", "degree_discount"])
    " 'degree' is called 'hubs' here."
    >>> suggestion("hear", ["worlds", "theory.flow.hear"])
    " Did you mean 'theory.flow.hear'?"
    """
    plain = _plain(word)
    named = [name for name, words in MEANINGS.items() if plain in words.split() and name in options]
    within = [one for one in options if one == plain] or [one for one in options if one.endswith(f".{plain}")]
    if named:  # a word that looks like it would only mislead
        return f" {word!r} is called {named[0]!r} here."
    return f" Did you mean {within[0]!r}?" if within else did_you_mean(word, options)
