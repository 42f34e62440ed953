/** Browser and system from a user agent string. Only a hint for people, as browsers can send anything. */

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** `Firefox on Linux`, `Chrome`, `Unknown browser`. */
export function agentWords(agent: string | null): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent ?? ""))?.[1] ?? "Unknown browser";
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent ?? ""))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}
