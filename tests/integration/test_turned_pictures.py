"""Pictures with an orientation: kept as they came, measured and shown as a person sees them."""

import hashlib
import io
from pathlib import Path

import numpy as np
import pytest
import simplejpeg
from PIL import ExifTags, ImageOps
from PIL import Image as Pillow
from sqlalchemy import select

from openproctor.database.engine import Database
from openproctor.database.tables import evidence
from openproctor.detection.image import Image
from openproctor.evidence.store.protocol import EvidenceStore
from openproctor.model.observation import Face
from tests.fakes import CountingDetector
from tests.integration.steps import listed
from tests.support.server import CandidatePage, running_server

UPRIGHT = np.full((640, 480, 3), 128, np.uint8)
UPRIGHT[40:200, 60:180] = (230, 20, 20)
UPRIGHT[300:380, 320:400] = (20, 20, 230)
BOXES = [(60, 40, 120, 160), (320, 300, 80, 80)]
"""The two squares as a person sees them: x, y, width, height."""


class Squares(CountingDetector):
    """Takes a red and a blue square for faces, where they stand upright."""

    def detect(self, image: Image) -> tuple[Face, ...]:
        found = []
        for colour in (0, 2):
            there = (image[..., colour] > 180) & (image[..., 1] < 90) & (image[..., 2 - colour] < 90)
            if there.any():
                rows, columns = np.flatnonzero(there.any(axis=1)), np.flatnonzero(there.any(axis=0))
                x, y = float(columns[0]), float(rows[0])
                found.append(Face(x, y, float(np.ptp(columns)) + 1, float(np.ptp(rows)) + 1, 0.9))
        return tuple(found)


def written(asked: int, mark: int) -> bytes:
    """The upright picture as a camera writes it that asks for this orientation."""
    undone = {5: Pillow.Transpose.TRANSPOSE, 6: Pillow.Transpose.ROTATE_90, 7: Pillow.Transpose.TRANSVERSE}
    undone |= {2: Pillow.Transpose.FLIP_LEFT_RIGHT, 3: Pillow.Transpose.ROTATE_180, 4: Pillow.Transpose.FLIP_TOP_BOTTOM}
    undone |= {8: Pillow.Transpose.ROTATE_270}
    noisy = UPRIGHT + np.random.default_rng(mark).integers(0, 12, UPRIGHT.shape, np.uint8)
    lying = Pillow.fromarray(noisy)
    exif, stream = Pillow.Exif(), io.BytesIO()
    exif[ExifTags.Base.Orientation] = asked
    (lying.transpose(undone[asked]) if asked in undone else lying).save(stream, "JPEG", quality=92, exif=exif)
    return stream.getvalue()


async def sit(page: CandidatePage, asked: int, looks: int = 6) -> list[bytes]:
    sent = []
    for mark in range(looks):
        page.server.clock.advance(1)
        sent.append(written(asked, mark))
        answer = await page.put(sent[-1])
        assert answer.status_code == 200, answer.text
    return sent


@pytest.mark.parametrize("asked", range(1, 9))
async def test_boxes_lie_where_a_person_sees_the_faces(tmp_path: Path, asked: int) -> None:
    async with running_server(tmp_path, None, detector=Squares()) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await server.candidate(exam_id)
        checked = await page.http.post(
            f"{page.path}/check", content=written(asked, 99), headers=page.auth | {"content-type": "image/jpeg"}
        )
        assert checked.status_code == 200, checked.text
        sent = await sit(page, asked)
        (incident,) = await listed(admin, exam_id)
        assert incident["kind"] == "multiple_faces"
        cover = incident["cover"]
        assert (cover["width"], cover["height"]) == (480, 640)
        boxes = sorted((each["x"], each["y"], each["width"], each["height"]) for each in cover["faces"])
        assert np.abs(np.array(boxes) - np.array(BOXES)).max() < 6, boxes
        shown = await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{cover['id']}")
        assert np.abs(simplejpeg.decode_jpeg(shown.content).astype(int) - UPRIGHT).mean() < 12
        # What was sent is kept to the byte.
        async with server.get(Database).read() as tx:
            kept = (await tx.connection.execute(select(evidence.c.key, evidence.c.sha256))).all()
        digests = {hashlib.sha256(body).hexdigest() for body in sent}
        assert kept
        for row in kept:
            stored = await server.get(EvidenceStore).read(row.key)
            assert hashlib.sha256(stored).hexdigest() == row.sha256
            assert row.sha256 in digests
            assert np.asarray(ImageOps.exif_transpose(Pillow.open(io.BytesIO(stored)))).shape == UPRIGHT.shape


@pytest.mark.parametrize(
    "behind",
    [
        b"\0" * 512,
        b"\xff\xd9",
        b"\n",
        b"\xff" * 37,
        b"a camera's own notes",
        written(6, 5)[:60_000],
        b"\0\0\0\x18ftyp" * 30_000,
    ],
)
async def test_a_picture_with_bytes_behind_its_end_is_kept_with_them_and_shown_without(tmp_path: Path, behind: bytes) -> None:
    async with running_server(tmp_path, None, detector=Squares()) as server:
        admin = await server.admin()
        exam_id = (await admin.exam())["id"]
        page = await server.candidate(exam_id)
        sent = []
        for mark in range(6):
            server.clock.advance(1)
            sent.append(written(1, mark) + behind)
            assert (await page.put(sent[-1])).json()["status"] == "analysed"
        (incident,) = await listed(admin, exam_id)
        shown = await admin.http.get(f"/api/v1/exams/{exam_id}/evidence/{incident['cover']['id']}")
        assert shown.content.endswith(b"\xff\xd9")
        assert shown.content.count(behind) == 0 or len(behind) < 3
        async with server.get(Database).read() as tx:
            kept = (await tx.connection.execute(select(evidence.c.sha256))).scalars().all()
        assert kept
        assert set(kept) <= {hashlib.sha256(body).hexdigest() for body in sent}
