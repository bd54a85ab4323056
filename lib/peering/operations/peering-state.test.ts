import { describe, expect, test } from 'vitest';
import { semanticsOf } from '../semantics';
import type { Topology } from '../topology';
import { applyOperation } from './decide';
import { explainPeeringState } from './explain-history';
import type { Json } from './json';
import { peeringState } from './peering-state';
import {
  createPeering,
  link,
  linkId,
  onLink,
  onVnet,
  peeredPair,
  ref,
  topology,
  unpeeredPair,
  vnet,
  vnetId,
} from './test-topology';

const FIRST = 'vnet1/vnet1-to-vnet2';
const SECOND = 'vnet2/vnet2-to-vnet1';
const grow = (name: string, ...addressPrefixes: string[]) =>
  onVnet('setAddressPrefixes', name, { addressPrefixes });
const growFirst = grow('vnet1', '10.1.0.0/16', '10.99.0.0/16');
const growSecond = grow('vnet2', '10.2.0.0/16', '10.98.0.0/16');

type Row = {
  readonly says: string;
  readonly given?: Topology;
  readonly after: readonly Json[];
  /** `state level` by link */
  readonly links: Readonly<Record<string, string>>;
  readonly flows: boolean;
  readonly belief?: string;
};

function check({ given = unpeeredPair(), after, links, flows, belief }: Row) {
  const semantics = belief === undefined ? null : semanticsOf(belief);
  const answer = peeringState(given, { after }, semantics ? { semantics } : {});
  if (!answer.ok) throw new Error(answer.error.message);
  const said = Object.entries(answer.value.peerings).map(([name, said]) => [
    name,
    `${said.peeringState} ${said.peeringSyncLevel}`,
  ]);
  expect(Object.fromEntries(said)).toEqual(links);
  expect(answer.value.trafficFlows).toBe(flows);
  for (const step of explainPeeringState(answer.value).steps) {
    expect(`${step.title} ${step.detail}`).not.toMatch(/undefined`|null|``/);
  }
}

describe('what links say after operations', () => {
  test.each<Row>([
    {
      says: 'R24 a first link is Initiated and carries nothing',
      after: [createPeering('vnet1', 'vnet2')],
      links: { [FIRST]: 'Initiated RemoteNotInSync' },
      flows: false,
    },
    {
      says: 'R24 the second makes both Connected',
      after: [createPeering('vnet1', 'vnet2'), createPeering('vnet2', 'vnet1')],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'R25 a deleted link leaves the other Disconnected',
      given: peeredPair(),
      after: [onLink('deletePeering', 'vnet1', 'vnet2')],
      links: { [SECOND]: 'Disconnected RemoteNotInSync' },
      flows: false,
    },
    {
      says: 'R26 creating it again is refused and changes nothing',
      given: peeredPair(),
      after: [onLink('deletePeering', 'vnet1', 'vnet2'), createPeering('vnet1', 'vnet2')],
      links: { [SECOND]: 'Disconnected RemoteNotInSync' },
      flows: false,
    },
    {
      says: 'R26 an update sets the Disconnected link back to Initiated',
      given: peeredPair(),
      after: [onLink('deletePeering', 'vnet1', 'vnet2'), onLink('updatePeering', 'vnet2', 'vnet1', {})],
      links: { [SECOND]: 'Initiated RemoteNotInSync' },
      flows: false,
    },
    {
      says: 'R26 creating the Disconnected link again under its name does the same',
      given: peeredPair(),
      after: [onLink('deletePeering', 'vnet1', 'vnet2'), createPeering('vnet2', 'vnet1')],
      links: { [SECOND]: 'Initiated RemoteNotInSync' },
      flows: false,
    },
    {
      says: 'R26 and then the deleted one makes both Connected',
      given: peeredPair(),
      after: [
        onLink('deletePeering', 'vnet1', 'vnet2'),
        onLink('updatePeering', 'vnet2', 'vnet1', {}),
        createPeering('vnet1', 'vnet2'),
      ],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'R26 deleting both and creating both repairs it as well',
      given: peeredPair(),
      after: [
        onLink('deletePeering', 'vnet1', 'vnet2'),
        onLink('deletePeering', 'vnet2', 'vnet1'),
        createPeering('vnet2', 'vnet1'),
        createPeering('vnet1', 'vnet2'),
      ],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'R25 a link that is Initiated stays so when a leftover of the other side goes',
      given: peeredPair({ peeringState: 'Disconnected' }, { peeringState: 'Initiated' }),
      after: [onLink('deletePeering', 'vnet1', 'vnet2')],
      links: { [SECOND]: 'Initiated RemoteNotInSync' },
      flows: false,
    },
    {
      says: 'R21 deleting a network leaves the link to it Disconnected',
      given: peeredPair(),
      after: [onVnet('deleteVirtualNetwork', 'vnet1')],
      links: { [SECOND]: 'Disconnected RemoteNotInSync' },
      flows: false,
    },
    {
      says: 'R9 R28 a changed network says RemoteNotInSync, its peer LocalNotInSync, and both stay Connected',
      given: peeredPair(),
      after: [growFirst],
      links: { [FIRST]: 'Connected RemoteNotInSync', [SECOND]: 'Connected LocalNotInSync' },
      flows: true,
    },
    {
      says: 'R28 both changed',
      given: peeredPair(),
      after: [growFirst, growSecond],
      links: { [FIRST]: 'Connected LocalAndRemoteNotInSync', [SECOND]: 'Connected LocalAndRemoteNotInSync' },
      flows: true,
    },
    {
      says: 'R29 sync on the link of the unchanged network',
      given: peeredPair(),
      after: [growFirst, onLink('syncPeering', 'vnet2', 'vnet1')],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'R29 sync on the link of the changed network does nothing',
      given: peeredPair(),
      after: [growFirst, onLink('syncPeering', 'vnet1', 'vnet2')],
      links: { [FIRST]: 'Connected RemoteNotInSync', [SECOND]: 'Connected LocalNotInSync' },
      flows: true,
    },
    {
      says: 'R29 both changed takes two syncs',
      given: peeredPair(),
      after: [growFirst, growSecond, onLink('syncPeering', 'vnet1', 'vnet2')],
      links: { [FIRST]: 'Connected RemoteNotInSync', [SECOND]: 'Connected LocalNotInSync' },
      flows: true,
    },
    {
      says: 'R28 taking the change back ends it',
      given: peeredPair(),
      after: [growFirst, grow('vnet1', '10.1.0.0/16')],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'R28 in a hub every peer falls behind, and only the synced one catches up',
      given: topology(
        vnet('hub', '10.0.0.0/16', {
          links: [link('hub', 'a', '10.1.0.0/16'), link('hub', 'b', '10.2.0.0/16')],
        }),
        vnet('a', '10.1.0.0/16', { links: [link('a', 'hub', '10.0.0.0/16')] }),
        vnet('b', '10.2.0.0/16', { links: [link('b', 'hub', '10.0.0.0/16')] }),
      ),
      after: [
        onVnet('addAddressPrefix', 'hub', { addressPrefix: '10.9.0.0/16' }),
        onLink('syncPeering', 'a', 'hub'),
      ],
      links: {
        'hub/hub-to-a': 'Connected FullyInSync',
        'hub/hub-to-b': 'Connected RemoteNotInSync',
        'a/a-to-hub': 'Connected FullyInSync',
        'b/b-to-hub': 'Connected LocalNotInSync',
      },
      flows: true,
    },
    {
      says: 'one pair is in question, whatever else the hub is peered with',
      given: topology(
        vnet('hub', '10.0.0.0/16', {
          links: [link('hub', 'a', '10.1.0.0/16'), link('hub', 'b', '10.2.0.0/16')],
        }),
        vnet('a', '10.1.0.0/16', { links: [link('a', 'hub', '10.0.0.0/16')] }),
        vnet('b', '10.2.0.0/16', { links: [link('b', 'hub', '10.0.0.0/16')] }),
      ),
      after: [onLink('deletePeering', 'hub', 'a')],
      links: {
        'hub/hub-to-b': 'Connected FullyInSync',
        'a/a-to-hub': 'Disconnected RemoteNotInSync',
        'b/b-to-hub': 'Connected FullyInSync',
      },
      flows: false,
    },
    {
      says: 'states that a topology leaves out are worked out from its two sides',
      given: peeredPair(
        { peeringState: undefined, peeringSyncLevel: undefined },
        { peeringState: undefined, peeringSyncLevel: undefined },
      ),
      after: [],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'R113 a subnet peering stays in sync when other ranges are added',
      given: peeredPair(
        {
          peerCompleteVnets: false,
          localSubnetNames: ['s'],
          remoteSubnetNames: ['s'],
          remoteAddressSpace: { addressPrefixes: ['10.2.1.0/24'] },
        },
        {
          peerCompleteVnets: false,
          localSubnetNames: ['s'],
          remoteSubnetNames: ['s'],
          remoteAddressSpace: { addressPrefixes: ['10.1.1.0/24'] },
        },
      ),
      after: [growFirst],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
  ])('$says', check);

  test.each<Row>([
    {
      says: 'M4 one link is Connected and carries traffic',
      belief: 'M4',
      after: [createPeering('vnet1', 'vnet2')],
      links: { [FIRST]: 'Connected RemoteNotInSync' },
      flows: true,
    },
    {
      says: 'M5 creating the deleted link again repairs the peering',
      belief: 'M5',
      given: peeredPair(),
      after: [onLink('deletePeering', 'vnet1', 'vnet2'), createPeering('vnet1', 'vnet2')],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'M7 sync is run where the change was made',
      belief: 'M7',
      given: peeredPair(),
      after: [growFirst, onLink('syncPeering', 'vnet1', 'vnet2')],
      links: { [FIRST]: 'Connected FullyInSync', [SECOND]: 'Connected FullyInSync' },
      flows: true,
    },
    {
      says: 'M7 and nowhere else',
      belief: 'M7',
      given: peeredPair(),
      after: [growFirst, onLink('syncPeering', 'vnet2', 'vnet1')],
      links: { [FIRST]: 'Connected RemoteNotInSync', [SECOND]: 'Connected LocalNotInSync' },
      flows: true,
    },
    {
      says: 'M8 a change disconnects',
      belief: 'M8',
      given: peeredPair(),
      after: [growFirst],
      links: { [FIRST]: 'Disconnected RemoteNotInSync', [SECOND]: 'Disconnected LocalNotInSync' },
      flows: false,
    },
    {
      says: 'M14 access off takes the peering away',
      belief: 'M14',
      given: peeredPair(),
      after: [onLink('updatePeering', 'vnet1', 'vnet2', { allowVirtualNetworkAccess: false })],
      links: { [FIRST]: 'Disconnected FullyInSync', [SECOND]: 'Disconnected FullyInSync' },
      flows: false,
    },
  ])('$says', check);
});

describe('what an operation leaves behind', () => {
  const linkOf = (given: Topology, from: string, to: string): Json => {
    const network = given.resources.find((resource) => resource.id === vnetId(from));
    const links = network?.properties?.virtualNetworkPeerings as readonly { id: string; properties: Json }[];
    return links.find(({ id }) => id === linkId(from, to))?.properties ?? {};
  };
  const apply = (given: Topology, ...operations: Json[]): Topology =>
    operations.reduce<Topology>((current, operation) => {
      const next = applyOperation(current, operation);
      if (!next.ok) throw new Error(next.error.message);
      return next.value;
    }, given);

  test('R116 a new link has the default flags and the remote ranges', () => {
    const made = apply(unpeeredPair(), createPeering('vnet1', 'vnet2'));
    expect(linkOf(made, 'vnet1', 'vnet2')).toMatchObject({
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: false,
      allowGatewayTransit: false,
      useRemoteGateways: false,
      remoteVirtualNetwork: { id: vnetId('vnet2') },
      remoteAddressSpace: { addressPrefixes: ['10.2.0.0/16'] },
      remoteVirtualNetworkAddressSpace: { addressPrefixes: ['10.2.0.0/16'] },
    });
  });

  test('R30 a changed network shows in the present ranges of its peer, and in the peered ones after the sync', () => {
    const changed = apply(peeredPair(), growFirst);
    expect(linkOf(changed, 'vnet2', 'vnet1')).toMatchObject({
      remoteAddressSpace: { addressPrefixes: ['10.1.0.0/16'] },
      remoteVirtualNetworkAddressSpace: { addressPrefixes: ['10.1.0.0/16', '10.99.0.0/16'] },
    });
    const synced = apply(changed, onLink('syncPeering', 'vnet2', 'vnet1'));
    expect(linkOf(synced, 'vnet2', 'vnet1')).toMatchObject({
      remoteAddressSpace: { addressPrefixes: ['10.1.0.0/16', '10.99.0.0/16'] },
    });
  });

  test('a Disconnected link keeps its flags and ranges', () => {
    const left = apply(
      peeredPair({}, { allowForwardedTraffic: true }),
      onVnet('deleteVirtualNetwork', 'vnet1'),
    );
    expect(linkOf(left, 'vnet2', 'vnet1')).toMatchObject({
      allowForwardedTraffic: true,
      peeringState: 'Disconnected',
      remoteAddressSpace: { addressPrefixes: ['10.1.0.0/16'] },
    });
  });

  test('an update sets what it names and leaves the rest', () => {
    const updated = apply(
      peeredPair({ allowForwardedTraffic: true }),
      onLink('updatePeering', 'vnet1', 'vnet2', { allowGatewayTransit: 'true', peeringState: 'Initiated' }),
    );
    expect(linkOf(updated, 'vnet1', 'vnet2')).toMatchObject({
      allowForwardedTraffic: true,
      allowGatewayTransit: true,
      peeringState: 'Connected',
    });
  });

  test('a moved network has its new id wherever it stood', () => {
    const moved = apply(
      topology(
        ...unpeeredPair().resources,
        vnet('vnet3', '10.3.0.0/16', {
          links: [link('vnet3', 'vnet1', '10.1.0.0/16', { peeringState: 'Initiated' })],
        }),
      ),
      onVnet('moveVirtualNetwork', 'vnet1', { targetResourceGroup: 'elsewhere' }),
    );
    const id = vnetId('vnet1').replace('/rg/', '/elsewhere/');
    expect(moved.resources.some((resource) => resource.id === id)).toBe(true);
    expect(linkOf(moved, 'vnet3', 'vnet1')).toMatchObject({ remoteVirtualNetwork: ref(id) });
    expect(JSON.stringify(moved)).not.toContain(`"${vnetId('vnet1')}"`);
  });

  test('links, subnets, routes and rules that stand on their own are read like those inside their parent', () => {
    const { id, name, properties } = link('vnet1', 'vnet2', '10.2.0.0/16') as {
      id: string;
      name: string;
      properties: Json;
    };
    const own = {
      type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
      name: `vnet1/${name}`,
      id,
      properties,
    };
    const given = topology(...unpeeredPair().resources, own);
    const answer = peeringState(given, { after: [] });
    expect(answer).toMatchObject({
      ok: true,
      value: { peerings: { [FIRST]: { peeringState: 'Connected' } } },
    });
    expect(applyOperation(given, createPeering('vnet1', 'vnet2', {}, { name: 'x' }))).toMatchObject({
      ok: false,
      error: { reason: 'already-peered' },
    });
  });

  test('of a link that stands inside its network and on its own, the one on its own counts', () => {
    const { name, id } = link('vnet1', 'vnet2', '10.2.0.0/16') as { id: string; name: string };
    const own = {
      type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
      name: `vnet1/${name}`,
      id,
      properties: { remoteVirtualNetwork: ref(vnetId('vnet2')), peeringState: 'Disconnected' },
    };
    const answer = peeringState(topology(...peeredPair().resources, own), { after: [] });
    expect(answer).toMatchObject({
      ok: true,
      value: { peerings: { [FIRST]: { peeringState: 'Disconnected' } } },
    });
  });

  test('the topology given is left as it was', () => {
    const given = peeredPair();
    const before = JSON.stringify(given);
    apply(given, growFirst, onLink('deletePeering', 'vnet1', 'vnet2'));
    expect(JSON.stringify(given)).toBe(before);
  });
});

test('the words say what each operation did', () => {
  const answer = peeringState(peeredPair(), { after: [growFirst, onLink('syncPeering', 'vnet2', 'vnet1')] });
  if (!answer.ok) throw new Error(answer.error.message);
  expect(explainPeeringState(answer.value).steps.map(({ title, detail }) => detail ?? title)).toEqual([
    '`vnet1/vnet1-to-vnet2` stays Connected and says RemoteNotInSync. `vnet2/vnet2-to-vnet1` stays Connected and says LocalNotInSync.',
    '`vnet1/vnet1-to-vnet2` stays Connected and says FullyInSync. `vnet2/vnet2-to-vnet1` stays Connected and says FullyInSync.',
    'Both links are Connected: traffic flows',
  ]);
});
