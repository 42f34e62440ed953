/** How often camera pictures are checked. */

const SAMPLING_S = [0.5, 1, 2, 5, 10, 30];

/** The intervals to choose from, including the current one, which may have been set through the API. */
export function samplingChoices(current: number): { value: string; label: string }[] {
  const choices = SAMPLING_S.includes(current) ? SAMPLING_S : [...SAMPLING_S, current].sort((a, b) => a - b);
  return choices.map((seconds) => ({
    value: String(seconds),
    label: seconds === 1 ? "Every second" : `Every ${seconds} seconds`,
  }));
}
