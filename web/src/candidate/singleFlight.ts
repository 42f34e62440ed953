/** Calls made while one is under way share its result: what is pressed twice acts once. */
export function singleFlight<Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>): (...args: Args) => Promise<Result> {
  let underWay: Promise<Result> | null = null;
  return (...args) => {
    underWay ??= call(...args).finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
