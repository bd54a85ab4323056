'use client';

import { useState } from 'react';
import type { Figure, FigurePacket } from '@/lib/figure/model';
import type { ShownKey } from '@/lib/quiz/attempt';
import type { PublicQuestion } from '@/lib/quiz/question';

/** A packet's way that can be looked at in the figure. */
export type View = {
  readonly id: string;
  readonly figure: Figure;
  readonly packet: FigurePacket;
};

export type FigureView = {
  readonly elementId: string;
  readonly figure: Figure | undefined;
  readonly packet: FigurePacket | undefined;
  readonly viewed: View | null;
  readonly view: (view: View) => void;
  readonly lit: string | undefined;
  readonly light: (at: string | undefined) => void;
};

/** What the figure of a question shows: before the answer the network alone, then Azure's way, then what the reader asks for. */
export function useFigureView(
  question: PublicQuestion,
  shown: ShownKey | null,
  elementId = 'figure',
): FigureView {
  const [viewed, setViewed] = useState<View | null>(null);
  const [lit, light] = useState<string>();
  return {
    elementId,
    figure: viewed?.figure ?? shown?.figure ?? question.figure,
    packet: viewed?.packet ?? shown?.packet,
    viewed,
    view: (next) => {
      setViewed(next);
      document.getElementById(elementId)?.scrollIntoView({ block: 'nearest' });
    },
    lit,
    light,
  };
}

/** Whether all of a packet's way is drawn in a figure: what happens after a change need not be. */
export function shows(figure: Figure | undefined, packet: FigurePacket | undefined): packet is FigurePacket {
  if (!figure || !packet) return false;
  const drawn = new Set([
    ...figure.links.map(({ id }) => id),
    ...(figure.sites ?? []).map(({ id }) => id),
    ...figure.vnets.flatMap(({ subnets }) => subnets.flatMap(({ nodes }) => nodes.map(({ id }) => id))),
  ]);
  return packet.way.every((id) => drawn.has(id));
}
