import type { Figure, FigureSubnet } from '@/lib/figure/model';
import { regionName } from '@/lib/peering/region-names';
import type { Change, LinkPlace } from './definition';

/** Whether a change stands, read from what the figure shows. */
export function isOn(change: Change, figure: Figure): boolean {
  switch (change.kind) {
    case 'links':
      return change.links.every((place) => linkAt(place, figure));
    case 'flag': {
      const links = change.links.flatMap((place) => linkAt(place, figure) ?? []);
      return links.length > 0 && links.every((link) => link.flags[change.flag]);
    }
    case 'rules':
      return change.rules.every(({ networkSecurityGroup, name }) =>
        groupsIn(figure).some((nsg) => nsg.name === networkSecurityGroup && hasName(nsg.rules, name)),
      );
    case 'routes':
      return change.routes.every(({ routeTable, name }) =>
        subnetsIn(figure).some(
          (subnet) => subnet.routeTable?.name === routeTable && hasName(subnet.routeTable.routes, name),
        ),
      );
    case 'ip-forwarding':
      return subnetsIn(figure).some(({ nodes }) =>
        nodes.some((node) => node.name === change.networkInterface && node.ipForwarding === true),
      );
    case 'region':
      return figure.vnets.some(
        ({ name, location }) => name === change.virtualNetwork && location === regionName(change.on),
      );
  }
}

export const linkAt = ({ from, name }: LinkPlace, { links }: Figure) =>
  links.find((link) => link.from === from && link.name === name);

const subnetsIn = ({ vnets }: Figure): FigureSubnet[] => vnets.flatMap((vnet) => vnet.subnets);
const groupsIn = (figure: Figure) =>
  subnetsIn(figure).flatMap(({ networkSecurityGroup, nodes }) =>
    [networkSecurityGroup, ...nodes.map((node) => node.networkSecurityGroup)].flatMap((nsg) => nsg ?? []),
  );
const hasName = (list: readonly { readonly name: string }[], name: string) =>
  list.some((one) => one.name === name);
