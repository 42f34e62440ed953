/** What is captured for a line of a given rate: how large and how often pictures are, and the recorders' bits. Pure. */

export interface Wanted {
  /** Seconds from one picture to the next. */
  everyS: number;
  /** How large a picture of this camera is, in full quality. */
  pictureBytes: number;
  /** Whether sound is recorded by itself. */
  sound: boolean;
  /** The bit rate of each video that is recorded, as the policy sets it. */
  videoKbits: readonly number[];
}

export interface UploadPlan {
  /** How far it is below what is wanted: 0, not at all; the most is `LIGHTEST`. */
  level: number;
  /** Pictures are not taken more often than this. */
  everyS: number;
  /** Of the JPEG files. */
  quality: number;
  /** The pictures' longer side, in pixels. */
  maxSide: number;
  soundKbits: number;
  /** What each video's bit rate is multiplied by. */
  videoFactor: number;
  /** No segment of video fits: they wait for a better line. */
  videoWaits: boolean;
  /** What all of it needs of the line. */
  bytesPerSecond: number;
}

/** Opus at these bit rates is speech that can still be measured. */
const SOUND_KBITS = [24, 16, 12] as const;
export const FULL_SOUND_KBITS = SOUND_KBITS[0];

interface Step {
  quality: number;
  maxSide: number;
  /** The size of a file against that of the first step. */
  size: number;
  /** This step is left for the next where pictures would be this much rarer than wanted. */
  maxStretch: number;
}

const LAST_STEP: Step = { quality: 0.35, maxSide: 320, size: 0.14, maxStretch: Number.POSITIVE_INFINITY };

/** Quality first, then the interval, then the size in pixels, which the server's detectors see. */
const STEPS: readonly Step[] = [
  { quality: 0.8, maxSide: 640, size: 1, maxStretch: 1 },
  { quality: 0.6, maxSide: 640, size: 0.64, maxStretch: 1 },
  { quality: 0.5, maxSide: 640, size: 0.55, maxStretch: 2 },
  { quality: 0.5, maxSide: 480, size: 0.35, maxStretch: 2 },
  { quality: 0.5, maxSide: 320, size: 0.19, maxStretch: 2 },
  LAST_STEP,
];
export const LIGHTEST = STEPS.length - 1;

/** So much of the rate is planned; the rest is for words, the live connection and what waits. */
const PLANNED_SHARE = 0.8;
/** A picture that takes longer than this keeps the newest from being new. */
const MAX_PICTURE_S = 1.3;
/** With video, pictures are this much rarer than wanted at most. */
const LONGEST_STRETCH = 2.5;
/** Seconds between pictures at most, however narrow the line seems: what is rarer is never new. */
const LONGEST_S = 3;
/** Below this bit rate a video shows nothing. Its sound takes a part of it. */
const MIN_VIDEO_KBITS = 40;
/** A segment lasts this long, and may take this long on its way, or the newest picture is too old behind it. */
const SEGMENT_S = 5;
const MAX_SEGMENT_S = 2.5;
/** Files and requests around what the recorders give. */
const PACKAGING = 1.15;
const BYTES_PER_KBIT = 125;
const LOWEST_RATE = 500;

/** The plan for a line of this rate, in bytes a second; null: nothing is known, and everything is as wanted. */
export function uploadPlan(rate: number | null, wanted: Wanted): UploadPlan {
  const full = planOf(0, wanted.everyS, wanted, FULL_SOUND_KBITS, 1, false);
  if (rate === null) return full;
  const usable = Math.max(LOWEST_RATE, rate) * PLANNED_SHARE;
  if (full.bytesPerSecond <= usable && wanted.pictureBytes <= rate * MAX_PICTURE_S) return full;
  const soundKbits = usable > 25_000 ? SOUND_KBITS[0] : usable > 12_000 ? SOUND_KBITS[1] : SOUND_KBITS[2];
  const rest = Math.max(LOWEST_RATE / 4, usable - (wanted.sound ? bytesOf(soundKbits) : 0));
  const least = (wanted.pictureBytes * LAST_STEP.size) / (LONGEST_STRETCH * wanted.everyS);
  const leastVideo = bytesOf(MIN_VIDEO_KBITS) * wanted.videoKbits.length;
  const hasVideo = wanted.videoKbits.length > 0;
  const videoWaits = hasVideo && rest - least < leastVideo;
  const share = hasVideo && !videoWaits ? Math.max(least, Math.min(rest / 2, rest - leastVideo)) : rest;
  const { level, everyS } = picturesFor(share, rate, wanted);
  const forVideo = videoWaits ? leastVideo : rest - (wanted.pictureBytes * stepAt(level).size) / everyS;
  return planOf(level, everyS, wanted, soundKbits, videoFactor(forVideo, rate, wanted), videoWaits);
}

