import type { LiveFigure } from '@/lib/live-figure/definition';
import { hubAndSpoke } from './hub-and-spoke';
import { peeredPair } from './peered-pair';
import { threeNetworks } from './three-networks';
import { twoLinks } from './two-links';
import { whatBlocks } from './what-blocks';
import { workedExample } from './worked-example';

/** Every figure that lessons can show, to be worked with. */
export const LIVE_FIGURES: readonly LiveFigure[] = [
  peeredPair,
  twoLinks,
  threeNetworks,
  hubAndSpoke,
  whatBlocks,
  workedExample,
];

export const findLiveFigure = (id: string): LiveFigure | null =>
  LIVE_FIGURES.find((figure) => figure.id === id) ?? null;
