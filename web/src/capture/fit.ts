/** The largest picture of the same shape with no more pixels than `width` x `height`, lying or upright as the picture is. */
export function fitTurned(width: number, height: number, maxWidth: number, maxHeight: number): { width: number; height: number } {
  return height > width ? fit(width, height, maxHeight, maxWidth) : fit(width, height, maxWidth, maxHeight);
}

/** The largest size of the same shape within a box; never larger than the original. */
export function fit(width: number, height: number, maxWidth: number, maxHeight: number): { width: number; height: number } {
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
