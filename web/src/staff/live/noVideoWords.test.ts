import { expect, it } from "vitest";

import type { ViewerSnapshot } from "../../media/viewer";
import { fakeLive } from "../fakes";
import { connectionWords } from "../words";
import { noVideoWords } from "./noVideoWords";

const CONNECTING: ViewerSnapshot = { status: "connecting", stream: null, talking: false, noWay: false };

it("names the nearest reason why there is no live video", () => {
  expect(noVideoWords(CONNECTING, fakeLive(), "open")).toBe("Connecting to the camera");
  expect(noVideoWords({ ...CONNECTING, noWay: true }, fakeLive(), "open")).toMatch(/no way through for UDP/);
  expect(noVideoWords({ ...CONNECTING, status: "interrupted" }, fakeLive(), "open")).toMatch(/interrupted/);
  expect(noVideoWords(CONNECTING, fakeLive({ socket: false }), "open")).toMatch(/blocks WebSocket/);
  expect(noVideoWords(CONNECTING, fakeLive({ camera: "lost" }), "open")).toMatch(/camera lost/);
  expect(noVideoWords(CONNECTING, fakeLive({ connection: "lost", camera: "lost" }), "open")).toMatch(/to come back/);
  expect(noVideoWords(CONNECTING, fakeLive(), "lost")).toMatch(/own connection/);
});

it("does not call a connection unstable because a proxy blocks sockets", () => {
  expect(connectionWords(fakeLive()).words).toBe("Connected");
  expect(connectionWords(fakeLive({ socket: false })).words).toBe("Connected, without live video");
  expect(connectionWords(fakeLive({ socket: false })).title).toMatch(/a proxy blocks WebSocket/);
  expect(connectionWords(fakeLive({ socket: false, connection: "lost" })).words).toBe("Lost");
});
