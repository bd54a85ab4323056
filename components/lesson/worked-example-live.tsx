'use client';

import { useState } from 'react';
import { type Action, INITIAL, type State, type Switch, show } from './worked-example-state';
import { WorkedExampleView } from './worked-example-view';

/** what Azure allows: fetched by the first who changes something, or is about to */
const operations = () => import('./worked-example-operations');

/** The worked example with the engine: loaded once a reader comes near it. */
export function WorkedExampleLive() {
  const [state, setState] = useState<State>(INITIAL);
  // shown as done while it is being looked into, so that a box ticks when it is clicked
  const [pending, setPending] = useState<Switch | null>(null);
  const [highlight, setHighlight] = useState<string>();

  async function act(action: Action) {
    if ('reset' in action) return setState(INITIAL);
    if ('send' in action) return setState({ ...state, port: action.send, refused: null });
    setPending(action.flip);
    const { flip } = await operations();
    setState((current) => flip(current, action.flip));
    setPending(null);
  }

  const shown = show(state);
  const switches = pending ? { ...shown.switches, [pending]: !shown.switches[pending] } : shown.switches;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens on these but an early download
    <div onPointerEnter={operations} onFocus={operations}>
      <WorkedExampleView
        shown={{ ...shown, switches }}
        act={act}
        highlight={highlight}
        onHighlight={setHighlight}
      />
    </div>
  );
}
