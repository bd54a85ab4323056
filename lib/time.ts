/** A moment as people read it where they are: `12 Nov 2026, 18:04`. @param timeZone IANA name */
export const formatMoment = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(moment);

/** `12 Nov`; with the year when it is not this one. */
export function formatDay(moment: Date, timeZone: string, now: Date): string {
  const day = (date: Date, year: boolean) =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      ...(year && { year: 'numeric' }),
      timeZone,
    }).format(date);
  const yearOf = (date: Date) => new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(date);
  return day(moment, yearOf(moment) !== yearOf(now));
}
