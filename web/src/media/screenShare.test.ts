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
    ask: async () => {
      const track = await ask();
      return { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
    },
  });
  return { share, states, tracks };
}

describe("ScreenShare", () => {
  it("takes an entire screen, and tells when it ends", async () => {
    const screen = new FakeTrack("monitor");
    const { share, states, tracks } = make(() => Promise.resolve(screen));
    await share.ask();
    expect(tracks).toEqual([screen]);
    screen.end();
    expect(states).toEqual(["asking", "shared", "ended"]);
  });

  it.each(["window", "browser"])("does not take a %s, and lets go of it at once", async (surface) => {
    const part = new FakeTrack(surface);
    const { share, states, tracks } = make(() => Promise.resolve(part));
    await share.ask();
    expect(states).toEqual(["asking", "part"]);
    expect(tracks).toEqual([]);
    expect(part.readyState).toBe("ended");
  });

  it("takes what a browser does not say more of", async () => {
    const { share, states } = make(() => Promise.resolve(new FakeTrack(undefined)));
    await share.ask();
    expect(states.at(-1)).toBe("shared");
  });

  it("can be asked again after a refusal and after an end, and not twice while it is shared", async () => {
    const answers = [null, new FakeTrack("monitor"), new FakeTrack("monitor")];
    const { share, states, tracks } = make(() => {
      const next = answers.shift();
      return next ? Promise.resolve(next) : Promise.reject(new DOMException("", "NotAllowedError"));
    });
    await share.ask();
    await share.ask();
    await share.ask();
    expect(states).toEqual(["asking", "denied", "asking", "shared"]);
    (tracks[0] as FakeTrack).end();
    await share.ask();
    expect(states.slice(-3)).toEqual(["ended", "asking", "shared"]);
  });
});
