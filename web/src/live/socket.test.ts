// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { backoffMs, LiveSocket, type SocketState, socketUrl } from "./socket";

class FakeWebSocket {
  static readonly OPEN = 1;
  static all: FakeWebSocket[] = [];
  readyState = 0;
  sent: string[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
    FakeWebSocket.all.push(this);
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  stand(): void {
    this.readyState = FakeWebSocket.OPEN;
    this.onopen?.();
  }

  say(message: object | string): void {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }

  drop(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

interface Incoming {
  type: string;
  problem?: string;
  fatal?: boolean;
}
type Outgoing = { type: "hello" } | { type: "ping"; t: number; rtt: number | null } | { type: "other" };

let states: SocketState[];
let messages: Incoming[];

function make(hello?: () => Promise<Outgoing | null>): LiveSocket<Incoming, Outgoing> {
  return new LiveSocket<Incoming, Outgoing>({
    url: () => "ws://test/live",
    onMessage: (message) => messages.push(message),
    onState: (state) => states.push(state),
    ping: (t, rtt) => ({ type: "ping", t, rtt }),
    ...(hello === undefined ? {} : { hello }),
  });
}

function last(): FakeWebSocket {
  const socket = FakeWebSocket.all.at(-1);
  if (socket === undefined) throw new Error("no socket was opened");
  return socket;
}

const pings = (socket: FakeWebSocket): { t: number; rtt: number | null }[] =>
  socket.sent.map((text) => JSON.parse(text) as { type: string; t: number; rtt: number | null }).filter((m) => m.type === "ping");

/** Answer every ping for a while, as a living server does. */
async function live(socket: FakeWebSocket, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    await vi.advanceTimersByTimeAsync(500);
    socket.say({ type: "pong", t: performance.now() });
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeWebSocket);
  vi.spyOn(Math, "random").mockReturnValue(1);
  FakeWebSocket.all = [];
  states = [];
  messages = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("LiveSocket", () => {
  it("is open only after the server's first message, and sends nothing before", async () => {
    const socket = make(() => Promise.resolve({ type: "hello" }));
    socket.start();
    expect(socket.send({ type: "other" })).toBe(false);
    last().stand();
    await vi.advanceTimersByTimeAsync(0);
    expect(last().sent).toEqual([JSON.stringify({ type: "hello" })]);
    expect(socket.send({ type: "other" })).toBe(false);
    expect(states).toEqual(["connecting"]);
    last().say({ type: "welcome" });
    expect(states).toEqual(["connecting", "open"]);
    expect(messages).toEqual([{ type: "welcome" }]);
    expect(socket.send({ type: "other" })).toBe(true);
    socket.close();
  });

  it("pings every two seconds and measures the round trip", async () => {
    const socket = make();
    socket.start();
    last().stand();
    last().say({ type: "welcome" });
    const first = pings(last())[0];
    expect(first?.rtt).toBeNull();
    await vi.advanceTimersByTimeAsync(40);
    last().say({ type: "pong", t: first?.t });
    expect(socket.rttMs).toBeCloseTo(40);
    await live(last(), 6000);
    expect(pings(last())).toHaveLength(4);
    socket.close();
  });

  it("sends its first ping two seconds after it comes back, well within the server's timeout", async () => {
    const socket = make();
    socket.start();
    last().stand();
    last().say({ type: "welcome" });
    last().drop();
    await vi.advanceTimersByTimeAsync(1000);
    last().stand();
    last().say({ type: "welcome" });
    await vi.advanceTimersByTimeAsync(1900);
    expect(pings(last())).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(600);
    expect(pings(last())).toHaveLength(1);
    socket.close();
  });

  it("counts five seconds of silence as a lost connection and connects again", async () => {
    const socket = make();
    socket.start();
    const first = last();
    first.stand();
    first.say({ type: "welcome" });
    await vi.advanceTimersByTimeAsync(4900);
    expect(states).toEqual(["connecting", "open"]);
    await vi.advanceTimersByTimeAsync(700);
    expect(states).toEqual(["connecting", "open", "lost"]);
    expect(first.closed).toBe(true);
    expect(socket.send({ type: "other" })).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(FakeWebSocket.all).toHaveLength(2);
    first.say({ type: "late" });
    expect(messages).toEqual([{ type: "welcome" }]);
    last().stand();
    last().say({ type: "welcome" });
    expect(states).toEqual(["connecting", "open", "lost", "open"]);
    socket.close();
  });

  it("gives the server time to answer after the page was asleep", async () => {
    const socket = make();
    socket.start();
    last().stand();
    last().say({ type: "welcome" });
    const now = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(now + 60_000);
    await vi.advanceTimersByTimeAsync(500);
    expect(states).toEqual(["connecting", "open"]);
    expect(pings(last())).toHaveLength(2);
    socket.close();
  });

  it("backs off from half a second to eight, and starts over after a success", async () => {
    expect([0, 1, 2, 3, 4, 5, 9].map(backoffMs)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
    const socket = make();
    socket.start();
    last().drop();
    await vi.advanceTimersByTimeAsync(500);
    expect(FakeWebSocket.all).toHaveLength(2);
    last().drop();
    await vi.advanceTimersByTimeAsync(500);
    expect(FakeWebSocket.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(FakeWebSocket.all).toHaveLength(3);
    last().stand();
    last().say({ type: "welcome" });
    await live(last(), 6000);
    last().drop();
    await vi.advanceTimersByTimeAsync(500);
    expect(FakeWebSocket.all).toHaveLength(4);
    socket.close();
  });

  it("goes on backing off where each socket opens and dies at once", async () => {
    const socket = make();
    socket.start();
    for (let tries = 0; tries < 6; tries += 1) {
      last().stand();
      last().say({ type: "welcome" });
      last().drop();
      await vi.advanceTimersByTimeAsync(8000);
    }
    const before = FakeWebSocket.all.length;
    last().stand();
    last().say({ type: "welcome" });
    last().drop();
    await vi.advanceTimersByTimeAsync(7000);
    expect(FakeWebSocket.all).toHaveLength(before);
    socket.close();
  });

  it("connects at once when a person asks for it, also while an attempt hangs", async () => {
    const socket = make();
    socket.start();
    last().drop();
    socket.tryNow();
    expect(FakeWebSocket.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3000);
    socket.tryNow();
    expect(FakeWebSocket.all).toHaveLength(3);
    expect(FakeWebSocket.all[1]?.closed).toBe(true);
    last().stand();
    last().say({ type: "welcome" });
    socket.tryNow();
    expect(FakeWebSocket.all).toHaveLength(3);
    socket.close();
  });

  it("dials again where the browser allows no socket just now", async () => {
    const socket = make();
    vi.stubGlobal("WebSocket", function refuse() {
      throw new DOMException("Not now.", "SecurityError");
    });
    socket.start();
    expect(states).toEqual(["connecting", "lost"]);
    vi.stubGlobal("WebSocket", FakeWebSocket);
    await vi.advanceTimersByTimeAsync(1000);
    expect(FakeWebSocket.all).toHaveLength(1);
    socket.close();
  });

  it.each(["hello-late", "too-many-requests", "too-many-connections", "ticket-invalid", "overloaded", "of-a-later-version"])(
    "dials again after %s, although the server closes the socket",
    async (type) => {
      const socket = make();
      socket.start();
      last().stand();
      last().say({ type: "problem", problem: `urn:openproctor:${type}`, fatal: true });
      expect(states).toEqual(["connecting", "lost"]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(FakeWebSocket.all).toHaveLength(2);
      socket.close();
    },
  );

  it("connects at once when the browser comes online", () => {
    const socket = make();
    socket.start();
    last().drop();
    window.dispatchEvent(new Event("online"));
    expect(FakeWebSocket.all).toHaveLength(2);
    socket.close();
  });

  it("gives up an attempt that nobody answers", async () => {
    const socket = make();
    socket.start();
    await vi.advanceTimersByTimeAsync(11_500);
    expect(FakeWebSocket.all).toHaveLength(2);
    socket.close();
  });

  it.each(["not-signed-in", "not-allowed", "not-found", "replaced"])("stays closed after %s, which it passes on first", async (type) => {
    const socket = make();
    socket.start();
    last().stand();
    const problem = { type: "problem", problem: `urn:openproctor:${type}`, fatal: true };
    last().say(problem);
    expect(messages).toEqual([problem]);
    expect(states).toEqual(["connecting", "closed"]);
    window.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(FakeWebSocket.all).toHaveLength(1);
  });

  it("keeps the connection on a problem that is not fatal", () => {
    const socket = make();
    socket.start();
    last().stand();
    last().say({ type: "welcome" });
    last().say({ type: "problem", fatal: false });
    expect(states).toEqual(["connecting", "open"]);
    socket.close();
  });

  it("ignores what is not a message", () => {
    const socket = make();
    socket.start();
    last().stand();
    last().say("{");
    last().say("[1]");
    last().say("null");
    expect(messages).toEqual([]);
    expect(states).toEqual(["connecting"]);
    socket.close();
  });

  it("connects again when the hello cannot be made", async () => {
    const socket = make(() => Promise.reject(new Error("no token")));
    socket.start();
    last().stand();
    await vi.advanceTimersByTimeAsync(1000);
    expect(states).toEqual(["connecting", "lost"]);
    expect(FakeWebSocket.all).toHaveLength(2);
    socket.close();
  });

  it("starts once and does nothing after being closed", async () => {
    const socket = make();
    socket.start();
    socket.start();
    expect(FakeWebSocket.all).toHaveLength(1);
    socket.close();
    socket.close();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(FakeWebSocket.all).toHaveLength(1);
    expect(states).toEqual(["connecting", "closed"]);
  });

  it("builds the WebSocket address on the page's own server", () => {
    expect(socketUrl("/api/v1/x")).toBe(`ws://${window.location.host}/api/v1/x`);
  });
});
