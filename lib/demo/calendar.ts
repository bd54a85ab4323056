import type { Random } from '@/lib/random';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Hours at which people study, most of them after work, in UTC. */
const HOURS = [8, 9, 10, 12, 13, 15, 16, 17, 17, 18, 18, 18, 19, 19, 19, 20, 20, 21] as const;

/**
 * Times at which somebody sat down to study, oldest first: at waking hours, each on another day.
 * @param from the day after is the first it may be
 * @param until the day before is the last
 * @returns `count` of them, or fewer where there are not as many days
 */
export function studyTimes(count: number, from: Date, until: Date, random: Random): Date[] {
  const firstDay = Math.floor(from.getTime() / DAY_MS) + 1;
  const lastDay = Math.floor(until.getTime() / DAY_MS) - 1;
  const days = Array.from({ length: Math.max(0, lastDay - firstDay + 1) }, (_, index) => firstDay + index);
  return random
    .sample(days, count)
    .sort((a, b) => a - b)
    .map((day) => new Date(day * DAY_MS + random.pick(HOURS) * HOUR_MS + random.int(0, 59 * 60) * 1000));
}
