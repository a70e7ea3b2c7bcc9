"""How contagious the default theories are, by `python -m experiments.defaults`.

Key person and flow are to differ in who matters, not in how contagious they are, so `base` and
`phi` are chosen such that 1 % of the default community, approached at random, convinces about
20 % of it under both. Prints the table in the model description.
"""

from __future__ import annotations

import sim

KEY_PERSON = {f"base {base}": sim.theories.KeyPerson(base=base) for base in (0.043, 0.044, 0.045, 0.046, 0.047)}
FLOW = {f"phi up to {high}": sim.theories.Flow(phi=(0, high)) for high in (0.435, 0.44, 0.445, 0.45, 0.455)}
ORDINARY = {"default, the few ordinary": sim.theories.KeyPerson(connectors=0, salesmen=0, mavens=0)}


def main() -> None:
    """Print mean reach of random seeding in 1,000 worlds, as a share of all people."""
    network, people = sim.networks.Community().build()
    theories = KEY_PERSON | FLOW | ORDINARY
    comparison = sim.compare(network, theories, ["random"], 20, people=people, worlds=1000, root_seed=1, workers=2)
    for row in comparison.table.itertuples():
        low, high = row.reach_low / network.n, row.reach_high / network.n
        share = f"{row.reach_share:.1%} of people, 95 % t interval {low:.1%} to {high:.1%}"
        print(f"{row.theory:26} {share}, global cascades {row.global_cascades:.0%}")


if __name__ == "__main__":
    main()
