/**
 * Watches what this page can tell of itself: whether it is in sight, in use and in full screen, and what is done on it.
 *
 * Everything here is a hint, for whoever runs a page can change it. An exam in a frame of another origin is out of reach:
 * what is copied, pasted, printed or clicked in there is not seen. It knows no React.
 */
import { intervalTicker, type Ticker } from "../live/socket";
import { virtualCameraName } from "../media/devices";
import { canFullscreen, isFullscreen } from "./fullscreen";
import { type ClipboardAction, clipboardDetail, devtoolsKey, isOwnText, isPrintKey } from "./pageInput";
import { type PageEvent, PageReport } from "./pageReport";
import { type PageSignal, pageSignals, type WatchPlan } from "./watchPlan";

export interface PageWatchOptions {
  plan: WatchPlan;
  onEvent(event: PageEvent): void;
  window?: Window;
  /** What keeps time where the page is in the background. */
  ticker?: Ticker;
  now?: () => Date;
}

const LOOK_EVERY_MS = 1000;
/** A page that was loaded anew has to ask for the screen again: so long nothing is said of its absence. */
const SHARE_WITHIN_MS = 20_000;
/** `beforeprint` so soon after the key belongs to it. */
const PRINT_KEY_MS = 1000;
/** Docked developer tools are larger than this, in pixels; toolbars are smaller. */
const DOCKED_PX = 160;

/** `isExtended` is Chromium's alone so far. */
type ExtendedScreen = Screen & { readonly isExtended?: boolean };

/** How much larger the window is than the page in it. */
interface Gap {
  width: number;
  height: number;
  /** Zooming changes it, and with it the page's size. */
  pixelRatio: number;
  full: boolean;
}

export class PageWatch {
  readonly #options: PageWatchOptions;
  readonly #window: Window;
  readonly #document: Document;
  readonly #now: () => Date;
  /** What is watched, and whether it is prevented. */
  readonly #signals: ReadonlyMap<PageSignal, boolean>;
  #report: PageReport | null = null;
  #stopWatch: (() => void) | null = null;
  #begunAt = 0;
  #wasFull = false;
  #gap: Gap | null = null;
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

