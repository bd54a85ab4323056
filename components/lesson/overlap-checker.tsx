'use client';

import { useState } from 'react';
import { INITIAL_RANGES, OverlapView, type Ranges } from './overlap-view';

/** The overlap checker, to type into: loaded once a reader comes near it. */
export function OverlapChecker() {
  const [ranges, setRanges] = useState<Ranges>(INITIAL_RANGES);
  return <OverlapView ranges={ranges} onChange={setRanges} />;
}
