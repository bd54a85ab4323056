import type { ChoiceKey, Kind, Part, Question } from '../question';
import { madeUpQuestion } from './made-up-quiz';

const right: ChoiceKey = { misconceptions: [], remark: 'Yes.' };
const wrong = (remark: string): ChoiceKey => ({
  misconceptions: [{ id: 'M1', belief: 'A–B and B–C gives A–C' }],
  path: {
    steps: [
      { title: '`vm-a` sends to `10.3.1.4:443`', verdict: 'info', at: 'nic:vm-a' },
      { title: 'Through `b` to `vm-c`', verdict: 'arrive', at: 'nic:vm-c' },
    ],
  },
  packet: {
    way: ['nic:vm-a', 'link:a/to-b', 'link:b/to-c', 'nic:vm-c'],
    outcome: 'delivered',
  },
  partsAt: 1,
  remark,
});

const { key } = madeUpQuestion(0);
const partKey = (why: string) => ({ why, path: key.path, ...(key.packet && { packet: key.packet }) });

/** Parts named p1, p2, … of which the first choice of each is right; choices are p1-1, p1-2, … */
function inParts(parts: readonly { label: string; choices: readonly string[] }[]) {
  const made = parts.map(
    ({ label, choices }, index): Part => ({
      id: `p${index + 1}`,
      label,
      choices: choices.map((text, place) => ({ id: `p${index + 1}-${place + 1}`, text })),
    }),
  );
  return {
    parts: made,
    key: {
      ...key,
      path: { steps: [] },
      right: made.map(({ id }) => `${id}-1`),
      byChoice: Object.fromEntries(
        made.flatMap(({ choices }) =>
          choices.map(({ id }) => [id, id.endsWith('-1') ? right : wrong(`Not what part ${id} says.`)]),
        ),
      ),
      byPart: Object.fromEntries(made.map(({ id }) => [id, partKey(`This is why ${id} is so.`)])),
    },
  };
}

const stem = ({ prompt, note, figure }: Question['public']) => ({
  prompt,
  ...(note && { note }),
  ...(figure && { figure }),
});

/** A question of a kind, whose first choice (of each part) is right, and so are the first two of those to be picked. */
export function madeUpOf(kind: Kind): Question {
  const base = madeUpQuestion(1, { kind, seed: `seed-${kind}` });
  const ask = (prompt: string) => ({ ...stem(base.public), prompt });
  switch (kind) {
    case 'single-choice':
      return base;
    case 'hot-spot':
      return {
        ...base,
        public: {
          ...ask('`vm-a` opens a connection to `10.3.1.4:443`. Where is it dropped?'),
          kind,
          choices: [
            { id: 'a', text: 'At `vm-a`, which has no way there', at: 'nic:vm-a' },
            { id: 'b', text: 'On the link from `b` to `c`', at: 'link:b/to-c' },
            { id: 'c', text: 'In the subnet of `vm-c`', at: 'subnet:c/default' },
          ],
        },
        key: { ...key, byChoice: { a: right, b: wrong('It never gets as far.'), c: wrong('Nor there.') } },
      };
    case 'multiple-response':
      return {
        ...base,
        public: {
          ...ask('Which two of these arrive?'),
          kind,
          pick: 2,
          choices: [
            { id: 'a', text: 'From `vm-a` to `vm-b`' },
            { id: 'b', text: 'From `vm-b` to `vm-c`' },
            { id: 'c', text: 'From `vm-a` to `vm-c`' },
            { id: 'd', text: 'From `vm-c` to `vm-a`' },
          ],
        },
        key: {
          ...key,
          right: ['a', 'b'],
          byChoice: { a: right, b: right, c: wrong('It would need `b` to forward.'), d: wrong('Nor back.') },
        },
      };
    case 'order':
      return {
        ...base,
        public: {
          ...ask('You add a range to `a`, which is peered with `b`. Which steps, in which order?'),
          kind,
          pick: 3,
          choices: [
            { id: 'c', text: 'Sync the peering from `a`' },
            { id: 'd', text: 'Delete both links' },
            { id: 'a', text: 'Add `10.4.0.0/16` to the address space of `a`' },
            { id: 'b', text: 'Check that `10.4.0.0/16` overlaps nothing in `b`' },
          ],
        },
        key: {
          ...key,
          right: ['b', 'a', 'c'],
          byChoice: { a: right, b: right, c: right, d: wrong('It has not been needed since sync exists.') },
        },
      };
    case 'yes-no-series': {
      const { parts, key: partsKey } = inParts([
        { label: '`vm-a` reaches `vm-b`.', choices: ['Yes', 'No'] },
        { label: '`vm-b` reaches `vm-c` over the peering between their networks.', choices: ['Yes', 'No'] },
        { label: '`vm-a` can’t reach `vm-c`.', choices: ['Yes', 'No'] },
      ]);
      return { ...base, public: { ...ask('Which of these are true?'), kind, parts }, key: partsKey };
    }
    case 'problem-solution': {
      const { parts, key: partsKey } = inParts([
        { label: 'You peer `a` with `c`, both ways.', choices: ['Yes', 'No'] },
        { label: 'You set `allowGatewayTransit` on both links of `b`.', choices: ['No', 'Yes'] },
        { label: 'You add an appliance to `b` and routes to it in `a` and `c`.', choices: ['Yes', 'No'] },
      ]);
      return {
        ...base,
        public: {
          ...ask('`vm-a` must reach `vm-c`. Does the solution meet the goal?'),
          kind,
          parts,
        },
        key: partsKey,
      };
    }
    case 'fill-in': {
      const { parts, key: partsKey } = inParts([
        { label: 'Source', choices: ['Default', 'User', 'Virtual network gateway'] },
        { label: 'Address prefix', choices: ['`10.2.0.0/16`', '`10.3.0.0/16`', '`10.0.0.0/8`'] },
        { label: 'Next hop type', choices: ['VNet peering', 'Virtual network', 'None'] },
      ]);
      return {
        ...base,
        public: {
          ...ask('Fill in the row that the peering with `b` adds.'),
          kind,
          title: 'Effective routes of `vm-a`',
          parts,
        },
        key: partsKey,
      };
    }
    case 'command': {
      const { parts, key: partsKey } = inParts([
        { label: 'whose link it is', choices: ['`--vnet-name a`', '`--vnet-name b`'] },
        { label: 'what lets it in', choices: ['`--allow-vnet-access`', '`--allow-gateway-transit`'] },
      ]);
      return {
        ...base,
        public: {
          ...ask('`vm-b` must be able to reach `vm-a`. Complete the command.'),
          kind,
          command: [
            'az network vnet peering create \\\n  --name to-b --resource-group rg ',
            { part: 'p1' },
            ' \\\n  --remote-vnet b ',
            { part: 'p2' },
          ],
          parts,
        },
        key: partsKey,
      };
    }
  }
}
