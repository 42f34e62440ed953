/** In which formats sound and video are recorded: the first that the browser records. The server takes all of them. */

import { type Container, containerOf } from "../media/container";

export interface VideoFormat {
  silent: string;
  withSound: string;
}

const SOUND_TYPES: readonly string[] = [
  "audio/webm;codecs=opus",
  // Safari; and Chromium, which has no AAC on some systems.
  "audio/mp4;codecs=mp4a.40.2",
  "audio/mp4;codecs=opus",
  "audio/mp4",
];

const VIDEO_FORMATS: readonly VideoFormat[] = [
  { silent: "video/webm;codecs=vp8", withSound: "video/webm;codecs=vp8,opus" },
  ...["mp4a.40.2", "opus"].map((sound) => ({ silent: "video/mp4;codecs=avc1.42E01E", withSound: `video/mp4;codecs=avc1.42E01E,${sound}` })),
  { silent: "video/mp4", withSound: "video/mp4" },
];

/** The formats in which this browser says that it records sound, the best first. */
export function soundTypes(): string[] {
  return SOUND_TYPES.filter(isSupported);
}

/** The formats in which this browser says that it records video, the best first. */
export function videoFormats(): VideoFormat[] {
  return VIDEO_FORMATS.filter(({ silent, withSound }) => isSupported(silent) && isSupported(withSound));
}

/** Whether this browser can record sound in any format. */
export function canRecordSound(): boolean {
  return soundTypes().length > 0;
}

/** Whether this browser can record video in any format. */
export function canRecordVideo(): boolean {
  return videoFormats().length > 0;
}

/** Some browsers say that they know a format, and then refuse it. */
export class FirstThatWorks<T> {
  readonly #choices: () => readonly T[];
  readonly #passedOver = new Set<T>();
  #chosen: T | null = null;

  constructor(choices: () => readonly T[]) {
    this.#choices = choices;
  }

  /**
   * What `make` gives for the first choice that it does not throw for; the same choice from then on, as long as it works.
   * @throws the last error, where none works.
   */
  use<R>(make: (choice: T) => R): R {
    let failure: unknown = new DOMException("This browser records in no format that is known.", "NotSupportedError");
    for (const choice of this.#inOrder()) {
      try {
        const made = make(choice);
        this.#chosen = choice;
        return made;
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  /** The last choice has turned out not to work after all: from now on it is the last that is tried. */
  passOver(): void {
    if (this.#chosen !== null) this.#passedOver.add(this.#chosen);
    this.#chosen = null;
  }

  #inOrder(): T[] {
    const rank = (choice: T): number => (choice === this.#chosen ? 0 : this.#passedOver.has(choice) ? 2 : 1);
    return [...this.#choices()].sort((one, other) => rank(one) - rank(other));
  }
}

function isSupported(type: string): boolean {
  return typeof MediaRecorder !== "undefined" && MediaRecorder.isTypeSupported(type);
}

/** Where nothing was recorded, browsers give a few bytes that are no file, or a file's head alone. */
const MIN_BYTES = { webm: 400, mp4: 2000 } as const;

/** What a recorder gave, by its first bytes, whatever was asked for; null where nothing was recorded. */
export function recordedContainer(bytes: ArrayBuffer): Container | null {
  const container = containerOf(bytes);
  return container !== null && bytes.byteLength >= MIN_BYTES[container] ? container : null;
}
