"""What a campaign can do besides approaching people, one file each."""

from sim.mechanisms.base import Change, Mechanism
from sim.mechanisms.broadcast import Broadcast
from sim.mechanisms.waves import Waves

__all__ = ["Broadcast", "Change", "Mechanism", "Waves"]
