/** Times and durations in the reader's own time zone and in plain words. */

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY_AND_TIME = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** `14:03:27` */
export function clockTime(iso: string): string {
  return CLOCK.format(new Date(iso));
}

/** `3 Mar 2026, 14:03` */
export function dayAndTime(iso: string): string {
  return DAY_AND_TIME.format(new Date(iso));
}

/** `8 s`, `2 min 05 s`, `1 h 04 min`; below ten seconds with one decimal when `precise`. */
export function duration(milliseconds: number, precise = false): string {
  const exact = Math.max(0, milliseconds) / 1000;
  if (precise && exact < 10) return `${exact.toFixed(1)} s`;
  const seconds = Math.floor(exact);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${pad(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
}

/** An exam's window in words. */
export function examWindow(opensAt: string | null, closesAt: string | null): string {
  if (opensAt === null && closesAt === null) return "Open at any time";
  if (closesAt === null) return `From ${dayAndTime(opensAt ?? "")}`;
  if (opensAt === null) return `Until ${dayAndTime(closesAt)}`;
  return `${dayAndTime(opensAt)} to ${dayAndTime(closesAt)}`;
}

/** The value of `<input type="datetime-local">` for a moment; empty for null. */
export function toLocalInput(iso: string | null): string {
  if (iso === null) return "";
  const date = new Date(iso);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The moment of an `<input type="datetime-local">` in UTC; null when it is empty or incomplete. */
export function fromLocalInput(value: string): string | null {
  const date = new Date(value);
  return value === "" || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** `Europe/Vienna` */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `1 candidate`, `3 candidates` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
