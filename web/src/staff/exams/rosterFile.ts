/** A roster file at the server: what it understood, what a person corrects, and the words for it. */

import { api, ProblemError, unwrap } from "../../api/client";
import type { Schemas } from "../../api/types";
import { count } from "../../ui/format";

export type ColumnMeaning = Schemas["ColumnMeaning"];
export type KnownPerson = Schemas["KnownPerson"];
export type RosterPreview = Schemas["RosterPreview"];

/** What a person has corrected; the server finds out the rest. */
export interface Reading {
  encoding?: Schemas["RosterEncoding"];
  separator?: Schemas["RosterSeparator"];
  headings?: boolean;
  columns?: ColumnMeaning[];
}

/** Of a file, as the server has it. */
const MAX_BYTES = 2 * 1024 * 1024;
const HEADERS = { "content-type": "text/csv" };

export async function previewRoster(examId: string, file: Blob, reading: Reading): Promise<RosterPreview> {
  if (file.size > MAX_BYTES) throw tooLarge();
  return unwrap(
    api.POST("/api/v1/exams/{exam_id}/roster/preview", {
      params: { path: { exam_id: examId }, query: reading },
      headers: HEADERS,
      ...bodyOf(file),
    }),
  );
}

/** `sameNamesAt` adds those too who share nothing but a name with somebody: it is the version of the preview that showed them. */
export function importRoster(
  examId: string,
  file: Blob,
  reading: Reading,
  sameNamesAt: string | null,
): Promise<Schemas["RosterImported"]> {
  const query = { ...reading, ...(sameNamesAt !== null && { same_names_at: sameNamesAt }) };
  return unwrap(
    api.POST("/api/v1/exams/{exam_id}/roster/import", {
      params: { path: { exam_id: examId }, query },
      headers: HEADERS,
      ...bodyOf(file),
    }),
  );
}

function tooLarge(): ProblemError {
  const title = "The file is larger than 2 MB. Take the columns out that are not needed, or split it.";
  return new ProblemError({ type: "urn:openproctor:body-too-large", title, detail: null, status: 413 });
}

/** The file as it is: the schema calls bytes a string, and no text may come between them and the server. */
function bodyOf(file: Blob) {
  return { body: file as unknown as string, bodySerializer: (body: unknown) => body as Blob };
}

/** How exactly this preview was made; sent along, so that what is added is what was shown. */
export function readingOf(preview: RosterPreview): Required<Reading> {
  return {
    encoding: preview.encoding,
    separator: preview.separator,
    headings: preview.headings_line !== null,
    columns: preview.columns.map(({ meaning }) => meaning),
  };
}

export const MEANINGS: readonly { value: ColumnMeaning; label: string }[] = [
  { value: "ignored", label: "Not used" },
  { value: "name", label: "Name" },
  { value: "last_first", label: "Name, as “Last, First”" },
  { value: "first_name", label: "First name" },
  { value: "last_name", label: "Last name" },
  { value: "email", label: "E-mail" },
  { value: "external_number", label: "Number" },
];

export const ENCODINGS: readonly { value: Schemas["RosterEncoding"]; label: string }[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "utf-16-le", label: "UTF-16" },
  { value: "utf-16-be", label: "UTF-16, big-endian" },
  { value: "windows-1252", label: "Windows, Western European" },
  { value: "windows-1250", label: "Windows, Central European" },
];

export const SEPARATORS: readonly { value: Schemas["RosterSeparator"]; label: string }[] = [
  { value: "comma", label: "Comma" },
  { value: "semicolon", label: "Semicolon" },
  { value: "tab", label: "Tab" },
  { value: "bar", label: "Vertical bar" },
];

const WHOLE: readonly ColumnMeaning[] = ["name", "last_first"];
const PARTS: readonly ColumnMeaning[] = ["first_name", "last_name"];

/** The columns with another meaning for one of them. Whatever this excludes in other columns is not used there any more. */
export function withMeaning(columns: readonly ColumnMeaning[], at: number, meaning: ColumnMeaning): ColumnMeaning[] {
  const excluded = new Set<ColumnMeaning>([meaning]);
  if (WHOLE.includes(meaning)) [...WHOLE, ...PARTS].forEach((each) => excluded.add(each));
  if (PARTS.includes(meaning)) WHOLE.forEach((each) => excluded.add(each));
  return columns.map((each, position) => {
    if (position === at) return meaning;
    return excluded.has(each) ? "ignored" : each;
  });
}

/** Those who share nothing but a name with somebody, and may be other people. */
export function sameNames(preview: RosterPreview): number {
  return preview.known.filter(({ known_by: by }) => by === "name").length;
}

/** `12 people will be added, 3 are on the roster already, 2 lines have problems.` */
export function summaryOf(preview: RosterPreview, addSameNames: boolean): string {
  const more = addSameNames ? sameNames(preview) : 0;
  const added = preview.new.length + more;
  const known = preview.known.length - more;
  const problems = preview.problems.length;
  const parts = [added === 0 ? "Nobody will be added" : `${people(added)} will be added`];
  if (known > 0) parts.push(`${known} ${known === 1 ? "is" : "are"} left out as known already`);
  if (problems > 0) parts.push(`${count(problems, "line")} ${problems === 1 ? "has a problem" : "have problems"}`);
  return `${parts.join(", ")}.`;
}

/** `1 person`, `3 people` */
export function people(number: number): string {
  return count(number, "person", "people");
}

/** Why somebody is left out. */
export function knownWords(person: KnownPerson): string {
  const where = person.roster_name === null ? `line ${person.earlier_line ?? 0}` : `${person.roster_name}, on the roster`;
  const same = { email: "the same e-mail address", external_number: "the same number", name: "the same name" }[person.known_by];
  return `${same} as ${where}`;
}
