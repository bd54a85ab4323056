import 'server-only';
import { z } from 'zod';

const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  /** signs the session cookie */
  NEXTAUTH_SECRET: z.string().min(32, 'must be at least 32 characters long'),
  /** the address people type; its scheme decides whether the session cookie is sent over https only */
  NEXTAUTH_URL: z.url().optional(),
  /** connections this process may hold open */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  /** how many people without an account may begin from one address in a quarter of an hour */
  SPOKEWISE_GUESTS_PER_ADDRESS: z.coerce.number().int().min(1).default(300),
  /** which sources draw and answer questions here; `npm start` works both out */
  SPOKEWISE_CONTENT_VERSION: z.string().default('unknown'),
  SPOKEWISE_ENGINE_VERSION: z.string().default('unknown'),
});
export type Environment = z.infer<typeof Environment>;

let parsed: Environment | undefined;

/**
 * The settings of this process, checked when first asked for: a build needs none of them.
 * @throws with every setting that is missing or wrong, by name and never by value
 */
export function env(): Environment {
  if (parsed) return parsed;
  const result = Environment.safeParse(
    Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')),
  );
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Settings: ${problems.join('; ')}. See .env.example; \`npm start\` sets them by itself.`);
  }
  parsed = result.data;
  return parsed;
}
