/** Callers that wait until everything is sent, each for a limited time. */
export class FlushWaiters {
  readonly #waiting = new Set<() => void>();

  get size(): number {
    return this.#waiting.size;
  }

  /** Resolves to `isDone()` when `finishAll` is called, or after the timeout. */
  wait(timeoutMs: number, isDone: () => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(finish);
        resolve(isDone());
      };
      const timer = setTimeout(finish, timeoutMs);
      this.#waiting.add(finish);
    });
  }

  finishAll(): void {
    for (const finish of [...this.#waiting]) finish();
  }
}
