import { describe, expect, it } from "vitest";

import { ScreenShare, type ShareState } from "./screenShare";

class FakeTrack extends EventTarget {
  readyState = "live";
  constructor(readonly displaySurface: string | undefined) {
    super();
  }
  getSettings(): object {
    return this.displaySurface === undefined ? {} : { displaySurface: this.displaySurface };
  }
  stop(): void {
    this.readyState = "ended";
  }
  end(): void {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
}

function make(ask: () => Promise<FakeTrack>): { share: ScreenShare; states: ShareState[]; tracks: unknown[] } {
  const states: ShareState[] = [];
  const tracks: unknown[] = [];
  const share = new ScreenShare({
    onState: (state) => states.push(state),
    onTrack: (track) => tracks.push(track),
    requestStream: async () => {
      const track = await ask();
      return { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
    },
  });
  return { share, states, tracks };
}

describe("ScreenShare", () => {
  it("accepts an entire screen, and reports when it ends", async () => {
    const screen = new FakeTrack("monitor");
    const { share, states, tracks } = make(() => Promise.resolve(screen));
    await share.request();
    expect(tracks).toEqual([screen]);
    screen.end();
    expect(states).toEqual(["asking", "shared", "ended"]);
  });

  it.each(["window", "browser"])("rejects a %s, and stops it at once", async (surface) => {
    const part = new FakeTrack(surface);
    const { share, states, tracks } = make(() => Promise.resolve(part));
    await share.request();
    expect(states).toEqual(["asking", "part"]);
    expect(tracks).toEqual([]);
    expect(part.readyState).toBe("ended");
  });

  it("accepts a share of which the browser does not say what it is", async () => {
    const { share, states } = make(() => Promise.resolve(new FakeTrack(undefined)));
    await share.request();
    expect(states.at(-1)).toBe("shared");
  });

  it("can be asked again after a refusal and after an end, and not twice while it is shared", async () => {
    const answers = [null, new FakeTrack("monitor"), new FakeTrack("monitor")];
    const { share, states, tracks } = make(() => {
      const next = answers.shift();
      return next ? Promise.resolve(next) : Promise.reject(new DOMException("", "NotAllowedError"));
    });
    await share.request();
    await share.request();
    await share.request();
    expect(states).toEqual(["asking", "denied", "asking", "shared"]);
    (tracks[0] as FakeTrack).end();
    await share.request();
    expect(states.slice(-3)).toEqual(["ended", "asking", "shared"]);
  });
});
