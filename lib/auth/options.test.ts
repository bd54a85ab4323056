import { beforeAll, expect, test, vi } from 'vitest';
import { authOptions } from './options';
import { signIn } from './sign-in';

vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));
vi.mock('./sign-in', async (original) => ({ ...(await original<object>()), signIn: vi.fn() }));

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://nowhere';
  process.env.NEXTAUTH_SECRET ??= 'a secret that is only used in tests';
});

type Authorize = (given: Record<string, string>) => Promise<unknown>;
const authorize = (given: Record<string, string>) => {
  const [provider] = authOptions().providers;
  return (provider as { options: { authorize: Authorize } } | undefined)?.options.authorize(given);
};

test('why signing in broke is for the log, not for the address that next-auth leads to', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const broken = new Error('connect ECONNREFUSED 10.1.2.3:5432');
  vi.mocked(signIn).mockRejectedValueOnce(broken);
  const given = { email: 'sam@example.org', password: 'correct horse battery' };
  await expect(authorize(given)).rejects.toThrow(/^unavailable$/);
  expect(log).toHaveBeenCalledWith('Signing in failed:', broken);
});
