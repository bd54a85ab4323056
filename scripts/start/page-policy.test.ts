import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const emit = Server.prototype.emit;
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spokewise-policy-'));
  const file = join(folder, 'hashes.json');
  await writeFile(
    file,
    JSON.stringify({ '/': ["'sha256-home'"], '/quiz': ["'sha256-quiz'", "'sha256-home'"] }),
  );
  vi.stubEnv('SPOKEWISE_SCRIPT_HASHES', file);
  // @ts-expect-error plain JavaScript, as the web server loads it
  await import('./page-policy.mjs');
  server = createServer((request, response) => {
    response.end(request.headers['content-security-policy']);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  Server.prototype.emit = emit;
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function policyOf(path: string, headers: Record<string, string> = {}): Promise<string | null> {
  const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
  const policy = reply.headers.get('content-security-policy');
  expect(await reply.text()).toBe(policy ?? ''); // Next reads the nonce from what the browser gets to read
  return policy;
}

test('a prerendered page allows its own scripts, and one nonce a request', async () => {
  const scripts = /script-src 'self' 'nonce-([\w+/=]{24})' ('sha256-home'); /;
  const [one, two] = [await policyOf('/?a=1'), await policyOf('/')];
  expect(one).toMatch(scripts);
  expect(scripts.exec(one ?? '')?.[1]).not.toBe(scripts.exec(two ?? '')?.[1]);
});

test('a page whose shell another address prerendered allows the scripts of all shells, each once', async () => {
  expect(await policyOf('/classes/1')).toMatch(/'nonce-\S+ 'sha256-home' 'sha256-quiz'; /);
});

test.each([
  '/',
  '/sign-in',
  '/join/no.code',
  '/lessons/no.html',
  '/classes/x.y',
  '/no-such-page.php',
  '/apis',
])('the page at %s gets a policy, whatever its address ends with', async (path) => {
  expect(await policyOf(path)).toContain("default-src 'none'");
});

test.each(['/api/me', '/_next/static/chunks/a.js'])('%s is no page', async (path) => {
  expect(await policyOf(path)).toBeNull();
});

test('data for a page that is open already needs none', async () => {
  expect(await policyOf('/progress', { rsc: '1' })).toBeNull();
});

test('nobody chooses the nonce', async () => {
  const sent = "script-src 'nonce-mine'";
  expect(await policyOf('/', { 'content-security-policy': sent })).not.toContain('mine');
});
