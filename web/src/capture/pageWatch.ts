/**
 * Watches this page itself: whether it is visible, focused and in full screen, and what is copied, pasted or printed on it.
 *
 * Everything here is a hint, as anyone who runs a page can change it. An exam in a frame of another origin is out of reach:
 * what is copied, pasted, printed or clicked there is not seen. Independent of React.
 */
import { intervalTicker, type Ticker } from "../live/socket";
import { virtualCameraName } from "../media/devices";
import { canFullscreen, isFullscreen } from "./fullscreen";
import { HOLD_MS } from "./heldEvents";
import { type ClipboardAction, clipboardDetail, devtoolsKey, isOwnText, isPrintKey } from "./pageInput";
import { type PageEvent, PageEventReporter } from "./pageEvents";
import { type PageSignal, pageSignals, type WatchPlan } from "./watchPlan";

export interface PageWatchOptions {
  plan: WatchPlan;
  onEvent(event: PageEvent): void;
  window?: Window;
  /** A ticker that also works while the page is in the background. */
  ticker?: Ticker;
  now?: () => Date;
}

const POLL_EVERY_MS = 500;
/** A page that was loaded again must ask for the screen and for full screen again: for this long, neither is reported as missing. */
const GRACE_MS = 20_000;
/** Whoever has not run for this long was away: asleep, frozen, stopped. */
const AWAY_MS = 4000;
/** A screen that ends this soon after the page was away has ended with its sleep. */
const WAKING_MS = 5000;
/** A `beforeprint` this soon after the print key is the same print. */
const PRINT_KEY_MS = 1000;
/** Docked developer tools are larger than this, in pixels; toolbars are smaller. */
const DOCKED_PX = 160;

/** So far only Chromium has `isExtended`. */
type ExtendedScreen = Screen & { readonly isExtended?: boolean };

/** How much larger the window is than the page in it. */
interface WindowFrame {
  width: number;
  height: number;
  /** Zooming changes the pixel ratio and the page's size with it. */
  pixelRatio: number;
  full: boolean;
}

export class PageWatch {
  readonly #options: PageWatchOptions;
  readonly #window: Window;
  readonly #document: Document;
  readonly #now: () => Date;
  /** The watched signals, each with whether it is prevented. */
  readonly #signals: ReadonlyMap<PageSignal, boolean>;
  #reporter: PageEventReporter | null = null;
  #stopWatch: (() => void) | null = null;
  #begunAt = 0;
  /** When this page last ran; by the device's clock, as the browser's own stands still during sleep. */
  #ranAt = 0;
  #backAt = -Infinity;
  #wasFull = false;
  #frame: WindowFrame | null = null;
  #printKeyAt = -Infinity;
  #cameraLabel: string | null = null;
  #screenTrack: MediaStreamTrack | null = null;

  constructor(options: PageWatchOptions) {
    this.#options = options;
    this.#window = options.window ?? window;
    this.#document = this.#window.document;
    this.#now = options.now ?? (() => new Date());
    this.#signals = pageSignals(options.plan);
  }

  /** Begin to watch: first every current state is reported, then every change. */
  start(): void {
    if (this.#stopWatch !== null) return;
    const listening = new AbortController();
    this.#listen(listening.signal);
    const stopTicker = (this.#options.ticker ?? intervalTicker)(POLL_EVERY_MS, () => this.#tick());
    this.#stopWatch = () => {
      listening.abort();
      stopTicker();
    };
    this.#begin();
  }

  /** Stop watching: lasting signals are reported as over. */
  stop(): void {
    this.#stopWatch?.();
    this.#stopWatch = null;
    this.#reporter?.end();
    this.#reporter = null;
  }

  /** The page was away: go on as one that was just opened, and do not report what an absence brings with it. */
  readonly #startOver = (): void => {
    this.#reporter?.leave();
    this.#backAt = this.#now().getTime();
    this.#begin();
  };

