/** What both recorders do with a `MediaRecorder`: wait until it has stopped, and gather what it gave. */

export interface Take {
  recorded: Blob;
  /** When it began. */
  capturedAt: Date;
  lastedMs: number;
}

/** What a recorder gives that is about to start, once it has stopped for whatever reason; null where it failed. */
export async function takeOf(recorder: MediaRecorder, now: () => Date): Promise<Take | null> {
  const capturedAt = now();
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const isWhole = await new Promise<boolean>((resolve) => {
    recorder.onstop = () => resolve(true);
    // What it still gives, and its stop, come afterwards, if at all.
    recorder.onerror = () => resolve(false);
  });
  return isWhole ? { recorded: new Blob(parts), capturedAt, lastedMs: now().getTime() - capturedAt.getTime() } : null;
}
