import { describe, expect, it } from "vitest";

import { mediaTypeOf } from "./mediaType";

const bytes = (...values: number[]): ArrayBuffer => new Uint8Array([...values, ...new Array<number>(20).fill(0)]).buffer;
const MP4 = bytes(0, 0, 0, 0x24, 0x66, 0x74, 0x79, 0x70);
const WEBM = bytes(0x1a, 0x45, 0xdf, 0xa3);

describe("mediaTypeOf", () => {
  it("is said by the item's own bytes where a stream has two containers", () => {
    expect(mediaTypeOf("microphone", MP4)).toBe("audio/mp4");
    expect(mediaTypeOf("recording", MP4)).toBe("video/mp4");
    expect(mediaTypeOf("screen", MP4)).toBe("video/mp4");
    expect(mediaTypeOf("microphone", WEBM)).toBe("audio/webm");
    expect(mediaTypeOf("recording", WEBM)).toBe("video/webm");
  });

  it("is the stream's own where the bytes say nothing", () => {
    expect(mediaTypeOf("microphone", new ArrayBuffer(1))).toBe("audio/webm");
    expect(mediaTypeOf("camera", MP4)).toBe("image/jpeg");
    expect(mediaTypeOf("page", MP4)).toBe("application/json");
  });
});
