/** Parses pasted lines into people: `name, e-mail`, also with tabs, semicolons or `name <e-mail>`. */

import type { Schemas } from "../../api/types";

export type NewCandidate = Schemas["NewCandidate"];

export interface ParsedRoster {
  candidates: NewCandidate[];
  /** The lines that could not be parsed, counted from 1; 0 stands for all lines. */
  problems: { line: number; reason: string }[];
}

export const MAX_AT_ONCE = 500;

export function parseRoster(text: string): ParsedRoster {
  const parsed: ParsedRoster = { candidates: [], problems: [] };
  const seen = new Set<string>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || isHeading(line, index)) continue;
    const person = parseLine(line);
    const reason = typeof person === "string" ? person : duplicateOf(person, seen);
    if (reason !== null) parsed.problems.push({ line: index + 1, reason });
    else if (typeof person !== "string") parsed.candidates.push(person);
  }
  if (parsed.candidates.length > MAX_AT_ONCE) {
    parsed.problems.push({ line: 0, reason: `At most ${MAX_AT_ONCE} people can be added at once.` });
  }
  return parsed;
}

/** Whether a line is the heading of an exported spreadsheet. */
function isHeading(line: string, index: number): boolean {
  return index === 0 && !line.includes("@") && /^"?name"?\s*[,;\t]/i.test(line);
}

function parseLine(line: string): NewCandidate | string {
  const bracketed = /^(?<name>.*?)<(?<email>[^<>]+)>$/.exec(line);
  const parts = bracketed ? [bracketed[1] ?? "", bracketed[2] ?? ""] : line.split(/[\t;,]/);
  const words = parts.map((part) => part.trim().replace(/^"(.*)"$/, "$1").trim()).filter((part) => part !== "");
  const email = words.find((word) => word.includes("@")) ?? null;
  const name = words.filter((word) => word !== email).join(" ");
  if (name === "") return "There is no name.";
  if (name.length > 200) return "The name is too long.";
  if (email !== null && !/^[^@\s]+@[^@\s]+$/.test(email)) return `“${email}” is not an e-mail address.`;
  return { name, email: email?.toLowerCase() ?? null };
}

function duplicateOf(person: NewCandidate, seen: Set<string>): string | null {
  if (person.email === null || person.email === undefined) return null;
  if (seen.has(person.email)) return `${person.email} stands in an earlier line already.`;
  seen.add(person.email);
  return null;
}
