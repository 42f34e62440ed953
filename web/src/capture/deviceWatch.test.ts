import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Device } from "../media/devices";
import { DeviceError, deviceProblem, type DeviceKind, type DeviceProblemKind } from "../media/deviceProblems";
import type { Instead } from "../media/openDevice";
import { type DeviceStatus, DeviceWatch } from "./deviceWatch";
import { FakeTime } from "./fakeTime";

class FakeTrack extends EventTarget {
  readyState = "live";
  muted = false;
  constructor(readonly label: string) {
    super();
  }
  stop(): void {
    this.readyState = "ended";
  }
  getSettings(): object {
    return { deviceId: this.label };
  }
  say(event: "ended" | "mute" | "unmute"): void {
    if (event === "ended") this.readyState = "ended";
    else this.muted = event === "mute";
    this.dispatchEvent(new Event(event));
  }
}

let time: FakeTime;
let devices: EventTarget;
let listed: Device[];
/** What the next openings give; nothing: no device is found. */
let answers: (FakeTrack | DeviceProblemKind | { track: FakeTrack; instead: Instead })[];
let opened: (string | null)[];
let statuses: string[];
let given: (string | null)[];
let wanted: Device | null;
let zeros: boolean | null;
let watch: DeviceWatch;

const USB: Device = { id: "usb", label: "usb" };

function make(kind: DeviceKind): void {
  watch = new DeviceWatch({
    kind,
    devices,
    ticker: time.ticker,
    now: time.elapsed,
    list: () => Promise.resolve(listed),
    meter: () => ({ zeros: () => zeros, close: () => undefined }),
    open: (_, device) => {
      opened.push(device?.id ?? null);
      const answer = answers.shift() ?? "missing";
      if (typeof answer === "string") return Promise.reject(new DeviceError(deviceProblem(kind, answer)));
      const { track, instead } = answer instanceof FakeTrack ? { track: answer, instead: null } : answer;
      return Promise.resolve({ track: track as unknown as MediaStreamTrack, instead });
    },
    onStatus: (status) => statuses.push(wordOf(status)),
    onTrack: (track) => given.push(track?.label ?? null),
    onWanted: (device) => (wanted = device),
  });
}

function wordOf(status: DeviceStatus): string {
  if (status.state === "lost") return status.problem.kind;
  return status.instead === null ? "ok" : "instead";
}

