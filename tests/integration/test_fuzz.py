"""The short forms of the fuzzing whose long forms are commands (docs/fuzzing.md): the same code, fixed seeds, seconds each."""

import random
from collections.abc import Iterator

import pytest
from bench import fuzz_api, fuzz_sockets
from bench.fuzz_images import ImagePath, Mutator, seeds
from bench.fuzzed import Target, target

SEED = 20_261


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with target(tmp_path_factory.mktemp("fuzzed")) as running:
        yield running


def test_whatever_the_api_is_sent_it_answers_without_a_5xx(at: Target) -> None:
    report = fuzz_api.fuzz(at, 250, SEED)
    assert report.failures == []
    assert report.logged == []
    assert report.requests >= 200
    assert report.most_mb - report.began_mb < 50


async def test_whatever_the_sockets_are_sent_the_server_goes_on(at: Target) -> None:
    report = await fuzz_sockets.fuzz(at, 600, SEED)
    assert report["logged errors"] == 0, at.errors()[:3]
    assert report["answers"]["problem"] > 50
    assert report["answers"]["welcome"] > 3
    assert report["answers"]["snapshot"] > 3
    assert report["grown_mb"] < 50


def is_cmyk_420(jpeg: bytes) -> bool:
    """Valid, but no decoder here reads it: the ink that stands for luminance is sampled in full, black is not."""
    frame = jpeg.index(b"\xff\xc0") if b"\xff\xc0" in jpeg else jpeg.index(b"\xff\xc2")
    return jpeg[frame + 9 :][:1] == b"\x04" and jpeg[frame + 11 :][:10:3] == b"\x22\x11\x11\x11"


def test_damaged_pictures_are_analysed_or_refused_and_nothing_else() -> None:
    rng, path = random.Random(SEED), ImagePath()

    def shuffle(data: bytes, most: int) -> bytes:
        """Stands in for libFuzzer's own mutations, which work only within its loop."""
        cut = sorted(rng.sample(range(len(data) + 1), 2)) if len(data) > 1 else (0, len(data))
        return (data[: cut[0]] + rng.randbytes(rng.randrange(8)) + data[cut[1] :])[:most]

    mutate, known = Mutator(shuffle), list(seeds())
    for data in known:
        assert path.take(data) == ("unsupported-jpeg" if is_cmyk_420(data) else "analysed")
    assert path.outcomes == {"analysed": 69, "unsupported-jpeg": 3}
    for number in range(4000):
        path.take(mutate(rng.choice(known), 20_000, number))
    assert path.outcomes["analysed"] > 100
    assert path.outcomes["truncated-jpeg, told by the decoder"] > 100
