/**
 * Lets capture follow what the line carries: lighter and rarer pictures, fewer bits, one request at a time; and says how far behind
 * what arrives is. Independent of React.
 */
import type { FrameLimits } from "../capture/frameSampler";
import type { Ticker } from "../live/socket";
import type { Outbox } from "../outbox/outbox";
import type { Stream } from "../outbox/streams";
import { fullPictureBytes, isReduced, PlanKeeper, type UploadPlan, type Wanted } from "../outbox/uploadPlan";
import type { RecordingLimits } from "./sessionRecording";

export interface LineControlOptions {
  outbox: Pick<Outbox, "line" | "oldestOf" | "setOnePipe" | "state">;
  everyS: number;
  ticker: Ticker;
  now: () => Date;
  hasSound: boolean;
  /** The bit rates of the videos that are recorded now. */
  videoKbits: () => number[];
  apply: (limits: FrameLimits & RecordingLimits) => void;
  /** The line is slow, and what arrives is this far behind; null: it is good. */
  onBehind: (seconds: number | null) => void;
}

const EVERY_MS = 500;
/** Until a picture was taken. */
const PICTURE_BYTES = 30_000;
/** Of a larger picture than was expected, and of a smaller one: an empty room is soon a room with a person. */
const WEIGHT_OF_LARGER = 0.6;
const WEIGHT_OF_SMALLER = 0.1;
/** What waits for longer is behind, whatever the plan. */
const BEHIND_FROM_S = 8;
const BEHIND_UNTIL_S = 4;
/** A line is called slow, and good again, once it has been for this long. One that stood still for a second is soon planned for as good again. */
const SLOW_AFTER_MS = 6500;
const GOOD_AFTER_MS = 4000;
const KINDS: readonly [Stream, number][] = [
  ["camera", 0],
  // These are known by their beginning, and take this long to record.
  ["microphone", 5],
  ["recording", 5],
  ["screen", 5],
];

export class LineControl {
  readonly #options: LineControlOptions;
  readonly #keeper: PlanKeeper;
  #pictureBytes = PICTURE_BYTES;
  #newestSentAt: number | null = null;
  #behind: number | null = null;
  #changingSince: number | null = null;
  #stopTicker: (() => void) | null = null;

  constructor(options: LineControlOptions) {
    this.#options = options;
    this.#keeper = new PlanKeeper(this.#wanted);
  }

  get plan(): UploadPlan {
    return this.#keeper.plan;
  }

  start(): void {
    if (this.#stopTicker !== null) return;
    this.#newestSentAt = null;
    this.#stopTicker = this.#options.ticker(EVERY_MS, () => this.#step());
  }

  /** Nothing is captured any more: what waits may use all of the line. */
  stop(): void {
    this.#stopTicker?.();
    this.#stopTicker = null;
    this.#options.outbox.setOnePipe(false);
    this.#say(null);
  }

  /** A picture of this size was taken with the limits as they are. */
  pictureTaken(bytes: number): void {
    const full = fullPictureBytes(bytes, this.plan);
    this.#pictureBytes += (full - this.#pictureBytes) * (full > this.#pictureBytes ? WEIGHT_OF_LARGER : WEIGHT_OF_SMALLER);
  }

  pictureSent(capturedAt: Date): void {
    this.#newestSentAt = Math.max(this.#newestSentAt ?? 0, capturedAt.getTime());
  }

  get #wanted(): Wanted {
    const { everyS, hasSound, videoKbits } = this.#options;
    return { everyS, pictureBytes: this.#pictureBytes, sound: hasSound, videoKbits: videoKbits() };
  }

  #step(): void {
    const { outbox, apply, now } = this.#options;
    const before = this.plan;
    const wanted = this.#wanted;
    const plan = this.#keeper.update(outbox.line.bytesPerSecond, wanted, now().getTime());
    const reduced = isReduced(plan, wanted);
    if (plan !== before) {
      const { everyS, quality, maxSide, videoFactor, soundKbits } = plan;
      // Where nothing has to be saved, the server may ask for pictures as often as it likes.
      apply({ everyS: reduced ? everyS : 0, quality, maxSide, videoFactor, soundKbits });
    }
    outbox.setOnePipe(reduced);
    this.#judge(reduced, this.#waitedS());
  }

  /** Slow is what carries less than is wanted, or is long behind though the server answers. */
  #judge(reduced: boolean, waitedS: number): void {
    const isSaid = this.#behind !== null;
    const isSlow = reduced || (this.#options.outbox.state === "sending" && waitedS > (isSaid ? BEHIND_UNTIL_S : BEHIND_FROM_S));
    const at = this.#options.now().getTime();
    if (isSlow === isSaid) this.#changingSince = null;
    else this.#changingSince ??= at;
    const hasLasted = this.#changingSince !== null && at - this.#changingSince >= (isSlow ? SLOW_AFTER_MS : GOOD_AFTER_MS);
    if (hasLasted) this.#say(isSlow ? waitedS : null);
    else if (isSaid) this.#say(waitedS);
  }

  /** How old what has not arrived is: the oldest that waits, or what came after the newest picture that has arrived. */
  #waitedS(): number {
    const at = this.#options.now().getTime();
    const waiting = KINDS.map(([stream, lastsS]) => {
      const oldest = this.#options.outbox.oldestOf(stream);
      return oldest === null ? 0 : (at - oldest.getTime()) / 1000 - lastsS;
    });
    const newest = this.#newestSentAt === null ? 0 : (at - this.#newestSentAt) / 1000;
    return Math.max(0, newest, ...waiting);
  }

  #say(behind: number | null): void {
    // In steps: the words share the line with all else.
    const step = behind === null || behind < 10 ? 2 : 5;
    const said = behind === null ? null : Math.max(1, Math.round(behind / step) * step);
    if (said === this.#behind) return;
    if ((said === null) !== (this.#behind === null)) this.#changingSince = null;
    this.#behind = said;
    this.#options.onBehind(said);
  }
}
