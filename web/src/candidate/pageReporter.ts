/** Tells the server how devices, page and line are: always all of it, at each change and after each connection. */
import type { Schemas } from "../api/types";

export type PageReport = Schemas["PageReport"];

const INITIAL: PageReport = {
  type: "report",
  camera: "ok",
  camera_reason: null,
  microphone: "ok",
  microphone_reason: null,
  page: "ok",
  behind_s: null,
  held_back: 0,
};
/** The server takes no longer reason. */
const MAX_REASON = 200;
const DEVICES = ["camera", "microphone"] as const;
/** A browser that closes a page ends its devices first: their loss is said once it is clear that the page lives. */
export const LAST_WORD_MS = 1000;

export class PageReporter {
  readonly #send: (report: PageReport) => void;
  #report: PageReport = INITIAL;
  #always: Partial<PageReport> = {};
  #held: ReturnType<typeof setTimeout> | null = null;

  constructor(send: (report: PageReport) => void) {
    this.#send = send;
  }

  get current(): PageReport {
    return this.#report;
  }

  /** What holds as long as this page is open, whatever the devices do. */
  always(part: Partial<Omit<PageReport, "type">>): void {
    this.#always = { ...this.#always, ...part };
    this.patch({});
  }

  /** Change a part; nothing is sent if it is the same as before. */
  patch(part: Partial<Omit<PageReport, "type">>): void {
    const next = { ...this.#report, ...part, ...this.#always };
    next.camera_reason = shortened(next.camera_reason);
    next.microphone_reason = shortened(next.microphone_reason);
    if (JSON.stringify(next) === JSON.stringify(this.#report)) return;
    const losesDevice = DEVICES.some((device) => next[device] === "lost" && this.#report[device] === "ok");
    this.#report = next;
    if (losesDevice) this.#held ??= setTimeout(() => this.#release(), LAST_WORD_MS);
    if (this.#held === null) this.repeat();
  }

  #release(): void {
    this.#held = null;
    this.repeat();
  }

  /** Say it again, to a server that may not have heard it. */
  repeat(): void {
    this.#send(this.#report);
  }
}

function shortened(reason: string | null | undefined): string | null {
  return reason?.slice(0, MAX_REASON) ?? null;
}