/** Let this time pass, half a second after the other, and what it starts come to its end. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    time.pass(500);
    await settle();
  }
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

async function change(...now: Device[]): Promise<void> {
  listed = now;
  devices.dispatchEvent(new Event("devicechange"));
  await settle();
}

beforeEach(() => {
  time = new FakeTime();
  devices = new EventTarget();
  [listed, answers, opened, statuses, given, wanted, zeros] = [[USB], [], [], [], [], null, false];
  make("microphone");
});

afterEach(() => {
  watch.close();
  vi.unstubAllGlobals();
});

describe("DeviceWatch", () => {
  it("tells when the device is muted and when it is back, and gives nothing of it meanwhile", async () => {
    const track = new FakeTrack("usb");
    answers = [track];
    expect(await watch.open(USB)).toBe(true);
    track.say("mute");
    track.say("unmute");
    expect(statuses).toEqual(["ok", "muted", "ok"]);
    expect(given).toEqual(["usb", null, "usb"]);
    expect(opened).toHaveLength(1);
  });

  it("opens it again by itself once it has come back", async () => {
    const track = new FakeTrack("usb");
    answers = [track];
    await watch.open(USB);
    track.say("ended");
    await change();
    expect(statuses).toEqual(["ok", "unplugged"]);
    await pass(3000);
    answers = [new FakeTrack("usb")];
    await pass(3000);
    expect(statuses).toEqual(["ok", "unplugged", "ok"]);
    expect(given).toEqual(["usb", null, "usb"]);
  });

  it.each([-12, -1, 1, 12])("opens it again as soon when the clock is set by %i hours meanwhile", async (hours) => {
    const track = new FakeTrack("usb");
    answers = [track];
    await watch.open(USB);
    track.say("ended");
    await pass(600);
    time.setClock(hours * 3_600_000);
    answers = [new FakeTrack("usb")];
    await pass(2900);
    expect(statuses.at(-1)).toBe("ok");
    expect(given.at(-1)).toBe("usb");
  });

  it("opens it again at once when the list changes", async () => {
    await watch.open(null);
    expect(statuses).toEqual(["missing"]);
    answers = [new FakeTrack("usb")];
    await change(USB);
    expect(statuses).toEqual(["missing", "ok"]);
    expect(wanted).toEqual(USB);
  });

  it("misses a device that leaves the list without a word", async () => {
    answers = [new FakeTrack("usb")];
    await watch.open(USB);
    await settle();
    await change({ id: "other", label: "other" });
    expect(statuses).toEqual(["ok", "unplugged"]);
    expect(given.at(-1)).toBeNull();
  });

  it("stays with a device whose id no list has", async () => {
    answers = [new FakeTrack("unlisted")];
    await watch.open(null);
    await settle();
    await change();
    expect(statuses).toEqual(["ok"]);
  });

  it("notices a track that has ended without a word", async () => {
    const track = new FakeTrack("usb");
    answers = [track];
    await watch.open(USB);
    track.readyState = "ended";
    await pass(500);
    expect(statuses).toEqual(["ok", "unplugged"]);
  });

  it("tells of a microphone that gives only zeros, and believes it again with the first sound", async () => {
    answers = [new FakeTrack("usb"), new FakeTrack("usb")];
    await watch.open(USB);
    await pass(1000);
    zeros = true;
    await pass(12_000);
    expect(statuses).toEqual(["ok", "silent"]);
    // It goes on being recorded, so that nothing is lost when it gives sound again.
    expect(given).toEqual(["usb"]);
    await pass(30_000);
    expect([opened.length, statuses]).toEqual([2, ["ok", "silent"]]);
    zeros = false;
    await pass(500);
    expect(statuses).toEqual(["ok", "silent", "ok"]);
  });

  it("tells of a microphone of which nothing can be recorded", async () => {
    answers = [new FakeTrack("usb")];
    await watch.open(USB);
    watch.captured(false);
    expect(statuses).toEqual(["ok"]);
    watch.captured(false);
    watch.captured(true);
    expect(statuses).toEqual(["ok", "unrecorded", "ok"]);
  });

  it("tells of a camera that is open and gives no picture, and believes it again with the first one", async () => {
    watch.close();
    make("camera");
    answers = [new FakeTrack("usb"), new FakeTrack("usb")];
    await watch.open(USB);
    for (let times = 0; times < 5; times++) watch.captured(false);
    await pass(30_000);
    expect([opened.length, statuses]).toEqual([2, ["ok", "silent"]]);
    watch.captured(true);
    expect(statuses).toEqual(["ok", "silent", "ok"]);
  });

  it("does not nag after a refusal, and opens it when asked to", async () => {
    answers = ["denied", new FakeTrack("usb")];
    expect(await watch.open(USB)).toBe(false);
    await pass(20_000);
    expect(statuses).toEqual(["denied"]);
    expect(await watch.reopen()).toBe(true);
  });

  it("uses another meanwhile, remembers the wanted one and takes it when it is back", async () => {
    const instead = { problem: deviceProblem("microphone", "missing", "usb"), used: "built-in" };
    answers = [{ track: new FakeTrack("built-in"), instead }, new FakeTrack("usb")];
    listed = [{ id: "built-in", label: "built-in" }];
    await watch.open(USB);
    await settle();
    expect(wanted).toBeNull();
    await change(...listed);
    expect(opened).toHaveLength(1);
    await change(...listed, USB);
    expect(statuses).toEqual(["instead", "ok"]);
    expect(opened).toEqual(["usb", "usb"]);
  });

  it("opens what was chosen last, however quickly", async () => {
    answers = [new FakeTrack("usb"), new FakeTrack("other")];
    const first = watch.open(USB);
    const second = watch.open({ id: "other", label: "other" });
    await Promise.all([first, second]);
    expect(given.at(-1)).toBe("other");
    expect(wanted?.id).toBe("other");
  });

  it("stops the device when closed, even one that opens late", async () => {
    const track = new FakeTrack("usb");
    answers = [track];
    const opening = watch.open(USB);
    await Promise.resolve();
    watch.close();
    expect(await opening).toBe(false);
    expect(time.timers).toBe(0);
    await settle();
    expect(given.filter((each) => each !== null)).toEqual([]);
  });

  it("does not listen to a camera", async () => {
    watch.close();
    make("camera");
    answers = [new FakeTrack("usb")];
    zeros = true;
    await watch.open(USB);
    await pass(30_000);
    expect(statuses).toEqual(["ok"]);
  });
});
