/** Takes a still of the camera every so often. It knows no React, and no server. */
import { intervalTicker, type Ticker } from "../live/socket";
import { fit } from "./fit";

export interface Frame {
  jpeg: ArrayBuffer;
  capturedAt: Date;
}

export interface FrameSamplerOptions {
  everyS: number;
  onFrame(frame: Frame): void;
  /** A look was due and no picture could be had. */
  onSkip?(): void;
  ticker?: Ticker;
}

const MAX_WIDTH = 640;
const MAX_HEIGHT = 480;
/** JPEG quality by the server's load. The size in pixels stays: what hangs on the wall is remembered by where it is. */
const QUALITY = [0.8, 0.8, 0.6, 0.5] as const;
/** How much further apart the looks are, by the server's load. */
const STRETCH = [1, 1.5, 2, 3] as const;
const MIN_EVERY_S = 0.2;
const MAX_EVERY_S = 60;

export class FrameSampler {
  readonly #options: FrameSamplerOptions;
  /** As the server last asked for. */
  #wantedS: number;
  #load: 0 | 1 | 2 | 3 = 0;
  #everyS: number;
  #source: HTMLVideoElement | null = null;
  #stopTicker: (() => void) | null = null;
  #busy = false;
  #canvas: Canvas | null = null;

  constructor(options: FrameSamplerOptions) {
    this.#options = options;
    this.#wantedS = options.everyS;
    this.#everyS = clampInterval(options.everyS);
  }

  get everyS(): number {
    return this.#everyS;
  }

  /** Begin to look at this stream; a running sampler changes over to it. Null: nothing to look at for now. */
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

  /** Look this often from now on. */
  setInterval(seconds: number): void {
    this.#wantedS = seconds;
    this.#follow();
  }

  /** The server is this busy: look less often and send lighter pictures, before it has to turn any away. */
  setLoad(load: 0 | 1 | 2 | 3): void {
    this.#load = load;
    this.#follow();
  }

  #follow(): void {
    const everyS = clampInterval(this.#wantedS * STRETCH[this.#load]);
    if (everyS === this.#everyS) return;
    this.#everyS = everyS;
    if (this.#stopTicker === null) return;
    this.stop();
    this.start();
  }

  /** One look now; null when the camera gives no picture. */
  async look(): Promise<Frame | null> {
    const video = this.#source;
    if (video === null || !isLive(video)) return null;
    const capturedAt = new Date();
    const { width, height } = fit(video.videoWidth, video.videoHeight, MAX_WIDTH, MAX_HEIGHT);
    this.#canvas = resized(this.#canvas, width, height);
    const context = contextOf(this.#canvas);
    if (context === null) return null;
    context.drawImage(video, 0, 0, width, height);
    const blob = await toJpeg(this.#canvas, QUALITY[this.#load]);
    return blob === null ? null : { jpeg: await blob.arrayBuffer(), capturedAt };
  }

  #startTicker(): () => void {
    return (this.#options.ticker ?? intervalTicker)(this.#everyS * 1000, () => {
      void this.#sample();
    });
  }

  async #sample(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const frame = await this.look();
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

/** A video element outside the page still decodes, hidden tab or not. */
function playHidden(stream: MediaStream): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  // Rejected when the stream is changed before it plays; the next look finds out by itself.
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
