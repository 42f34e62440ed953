/** When a microphone that gives nothing but zeros counts as silent. Pure. */

/** A microphone gives some noise at once; one that is switched off by a key of its own gives none from the beginning. */
export const NEVER_HEARD_MS = 6000;
/** A microphone that was heard before. */
export const FELL_SILENT_MS = 10_000;
/** Some headsets and programs give zeros whenever nobody speaks: each time that sound returns by itself, more is allowed. */
const PATIENCE_FACTOR = 2;
const MAX_PATIENCE_MS = 160_000;
/** After a sleep of the machine, the time between two looks says nothing. */
const MAX_STEP_MS = 2000;

export class SilenceRule {
  #silentMs = 0;
  #patienceMs = FELL_SILENT_MS;
  #heard = false;
  #isSilent = false;

  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** `zeros`: whether only zeros were given since the last look, null where that is not known. True if `isSilent` has changed. */
  look(zeros: boolean | null, elapsedMs: number): boolean {
    if (zeros === null) return false;
    const before = this.#isSilent;
    if (!zeros) {
      if (before && this.#heard) this.#patienceMs = Math.min(MAX_PATIENCE_MS, this.#patienceMs * PATIENCE_FACTOR);
      this.#heard = true;
      this.#silentMs = 0;
      this.#isSilent = false;
      return before;
    }
    this.#silentMs += Math.min(elapsedMs, MAX_STEP_MS);
    if (this.#silentMs >= (this.#heard ? this.#patienceMs : NEVER_HEARD_MS)) this.#isSilent = true;
    return this.#isSilent !== before;
  }
}
