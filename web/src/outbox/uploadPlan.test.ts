// @vitest-environment node
import { describe, expect, it } from "vitest";

import { fullPictureBytes, isReduced, LIGHTEST, PlanKeeper, uploadPlan, type Wanted } from "./uploadPlan";

const PICTURES: Wanted = { everyS: 1, pictureBytes: 30_000, sound: true, videoKbits: [] };
const VIDEO: Wanted = { ...PICTURES, videoKbits: [250] };
/** A line's bytes a second. */
const kbits = (rate: number): number => rate * 125;

describe("uploadPlan", () => {
  it("leaves everything as wanted while nothing is known, and on a good line", () => {
    for (const rate of [null, kbits(2000)]) {
      const plan = uploadPlan(rate, VIDEO);
      expect(plan).toMatchObject({ level: 0, everyS: 1, quality: 0.8, maxSide: 640, soundKbits: 24, videoFactor: 1, videoWaits: false });
      expect(isReduced(plan, VIDEO)).toBe(false);
    }
  });

  it("lowers the quality first, then the interval, then the size", () => {
    const plans = [240, 160, 100, 64].map((rate) => uploadPlan(kbits(rate), PICTURES));
    expect(plans.map(({ quality }) => quality)).toEqual([0.6, 0.5, 0.5, 0.5]);
    expect(plans.map(({ maxSide }) => maxSide)).toEqual([640, 640, 480, 320]);
    expect(plans[0]?.everyS).toBe(1);
    expect(plans[1]?.everyS).toBeGreaterThan(1);
  });

  it.each([64, 80, 100, 150, 200, 300, 500, 1000])("plans no more than %i kbit/s carry, and a picture every 3 s at least", (rate) => {
    for (const wanted of [PICTURES, VIDEO, { ...VIDEO, videoKbits: [250, 200] }, { ...PICTURES, pictureBytes: 60_000 }]) {
      const plan = uploadPlan(kbits(rate), wanted);
      const pictures = plan.videoWaits ? plan.bytesPerSecond - 40 * 125 * 1.15 * wanted.videoKbits.length : plan.bytesPerSecond;
      expect(pictures).toBeLessThanOrEqual(kbits(rate) * 0.9);
      expect(plan.everyS).toBeLessThanOrEqual(3);
    }
  });

  it.each([64, 100, 200, 500])("has no picture that is long on its way at %i kbit/s, nor a segment", (rate) => {
    const plan = uploadPlan(kbits(rate), VIDEO);
    const size = 30_000 / fullPictureBytes(1, plan);
    expect(size / kbits(rate)).toBeLessThanOrEqual(1.3);
    if (!plan.videoWaits) expect((250 * plan.videoFactor * 125 * 5) / kbits(rate)).toBeLessThanOrEqual(2.6);
  });

  it("leaves video its part where there is room for one, and has it wait where there is none", () => {
    expect(uploadPlan(kbits(100), VIDEO).videoWaits).toBe(false);
    expect(uploadPlan(kbits(200), VIDEO).videoFactor).toBeGreaterThan(uploadPlan(kbits(100), VIDEO).videoFactor);
    const narrow = uploadPlan(kbits(32), VIDEO);
    expect(narrow.videoWaits).toBe(true);
    // Pictures are as without video, and what waits is small.
    expect(narrow.everyS).toBe(uploadPlan(kbits(32), PICTURES).everyS);
    expect(narrow.videoFactor * 250).toBe(40);
  });

  it("still takes pictures on a line that carries next to nothing", () => {
    const plan = uploadPlan(1, VIDEO);
    expect(plan.level).toBe(LIGHTEST);
    expect(Number.isFinite(plan.everyS)).toBe(true);
  });
});

describe("PlanKeeper", () => {
  it("takes a lighter plan at once, and a better one when the line has been better for a while", () => {
    const keeper = new PlanKeeper(VIDEO);
    expect(keeper.update(kbits(100), VIDEO, 0).level).toBeGreaterThan(0);
    const light = keeper.plan;
    expect(keeper.update(kbits(2000), VIDEO, 1000)).toBe(light);
    expect(keeper.update(kbits(2000), VIDEO, 5000)).toBe(light);
    expect(keeper.update(kbits(2000), VIDEO, 6000).level).toBe(0);
  });

  it("does not go back and forth with a rate that is not steady", () => {
    const keeper = new PlanKeeper(VIDEO);
    const changes = new Set(
      Array.from({ length: 200 }, (_, second) => keeper.update(kbits(200 + 20 * Math.sin(second)), VIDEO, second * 1000)),
    );
    expect(changes.size).toBeLessThan(6);
  });

  it("waits anew when the line was good for a moment only", () => {
    const keeper = new PlanKeeper(PICTURES);
    const light = keeper.update(kbits(64), PICTURES, 0);
    keeper.update(kbits(2000), PICTURES, 1000);
    keeper.update(kbits(64), PICTURES, 4000);
    expect(keeper.update(kbits(2000), PICTURES, 7000)).toBe(light);
  });
});
