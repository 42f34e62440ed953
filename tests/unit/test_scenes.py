"""What the scripted cameras of ``make screenshots`` show."""

import base64

import simplejpeg
from scripts.scenes import PICTURES, VIEWS, make_scenes


def test_every_scene_has_different_pictures_of_a_camera_s_size() -> None:
    made = make_scenes()
    assert made.keys() == {*VIEWS, "both"}
    for pictures in made.values():
        assert len(set(pictures)) == PICTURES
        for each in pictures:
            height, width, *_ = simplejpeg.decode_jpeg_header(base64.b64decode(each.removeprefix("data:image/jpeg;base64,")))
            assert (width, height) == (640, 480)
