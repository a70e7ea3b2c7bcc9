"""The frame of the gallery: claims as data, measurements with intervals, verdicts, one page."""