  /** Begin: how everything stands is told first, then what changes. */
  start(): void {
    if (this.#stopWatch !== null) return;
    this.#report = new PageReport({
      watches: (signal) => this.#signals.has(signal),
      onEvent: (event) => this.#options.onEvent(event),
      now: this.#now,
    });
    this.#gap = null;
    this.#begunAt = this.#now().getTime();
    const listening = new AbortController();
    this.#listen(listening.signal);
    const stopTicker = (this.#options.ticker ?? intervalTicker)(LOOK_EVERY_MS, () => this.#tick());
    this.#stopWatch = () => {
      listening.abort();
      stopTicker();
    };
    this.#tick();
  }

  /** End: what lasts is told to be over, as nobody watches it any more. */
  stop(): void {
    this.#stopWatch?.();
    this.#stopWatch = null;
    this.#report?.end();
    this.#report = null;
  }

  /** The name of the camera in use; null or empty where it is not known. */
  setCamera(label: string | null): void {
    this.#cameraLabel = label;
    this.#look();
  }

  /** The screen that is shared. Where none is and none is wanted, nothing is said of it. */
  setScreen(track: MediaStreamTrack | null): void {
    this.#screenTrack?.removeEventListener("ended", this.#look);
    this.#screenTrack = track;
    track?.addEventListener("ended", this.#look);
    this.#look();
  }

  #listen(signal: AbortSignal): void {
    const on = (target: EventTarget, type: string, handler: (event: Event) => void): void =>
      target.addEventListener(type, handler, { signal, capture: true });
    on(this.#document, "visibilitychange", this.#look);
    on(this.#document, "fullscreenchange", this.#look);
    on(this.#window, "focus", this.#look);
    on(this.#window, "blur", this.#blurred);
    on(this.#window, "beforeprint", this.#printing);
    on(this.#window, "keydown", this.#keyPressed);
    for (const action of ["copy", "cut", "paste"] as const) on(this.#document, action, (event) => this.#clipboard(action, event));
    on(this.#document, "contextmenu", this.#contextMenu);
    // No EventTarget in browsers that never tell of it.
    if ("addEventListener" in this.#screen) on(this.#screen as unknown as EventTarget, "change", this.#look);
  }

  get #screen(): ExtendedScreen {
    return this.#window.screen;
  }

  #prevents(signal: PageSignal): boolean {
    return this.#signals.get(signal) === true;
  }

  #tick(): void {
    this.#look();
    this.#measure();
    this.#report?.flush();
  }

  /** How everything that lasts stands now. Polled as well: much of it changes without an event that this page gets. */
  readonly #look = (): void => {
    const report = this.#report;
    if (report === null) return;
    const hidden = this.#document.visibilityState === "hidden";
    report.set("tab_hidden", hidden);
    // True while the keyboard is in a frame of this page, too.
    report.set("window_blurred", !hidden && !this.#document.hasFocus());
    this.#lookAtFullscreen(report);
    const { isExtended } = this.#screen;
    if (isExtended !== undefined) report.set("second_screen", isExtended);
    this.#lookAtScreen(report);
    if (this.#cameraLabel === null || this.#cameraLabel === "") return;
    report.set("virtual_camera", virtualCameraName(this.#cameraLabel) !== null, this.#cameraLabel);
  };

  #lookAtScreen(report: PageReport): void {
    if (this.#screenTrack !== null) {
      report.set("screen_share_stopped", this.#screenTrack.readyState === "ended");
    } else if (this.#options.plan.recordScreen && this.#now().getTime() - this.#begunAt > SHARE_WITHIN_MS) {
      report.set("screen_share_stopped", true, "not shared since this page was loaded");
    }
  }

  #lookAtFullscreen(report: PageReport): void {
    if (!canFullscreen(this.#document)) return;
    const full = isFullscreen(this.#document);
    this.#wasFull ||= full;
    // Nobody has left what they never were in, unless they should have been.
    if (this.#wasFull || this.#options.plan.requireFullscreen) report.set("fullscreen_left", !full);
  }

  readonly #blurred = (): void => {
    // The keyboard has moved into the exam's own frame, or beyond it: the next look knows.
    if (this.#document.activeElement?.tagName !== "IFRAME") this.#look();
  };

  readonly #keyPressed = (event: Event): void => {
    const pressed = event as KeyboardEvent;
    // What a browser fills into a field by itself comes as a key without a name.
    if (pressed.repeat || typeof pressed.key !== "string") return;
    const devtools = devtoolsKey(pressed);
    if (devtools !== null) this.#report?.happened("devtools", devtools);
    if (!isPrintKey(pressed)) return;
    if (this.#prevents("print")) pressed.preventDefault();
    this.#printKeyAt = this.#now().getTime();
    this.#report?.happened("print", "by the keyboard");
  };

  readonly #printing = (): void => {
    if (this.#now().getTime() - this.#printKeyAt < PRINT_KEY_MS) return;
    this.#report?.happened("print", "by the browser’s menu");
  };

  #clipboard(action: ClipboardAction, event: Event): void {
    const detail = clipboardDetail(action, event, this.#document);
    if (this.#prevents("clipboard") && !isOwnText(event.target)) event.preventDefault();
    if (detail !== null) this.#report?.happened("clipboard", detail, action);
  }

  readonly #contextMenu = (event: Event): void => {
    if (this.#prevents("context_menu") && !isOwnText(event.target)) event.preventDefault();
    this.#report?.happened("context_menu");
  };

  /** Tools docked to the window take a good piece of the page's area, all at once. */
  #measure(): void {
    if (this.#document.visibilityState === "hidden") return;
    const { outerWidth, outerHeight, innerWidth, innerHeight, devicePixelRatio } = this.#window;
    const before = this.#gap;
    const gap: Gap = {
      width: outerWidth - innerWidth,
      height: outerHeight - innerHeight,
      pixelRatio: devicePixelRatio,
      full: isFullscreen(this.#document),
    };
    this.#gap = gap;
    if (before === null || before.pixelRatio !== gap.pixelRatio || before.full !== gap.full) return;
    if (gap.width - before.width > DOCKED_PX || gap.height - before.height > DOCKED_PX) {
      this.#report?.happened("devtools", "the page’s area became smaller at once");
    }
  }
}
