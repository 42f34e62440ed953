// @vitest-environment node
import { beforeEach, describe, expect, it } from "vitest";

import { LineEstimate } from "./lineEstimate";

let now: number;
let line: LineEstimate;

/** Items of this size, one after the other, each taking this long. */
function send(times: number, bytes: number, seconds: number): void {
  for (let n = 0; n < times; n++) {
    const transfer = line.begin(bytes);
    now += seconds * 1000;
    line.arrived(transfer);
  }
}

/** In KB a second. */
const rate = (): number => Math.round((line.bytesPerSecond ?? Number.NaN) / 1000);

beforeEach(() => {
  now = 1_000_000;
  line = new LineEstimate(() => now);
});

describe("LineEstimate", () => {
  it("knows nothing before anything has arrived", () => {
    expect(line.bytesPerSecond).toBeNull();
    line.arrived(line.begin(100));
    expect(line.bytesPerSecond).toBeNull();
  });

  it("measures what arrives, however long the pauses between", () => {
    for (let n = 0; n < 10; n++) {
      send(1, 19_300, 2);
      now += 30_000;
    }
    expect(rate()).toBe(10);
  });

  it("counts what goes side by side as sharing the line", () => {
    for (let n = 0; n < 5; n++) {
      const [large, small] = [line.begin(39_300), line.begin(9300)];
      now += 2000;
      line.arrived(small);
      now += 3000;
      line.arrived(large);
    }
    expect(Math.abs(rate() - 10)).toBeLessThan(2);
  });

  it("does not take the delay of a quick line for its rate, nor a server that takes its time", () => {
    line.noteRoundTrip(300);
    send(10, 49_300, 0.4);
    expect(rate()).toBe(200); // what is more than enough is not told apart
    for (let n = 0; n < 20; n++) {
      const transfer = line.begin(49_300);
      now += 2400;
      line.arrived(transfer, 2000);
    }
    expect(rate()).toBeGreaterThan(75);
  });

  it("hears of a slow line before the first item is through", () => {
    line.begin(39_300);
    now += 500;
    expect(line.bytesPerSecond).toBeNull();
    now += 4500;
    expect(rate()).toBeLessThan(2);
  });

  it("falls while something is on its way for long, and is as before when it was given up", () => {
    send(5, 49_300, 1);
    const stuck = line.begin(9300);
    now += 10_000;
    expect(rate()).toBeLessThan(1);
    line.failed(stuck);
    expect(rate()).toBe(50);
  });

  it("follows a line that gets worse, and one that is good again within a few items", () => {
    send(20, 49_300, 0.5);
    send(3, 49_300, 5);
    expect(rate()).toBeLessThan(14);
    send(15, 9300, 0.1);
    expect(rate()).toBeGreaterThan(50);
  });

  it("does not fall because the server takes its time, as it did before", () => {
    for (let n = 0; n < 8; n++) {
      const transfer = line.begin(49_300);
      now += 2100;
      line.arrived(transfer, 2000);
    }
    const before = rate();
    line.begin(49_300);
    now += 2500;
    expect(rate()).toBe(before);
  });

  it("counts what the system has taken of a large item, but for what may lie there, before it is through", () => {
    send(5, 49_300, 0.5);
    const large = line.begin(300_000);
    for (let taken = 0; taken <= 200_000; taken += 10_000) {
      line.moved(large, taken);
      now += 1000;
    }
    expect(rate()).toBeLessThan(16);
    expect(rate()).toBeGreaterThan(6);
  });
});
