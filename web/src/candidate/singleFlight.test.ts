import { describe, expect, it, vi } from "vitest";

import { singleFlight } from "./singleFlight";

describe("singleFlight", () => {
  it("acts once for what is pressed twice, and again once that is over", async () => {
    const call = vi.fn((name: string) => Promise.resolve(name));
    const once = singleFlight(call);
    expect(await Promise.all([once("a"), once("b")])).toEqual(["a", "a"]);
    expect(await once("c")).toBe("c");
    expect(call).toHaveBeenCalledTimes(2);
  });

  it("lets a failed call be repeated", async () => {
    const call = vi.fn().mockRejectedValueOnce(new Error("refused")).mockResolvedValueOnce(1);
    const once = singleFlight(call);
    await expect(once()).rejects.toThrow("refused");
    expect(await once()).toBe(1);
  });
});
