import { describe, expect, it } from "vitest";

import { plainText, shortened, withoutControls } from "./plainText";

describe("plain text", () => {
  it("holds no control character and no half of a pair", () => {
    expect(plainText("a\0b\u001b\u007f\u0085\u009b\r\n\tc\ud800d\udc00")).toBe("ab\n\tcd");
    expect(withoutControls("half typed \ud83d\0")).toBe("half typed \ud83d");
  });

  it("keeps everything else", () => {
    const text = "می\u200cخواهم 👨‍👩‍👧‍👦 e\u0301 \u202e\u200f";
    expect(plainText(text)).toBe(text);
  });

  it("is never cut within a character's pair", () => {
    expect(shortened("abc", 3)).toBe("abc");
    expect(shortened("ab😀😀", 4)).toBe("ab…");
    expect(shortened("ab😀😀", 5)).toBe("ab😀…");
  });
});
