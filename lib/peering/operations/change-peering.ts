import { err, ok, type Result } from '../../result';
import { AZURE } from '../semantics';
import type { Topology } from '../topology';
import { createPeering, deletePeering, updatePeering } from './apply-peering';
import { type Check, runChecks } from './check';
import { findLink } from './estate';
import { missingLink } from './link-request';
import type { Operation } from './operation';
import { checkCreatePeering, checkUpdatePeering } from './peering-checks';
import { peeringRemedyFor, plain } from './peering-remedy';
import { prepare } from './prepare';
import { readEstate } from './read-estate';

/** What can be done to a peering's links, read already and with whole ids. */
export type PeeringChange =
  | Extract<Operation, { op: 'createPeering' | 'updatePeering' }>
  | { readonly op: 'deletePeering'; readonly peering: string };

/**
 * Carries out one change of a peering as `applyOperation` would, by the same checks. Apart from the other operations,
 * so that a figure in the browser need not fetch theirs.
 * @returns the new topology, or what is wrong and what to do about it
 */
export function changePeering(topology: Topology, change: PeeringChange): Result<Topology, string> {
  const ready = prepare(topology);
  const estate = readEstate(ready);
  const checks = runChecks(checksOf());
  const refusing = checks.find((check) => !check.passed);
  if (refusing) return err(plain(peeringRemedyFor(refusing) ?? ''));
  switch (change.op) {
    case 'createPeering':
      return ok(createPeering(ready, estate, change, AZURE));
    case 'updatePeering':
      return ok(updatePeering(ready, estate, change.peering, change.properties, AZURE));
    case 'deletePeering':
      return ok(deletePeering(ready, estate, change.peering));
  }

  function checksOf(): Iterable<Check> {
    switch (change.op) {
      case 'createPeering':
        return checkCreatePeering(estate, change, {}, AZURE);
      case 'updatePeering':
        return checkUpdatePeering(estate, change, AZURE);
      case 'deletePeering':
        return findLink(estate, change.peering) ? [] : [missingLink(change.peering)];
    }
  }
}
