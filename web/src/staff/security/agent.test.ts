import { describe, expect, it } from "vitest";

import { agentWords } from "./agent";

const CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

describe("agentWords", () => {
  it("names browser and system", () => {
    expect(agentWords("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe("Firefox on Linux");
    expect(agentWords(CHROME)).toBe("Chrome on Windows");
  });

  it("distinguishes browsers that also name another", () => {
    expect(agentWords(`${CHROME} Edg/140.0`)).toBe("Edge on Windows");
    expect(agentWords("Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537.36")).toBe("Chrome on Android");
  });

  it("says that it does not know", () => {
    expect(agentWords(null)).toBe("Unknown browser");
    expect(agentWords("curl/8.0")).toBe("Unknown browser");
  });
});
