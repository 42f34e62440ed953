import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/",
  plugins: [react()],
  build: {
    outDir: "../src/openproctor/server/web",
    emptyOutDir: true,
    // The server's content security policy allows no inline script and no data: URI outside images.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: "es2022",
  },
  server: {
    port: 5173,
    proxy: { "/api": { target: "http://127.0.0.1:8000", ws: true } },
  },
  test: {
    // Files that need a document say so in their first line: making one takes longer than most tests.
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "eslint/*.test.js"],
    restoreMocks: true,
  },
});
