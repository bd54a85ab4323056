import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LIVE_FIGURES } from '@/content/figures';
import { initialState, show } from '@/lib/live-figure/show';
import { initialFigure } from './initial-figure';
import { LiveFigureView } from './live-figure-view';
import { INITIAL_RANGES, OverlapView } from './overlap-view';

/** Tags and texts; the order of attributes, and the case of their names, say nothing. */
const parts = (markup: string) =>
  markup.split(/(?<=>)|(?=<)/).map((part) =>
    part.startsWith('<')
      ? part
          .toLowerCase()
          .replace(/\/?>$/, '')
          .split(/ (?=[a-z-]+=)/)
          .toSorted()
          .join(' ')
      : part,
  );

test.each(LIVE_FIGURES)(
  '$id: what is prerendered is what React would write, and can’t be used yet',
  (figure) => {
    const markup = initialFigure(figure.id);
    const view = <LiveFigureView shown={show(figure, initialState(figure))} />;
    expect(parts(markup)).toEqual(parts(renderToStaticMarkup(view)));
    const controls = markup.match(/<(input|button)[^>]*>/g) ?? [];
    expect(controls.length).toBeGreaterThan(2);
    expect(controls.filter((control) => !control.includes('disabled=""'))).toEqual([]);
  },
);

test('the overlap checker is prerendered with its verdict', () => {
  const view = <OverlapView ranges={INITIAL_RANGES} />;
  expect(initialFigure('overlap-checker')).toContain('They overlap: no peering.');
  expect(parts(initialFigure('overlap-checker'))).toEqual(parts(renderToStaticMarkup(view)));
});

test('a figure that is not there is named', () => {
  expect(() => initialFigure('two-lanes')).toThrow('There is no live figure “two-lanes”');
});
