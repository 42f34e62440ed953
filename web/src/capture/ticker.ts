/**
 * A ticker that also works while the page is in the background.
 *
 * While the exam is open in another tab, browsers throttle this page's own timers to one run a minute, but not a worker's.
 */
import { intervalTicker, type Ticker } from "../live/socket";

/** Tells the worker to tick for this id at an interval, or with null to stop. */
export interface TickerCommand {
  id: number;
  everyMs: number | null;
}

export interface WorkerTicker {
  tick: Ticker;
  close(): void;
}

/** A ticker on a worker of its own, or on the page's timers where no worker can be started. */
export function workerTicker(): WorkerTicker {
  const worker = startWorker();
  if (worker === null) return { tick: intervalTicker, close: () => undefined };
  const ticks = new Map<number, () => void>();
  let lastId = 0;
  worker.onmessage = (event: MessageEvent<number>) => {
    ticks.get(event.data)?.();
  };
  const command = (message: TickerCommand): void => {
    worker.postMessage(message);
  };
  return {
    tick: (everyMs, tick) => {
      const id = ++lastId;
      ticks.set(id, tick);
      command({ id, everyMs });
      return () => {
        if (ticks.delete(id)) command({ id, everyMs: null });
      };
    },
    close: () => {
      ticks.clear();
      worker.terminate();
    },
  };
}

function startWorker(): Worker | null {
  if (typeof Worker === "undefined") return null;
  try {
    return new Worker(new URL("./ticker.worker.ts", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
}
