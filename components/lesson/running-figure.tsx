'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { findLiveFigure } from '@/content/figures';
import { type LiveFigure, switchesIn } from '@/lib/live-figure/definition';
import { initialState, type State, show } from '@/lib/live-figure/show';
import { type Action, LiveFigureView } from './live-figure-view';
import { onPointed } from './pointing';

/** what Azure allows: fetched by the first who changes something, or is about to */
const operations = () => import('@/lib/live-figure/flip');

/** A figure with the engine: loaded once a reader comes near it. */
export function RunningFigure({ id }: { id: string }) {
  const definition = findLiveFigure(id);
  if (!definition) throw new Error(`There is no live figure “${id}”.`);
  return <Running definition={definition} />;
}

function Running({ definition }: { definition: LiveFigure }) {
  const [state, setState] = useState<State>(() => initialState(definition));
  // shown as done while it is being looked into, so that a box ticks when it is clicked
  const [pending, setPending] = useState<string | null>(null);
  // what Azure allows could not be fetched
  const [isCut, setCut] = useState(false);
  const [lit, setLit] = useState<string>();
  // what the text means stays lit while the mouse is nowhere in particular
  const [meant, setMeant] = useState<string>();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => onPointed(definition.id, setMeant), [definition]);

  const shown = useMemo(() => show(definition, state), [definition, state]);

  async function act(action: Action) {
    if ('enlarge' in action) return enlarge(frame.current);
    setMeant(undefined);
    if ('reset' in action) return setState(initialState(definition));
    if ('send' in action) return setState({ ...state, sent: action.send, refused: null });
    const one = switchesIn(definition).find(({ id }) => id === action.flip);
    if (!one) return;
    setPending(one.id);
    try {
      const { flip } = await operations();
      setState((current) => {
        const isOn = show(definition, current).switches[one.id] ?? false;
        const next = flip(current.topology, one, !isOn);
        return next.ok
          ? { ...current, topology: next.value, refused: null }
          : { ...current, refused: next.error };
      });
      setCut(false);
    } catch {
      setCut(true);
    }
    setPending(null);
  }

  const switches = pending ? { ...shown.switches, [pending]: !shown.switches[pending] } : shown.switches;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens on these but an early download
    <div
      ref={frame}
      className="live-frame"
      data-enlarges={document.fullscreenEnabled}
      onPointerEnter={operations}
      onFocus={operations}
    >
      <LiveFigureView
        shown={{ ...shown, switches }}
        act={act}
        light={{ lit: lit ?? meant, onLight: setLit }}
        isCut={isCut}
      />
    </div>
  );
}

/** For whoever shows it to a room. Where a browser can't, the button is hidden. */
async function enlarge(frame: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await frame?.requestFullscreen();
}
