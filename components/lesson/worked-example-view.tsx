import type { ReactNode } from 'react';
import { PathList } from '@/components/peering/path-list';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProseText } from '@/components/ui/prose-text';
import type { Action, Shown, Switch } from './worked-example-state';

/**
 * The worked example as it stands. Without `act` it is the page as it was prerendered: to be read, not yet to be used.
 */
export function WorkedExampleView({
  shown,
  act,
  highlight,
  onHighlight,
}: {
  shown: Shown;
  act?: (action: Action) => void;
  highlight?: string | undefined;
  onHighlight?: (at: string | undefined) => void;
}) {
  const { figure, switches, explanation, port, refused } = shown;
  const flip = (name: Switch, label: ReactNode) => (
    <label className="flex min-h-9 items-start gap-2.5 py-1 leading-6">
      <input
        type="checkbox"
        className="mt-[3px] size-[1.125rem] shrink-0"
        checked={switches[name]}
        // on the server there is nothing to call, and a prop may not be a function
        {...(act ? { onChange: () => act({ flip: name }) } : { disabled: true, readOnly: true })}
      />
      <span>{label}</span>
    </label>
  );
  const send = (to: number, label: string) => (
    <Button
      type="button"
      look={port === to ? 'primary' : 'secondary'}
      aria-pressed={port === to}
      {...(act ? { onClick: () => act({ send: to }) } : { disabled: true })}
    >
      {label}
    </Button>
  );
  return (
    <div className="live-figure">
      <TopologyDiagram
        figure={figure}
        highlight={highlight}
        note="East US. agw-web is drawn, and not part of what is computed."
      />
      <div className="grid gap-x-8 gap-y-5 border-t border-line p-4 sm:p-5 lg:grid-cols-2">
        <div className="grid content-start gap-4 text-[0.9875rem]">
          <fieldset>
            <legend className="font-semibold">1. Join them</legend>
            {flip('link1', 'A link in vnet-east-us-1 to vnet-east-us-2')}
            {flip('link2', 'A link in vnet-east-us-2 to vnet-east-us-1')}
          </fieldset>
          <fieldset>
            <legend className="font-semibold">2. Send a packet from vm-web</legend>
            <div className="mt-1.5 flex flex-wrap gap-2.5">
              {send(1433, 'To the database, port 1433')}
              {send(22, 'Something else, port 22')}
            </div>
          </fieldset>
          <fieldset>
            <legend className="font-semibold">3. Stop it</legend>
            {flip('denySql', 'NSG rule: deny port 1433 from 10.1.0.0/16')}
            {flip('route', 'User route: 10.2.0.0/16 to nowhere')}
            {flip('narrow', 'Two NSG rules: port 1433 from the web servers, and nothing else')}
          </fieldset>
          <p>
            <Button
              type="button"
              look="quiet"
              className="-ml-2"
              {...(act ? { onClick: () => act({ reset: true }) } : { disabled: true })}
            >
              Start over
            </Button>
          </p>
        </div>
        <div aria-live="polite" className="grid content-start gap-4">
          {refused && (
            <Notice tone="warn" title="Azure refuses that">
              <p>
                <ProseText text={refused} />
              </p>
            </Notice>
          )}
          {explanation ? (
            <>
              <p className="font-semibold">
                <ProseText text={explanation.summary} />
              </p>
              <PathList path={explanation} onFocus={onHighlight} label="The packet, step by step" />
            </>
          ) : (
            <p className="text-quiet">
              Nothing was sent yet. Send a packet to <code>10.2.1.4:1433</code>, first as the networks are,
              then with one link, then with both. From then on it is sent again after every change.
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
