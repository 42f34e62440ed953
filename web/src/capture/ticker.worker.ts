/** The page's timers, run in a worker because those are not throttled while the tab is in the background. */
import type { TickerCommand } from "./ticker";

const timers = new Map<number, ReturnType<typeof setInterval>>();

self.onmessage = (event: MessageEvent<TickerCommand>) => {
  const { id, everyMs } = event.data;
  clearInterval(timers.get(id));
  timers.delete(id);
  if (everyMs === null) return;
  timers.set(
    id,
    setInterval(() => {
      self.postMessage(id);
    }, everyMs),
  );
};
