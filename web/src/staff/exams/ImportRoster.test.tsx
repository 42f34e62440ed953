// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, createEvent, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { ProblemError } from "../../api/client";
import { ImportRoster } from "./ImportRoster";
import { importRoster, previewRoster, type RosterPreview } from "./rosterFile";

vi.mock("./rosterFile", async (original) => ({
  ...(await original<typeof import("./rosterFile")>()),
  previewRoster: vi.fn(),
  importRoster: vi.fn(),
}));

const PREVIEW: RosterPreview = {
  encoding: "utf-8",
  separator: "semicolon",
  headings_line: 1,
  columns: [
    { heading: "Name", meaning: "name", samples: ["Candidate One"] },
    { heading: "Kontakt", meaning: "ignored", samples: ["one@example.org"] },
  ],
  new: [{ line: 2, name: "Candidate One", email: null, external_number: null }],
  known: [
    { line: 3, name: "Candidate Two", email: null, external_number: null, known_by: "name", roster_name: "Candidate Two", earlier_line: null },
  ],
  problems: [{ line: 4, kind: "no_name", detail: "There is no name." }],
  left_out: [],
  roster_version: "v1",
};
const SHOWN = { encoding: "utf-8", separator: "semicolon", headings: true, columns: ["name", "ignored"] };
const FILE = new File(["Name;Kontakt\nCandidate One;one@example.org\n"], "course.csv", { type: "text/csv" });

function show(): void {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <ImportRoster examId="exam_1" />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

function drop(file: File): void {
  fireEvent.drop(screen.getByTestId("roster-drop"), { dataTransfer: { types: ["Files"], files: [file] } });
}

const preview = () => screen.findByRole("region", { name: "Preview" });
const pasted = () => screen.getByLabelText("Or paste a list");

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  vi.stubGlobal("ResizeObserver", class { observe() {} unobserve() {} disconnect() {} });
  Object.assign(document, { fonts: new EventTarget() }); // a field that grows waits for them
  vi.mocked(previewRoster).mockReset().mockResolvedValue(PREVIEW);
  vi.mocked(importRoster).mockReset().mockResolvedValue({ added: [], known: 0, problems: 0 });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("looks at a file that is dropped, and adds nobody by that", async () => {
  show();
  drop(FILE);
  const card = within(await preview());
  expect(previewRoster).toHaveBeenCalledWith("exam_1", FILE, {});
  expect(card.getByRole("heading").textContent).toBe("course.csv");
  expect(card.getByRole("status").textContent).toBe(
    "1 person will be added, 1 is left out as known already, 1 line has a problem.",
  );
  expect(card.getByRole("listitem").textContent).toBe("Line 4: There is no name.");
  expect(importRoster).not.toHaveBeenCalled();
});

it("takes a dropped file on the whole field, and leaves dropped text to the field", () => {
  show();
  const over = (types: string[]) => {
    const event = createEvent.dragOver(pasted(), { dataTransfer: { types } });
    fireEvent(pasted(), event);
    return event.defaultPrevented;
  };
  expect(over(["Files"])).toBe(true);
  expect(over(["text/plain"])).toBe(false);
});

it("looks at a pasted list, as the text that it is", async () => {
  show();
  fireEvent.change(pasted(), { target: { value: "Zoë, zoe@example.org" } });
  fireEvent.click(screen.getByRole("button", { name: "Look at the list" }));
  expect(within(await preview()).getByRole("heading").textContent).toBe("The pasted list");
  const [, text, reading] = vi.mocked(previewRoster).mock.calls[0]!;
  expect(text.size).toBe(new TextEncoder().encode("Zoë, zoe@example.org").length);
  expect(reading).toEqual({ encoding: "utf-8" });
});

it("looks at a pasted file, but not at the picture that comes with a spreadsheet's cells", async () => {
  show();
  const picture = new File(["x"], "image.png", { type: "image/png" });
  fireEvent.paste(pasted(), { clipboardData: { types: ["text/plain", "text/html", "Files"], files: [picture] } });
  expect(previewRoster).not.toHaveBeenCalled();
  fireEvent.paste(pasted(), { clipboardData: { types: ["Files"], files: [FILE] } });
  await preview();
  expect(previewRoster).toHaveBeenCalledWith("exam_1", FILE, {});
});

it("looks again when a person says what a column is, and adds exactly what was shown", async () => {
  show();
  drop(FILE);
  fireEvent.change(within(await preview()).getByLabelText("What Kontakt is"), { target: { value: "email" } });
  await vi.waitFor(() => expect(previewRoster).toHaveBeenLastCalledWith("exam_1", FILE, { ...SHOWN, columns: ["name", "email"] }));
  const add = await screen.findByRole("button", { name: "Add 1 person" });
  await vi.waitFor(() => expect(add).toHaveProperty("disabled", false));
  fireEvent.click(add);
  await vi.waitFor(() => expect(importRoster).toHaveBeenCalledWith("exam_1", FILE, SHOWN, null));
  await vi.waitFor(() => expect(screen.queryByRole("region", { name: "Preview" })).toBeNull());
});

it("adds those of the same name only as the person says, and shows the roster again if it has changed", async () => {
  const problem = { type: "urn:openproctor:roster-changed", title: "The roster has changed.", detail: null, status: 409 };
  vi.mocked(importRoster).mockRejectedValue(new ProblemError(problem));
  show();
  drop(FILE);
  fireEvent.click(within(await preview()).getByRole("checkbox", { name: /share nothing but a name/ }));
  vi.mocked(previewRoster).mockResolvedValue({ ...PREVIEW, roster_version: "v2" });
  fireEvent.click(screen.getByRole("button", { name: "Add 2 people" }));
  await vi.waitFor(() => expect(importRoster).toHaveBeenCalledWith("exam_1", FILE, SHOWN, "v1"));
  expect((await screen.findByRole("alert")).textContent).toContain("The roster has changed.");
  // What was said of the other roster does not hold for this one.
  await screen.findByRole("button", { name: "Add 1 person" });
  expect(screen.getByRole("checkbox", { name: /share nothing but a name/ })).toHaveProperty("checked", false);
});

it("says why a file cannot be read", async () => {
  const problem = { type: "urn:openproctor:roster-unreadable", title: "No roster.", detail: "This is a workbook.", status: 422 };
  vi.mocked(previewRoster).mockRejectedValue(new ProblemError(problem));
  show();
  drop(new File(["PK"], "course.xlsx"));
  expect((await screen.findByRole("alert")).textContent).toContain("This is a workbook.");
  expect(screen.queryByRole("region", { name: "Preview" })).toBeNull();
});
