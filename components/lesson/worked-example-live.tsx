'use client';

import { useReducer, useState } from 'react';
import { act, INITIAL, show } from './worked-example-state';
import { WorkedExampleView } from './worked-example-view';

/** The worked example with the engine: loaded once a reader comes near it. */
export function WorkedExampleLive() {
  const [state, dispatch] = useReducer(act, INITIAL);
  const [highlight, setHighlight] = useState<string>();
  return (
    <WorkedExampleView shown={show(state)} act={dispatch} highlight={highlight} onHighlight={setHighlight} />
  );
}
