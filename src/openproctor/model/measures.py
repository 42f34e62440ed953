"""What can be measured. Each measure has a number, which is stored with every observation: never change or reuse one.

What the page reports about itself has numbers from 40 on, in the files of its signals. The measure of a new signal is declared
in the signal's file in the same way, with a number from 24 to 39 or from 60 to 255.
"""

from typing import Self

__all__ = [
    "BLOCKED",
    "BODIES",
    "BOOK",
    "BRIGHTNESS",
    "EYES_CLOSED",
    "FACES",
    "FROZEN_S",
    "GAZE_X",
    "GAZE_Y",
    "IDENTITY",
    "LAPTOP",
    "LIPS",
    "MOUTH_OPEN",
    "PHONE",
    "PITCH",
    "PRESENCE",
    "REPLAY_S",
    "ROLL",
    "SHARPNESS",
    "SOUND_S",
    "SPEECH_S",
    "STILL_S",
    "YAW",
    "Measure",
    "all_measures",
    "known_measure",
]

_BY_NUMBER: dict[int, "Measure"] = {}


class Measure(int):
    """One measure: its number, with a name for people. A plain integer as a key, as there are many observations a second."""

    name: str

    def __new__(cls, number: int, name: str) -> Self:
        """Declare a measure.

        Raises:
            ValueError: the number has another one already, or does not fit into a byte.
        """
        if not 0 < number < 256:
            raise ValueError(f"{name}: a measure's number is 1 to 255, not {number}")
        if number in _BY_NUMBER:
            raise ValueError(f"{name}: {number} is the number of {_BY_NUMBER[number].name} already")
        measure = super().__new__(cls, number)
        measure.name = name
        _BY_NUMBER[number] = measure
        return measure

    def __repr__(self) -> str:
        return f"<{self.name}: {int(self)}>"

    def __reduce__(self) -> tuple[object, tuple[int]]:
        # Copies and other processes get the instance that is declared here.
        return known_measure, (int(self),)


def all_measures() -> tuple[Measure, ...]:
    """The measures that the loaded modules declare, by their numbers."""
    return tuple(_BY_NUMBER[number] for number in sorted(_BY_NUMBER))


known_measure = _BY_NUMBER.get
"""The measure of this number; None if no loaded module declares it. Called for each value of each frame."""


FACES = Measure(1, "faces")
"""Faces in the picture, without the pictures on the wall."""
IDENTITY = Measure(2, "identity")
"""Distance to the reference of the check-in; the lower, the more alike."""
YAW = Measure(3, "yaw")
"""Degrees by which the head is turned to a side."""
PITCH = Measure(4, "pitch")
"""Degrees by which the head is lowered (positive) or raised."""
ROLL = Measure(5, "roll")
GAZE_X = Measure(6, "gaze_x")
"""Where the irises are between the corners of the eyes, -1 to 1."""
GAZE_Y = Measure(7, "gaze_y")
EYES_CLOSED = Measure(8, "eyes_closed")
"""0 open, 1 closed."""
MOUTH_OPEN = Measure(9, "mouth_open")
"""0 closed, 1 wide open."""
PHONE = Measure(10, "phone")
"""Highest score of the kind in the picture, 0 to 1; so for the next two."""
BOOK = Measure(11, "book")
LAPTOP = Measure(12, "laptop")
BODIES = Measure(13, "bodies")
"""People in the picture, with or without a face."""
BRIGHTNESS = Measure(14, "brightness")
"""0 black to 1 white."""
SHARPNESS = Measure(15, "sharpness")
"""0 (nothing can be made out) to 1."""
BLOCKED = Measure(16, "blocked")
"""How surely the lens is covered, 0 to 1."""
FROZEN_S = Measure(17, "frozen_s")
"""Seconds for which the picture has been the same."""
REPLAY_S = Measure(18, "replay_s")
"""Seconds for which the pictures have repeated earlier ones."""
STILL_S = Measure(19, "still_s")
"""Seconds for which the face has shown no sign of life: no blink, no change of shape."""
SPEECH_S = Measure(20, "speech_s")
"""Seconds of speech in the segment of sound."""
SOUND_S = Measure(21, "sound_s")
"""Length of the segment of sound, in seconds."""
LIPS = Measure(22, "lips")
"""Share of the looks during the segment of sound in which the candidate's own lips moved."""
PRESENCE = Measure(23, "presence")
"""How surely the landmarks are those of a face, 0 to 1; it falls when a face is turned far away."""
