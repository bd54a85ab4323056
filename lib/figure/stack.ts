import type { Core, Edge, Plan, PlanBox } from './plan';

/**
 * The order of the networks below one another, and how each bridge runs beside them: straight between two that follow
 * each other, on the core's own spine to its leaves, or in a strip of its own further out.
 */
export type Stack = {
  readonly items: readonly Item[];
  readonly runs: readonly Run[];
  /** how many strips the bridges that pass others need */
  readonly strips: number;
  readonly indexOf: (id: string) => number;
};
export type Item = {
  readonly box: PlanBox;
  readonly core: Core;
  readonly role: 'core' | 'upper' | 'lower';
  /** the only leaf on its side: it stands at full width, with its bridge straight to the core */
  readonly alone: boolean;
};
export type Run = {
  readonly edge: Edge;
  readonly kind: 'straight' | 'spine' | 'strip';
  readonly strip: number;
};

export function stackPlan(plan: Plan): Stack {
  const items = plan.cores.flatMap((core): Item[] => {
    const { upper, lower } = aboveAndBelow(core, plan);
    const leaf =
      (role: 'upper' | 'lower', side: readonly PlanBox[]) =>
      (box: PlanBox): Item => ({ box, core, role, alone: side.length === 1 });
    return [
      ...upper.map(leaf('upper', upper)),
      { box: core.box, core, role: 'core', alone: true },
      ...lower.map(leaf('lower', lower)),
    ];
  });
  const place = new Map(items.map((item, index) => [item.box.id, index]));
  const indexOf = (id: string) => place.get(id) ?? 0;
  const kinds = plan.edges.map((edge) => ({ edge, kind: kindOf(edge) }));
  const strips = new Map<Edge, number>();
  const count = assignStrips(kinds.filter((one) => one.kind === 'strip').map((one) => one.edge));
  const runs = kinds.map(({ edge, kind }) => ({ edge, kind, strip: strips.get(edge) ?? 0 }));
  return { items, runs, strips: count, indexOf };

  function kindOf(edge: Edge): Run['kind'] {
    const a = items[indexOf(edge.a)];
    const b = items[indexOf(edge.b)];
    if (!a || !b) return 'strip';
    if (Math.abs(indexOf(edge.a) - indexOf(edge.b)) === 1 && a.alone && b.alone) return 'straight';
    return a.core === b.core && (a.role === 'core') !== (b.role === 'core') ? 'spine' : 'strip';
  }

  /** Bridges that don't pass one another share a strip. */
  function assignStrips(edges: readonly Edge[]): number {
    const until: number[] = [];
    const span = ({ a, b }: Edge) => [indexOf(a), indexOf(b)].sort((x, y) => x - y) as [number, number];
    for (const edge of [...edges].sort((a, b) => span(a)[0] - span(b)[0])) {
      const [from, to] = span(edge);
      const free = until.findIndex((end) => end < from);
      const strip = free === -1 ? until.length : free;
      strips.set(edge, strip);
      until[strip] = to;
    }
    return until.length;
  }
}

/** Between two cores stands no leaf, so that their bridge is straight; a core by itself stands in the middle. */
function aboveAndBelow(core: Core, { cores }: Plan) {
  const leaves = [...core.upper, ...core.lower];
  const isFirst = core === cores[0];
  const isLast = core === cores.at(-1);
  const above = !isLast ? leaves.length : !isFirst ? 0 : core.upper.length || Math.floor(leaves.length / 2);
  return { upper: leaves.slice(0, above), lower: leaves.slice(above) };
}
