import { describe, expect, it } from "vitest";

import { emptyWebm, fakeWebm } from "./fakeFiles";
import { holdsMedia } from "./segmentContent";

function bytes(...parts: (string | number[])[]): ArrayBuffer {
  const all = parts.flatMap((part) => (typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : part));
  return new Uint8Array(all).buffer;
}

const FTYP = [[0, 0, 0, 12], "ftyp", "iso5"] as const;

describe("holdsMedia", () => {
  it("finds a block of sound or picture", () => {
    expect(holdsMedia(fakeWebm().buffer)).toBe(true);
    // The sizes of segment and cluster are known, and something else stands before the block, which stands in a group.
    const block = [0xa0, 0x88, 0xa1, 0x86, 0x81, 0, 0, 0, 1, 2];
    const cluster = [0x1f, 0x43, 0xb6, 0x75, 0x80 | (block.length + 3), 0xe7, 0x81, 0, ...block];
    const segment = [0x18, 0x53, 0x80, 0x67, 0x80 | (cluster.length + 2), 0xec, 0x80, ...cluster];
    expect(holdsMedia(bytes([0x1a, 0x45, 0xdf, 0xa3, 0x80], segment))).toBe(true);
    expect(holdsMedia(bytes(...FTYP.map((part) => (typeof part === "string" ? part : [...part])), [0, 0, 0, 20], "mdat", Array<number>(12).fill(1)))).toBe(true);
  });

  it.each([
    ["nothing", bytes()],
    ["a single byte", bytes([0])],
    ["what is no file", bytes("no file at all")],
    ["zeros", new ArrayBuffer(2000)],
    ["a header alone", bytes([0x1a, 0x45, 0xdf, 0xa3, 0x84, 0x42, 0x86, 0x81, 1])],
    ["a segment and a cluster without a block", emptyWebm().buffer],
    ["a block that holds only its own header", bytes([...emptyWebm()], [0xa3, 0x84, 0x81, 0, 0, 0])],
    ["a file that is cut off in a number", bytes([0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80])],
    ["MP4 without data", bytes([0, 0, 0, 12], "ftyp", "iso5", [0, 0, 0, 8], "moov", [0, 0, 0, 8], "mdat")],
    ["MP4 whose boxes make no sense", bytes([0, 0, 0, 12], "ftyp", "iso5", [0, 0, 0, 3], "mdat")],
  ])("finds none in %s", (_, file) => {
    expect(holdsMedia(file)).toBe(false);
  });
});
