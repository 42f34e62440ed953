/** Takes a picture of the camera at regular intervals. Independent of React and of the server. */
import { intervalTicker, type Ticker } from "../live/socket";
import { fitTurned } from "./fit";

export interface Frame {
  jpeg: ArrayBuffer;
  capturedAt: Date;
}

export interface FrameSamplerOptions {
  everyS: number;
  onFrame(frame: Frame): void;
  /** A picture was due, but the camera gave none. */
  onSkip?(): void;
  ticker?: Ticker;
}

/** What pictures may be at most, whatever is asked of them. */
export interface FrameLimits {
  /** Not more often than this. */
  everyS: number;
  /** Of the JPEG files, from 0 to 1. */
  quality: number;
  /** The longer side, in pixels. */
  maxSide: number;
}

const MAX_WIDTH = 640;
const MAX_HEIGHT = 480;
/**
 * JPEG quality by the server's load. The size in pixels stays the same, as where it changes the server looks at everything anew:
 * only a slow line changes it.
 */
const QUALITY = [0.8, 0.8, 0.6, 0.5] as const;
/** What the interval is multiplied by, by the server's load. */
const INTERVAL_FACTOR = [1, 1.5, 2, 3] as const;
const MIN_EVERY_S = 0.2;
const MAX_EVERY_S = 60;

export class FrameSampler {
  readonly #options: FrameSamplerOptions;
  /** The interval that the server last asked for. */
  #requestedS: number;
  #load: 0 | 1 | 2 | 3 = 0;
  #limits: FrameLimits = { everyS: 0, quality: 1, maxSide: MAX_WIDTH };
  #everyS: number;
  #source: HTMLVideoElement | null = null;
  #stopTicker: (() => void) | null = null;
  #busy = false;
  /** When a picture was last due. */
  #sampledAt = 0;
  #canvas: Canvas | null = null;

  constructor(options: FrameSamplerOptions) {
    this.#options = options;
    this.#requestedS = options.everyS;
    this.#everyS = clampInterval(options.everyS);
  }

  get everyS(): number {
    return this.#everyS;
  }

  /** Take pictures of this stream from now on; null: of none for now. */
  setStream(stream: MediaStream | null): void {
    if (this.#source !== null) this.#source.srcObject = null;
    this.#source = stream === null ? null : playHidden(stream);
  }

  start(): void {
    this.#stopTicker ??= this.#startTicker();
  }

  stop(): void {
    this.#stopTicker?.();
    this.#stopTicker = null;
  }

  /** Take a picture this often from now on. */
  setInterval(seconds: number): void {
    this.#requestedS = seconds;
    this.#applyInterval();
  }

  /** The server is this busy: take fewer and smaller pictures before it has to reject any. */
  setLoad(load: 0 | 1 | 2 | 3): void {
    this.#load = load;
    this.#applyInterval();
  }

  /** The line carries no more than this. */
  setLimits(limits: FrameLimits): void {
    const isLighter = limits.quality < this.#limits.quality || limits.maxSide < this.#limits.maxSide;
    this.#limits = limits;
    this.#applyInterval();
    if (!isLighter || this.#stopTicker === null) return;
    // Those that are under way are too heavy for the line: one that is not should soon be there.
    void this.#sample();
    this.#goOn();
  }

  #applyInterval(): void {
    const everyS = clampInterval(Math.max(this.#requestedS * INTERVAL_FACTOR[this.#load], this.#limits.everyS));
    if (everyS === this.#everyS) return;
    this.#everyS = everyS;
    if (this.#stopTicker !== null) this.#goOn();
  }

  /** Go on with another interval, counted from the last picture: however often it changes, pictures come. */
  #goOn(): void {
    this.stop();
    const dueMs = this.#everyS * 1000 - (performance.now() - this.#sampledAt);
    const first = (): void => {
      this.stop();
      this.start();
      void this.#sample();
    };
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(Math.max(0, dueMs), first);
  }

  /** One picture now; null when the camera gives none. */
  async captureFrame(): Promise<Frame | null> {
    const video = this.#source;
    if (video === null || !isLive(video)) return null;
    const capturedAt = new Date();
    const { width, height } = fitTurned(video.videoWidth, video.videoHeight, ...this.#mostPixels());
    this.#canvas = resized(this.#canvas, width, height);
    const context = contextOf(this.#canvas);
    if (context === null) return null;
    context.drawImage(video, 0, 0, width, height);
    const blob = await toJpeg(this.#canvas, Math.min(QUALITY[this.#load], this.#limits.quality));
    return blob === null ? null : { jpeg: await blob.arrayBuffer(), capturedAt };
  }

  #mostPixels(): [number, number] {
    const scale = Math.min(1, this.#limits.maxSide / MAX_WIDTH);
    return [MAX_WIDTH * scale, MAX_HEIGHT * scale];
  }

  #startTicker(): () => void {
    this.#sampledAt = performance.now();
    return (this.#options.ticker ?? intervalTicker)(this.#everyS * 1000, () => {
      void this.#sample();
    });
  }

  async #sample(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#sampledAt = performance.now();
    try {
      const frame = await this.captureFrame();
      if (this.#stopTicker === null) return;
      if (frame === null) this.#options.onSkip?.();
      else this.#options.onFrame(frame);
    } catch {
      this.#options.onSkip?.();
    } finally {
      this.#busy = false;
    }
  }
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

function clampInterval(seconds: number): number {
  return Number.isFinite(seconds) ? Math.min(MAX_EVERY_S, Math.max(MIN_EVERY_S, seconds)) : 1;
}

/** A video element outside the page goes on decoding, also in a hidden tab. */
function playHidden(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  // Rejected when the stream is changed before it plays; `isLive` starts it again.
  video.play().catch(() => undefined);
  return video;
}

function isLive(video: HTMLVideoElement): boolean {
  if (video.paused) video.play().catch(() => undefined);
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return false;
  const track = (video.srcObject as MediaStream | null)?.getVideoTracks()[0];
  return track?.readyState === "live" && !track.muted && track.enabled;
}

function resized(canvas: Canvas | null, width: number, height: number): Canvas {
  if (canvas === null) return typeof OffscreenCanvas === "undefined" ? sized(document.createElement("canvas"), width, height) : new OffscreenCanvas(width, height);
  return canvas.width === width && canvas.height === height ? canvas : sized(canvas, width, height);
}

function sized<C extends Canvas>(canvas: C, width: number, height: number): C {
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function contextOf(canvas: Canvas): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null {
  return "convertToBlob" in canvas ? canvas.getContext("2d", { alpha: false }) : canvas.getContext("2d", { alpha: false });
}

function toJpeg(canvas: Canvas, quality: number): Promise<Blob | null> {
  if ("convertToBlob" in canvas) return canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
