import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { importRoster, knownWords, previewRoster, readingOf, summaryOf, withMeaning, type RosterPreview } from "./rosterFile";

// A browser completes addresses by the page's own, and the client takes the class as it is when it is made.
vi.hoisted(() => {
  const { Request: Complete } = globalThis;
  globalThis.Request = class extends Complete {
    constructor(address: string, init?: RequestInit) {
      super(new URL(address, "http://127.0.0.1"), init);
    }
  } as typeof Request;
});

const PREVIEW: RosterPreview = {
  encoding: "windows-1252",
  separator: "semicolon",
  headings_line: 2,
  columns: [
    { heading: "Nachname", meaning: "last_name", samples: ["One"] },
    { heading: "Vorname", meaning: "first_name", samples: ["Candidate"] },
    { heading: "Raum", meaning: "ignored", samples: [] },
  ],
  new: [{ line: 3, name: "Candidate One", email: null, external_number: null }],
  known: [
    { line: 4, name: "B", email: "b@example.org", external_number: null, known_by: "email", roster_name: "Bea", earlier_line: null },
    { line: 5, name: "C", email: null, external_number: null, known_by: "name", roster_name: null, earlier_line: 3 },
  ],
  problems: [{ line: 6, kind: "no_name", detail: "There is no name." }],
  left_out: [{ line: 1, detail: "This line stands above the headings." }],
  roster_version: "v1",
};

const sent: Request[] = [];

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(request);
    return Promise.resolve(Response.json(PREVIEW));
  });
});

afterEach(() => vi.unstubAllGlobals());

it("sends a file's bytes as they are, with what a person has corrected", async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x5a, 0x00, 0xeb, 0x00);
  await previewRoster("exam_1", new Blob([bytes]), { encoding: "utf-16-le", columns: ["name", "ignored"] });
  await importRoster("exam_1", new Blob([bytes]), {}, "v1");
  expect(sent.map(({ url }) => url.replace("http://127.0.0.1/api/v1/exams/exam_1/roster/", ""))).toEqual([
    "preview?encoding=utf-16-le&columns=name&columns=ignored",
    "import?same_names_at=v1",
  ]);
  for (const request of sent) {
    expect(request.headers.get("content-type")).toBe("text/csv");
    expect(new Uint8Array(await request.arrayBuffer())).toEqual(bytes);
  }
});

it("sends no file that is too large", async () => {
  await expect(previewRoster("exam_1", new Blob([new Uint8Array(2 * 1024 * 1024 + 1)]), {})).rejects.toThrow("larger than 2 MB");
  expect(sent).toEqual([]);
});

it("adds what was shown: the reading of the preview, word for word", () => {
  expect(readingOf(PREVIEW)).toEqual({
    encoding: "windows-1252",
    separator: "semicolon",
    headings: true,
    columns: ["last_name", "first_name", "ignored"],
  });
});

it("gives each meaning to one column, and a whole name to no column beside its parts", () => {
  const columns = readingOf(PREVIEW).columns;
  expect(withMeaning(columns, 2, "first_name")).toEqual(["last_name", "ignored", "first_name"]);
  expect(withMeaning(columns, 2, "name")).toEqual(["ignored", "ignored", "name"]);
  expect(withMeaning(["name", "email"], 1, "last_name")).toEqual(["ignored", "last_name"]);
  expect(withMeaning(["name", "email"], 1, "ignored")).toEqual(["name", "ignored"]);
});

it("says how many are added, left out and wrong", () => {
  expect(summaryOf(PREVIEW, false)).toBe("1 person will be added, 2 are left out as known already, 1 line has a problem.");
  expect(summaryOf(PREVIEW, true)).toBe("2 people will be added, 1 is left out as known already, 1 line has a problem.");
  expect(summaryOf({ ...PREVIEW, new: [], known: [], problems: [] }, false)).toBe("Nobody will be added.");
});

it("says as whom somebody is known", () => {
  expect(PREVIEW.known.map(knownWords)).toEqual(["the same e-mail address as Bea, on the roster", "the same name as line 3"]);
});
