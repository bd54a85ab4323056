import { readFileSync } from 'node:fs';

/** npm, or the shell that npm runs us in and npm behind it: whoever would pass a signal on to us. */
const forebears = () => [process.ppid, parentOf(process.ppid)].join(' ');

function parentOf(pid: number): string {
  try {
    return /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
  } catch {
    return ''; // no such file system: macOS
  }
}

/** npm that was killed outright passes no signal on: without this we would go on, with nobody to stop us. */
export function whenNpmEnds(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const before = forebears();
  setInterval(() => forebears() !== before && stop(), 1_000).unref();
}
