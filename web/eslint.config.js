import { join } from "node:path";

import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

import layers, { APART, LAYERS } from "./eslint/layers.js";
import texts from "./eslint/texts.js";

export default tseslint.config(
  { ignores: ["node_modules", "src/api/schema.ts", "public"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat["recommended-latest"],
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-console": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // A promise-returning event handler is reported; a void-returning prop that gets one is, too.
      "@typescript-eslint/no-misused-promises": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { layers },
    rules: {
      "layers/down": ["error", { src: join(import.meta.dirname, "src"), layers: LAYERS, apart: APART }],
      "layers/no-circle": "error",
    },
  },
  { files: ["src/**/*.tsx"], plugins: { texts }, rules: { "texts/own-element": "error" } },
  { files: ["**/*.test.{ts,tsx}"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
);
