/**
 * Puts the demonstration into DATABASE_URL and prints who can sign in. `npm start` runs it once, on a new embedded
 * database; where the demonstration is already, it prints nothing.
 */
import { pool } from '@/lib/db/client';
import { seedDemo } from '@/lib/demo/seed';
import type { NewAttempt } from '@/lib/quiz/attempt';
import { drawAttempt } from '@/lib/quiz/start/draw';
import { randomOf } from '@/lib/random';

function draw(seed: string): NewAttempt {
  const drawn = drawAttempt('virtual-network-peering', seed);
  if (!drawn) throw new Error('The lesson on peering has no quiz');
  return drawn;
}

const demo = await seedDemo(pool, {
  now: new Date(),
  random: randomOf('the demonstration class'),
  draw,
});
if (demo) {
  const { className, students, instructor, student } = demo;
  console.log(
    [
      `For a look around there is a class of made-up students, “${className}” (${students} of them). Sign in as`,
      `  instructor  ${instructor.email.padEnd(34)}  ${instructor.password}`,
      `  student     ${student.email.padEnd(34)}  ${student.password}`,
      'These passwords are shown this once. SPOKEWISE_DEMO=off starts without the class.',
    ].join('\n'),
  );
}
await pool.end();
