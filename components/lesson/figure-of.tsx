'use client';

import { OverlapChecker } from './overlap-checker';
import { RunningFigure } from './running-figure';

/** The figure of this id, to be worked with. */
export function FigureOf({ id }: { id: string }) {
  return id === 'overlap-checker' ? <OverlapChecker /> : <RunningFigure id={id} />;
}
