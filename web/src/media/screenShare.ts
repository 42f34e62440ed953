/** Shares the entire screen, requested within a click as browsers require; a window or a tab is rejected. Independent of React. */

export type ShareState =
  /** Not shared since the page was loaded. */
  | "off"
  | "asking"
  | "shared"
  /** A window or a tab was chosen, and rejected. */
  | "part"
  /** The candidate or the browser refused. */
  | "denied"
  /** Sharing has ended. */
  | "ended"
  | "unsupported";

export interface ScreenShareOptions {
  onState(state: ShareState): void;
  /** A new screen is shared; its track may have ended already. */
  onTrack(track: MediaStreamTrack): void;
  requestStream?: (options: DisplayMediaStreamOptions) => Promise<MediaStream>;
}

/** Options that only Chromium knows so far; other browsers ignore them. */
interface ScreenRequest extends DisplayMediaStreamOptions {
  monitorTypeSurfaces: "include";
  selfBrowserSurface: "exclude";
  surfaceSwitching: "exclude";
}

const SCREEN_REQUEST: ScreenRequest = {
  // Little moves on a screen, so that five pictures a second are enough; text must stay readable.
  video: { displaySurface: "monitor", frameRate: { ideal: 5, max: 5 }, width: { max: 1920 }, height: { max: 1080 } },
  audio: false,
  monitorTypeSurfaces: "include",
  selfBrowserSurface: "exclude",
  surfaceSwitching: "exclude",
};

export function canShareScreen(): boolean {
  return "mediaDevices" in navigator && "getDisplayMedia" in navigator.mediaDevices;
}

export class ScreenShare {
  readonly #options: ScreenShareOptions;
  #state: ShareState = "off";
  #track: MediaStreamTrack | null = null;

  constructor(options: ScreenShareOptions) {
    this.#options = options;
  }

  get state(): ShareState {
    return this.#state;
  }

  /** Let the browser ask for a screen; works only within a click. */
  async request(): Promise<void> {
    if (this.#state === "asking" || this.#state === "shared") return;
    if (this.#options.requestStream === undefined && !canShareScreen()) {
      this.#set("unsupported");
      return;
    }
    this.#set("asking");
    try {
      const stream = await (this.#options.requestStream ?? ((options) => navigator.mediaDevices.getDisplayMedia(options)))(SCREEN_REQUEST);
      this.#accept(stream);
    } catch {
      this.#set("denied");
    }
  }

  /** Stop sharing; the browser's own notice disappears. */
  close(): void {
    this.#track?.removeEventListener("ended", this.#ended);
    this.#track?.stop();
    this.#track = null;
  }

  #accept(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0];
    // Browsers that do not say what was chosen are trusted.
    const surface = track?.getSettings().displaySurface ?? "monitor";
    if (track === undefined || surface !== "monitor") {
      for (const each of stream.getTracks()) each.stop();
      this.#set("part");
      return;
    }
    this.#track = track;
    track.addEventListener("ended", this.#ended);
    this.#options.onTrack(track);
    this.#set(track.readyState === "live" ? "shared" : "ended");
  }

  readonly #ended = (): void => this.#set("ended");

  #set(state: ShareState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
