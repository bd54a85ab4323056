import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, Refusal } from '@/lib/refusal';

/** Asked before the slow part of a start. A port that is just being given up (after a kill) is waited for. */
export async function requireFreePort(port: number, host: string | undefined): Promise<void> {
  let problem = await portProblem(port, host);
  for (let tries = 0; problem === 'EADDRINUSE' && tries < 10; tries += 1) {
    await sleep(100);
    problem = await portProblem(port, host);
  }
  if (problem === null) return;
  const remedies: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program: stop that one, or choose another port, as in "PORT=${port === 3000 ? 3001 : 3000} npm start".`,
    EACCES: `Port ${port} may be opened by root only: choose one above 1023, as in "PORT=3000 npm start".`,
    EADDRNOTAVAIL: `HOST is "${host}" and this machine has no such address: leave HOST empty to listen on all.`,
  };
  throw new Refusal(
    remedies[problem] ?? `Port ${port} can't be opened (${problem}): choose another with PORT.`,
  );
}

function portProblem(port: number, host: string | undefined): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(codeOf(error) ?? error.message));
    probe.listen({ port, ...(host && { host }) }, () => probe.close(() => resolve(null)));
  });
}
