"""What a campaign can do besides approaching people, one file each."""

from sim.mechanisms.acceptance import Acceptance
from sim.mechanisms.base import Change, Mechanism
from sim.mechanisms.broadcast import Broadcast
from sim.mechanisms.channels import Channels
from sim.mechanisms.endorsement import Endorsement
from sim.mechanisms.familiarity import Familiarity
from sim.mechanisms.place import Place
from sim.mechanisms.roles import Roles
from sim.mechanisms.speaking import Speaking
from sim.mechanisms.waves import Waves

__all__ = [
    "Acceptance",
    "Broadcast",
    "Change",
    "Channels",
    "Endorsement",
    "Familiarity",
    "Mechanism",
    "Place",
    "Roles",
    "Speaking",
    "Waves",
]
