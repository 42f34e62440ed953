"""A roster file: what would come of it, and adding its people."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response, status

from openproctor.accounts.access import Admin
from openproctor.core.clock import Clock
from openproctor.core.errors import UnsupportedMediaType
from openproctor.core.injection import Injected
from openproctor.core.links import Links
from openproctor.core.text import Id, token
from openproctor.database.engine import Database
from openproctor.exams import roster_import
from openproctor.exams.roster_file import MAX_COLUMNS
from openproctor.exams.roster_rows import Reading
from openproctor.wire.rosters import ColumnMeaning, RosterEncoding, RosterImported, RosterPreview, RosterSeparator

__all__ = ["router"]

router = APIRouter(prefix="/exams/{exam_id}/roster", tags=["exams"])

MEDIA = frozenset({"", "text/csv", "text/plain", "text/tab-separated-values", "application/csv", "application/octet-stream"})
"""What browsers and scripts call such a file; ``application/vnd.ms-excel`` is Windows' name for CSV."""
MICROSOFT = "application/vnd.ms-excel"
FILE: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}}
}


def reading_of(
    encoding: Annotated[RosterEncoding | None, Query(description="Found out unless given.")] = None,
    separator: Annotated[RosterSeparator | None, Query(description="Found out unless given.")] = None,
    headings: Annotated[bool | None, Query(description="Whether the file has a row of headings.")] = None,
    columns: Annotated[
        list[ColumnMeaning] | None, Query(max_length=MAX_COLUMNS, description="The meaning of each column, in order.")
    ] = None,
) -> Reading:
    """How the file is to be read."""
    return Reading(encoding, separator, headings, columns)


FileReading = Annotated[Reading, Depends(reading_of)]


@router.post("/preview", operation_id="preview_roster", response_model=RosterPreview, openapi_extra=FILE)
async def preview_roster(
    exam_id: Id, request: Request, _: Admin, reading: FileReading, database: Injected[Database]
) -> Response:
    """Say what was understood of a roster file (CSV, at most 2 MB, 10,000 people), and who would be added. Stores nothing."""
    preview = await roster_import.preview_roster(database, exam_id, await _file(request), reading)
    return Response(preview, media_type="application/json")


@router.post(
    "/import",
    operation_id="import_roster",
    status_code=status.HTTP_201_CREATED,
    response_model=RosterImported,
    openapi_extra=FILE,
)
async def import_roster(
    exam_id: Id,
    request: Request,
    _: Admin,
    reading: FileReading,
    database: Injected[Database],
    clock: Injected[Clock],
    links: Injected[Links],
    same_names_at: Annotated[
        Annotated[str, token(64)] | None,
        Query(
            description="The preview's roster_version: those who look the same as others, by their name alone, are added too.",
        ),
    ] = None,
) -> Response:
    """Add the people of a roster file who are not on the roster yet; the answer has only those. Sent again, it adds nobody."""
    data = await _file(request)
    imported = await roster_import.import_roster(
        database, links, exam_id, data, reading, clock.now(), same_names_at=same_names_at
    )
    return Response(imported, status.HTTP_201_CREATED, media_type="application/json")


async def _file(request: Request) -> bytes:
    """The file's bytes; ``http/middleware.py`` limits them."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in MEDIA and media != MICROSOFT:
        raise UnsupportedMediaType("Send the file itself, as text/csv.")
    return await request.body()