  /** Report every state anew, as an earlier page may have left it on, and give time for what has to be asked for again. */
  #begin(): void {
    this.#reporter = new PageEventReporter({
      watches: (signal) => this.#signals.has(signal),
      onEvent: (event) => this.#options.onEvent(event),
      now: this.#now,
    });
    this.#frame = null;
    this.#wasFull = false;
    this.#begunAt = this.#ranAt = this.#now().getTime();
    this.#tick();
  }

  /** The page is closed, loaded again or frozen: nothing that this brings with it is reported. */
  readonly #leave = (): void => {
    this.#reporter?.leave();
    this.#reporter = null;
    this.#ranAt = this.#now().getTime();
  };

  /** The name of the camera in use; null or empty where it is unknown. */
  setCamera(label: string | null): void {
    this.#cameraLabel = label;
    this.#poll();
  }

  /** The shared screen; null while none is shared. */
  setScreen(track: MediaStreamTrack | null): void {
    this.#screenTrack?.removeEventListener("ended", this.#poll);
    this.#screenTrack = track;
    track?.addEventListener("ended", this.#poll);
    this.#poll();
  }

  #listen(signal: AbortSignal): void {
    const on = (target: EventTarget, type: string, handler: (event: Event) => void): void =>
      target.addEventListener(type, handler, { signal, capture: true });
    on(this.#window, "pagehide", this.#leave);
    on(this.#document, "freeze", this.#leave);
    on(this.#window, "pageshow", (event) => (event as PageTransitionEvent).persisted && this.#startOver());
    on(this.#document, "resume", this.#startOver);
    on(this.#document, "visibilitychange", this.#poll);
    on(this.#document, "fullscreenchange", this.#poll);
    on(this.#window, "focus", this.#poll);
    on(this.#window, "blur", this.#blurred);
    on(this.#window, "beforeprint", this.#printing);
    on(this.#window, "keydown", this.#keyPressed);
    for (const action of ["copy", "cut", "paste"] as const) on(this.#document, action, (event) => this.#clipboard(action, event));
    on(this.#document, "contextmenu", this.#contextMenu);
    // Only browsers that report a second screen have an EventTarget here.
    if ("addEventListener" in this.#screen) on(this.#screen as unknown as EventTarget, "change", this.#poll);
  }

  get #screen(): ExtendedScreen {
    return this.#window.screen;
  }

  #prevents(signal: PageSignal): boolean {
    return this.#signals.get(signal) === true;
  }

  #tick(): void {
    // It goes on after all, as when leaving it ended in a download.
    if (this.#reporter === null && this.#since(this.#ranAt) > HOLD_MS) this.#startOver();
    this.#poll();
    this.#detectDockedTools();
    this.#reporter?.flush();
  }

  /** Report the current state of all lasting signals. Polled too, as some change without an event in this page. */
  readonly #poll = (): void => {
    if (this.#reporter !== null && this.#since(this.#ranAt) > AWAY_MS) this.#startOver();
    const report = this.#reporter;
    if (report === null) return;
    this.#ranAt = this.#now().getTime();
    const hidden = this.#document.visibilityState === "hidden";
    report.set("tab_hidden", hidden);
    // `hasFocus` is also true while a frame of this page has the focus.
    report.set("window_blurred", !hidden && !this.#document.hasFocus());
    this.#pollFullscreen(report);
    const { isExtended } = this.#screen;
    if (isExtended !== undefined) report.set("second_screen", isExtended);
    this.#pollScreenShare(report);
    if (this.#cameraLabel === null || this.#cameraLabel === "") return;
    report.set("virtual_camera", virtualCameraName(this.#cameraLabel) !== null, this.#cameraLabel);
  };

  #since(at: number): number {
    return this.#now().getTime() - at;
  }

  #pollScreenShare(report: PageEventReporter): void {
    const ended = this.#screenTrack?.readyState === "ended";
    if (ended && this.#since(this.#backAt) < WAKING_MS) this.#screenTrack = null;
    if (this.#screenTrack !== null) {
      report.set("screen_share_stopped", ended);
    } else if (this.#options.plan.recordScreen && this.#since(this.#begunAt) > GRACE_MS) {
      report.set("screen_share_stopped", true, "not shared since this page was loaded");
    }
  }

  #pollFullscreen(report: PageEventReporter): void {
    if (!canFullscreen(this.#document)) return;
    const full = isFullscreen(this.#document);
    this.#wasFull ||= full;
    const missed = this.#options.plan.requireFullscreen && this.#since(this.#begunAt) > GRACE_MS;
    // Otherwise, full screen counts as left only after it was entered.
    if (this.#wasFull || missed) report.set("fullscreen_left", !full);
  }

  readonly #blurred = (): void => {
    // The focus moved into the exam's own frame or left the window: only the next poll can tell which.
    if (this.#document.activeElement?.tagName !== "IFRAME") this.#poll();
  };

  readonly #keyPressed = (event: Event): void => {
    const pressed = event as KeyboardEvent;
    // Browsers' autofill sends `keydown` events without a key.
    if (pressed.repeat || typeof pressed.key !== "string") return;
    const devtools = devtoolsKey(pressed);
    if (devtools !== null) this.#reporter?.happened("devtools", devtools);
    if (!isPrintKey(pressed)) return;
    if (this.#prevents("print")) pressed.preventDefault();
    this.#printKeyAt = this.#now().getTime();
    this.#reporter?.happened("print", "by the keyboard");
  };

  readonly #printing = (): void => {
    if (this.#now().getTime() - this.#printKeyAt < PRINT_KEY_MS) return;
    this.#reporter?.happened("print", "by the browser’s menu");
  };

  #clipboard(action: ClipboardAction, event: Event): void {
    const detail = clipboardDetail(action, event, this.#document);
    if (this.#prevents("clipboard") && !isOwnText(event.target)) event.preventDefault();
    if (detail !== null) this.#reporter?.happened("clipboard", detail, action);
  }

  readonly #contextMenu = (event: Event): void => {
    if (this.#prevents("context_menu") && !isOwnText(event.target)) event.preventDefault();
    this.#reporter?.happened("context_menu");
  };

  /** Developer tools docked to the window shrink the page's area by a large step. */
  #detectDockedTools(): void {
    if (this.#document.visibilityState === "hidden") return;
    const { outerWidth, outerHeight, innerWidth, innerHeight, devicePixelRatio } = this.#window;
    const before = this.#frame;
    const frame: WindowFrame = {
      width: outerWidth - innerWidth,
      height: outerHeight - innerHeight,
      pixelRatio: devicePixelRatio,
      full: isFullscreen(this.#document),
    };
    this.#frame = frame;
    if (before === null || before.pixelRatio !== frame.pixelRatio || before.full !== frame.full) return;
    if (frame.width - before.width > DOCKED_PX || frame.height - before.height > DOCKED_PX) {
      this.#reporter?.happened("devtools", "the page’s area became smaller at once");
    }
  }
}
