import { type BoxContext, layoutBox } from '../box';
import type { DrawnBox } from '../drawing';
import { moveBox } from '../move';
import type { Core, Plan, PlanBox } from '../plan';

export const MARGIN = 16;
/** room for two lanes and their words between two networks side by side */
export const SPAN = 156;
export const BETWEEN = 22;
const BETWEEN_CORES = 32;

export type Row = 'upper' | 'core' | 'lower';
export type Placed = {
  readonly box: PlanBox;
  /** index of its core, and its own place in the core's row */
  readonly core: number;
  readonly row: Row;
  readonly order: number;
  readonly drawn: DrawnBox;
};
export type Columns = {
  readonly placed: readonly Placed[];
  readonly leafWidth: number;
  readonly width: number;
};

/** Gives each network its width and its place across; all still stand at the top. */
export function placeColumns(plan: Plan, context: BoxContext): Columns {
  const linked = (a: string | undefined, b: string | undefined) =>
    plan.edges.some((edge) => (edge.a === a && edge.b === b) || (edge.a === b && edge.b === a));
  const count = (core: Core) => Math.max(1, core.upper.length, core.lower.length);
  const columns = plan.cores.reduce((sum, core) => sum + count(core), 0);
  const leafWidth = widthOfLeaf(columns, plan.cores.length);
  // two networks keep their distance while they aren't peered: so nothing moves when they are
  const isPair = columns === 2 && plan.cores.length === 2;

  const placed: Placed[] = [];
  let x = MARGIN;
  for (const [at, core] of plan.cores.entries()) {
    const neighbours = [core.upper, core.lower].some((row) =>
      row.some((box, order) => linked(row[order - 1]?.id, box.id)),
    );
    const gap = neighbours ? SPAN : BETWEEN;
    const groupWidth = widthOfRow(count(core), leafWidth, gap);
    for (const row of ['upper', 'lower'] as const) {
      const left = x + (groupWidth - widthOfRow(core[row].length, leafWidth, gap)) / 2;
      for (const [order, box] of core[row].entries()) {
        const drawn = moveBox(layoutBox(box, leafWidth, context), left + order * (leafWidth + gap), 0);
        placed.push({ box, core: at, row, order, drawn });
      }
    }
    const coreWidth = widthOfCore(core, groupWidth, leafWidth, count(core));
    const drawn = moveBox(layoutBox(core.box, coreWidth, context), x + (groupWidth - coreWidth) / 2, 0);
    placed.push({ box: core.box, core: at, row: 'core', order: 0, drawn });
    const next = plan.cores[at + 1];
    x += groupWidth;
    if (next) x += isPair || linked(core.box.id, next.box.id) ? SPAN : BETWEEN_CORES;
  }
  return { placed, leafWidth, width: x + MARGIN };
}

/** As wide as still lets the whole stand beside a question, where there are few. */
function widthOfLeaf(columns: number, cores: number): number {
  if (columns <= 1) return 400;
  if (columns === 2) return cores === 2 ? 256 : 292;
  return 228;
}

const widthOfRow = (count: number, each: number, gap: number) => count * each + Math.max(0, count - 1) * gap;

/** A core reaches over the middles of its outermost leaves, where their bridges begin; with many subnets over all. */
function widthOfCore(core: Core, groupWidth: number, leafWidth: number, count: number): number {
  const subnets = core.box.vnet?.subnets.length ?? 0;
  if (count === 1 || subnets > 2) return groupWidth;
  return Math.max(leafWidth + 60, groupWidth - leafWidth + 150);
}
