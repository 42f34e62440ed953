import { describe, expect, it } from "vitest";

import { type PageEvent, PageEventReporter } from "./pageEvents";

function reportedFor(label: string): string | null {
  const events: PageEvent[] = [];
  const reporter = new PageEventReporter({ watches: () => true, onEvent: (event) => events.push(event), now: () => new Date(0) });
  reporter.set("virtual_camera", true, label);
  return events[0]?.detail ?? null;
}

describe("PageEventReporter", () => {
  it("reports a camera's name without what the server refuses in every text", () => {
    expect(reportedFor("OBS Virtual\0 Camera\u001b\u0085\ud83d")).toBe("OBS Virtual Camera");
  });

  it("cuts a long name between characters", () => {
    expect(reportedFor(`${"a".repeat(198)}😀😀`)).toBe(`${"a".repeat(198)}…`);
  });
});
