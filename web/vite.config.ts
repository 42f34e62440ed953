import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/",
  // The path below which a site lies is decided when the server starts: it writes it into the page, and the rest is relative.
  experimental: { renderBuiltUrl: (filename, { hostType }) => (hostType === "html" ? `/${filename}` : { relative: true }) },
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
