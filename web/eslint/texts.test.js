// @vitest-environment node
import { join } from "node:path";

import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

import texts from "./texts.js";

const WEB = import.meta.dirname;
const SLOW_MS = 60_000;

const linter = new ESLint({
  cwd: WEB,
  overrideConfigFile: true,
  overrideConfig: {
    files: ["**/*.tsx"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: { allowDefaultProject: ["planted.tsx"] }, tsconfigRootDir: WEB },
    },
    plugins: { texts },
    rules: { "texts/own-element": "error" },
  },
});

/** How many texts of this JSX are reported. */
async function reported(jsx) {
  const text = `declare const n: number; declare const s: string | null; declare const yes: boolean; export const x = ${jsx};`;
  const [result] = await linter.lintText(text, { filePath: join(WEB, "planted.tsx") });
  expect(result.messages.filter(({ fatal }) => fatal)).toEqual([]);
  return result.messages.length;
}

describe("texts/own-element", { timeout: SLOW_MS }, () => {
  it.each([
    ["a text that changes beside another", "<p>{n} lost</p>"],
    ["a text before something that comes and goes", "<p>{yes ? <b /> : null}words</p>"],
    ["a text that comes and goes itself", '<p>words{yes && " and more"}</p>'],
    ["a text that may be missing, beside an element", "<p>{s}<b /></p>"],
    ["a text of a fragment, which has no element", "<>{n} lost</>"],
    ["a space of its own between two that change", '<p><b>{n}</b>{" "}{yes ? <b /> : null}</p>'],
  ])("reports %s", async (_, jsx) => {
    expect(await reported(jsx)).toBeGreaterThan(0);
  });

  it.each([
    ["the only child", "<p>{n}</p>"],
    ["one text made of several", "<p>{`${n} lost`}</p>"],
    ["words in an element of their own", "<p>{yes ? <b /> : null}<span>words</span></p>"],
    ["words beside elements that stay", "<p>You join as <strong>{s}</strong>. Go on.</p>"],
    ["elements that come and go", "<p>{yes ? <b /> : null}{yes && <i />}</p>"],
  ])("passes %s", async (_, jsx) => {
    expect(await reported(jsx)).toBe(0);
  });
});
