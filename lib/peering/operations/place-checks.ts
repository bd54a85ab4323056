import { subscriptionInId } from '../resource-id';
import type { Semantics } from '../semantics';
import { type Check, check } from './check';
import { isSameName } from './json';
import type { OperationContext } from './operation';
import type { Pair } from './overlap-checks';
import { isSameCloud, isSameRegion, placeOf } from './place';

/** R18, R19: clouds, regions, subscriptions and tenants. */
export function* placeChecks(
  { local, remote }: Pair,
  context: OperationContext,
  semantics: Semantics,
): Generator<Check> {
  const left = placeOf(local);
  const right = placeOf(remote);
  const isGlobal = !isSameRegion(left, right);
  if (isGlobal) {
    yield check(
      isSameCloud(left, right),
      ['R18'],
      { kind: 'cloud', left, right },
      { refusal: 'cross-cloud' },
    );
  }
  const permitted = context.callerHasNetworkContributorOnBoth !== false;
  const { localTenantId, remoteTenantId } = context;
  const otherTenant =
    localTenantId !== undefined && remoteTenantId !== undefined && !isSameName(localTenantId, remoteTenantId);
  const otherSubscription = subscriptionInId(local.id) !== subscriptionInId(remote.id);
  const across = otherTenant ? 'tenant' : otherSubscription ? 'subscription' : 'nothing';
  if (across !== 'nothing' || !permitted) {
    const passed = permitted && !(across !== 'nothing' && semantics.peeringNeedsOneSubscription);
    // inside one subscription it stays open on which of the two networks the rights are missing
    const code = permitted || across === 'nothing' ? {} : { errorCode: 'LinkedAuthorizationFailed' };
    const detail = { kind: 'permission', local: local.name, remote: remote.name, across } as const;
    yield check(passed, ['R19'], detail, { refusal: 'missing-permission', ...code });
  }
  // no refusal of Azure's stands for the belief that regions part networks; the nearest is that clouds do
  const regionAllowed = !(isGlobal && semantics.peeringIsRegional);
  yield check(regionAllowed, ['R18'], { kind: 'region', left, right, isGlobal }, { refusal: 'cross-cloud' });
}
