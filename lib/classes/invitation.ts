import 'server-only';
import { forgiveTry, throttleProblem } from '@/lib/auth/throttle';
import { err, ok, type Result } from '@/lib/result';
import { parseJoinCode } from './join-code';
import { findInvitation, type Invitation } from './store';

export type InvitationProblem = 'not-a-code' | 'unknown-code' | 'too-many-tries';

/**
 * What a written code leads to. Wrong codes are counted by the address they come from, so that nobody tries them all;
 * a lecture hall that follows a right link is never in its own way.
 */
export async function lookUpInvitation(
  written: string,
  address: string,
): Promise<Result<{ joinCode: string; invitation: Invitation }, InvitationProblem>> {
  const joinCode = parseJoinCode(written);
  if (!joinCode) return err('not-a-code');
  if ((await throttleProblem('join', { address })) !== null) return err('too-many-tries');
  const invitation = await findInvitation(joinCode);
  if (!invitation) return err('unknown-code');
  await forgiveTry('join', { address });
  return ok({ joinCode, invitation });
}
