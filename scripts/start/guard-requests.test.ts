import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const emit = await import('node:http').then(({ Server }) => Server.prototype.emit);
let server: Server;

async function serve(proxies: string) {
  vi.stubEnv('SPOKEWISE_PROXIES', proxies);
  vi.resetModules();
  // @ts-expect-error plain JavaScript, as the web server loads it
  await import('./guard-requests.mjs');
  server = createServer((asked, reply) => {
    asked.resume();
    asked.on('end', () => reply.end(asked.headers['x-forwarded-for']));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

beforeEach(() => serve(''));
afterEach(async () => {
  const { Server } = await import('node:http');
  Server.prototype.emit = emit;
  await new Promise((resolve) => server.close(resolve));
});

function send(
  headers: Record<string, string | number>,
  body = '',
): Promise<{ status: number; text: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method: 'POST', headers }, (reply) => {
      let text = '';
      reply.on('data', (data) => {
        text += data;
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

test('a client does not choose the address it is counted by', async () => {
  expect(await send({ 'x-forwarded-for': '203.0.113.9', 'content-length': 0 })).toEqual({
    status: 200,
    text: '127.0.0.1',
  });
  expect((await send({ 'content-length': 0 })).text).toBe('127.0.0.1');
});

test.each([
  { proxies: '1', says: '198.51.100.1, 203.0.113.9', is: '203.0.113.9' },
  { proxies: '2', says: '198.51.100.1, 203.0.113.9, 192.0.2.4', is: '203.0.113.9' },
  { proxies: '2', says: '203.0.113.9', is: '203.0.113.9' },
])('behind $proxies proxies, of "$says" it is $is', async ({ proxies, says, is }) => {
  await new Promise((resolve) => server.close(resolve));
  const { Server } = await import('node:http');
  Server.prototype.emit = emit;
  await serve(proxies);
  expect((await send({ 'x-forwarded-for': says, 'content-length': 0 })).text).toBe(is);
});

test('a body is refused before it is read: by its length, or because it does not say one', async () => {
  const fits = 'a'.repeat(100_000);
  expect((await send({ 'content-length': fits.length }, fits)).status).toBe(200);
  expect((await send({ 'content-length': fits.length + 1 }, '')).status).toBe(413);
  expect((await send({ 'transfer-encoding': 'chunked' }, 'a')).status).toBe(411);
});
