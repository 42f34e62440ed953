/** What an attempt's policy asks of the page; the only place that reads the API's description of it. */
import { isSignalKind, SIGNAL_KINDS, type SignalKind, SIGNALS } from "../ui/signals";

type KindsThatAre<Trait extends "page" | "momentary"> = {
  [Kind in SignalKind]: (typeof SIGNALS)[Kind][Trait] extends true ? Kind : never;
}[SignalKind];

export type PageSignal = KindsThatAre<"page">;
export type MomentarySignal = PageSignal & KindsThatAre<"momentary">;
export type LastingSignal = Exclude<PageSignal, MomentarySignal>;

/** The signals that the page itself reports, and whether each is lasting or momentary. */
export const PAGE_SIGNALS = Object.fromEntries(
  SIGNAL_KINDS.filter(isPageSignal).map((kind) => [kind, SIGNALS[kind].momentary ? "once" : "lasts"]),
) as Readonly<Record<PageSignal, "lasts" | "once">>;

export interface PlannedSignal {
  kind: SignalKind;
  /** Whether the candidate is notified when it is noted. */
  told: boolean;
  /** Whether the page prevents it, as far as a page can. */
  prevented: boolean;
}

export interface WatchPlan {
  sampleEveryS: number;
  signals: readonly PlannedSignal[];
  requireFullscreen: boolean;
  /** Whether the exam begins only with a microphone that works. */
  requireMicrophone: boolean;
  /** Whether segments of sound are analysed for speech. */
  sound: boolean;
  /** Whether segments in which speech was noted are kept. */
  keepSound: boolean;
  /** Whether camera and sound are recorded as video. */
  recordCamera: boolean;
  /** Whether the screen is shared and recorded. */
  recordScreen: boolean;
  /** Where the exam itself is; null while that is unknown. */
  place: ExamPlace | null;
}

/** Where the exam is: in a frame of this page, in a tab that this page opens, or wherever the institution said. */
export type ExamPlace = "frame" | "tab" | "elsewhere";

/** The API's `Watched`. */
interface Watched {
  sample_every_s: number;
  warn_candidate: boolean;
  require_fullscreen?: boolean;
  require_microphone?: boolean;
  sound?: boolean;
  keep_sound?: boolean;
  record_camera?: boolean;
  record_screen?: boolean;
  signals: readonly (string | { kind: string; told: boolean; prevented: boolean })[];
}

export function planOf(watched: Watched, place: ExamPlace | null): WatchPlan {
  const beside = place === "tab";
  const signals = watched.signals
    .map((signal) => (typeof signal === "string" ? { kind: signal, told: watched.warn_candidate, prevented: false } : signal))
    .flatMap(({ kind, told, prevented }) => (isSignalKind(kind) ? [{ kind, told, prevented }] : []))
    .filter(({ kind }) => !beside || !SIGNALS[kind].behind);
  return {
    sampleEveryS: watched.sample_every_s,
    signals,
    requireFullscreen: watched.require_fullscreen === true && !beside,
    requireMicrophone: watched.require_microphone === true,
    sound: watched.sound === true,
    keepSound: watched.keep_sound === true,
    recordCamera: watched.record_camera === true,
    recordScreen: watched.record_screen === true,
    place,
  };
}

/** The watched signals of the page, each with whether it is prevented. */
export function pageSignals(plan: WatchPlan): ReadonlyMap<PageSignal, boolean> {
  return new Map(plan.signals.flatMap(({ kind, prevented }) => (isPageSignal(kind) ? [[kind, prevented] as const] : [])));
}

function isPageSignal(kind: SignalKind): kind is PageSignal {
  return SIGNALS[kind].page;
}
