/**
 * The value that a part of all values is at or below, between two of them where it falls there.
 * @param part from 0 to 1: 0.5 is the median.
 * @throws RangeError where there are no values.
 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('There is no percentile of no values.');
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** How far the middle half of the values lies apart. */
export function interquartileRange(values: readonly number[]): number {
  return percentile(values, 0.75) - percentile(values, 0.25);
}
