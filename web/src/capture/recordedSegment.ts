/** Collects the data of one `MediaRecorder` from its start to its stop; used for sound and for video. */

export interface RecordedSegment {
  recorded: Blob;
  /** When the recording began. */
  capturedAt: Date;
  lastedMs: number;
}

/** All data of a recorder that is about to start, once it has stopped for whatever reason; null if it failed. */
export async function collectSegment(recorder: MediaRecorder, now: () => Date): Promise<RecordedSegment | null> {
  const capturedAt = now();
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const isComplete = await new Promise<boolean>((resolve) => {
    recorder.onstop = () => resolve(true);
    // After an error, more data and `stop` may follow, or nothing.
    recorder.onerror = () => resolve(false);
  });
  return isComplete ? { recorded: new Blob(parts), capturedAt, lastedMs: now().getTime() - capturedAt.getTime() } : null;
}
