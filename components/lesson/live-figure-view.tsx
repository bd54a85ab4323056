import { EffectiveRoutesTable } from '@/components/peering/effective-routes-table';
import { PathList } from '@/components/peering/path-list';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { Notice } from '@/components/ui/notice';
import { ProseText } from '@/components/ui/prose-text';
import type { Shown } from '@/lib/live-figure/show';
import { Controls } from './controls';
import { ReachTable } from './reach-table';

/** What a reader does with a figure. */
export type Action =
  | { readonly flip: string }
  | { readonly send: string }
  | { readonly reset: true }
  | { readonly enlarge: true };

/** What is lit up, and who is told that something else should be. */
export type Light = { readonly lit: string | undefined; readonly onLight: (at: string | undefined) => void };

/**
 * A live figure as it stands. Without `act` it is the figure as it was prerendered: to be read, not yet to be used.
 */
export function LiveFigureView({
  shown,
  act,
  light,
  isCut = false,
}: {
  shown: Shown;
  act?: (action: Action) => void;
  light?: Light;
  /** the last change could not be tried, since there is no connection */
  isCut?: boolean;
}) {
  const { definition, figure, routes, reach } = shown;
  return (
    <section aria-label={definition.title} className="live-figure">
      <TopologyDiagram
        figure={figure}
        highlight={light?.lit}
        onPoint={light?.onLight}
        note={definition.note && <ProseText text={definition.note} />}
        legend={!definition.note}
      />
      {definition.reach && (
        <div className="figure-tables border-t border-line p-4 sm:p-5">
          <ReachTable caption={definition.reach.caption} rows={reach} sent={shown.sent} act={act} />
        </div>
      )}
      <div
        className="figure-work grid gap-x-8 gap-y-5 border-t border-line p-4 sm:p-5 lg:grid-cols-2"
        // on paper, where nothing can be done
        data-says-nothing={!shown.explanation && shown.peerings.length === 0}
      >
        <Controls shown={shown} act={act} />
        <Outcome shown={shown} light={light} isCut={isCut} />
      </div>
      {routes.length > 0 && (
        <div className="figure-tables grid gap-4 border-t border-line p-4 sm:p-5 lg:[&:has(>:nth-child(2))]:grid-cols-2">
          {routes.map(({ networkInterface, rows }) => (
            <EffectiveRoutesTable
              key={networkInterface}
              compact
              caption={`Effective routes of ${networkInterface}`}
              routes={rows}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** What became of it: a verdict that is announced, and the packet's way, step by step. */
function Outcome({ shown, light, isCut }: { shown: Shown; light: Light | undefined; isCut: boolean }) {
  const { definition, refused, explanation, peerings } = shown;
  return (
    <div className="grid content-start gap-4">
      <div aria-live="polite" className="grid gap-4">
        {isCut && (
          <Notice tone="warn" title="Not tried">
            <p>What Azure allows could not be fetched. Nothing was changed; try again once you are online.</p>
          </Notice>
        )}
        {refused && (
          <Notice tone="warn" title="Azure refuses that">
            <p>
              <ProseText text={refused} />
            </p>
          </Notice>
        )}
        {explanation ? (
          <p className="font-semibold">
            <ProseText text={explanation.summary} />
          </p>
        ) : (
          <div className="grid gap-2 text-quiet">
            <p className="controls-only">
              <ProseText text={definition.hint} />
            </p>
            {peerings.map((sentence) => (
              <p key={sentence}>
                <ProseText text={sentence} />
              </p>
            ))}
          </div>
        )}
      </div>
      {explanation && (
        <PathList
          path={explanation}
          onFocus={light?.onLight}
          lit={light?.lit}
          label="The packet, step by step"
        />
      )}
    </div>
  );
}