/** The best pictures that this many bytes a second carry. */
function picturesFor(share: number, rate: number, { everyS, pictureBytes }: Wanted): { level: number; everyS: number } {
  const level = STEPS.findIndex(({ size, maxStretch }) => {
    const bytes = pictureBytes * size;
    return bytes <= rate * MAX_PICTURE_S && bytes / share <= everyS * maxStretch;
  });
  const chosen = level === -1 ? LIGHTEST : level;
  // In steps, as each change of the interval begins it anew.
  const everyTimes = Math.ceil((4 * pictureBytes * stepAt(chosen).size) / (share * everyS)) / 4;
  return { level: chosen, everyS: Math.max(everyS, Math.min(LONGEST_S, everyS * everyTimes)) };
}

function videoFactor(bytesPerSecond: number, rate: number, { videoKbits }: Wanted): number {
  const wanted = videoKbits.reduce((sum, each) => sum + bytesOf(each), 0);
  if (wanted === 0) return 1;
  const shortest = Math.max(...videoKbits.map(bytesOf));
  const factor = Math.min(1, bytesPerSecond / wanted, (rate * MAX_SEGMENT_S) / (shortest * SEGMENT_S));
  return Math.max(factor, MIN_VIDEO_KBITS / Math.max(...videoKbits));
}

function planOf(level: number, everyS: number, wanted: Wanted, soundKbits: number, factor: number, videoWaits: boolean): UploadPlan {
  const { quality, maxSide, size } = stepAt(level);
  const video = wanted.videoKbits.reduce((sum, each) => sum + bytesOf(each * factor), 0);
  const bytesPerSecond = (wanted.pictureBytes * size) / everyS + (wanted.sound ? bytesOf(soundKbits) : 0) + video;
  return { level, everyS, quality, maxSide, soundKbits, videoFactor: factor, videoWaits, bytesPerSecond };
}

/** What a picture of this size would have been in full quality. */
export function fullPictureBytes(bytes: number, { level }: Pick<UploadPlan, "level">): number {
  return bytes / stepAt(level).size;
}

/** Whether less is captured than is wanted. */
export function isReduced({ level, everyS, videoFactor: factor }: UploadPlan, wanted: Pick<Wanted, "everyS">): boolean {
  return level > 0 || everyS > wanted.everyS || factor < 1;
}

function bytesOf(kbits: number): number {
  return kbits * BYTES_PER_KBIT * PACKAGING;
}

function stepAt(level: number): Step {
  return STEPS[level] ?? LAST_STEP;
}

/** The line must seem to carry a better plan with this to spare, for this long. */
const SPARE = 0.75;
const BETTER_FOR_MS = 5000;
/** Smaller changes are not worth one. */
const NOTICEABLE = 0.1;

/** Keeps a plan: a lighter one is taken at once, a better one when the line has carried it for a while. */
export class PlanKeeper {
  #plan: UploadPlan;
  #betterSince: number | null = null;

  constructor(wanted: Wanted) {
    this.#plan = uploadPlan(null, wanted);
  }

  get plan(): UploadPlan {
    return this.#plan;
  }

  /** The plan at this moment, in milliseconds. */
  update(rate: number | null, wanted: Wanted, now: number): UploadPlan {
    const lighter = uploadPlan(rate, wanted);
    const better = uploadPlan(rate === null ? null : rate * SPARE, wanted);
    if (lighter.bytesPerSecond < this.#plan.bytesPerSecond * (1 - NOTICEABLE)) {
      this.#betterSince = null;
      this.#plan = lighter;
    } else if (better.bytesPerSecond > this.#plan.bytesPerSecond * (1 + NOTICEABLE) || (better.level === 0 && this.#plan.level > 0)) {
      this.#betterSince ??= now;
      if (now - this.#betterSince >= BETTER_FOR_MS) {
        this.#betterSince = null;
        this.#plan = better;
      }
    } else {
      this.#betterSince = null;
    }
    return this.#plan;
  }
}
