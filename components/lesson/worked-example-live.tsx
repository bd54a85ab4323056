'use client';

import { useState } from 'react';
import { type Action, INITIAL, type State, show } from './worked-example-state';
import { WorkedExampleView } from './worked-example-view';

/** what Azure allows: fetched by the first who changes something, or is about to */
const operations = () => import('./worked-example-operations');

/** The worked example with the engine: loaded once a reader comes near it. */
export function WorkedExampleLive() {
  const [state, setState] = useState<State>(INITIAL);
  const [highlight, setHighlight] = useState<string>();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens on these but an early download
    <div onPointerEnter={operations} onFocus={operations}>
      <WorkedExampleView
        shown={show(state)}
        act={(action) => carryOut(action, setState)}
        highlight={highlight}
        onHighlight={setHighlight}
      />
    </div>
  );
}

async function carryOut(action: Action, setState: (next: (state: State) => State) => void) {
  if ('reset' in action) return setState(() => INITIAL);
  if ('send' in action) return setState((state) => ({ ...state, port: action.send, refused: null }));
  const { flip } = await operations();
  setState((state) => flip(state, action.flip));
}
