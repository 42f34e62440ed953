import { expect, it } from "vitest";

import { fakeLive } from "../fakes";
import { missingLooks, slowdownTitle, restWords, signalChips, TILE_SIGNALS } from "./chips";

it("names the most urgent signals and counts the rest", () => {
  const { shown, rest } = signalChips(["speech", "camera_dark", "phone", "looking_away"], TILE_SIGNALS);
  expect(shown).toEqual(["phone", "speech"]);
  expect(rest).toEqual(["looking_away", "camera_dark"]);
  expect(restWords(rest)).toBe("Looking away, Too dark");
});

it("leaves the lost line to its own mark", () => {
  expect(signalChips(["camera_lost", "connection_lost", "no_face"], TILE_SIGNALS)).toEqual({ shown: ["no_face"], rest: [] });
});

it("names all where there is room", () => {
  expect(signalChips(["speech", "phone", "no_face"], Infinity).rest).toEqual([]);
});

it("puts failing faces before all else", () => {
  const words = (part: Parameters<typeof fakeLive>[0]) => missingLooks(fakeLive(part)).map((each) => each.words);
  expect(words({ analysed: false, not_analysed: ["faces"] })).toEqual(["Not analysed"]);
  expect(words({ analysed: false, not_analysed: ["faces", "objects"] })).toEqual(["Not analysed", "Nor: objects"]);
  expect(words({ not_analysed: ["identity", "landmarks", "speech"] })).toEqual(["Not analysed: identity, head and eyes, sound"]);
  expect(words({})).toEqual([]);
  // Before the first picture there was nothing to analyse.
  expect(words({ analysed: false, last_frame_at: null })).toEqual([]);
});

it("never says that nothing was found", () => {
  const missing = missingLooks(fakeLive({ analysed: false, not_analysed: ["faces", "objects"] }));
  for (const { title } of missing) expect(title).toMatch(/not known|nothing is known/);
});

it("says when the server looks less often", () => {
  expect(slowdownTitle(fakeLive())).toBeNull();
  expect(slowdownTitle(fakeLive({ stretch: 3 }))).toContain("about 3 times less often");
});
