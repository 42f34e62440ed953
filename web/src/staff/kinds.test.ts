import { expect, it } from "vitest";

import { SIGNAL_KINDS, SIGNALS } from "../ui/signals";
import { causeHelps, causeWords, incidentTone, isFault, isSuspicious, kindIcon, kindWords, signalTone, signalWords } from "./kinds";
import { fakeIncident, fakeLive } from "./fakes";

it("has words and a picture of its own for every kind", () => {
  expect(SIGNAL_KINDS.map((kind) => kindWords(kind))).toEqual(SIGNAL_KINDS.map((kind) => SIGNALS[kind].name));
  expect(new Set(SIGNAL_KINDS.map(kindIcon)).size).toBe(SIGNAL_KINDS.length);
});

it("counts the faces where that is known", () => {
  expect(kindWords("multiple_faces", 3)).toBe("3 faces");
  expect(kindWords("multiple_faces", 1)).toBe("More than one face");
  expect(kindWords("no_face", 0)).toBe("No face");
});

it("copes with a kind that only a newer server knows", () => {
  expect(signalWords("odd_noise").name).toBe("odd noise");
  expect(kindIcon("odd_noise")).toBeDefined();
});

it("never shows a fault as a suspicion", () => {
  const faults = SIGNAL_KINDS.filter(isFault);
  expect(faults).toEqual([
    ...["camera_blocked", "camera_dark", "camera_frozen", "camera_lost", "microphone_lost"],
    ...["connection_lost", "slow_line", "page_failed"],
  ]);
  expect(new Set(faults.map(signalTone))).toEqual(new Set(["fault"]));
  expect(isSuspicious(fakeLive({ signals: faults }))).toBe(false);
  expect(isSuspicious(fakeLive({ signals: ["camera_dark", "speech"] }))).toBe(true);
  expect(isSuspicious(undefined)).toBe(false);
});

it("follows class and severity", () => {
  expect(incidentTone({ incident_class: "fault", severity: "high" })).toBe("fault");
  expect(incidentTone({ incident_class: "suspicion", severity: "high" })).toBe("alarm");
  expect(incidentTone({ incident_class: "suspicion", severity: "low" })).toBe("suspicion");
  expect(incidentTone({ incident_class: "suspicion", severity: "info" })).toBe("quiet");
  expect(signalTone("phone")).toBe("alarm");
  expect(signalTone("speech")).toBe("suspicion");
});

it("shows the server's cause where it says more than the chip", () => {
  const copied = fakeIncident({ kind: "clipboard", cause: "Copy, cut or paste was used once (paste, 120 characters)." });
  expect(causeHelps(copied)).toBe(true);
  expect(causeWords(copied)).toContain("120 characters");
  expect(causeHelps(fakeIncident())).toBe(false);
  expect(causeHelps(fakeIncident({ kind: "camera_lost", incident_class: "fault", cause: "The camera gave no picture." }))).toBe(false);
  expect(causeWords(fakeIncident({ kind: "phone", cause: "" }))).toBe(SIGNALS.phone.staff);
});
