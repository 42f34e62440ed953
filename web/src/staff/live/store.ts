/** Holds the live state for React: a component renders again only when what it selects has changed. */

import { useSyncExternalStore } from "react";

import { inBatch } from "./batch";
import { EMPTY, reduce, type LiveAction, type LiveState } from "./state";

export class LiveStore {
  #state: LiveState = EMPTY;
  #listeners = new Set<() => void>();
  #batching = false;

  readonly getState = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  dispatch(action: LiveAction): void {
    const before = this.#state;
    this.#state = reduce(before, action);
    if (!this.#batching) this.#notify(before);
  }

  /** Whatever `work` dispatches is shown at once, at its end. */
  batch(work: () => void): void {
    const before = this.#state;
    this.#batching = true;
    try {
      inBatch(work);
    } finally {
      this.#batching = false;
      this.#notify(before);
    }
  }

  #notify(before: LiveState): void {
    if (this.#state === before) return;
    for (const listener of this.#listeners) listener();
  }
}

/** The selector must return part of the state or a primitive: a new object each time would render endlessly. */
export function useLiveState<Selected>(store: LiveStore, select: (state: LiveState) => Selected): Selected {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
