import { unstable_doesMiddlewareMatch as doesProxyMatch } from 'next/experimental/testing/server';
import { expect, test } from 'vitest';
import { config } from '@/proxy';

const getsPolicy = (url: string, headers = {}) => doesProxyMatch({ config, url, headers, nextConfig: {} });

test.each(['/', '/sign-in', '/join/no.code', '/lessons/no.html', '/classes/x.y', '/no-such-page.php'])(
  'the page at %s gets a policy, whatever its address ends with',
  (path) => {
    expect(getsPolicy(path)).toBe(true);
  },
);

test.each(['/api/me', '/_next/static/chunks/a.js'])('%s is no page', (path) => {
  expect(getsPolicy(path)).toBe(false);
});

test('data for a page that is open already needs none', () => {
  expect(getsPolicy('/progress', { rsc: '1' })).toBe(false);
});
