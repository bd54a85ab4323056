import type { BoxKind } from './drawing';
import type { Figure, FigureLink, FigureSite, FigureVnet } from './model';

/**
 * Who stands where, before any measure: the networks with several neighbours are cores and stand in the middle, their
 * other neighbours are leaves above and below. Both layouts, wide and narrow, keep to it.
 */
export type Plan = { readonly cores: readonly Core[]; readonly edges: readonly Edge[] };
export type Core = {
  readonly box: PlanBox;
  readonly upper: readonly PlanBox[];
  readonly lower: readonly PlanBox[];
};
export type PlanBox = {
  readonly id: string;
  readonly name: string;
  readonly kind: BoxKind;
  readonly vnet?: FigureVnet;
  readonly site?: FigureSite;
};
/** A pair of networks with whichever of the two links exist: `out` from `a` to `b`, `back` from `b` to `a`. */
export type Edge = {
  readonly a: string;
  readonly b: string;
  readonly kind: 'peering' | 'tunnel';
  readonly out?: FigureLink;
  readonly back?: FigureLink;
};

export function planFigure(figure: Figure): Plan {
  const boxes = boxesOf(figure);
  const edges = edgesOf(figure, boxes);
  const neighbours = new Map(boxes.map((box) => [box.id, [] as string[]]));
  for (const { a, b } of edges) {
    neighbours.get(a)?.push(b);
    neighbours.get(b)?.push(a);
  }
  const degree = (id: string) => neighbours.get(id)?.length ?? 0;
  const free = new Map(boxes.map((box) => [box.id, box]));
  const groups: { box: PlanBox; leaves: PlanBox[] }[] = [];

  while (free.size > 0) {
    const [first] = [...free.values()].sort((a, b) => rank(b) - rank(a));
    if (!first) break;
    // alone, it hangs under the first core; but two networks always stand side by side
    const lastGroup = groups[0];
    if (degree(first.id) === 0 && lastGroup && boxes.length > 2) {
      lastGroup.leaves.push(first);
      free.delete(first.id);
      continue;
    }
    const queue = [first];
    free.delete(first.id);
    const component: { box: PlanBox; leaves: PlanBox[] }[] = [];
    for (let core = queue.shift(); core; core = queue.shift()) {
      const group = { box: core, leaves: [] as PlanBox[] };
      // the second core to the left, the third to the right: so the one with most neighbours stays in the middle
      if (
        component.length === 1 &&
        neighbours.get(first.id)?.includes(core.id) &&
        degreeOfCores(first.id) > 1
      ) {
        component.unshift(group);
      } else component.push(group);
      const around = (neighbours.get(core.id) ?? []).flatMap((id) => free.get(id) ?? []);
      for (const box of around) free.delete(box.id);
      for (const box of around) {
        const leadsOn = (neighbours.get(box.id) ?? []).some((id) => free.has(id));
        if (leadsOn || boxes.length === 2) queue.push(box);
        else group.leaves.push(box);
      }
    }
    groups.push(...component);
  }

  const split = groups.reduce((sum, group) => sum + group.leaves.length, 0) > 3;
  const cores = groups.map(({ box, leaves }) => {
    // a site comes into its network from above
    const sites = leaves.filter((leaf) => leaf.kind === 'site');
    const others = leaves.filter((leaf) => leaf.kind !== 'site');
    const above = split ? Math.max(0, Math.floor((leaves.length - 2 * sites.length) / 2)) : 0;
    return { box, upper: [...sites, ...others.slice(0, above)], lower: others.slice(above) };
  });
  return { cores, edges };

  function rank(box: PlanBox): number {
    const holdsShared = box.vnet?.subnets.some((subnet) => subnet.nodes.some((node) => node.kind !== 'nic'));
    const named = /hub|core/i.test(box.name);
    return (box.kind === 'vnet' ? 10 * degree(box.id) : -1) + (named ? 2 : 0) + (holdsShared ? 1 : 0);
  }
  function degreeOfCores(id: string): number {
    return (neighbours.get(id) ?? []).filter((other) => degree(other) > 1).length;
  }
}

function boxesOf(figure: Figure): PlanBox[] {
  const known = new Set(figure.vnets.map((vnet) => vnet.name.toLowerCase()));
  const absent = new Map<string, PlanBox>();
  for (const { to } of figure.links) {
    const key = to.toLowerCase();
    if (!known.has(key)) absent.set(key, { id: `vnet:${to}`, name: to, kind: 'absent' });
  }
  return [
    ...figure.vnets.map((vnet): PlanBox => ({ id: vnet.id, name: vnet.name, kind: 'vnet', vnet })),
    ...(figure.sites ?? []).map((site): PlanBox => ({ id: site.id, name: site.name, kind: 'site', site })),
    ...absent.values(),
  ];
}

function edgesOf(figure: Figure, boxes: readonly PlanBox[]): Edge[] {
  const networks = new Map(
    boxes.filter((box) => box.kind !== 'site').map((box) => [box.name.toLowerCase(), box.id]),
  );
  const edges = new Map<string, Edge>();
  for (const link of figure.links) {
    const a = networks.get(link.from.toLowerCase());
    const b = networks.get(link.to.toLowerCase());
    if (!a || !b || a === b) continue;
    const opposite = edges.get(`${b} ${a}`);
    if (opposite && !opposite.back) edges.set(`${b} ${a}`, { ...opposite, back: link });
    else if (!edges.has(`${a} ${b}`)) edges.set(`${a} ${b}`, { a, b, kind: 'peering', out: link });
  }
  for (const site of figure.sites ?? []) {
    const owner = figure.vnets.find((vnet) =>
      vnet.subnets.some((subnet) =>
        subnet.nodes.some((node) => node.id === site.gateway || node.name === site.gateway),
      ),
    );
    if (owner) edges.set(`${site.id} ${owner.id}`, { a: site.id, b: owner.id, kind: 'tunnel' });
  }
  return [...edges.values()];
}
