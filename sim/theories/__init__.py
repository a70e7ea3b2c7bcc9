"""Rival theories of influence, one file each, compiled into laws."""

from sim.theories.base import Law, Theory
from sim.theories.bass import Bass
from sim.theories.complex_contagion import ComplexContagion
from sim.theories.flow import Flow
from sim.theories.fractional_threshold import FractionalThreshold
from sim.theories.independent_cascade import IndependentCascade
from sim.theories.key_person import KeyPerson
from sim.theories.linear_threshold import LinearThreshold
from sim.theories.weighted_cascade import WeightedCascade

__all__ = [
    "Bass",
    "ComplexContagion",
    "Flow",
    "FractionalThreshold",
    "IndependentCascade",
    "KeyPerson",
    "Law",
    "LinearThreshold",
    "Theory",
    "WeightedCascade",
]
