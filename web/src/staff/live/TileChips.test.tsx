// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import type { Attempt, AttemptLive } from "../../api/types";
import { fakeAttempt, fakeLive } from "../fakes";
import { TILE_SIGNALS } from "./chips";
import { TileChips } from "./TileChips";

afterEach(cleanup);

function chips(live: Partial<AttemptLive>, attempt: Partial<Attempt> = {}, mostSignals = TILE_SIGNALS): [string | undefined, string][] {
  const { container } = render(<TileChips attempt={fakeAttempt(attempt)} live={fakeLive(live)} maxSignals={mostSignals} />);
  return Array.from(container.querySelectorAll<HTMLElement>(".op-chip")).map((chip) => [chip.dataset["tone"], chip.textContent]);
}

it("shows nothing while all is well", () => {
  expect(chips({})).toEqual([]);
});

it("keeps a tile calm with many signals, and names all of them in the panel", () => {
  const signals: AttemptLive["signals"] = ["speech", "looking_away", "phone", "multiple_faces"];
  expect(chips({ signals, faces: 2 })).toEqual([
    ["alarm", "Phone"],
    ["alarm", "2 faces"],
    ["suspicion", "+2 more: Speech, Looking away"],
  ]);
  cleanup();
  expect(chips({ signals, faces: 2 }, {}, Infinity)).toHaveLength(4);
});

it("shows what could not be looked at as a fault", () => {
  expect(chips({ analysed: false, not_analysed: ["faces", "objects"], stretch: 4 })).toEqual([
    ["fault", "Not analysed"],
    ["fault", "Nor: objects"],
    ["quiet", "Looks less often (busy)"],
  ]);
});

it("says nothing of detectors once the attempt is over", () => {
  expect(chips({ not_analysed: ["objects"], signals: ["phone"], stretch: 4 }, { state: "submitted" })).toEqual([["quiet", "Submitted"]]);
});
