/** Sharing the entire screen: asked for by a click, as browsers insist; a window or a tab is not enough. It knows no React. */

export type ShareState =
  /** Not shared: not yet, or not since the page was loaded. */
  | "off"
  | "asking"
  | "shared"
  /** A window or a tab was chosen. */
  | "part"
  /** The browser was told not to share. */
  | "denied"
  /** Sharing has ended. */
  | "ended"
  | "unsupported";

export interface ScreenShareOptions {
  onState(state: ShareState): void;
  /** A new screen, or none any more. The track may have ended already. */
  onTrack(track: MediaStreamTrack): void;
  ask?: (options: DisplayMediaStreamOptions) => Promise<MediaStream>;
}

/** Chromium's alone so far; others pass them over. */
interface AskOptions extends DisplayMediaStreamOptions {
  monitorTypeSurfaces: "include";
  selfBrowserSurface: "exclude";
  surfaceSwitching: "exclude";
}

const ASK: AskOptions = {
  // Text must stay readable, and little moves: five pictures a second are enough.
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

  /** Let the browser ask; to be called from within a click. */
  async ask(): Promise<void> {
    if (this.#state === "asking" || this.#state === "shared") return;
    if (this.#options.ask === undefined && !canShareScreen()) {
      this.#set("unsupported");
      return;
    }
    this.#set("asking");
    try {
      const stream = await (this.#options.ask ?? ((options) => navigator.mediaDevices.getDisplayMedia(options)))(ASK);
      this.#take(stream);
    } catch {
      this.#set("denied");
    }
  }

  /** No more of it: the browser's own notice of sharing goes away. */
  close(): void {
    this.#track?.removeEventListener("ended", this.#ended);
    this.#track?.stop();
    this.#track = null;
  }

  #take(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0];
    // Not every browser tells what was chosen.
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
