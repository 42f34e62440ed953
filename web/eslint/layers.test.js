// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import layers, { APART, LAYERS } from "./layers.js";

const WEB = dirname(import.meta.dirname);
const SLOW_MS = 60_000;

/** Only these two rules, and no comment that switches them off. */
function linter(cwd, order = LAYERS, apart = APART) {
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { noInlineConfig: true },
      plugins: { layers },
      rules: { "layers/down": ["error", { src: join(cwd, "src"), layers: order, apart }], "layers/no-circle": "error" },
    },
  });
}

describe("a planted tree", () => {
  let root;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "layers-"));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  /** What is reported in files with these contents, as `file: message`. */
  async function reported(files, order = ["low", "left", "right", "right/inner"], apart = [["left", "right"]]) {
    for (const [name, text] of Object.entries(files)) {
      const path = join(root, "src", name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const results = await linter(root, order, apart).lintFiles(["src"]);
    return results.flatMap(({ filePath, messages }) => messages.map(({ message }) => `${filePath.slice(root.length + 5)}: ${message}`));
  }

  it("passes with imports down, within a folder, and of packages", async () => {
    const files = {
      "low/a.ts": 'import { readFileSync } from "node:fs";\nimport "./b";\nexport const a = readFileSync;',
      "low/b.ts": "export type B = string;",
      "right/c.tsx": 'import { a } from "../low/a";\nexport const c = <p>{a}</p>;',
      "right/inner/d.ts": 'export { c } from "../c";',
    };
    expect(await reported(files)).toEqual([]);
  });

  it.each([
    ["a value", 'import { b } from "../left/b";\nvoid b;'],
    ["a type", 'import type { B } from "../left/b";\nexport type A = B;'],
    ["a type in place", 'export type A = import("../left/b").B;'],
    ["what it passes on", 'export { b } from "../left/b";'],
    ["all that it passes on", 'export * from "../left/b";'],
    ["what it loads lazily", 'export const load = () => import("../left/b");'],
  ])("reports an upward import of %s", async (_, text) => {
    const found = await reported({ "low/a.ts": text, "left/b.ts": "export type B = string;\nexport const b = 1;" });
    expect(found).toEqual(["low/a.ts: low may not import from left, a layer above it (see LAYERS in eslint/layers.js)."]);
  });

  it("reports an import from a folder into one within it that is higher", async () => {
    const found = await reported({ "right/a.ts": 'import "./inner/b";', "right/inner/b.ts": "export {};" });
    expect(found).toEqual([expect.stringContaining("right may not import from right/inner")]);
  });

  it("keeps folders apart in both directions", async () => {
    const found = await reported({ "right/inner/a.ts": 'import "../../left/c";', "left/b.ts": 'import "../right/d";', "left/c.ts": "", "right/d.ts": "" });
    expect(found.sort()).toEqual([
      expect.stringContaining("left/b.ts: left and right may not import each other"),
      expect.stringContaining("right/inner/a.ts: right/inner and left may not import each other"),
    ]);
  });

  it("reports a folder that stands in no layer", async () => {
    const found = await reported({ "extra/a.ts": "export {};", "low/new/b.ts": "export {};" });
    expect(found).toEqual([expect.stringContaining("extra has no layer"), expect.stringContaining("low/new has no layer")]);
  });

  it("reports a circle in each of its files, through types alone too, with the way round", async () => {
    const found = await reported({
      "low/a.ts": 'import type { B } from "./b";\nexport type A = B;',
      "low/b.ts": 'export type B = import("./c").C;',
      "low/c.ts": 'export type { A as C } from "./a";',
      "low/outside.ts": 'export type { A } from "./a";',
    });
    expect(found).toEqual([
      "low/a.ts: Circle of imports: src/low/a.ts → src/low/b.ts → src/low/c.ts → src/low/a.ts.",
      "low/b.ts: Circle of imports: src/low/b.ts → src/low/c.ts → src/low/a.ts → src/low/b.ts.",
      "low/c.ts: Circle of imports: src/low/c.ts → src/low/a.ts → src/low/b.ts → src/low/c.ts.",
    ]);
  });

  it("reports a file that imports itself, and no circle where one of the files is loaded lazily", async () => {
    const found = await reported({
      "low/self.ts": 'export * from "./self";',
      "low/a.ts": 'export const load = () => import("./b");',
      "low/b.ts": 'export { load } from "./a";',
    });
    expect(found).toEqual(["low/self.ts: Circle of imports: src/low/self.ts → src/low/self.ts."]);
  });
});

describe("the real tree", () => {
  /** What is reported for a text that is linted as a file of src. */
  async function planted(name, text) {
    const [result] = await linter(WEB).lintText(text, { filePath: join(WEB, "src", name) });
    return result.messages.map(({ ruleId }) => ruleId);
  }

  it("passes", { timeout: SLOW_MS }, async () => {
    const results = await linter(WEB).lintFiles(["src"]);
    expect(results.length).toBeGreaterThan(200);
    // What switches another rule off is warned of, as these rules alone are loaded.
    expect(results.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 2))).toEqual([]);
  });

  it("has both rules switched on, with these layers", { timeout: SLOW_MS }, async () => {
    for (const name of ["outbox/outbox.ts", "candidate/ExamRoom.tsx", "routes.tsx"]) {
      const { rules } = await new ESLint({ cwd: WEB }).calculateConfigForFile(join(WEB, "src", name));
      expect(rules["layers/down"]).toEqual([2, { src: join(WEB, "src"), layers: LAYERS, apart: APART }]);
      expect(rules["layers/no-circle"]).toEqual([2]);
    }
  });

  it("reports what goes up, across or round", async () => {
    expect(await planted("ui/planted.ts", 'import "../staff/session";')).toEqual(["layers/down"]);
    expect(await planted("staff/session.ts", 'import "./live/state";')).toEqual(["layers/down"]);
    expect(await planted("staff/planted.ts", 'import type {} from "../candidate/session";')).toEqual(["layers/down"]);
    expect(await planted("candidate/planted.ts", 'import type {} from "../staff/session";')).toEqual(["layers/down"]);
    expect(await planted("candidate/attempt.ts", 'import "./session";')).toEqual(["layers/no-circle"]);
  });
});
