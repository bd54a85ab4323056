import type { AskDraft, Draft } from '@/lib/quiz/family';
import { idOf } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';

const HOME = '5c0e1f2a-7b34-4d19-9e68-2f41a7c3d805';
const ELSEWHERE = 'b41d9c77-03f6-4b8e-8a55-e9d2706c1f34';

/** The draft with some of its networks and their machines in another subscription: ids are all that tells. */
export function elsewhere(draft: Draft, sites: readonly Site[]): Draft {
  if (draft.form !== 'ask') throw new Error('only what is asked about one network can be moved');
  const ids = sites.flatMap(({ vnet, vm }) => [idOf('vnet', vnet), idOf('nic', vm)]);
  const move = <T>(value: T): T =>
    JSON.parse(
      // an id ends where a name ends: vnet-shop is not vnet-shop-weu
      ids.reduce(
        (text, id) => text.replaceAll(new RegExp(`${id}(?=["/])`, 'g'), id.replace(HOME, ELSEWHERE)),
        JSON.stringify(value),
      ),
    );
  const moved: AskDraft = { ...draft, topology: move(draft.topology), queries: move(draft.queries) };
  return moved;
}
