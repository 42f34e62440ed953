"""Takes the pictures of every page and state at 1440 and at 390 pixels, from a real server in a real browser.

``python -m scripts.screenshots [FOLDER] [--readme] [--dark]``. Two public-domain portraits are the people in them, the names
are made up, and nothing leaves the machine.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PIL import Image

from openproctor.cli.bench.server import ServerProcess
from scripts.candidate_pages import take_candidate_pages
from scripts.live_pages import take_live_pages, take_thirty
from scripts.scenes import make_scenes
from scripts.staff_pages import take_accounts, take_exam_pages, take_own_account, take_review, take_way_in
from scripts.studio import README_PICTURE, Album, Studio, open_browser, serve_exam

README_FILE = Path(__file__).parent.parent / "docs" / "images" / "live.png"
README_BYTES = 400_000
COLOURS = 256
MEMORY = Path("/dev/shm")
"""A folder in memory: where it exists, the server need not wait for a disk."""


def take_all(album: Album, *, dark: bool) -> None:
    """Every page and state, on a server and a folder of their own."""
    with (
        tempfile.TemporaryDirectory(prefix="openproctor-", dir=MEMORY if MEMORY.is_dir() else None) as folder,
        ServerProcess(Path(folder) / "data") as server,
        serve_exam() as exam_url,
        open_browser() as browser,
    ):
        studio = Studio(browser, server.base, make_scenes(), "dark" if dark else "light")
        staff = take_way_in(album, studio, server)
        take_exam_pages(album, staff)
        take_candidate_pages(album, studio, staff, exam_url)
        exam_id = take_live_pages(album, studio, staff)
        take_review(album, staff, exam_id)
        take_accounts(album, staff, exam_id)
        take_own_account(album, staff)
        take_thirty(album, studio, staff)


def write_readme_picture(album: Album) -> None:
    """The live page as the README shows it: few colours, so that the file stays small."""
    README_FILE.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(album.folder / README_PICTURE) as picture:
        few = picture.convert("RGB").quantize(COLOURS, kmeans=3, dither=Image.Dither.FLOYDSTEINBERG)
        few.save(README_FILE, optimize=True)
    size = README_FILE.stat().st_size
    if size > README_BYTES:
        raise ValueError(f"the README's picture has {size} bytes, more than {README_BYTES}")


def main() -> int:
    """Take them; 1 if something does not fit on a page."""
    parser = argparse.ArgumentParser(prog="python -m scripts.screenshots", description="Pictures of every page and state.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/screenshots"))
    parser.add_argument("--readme", action="store_true", help="also write the README's picture")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    album = Album(chosen.folder)
    take_all(album, dark=chosen.dark)
    if chosen.readme:
        write_readme_picture(album)
    print(f"{len(list(chosen.folder.glob('*.png')))} pictures in {chosen.folder}")
    for problem in album.problems:
        print(f"does not fit: {problem}", file=sys.stderr)
    return 1 if album.problems else 0


if __name__ == "__main__":
    sys.exit(main())
