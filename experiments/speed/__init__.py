"""How fast the product is beside its peers: `python -m experiments.speed`, and what its bars say.

CyNetDiff and NDlib are installed in an environment of their own, version 0.1.0 is taken from the history of this
repository, and Mesa plays through our own readable engine. They play what the product plays, in turns with it, and
have to reach as many people. What cannot be had is left out with its reason.
"""
