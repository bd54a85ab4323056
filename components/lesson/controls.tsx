import { Button } from '@/components/ui/button';
import { ProseText } from '@/components/ui/prose-text';
import type { PacketOption, Switch } from '@/lib/live-figure/definition';
import type { Shown } from '@/lib/live-figure/show';
import type { Action } from './live-figure-view';

type Act = ((action: Action) => void) | undefined;

/** What can be switched and sent. Without `act` nothing can be yet. */
export function Controls({ shown, act }: { shown: Shown; act: Act }) {
  return (
    <div className="controls-only grid content-start gap-4 text-[0.9875rem]">
      {shown.definition.groups.map((group) => (
        <fieldset key={group.legend}>
          <legend className="font-semibold">{group.legend}</legend>
          {'switches' in group ? (
            group.switches.map((one) => (
              <SwitchBox key={one.id} one={one} isOn={shown.switches[one.id] ?? false} act={act} />
            ))
          ) : (
            <div className="mt-1.5 flex flex-wrap gap-2.5">
              {group.packets.map((one) => (
                <SendButton key={one.id} packet={one} isSent={shown.sent === one.id} act={act} />
              ))}
            </div>
          )}
        </fieldset>
      ))}
      <p className="-ml-2 flex flex-wrap gap-x-4">
        <Button type="button" look="quiet" {...onClick(act, { reset: true })}>
          Start over
        </Button>
        <Button type="button" look="quiet" className="enlarge" {...onClick(act, { enlarge: true })}>
          <span className="when-small">Fill the screen</span>
          <span className="when-full">Back to the lesson</span>
        </Button>
      </p>
    </div>
  );
}

function SwitchBox({ one, isOn, act }: { one: Switch; isOn: boolean; act: Act }) {
  return (
    <label className="flex min-h-9 items-start gap-2.5 py-1 leading-6">
      <input
        type="checkbox"
        className="mt-[3px] size-[1.125rem] shrink-0"
        checked={isOn}
        // on the server there is nothing to call, and a prop may not be a function
        {...(act ? { onChange: () => act({ flip: one.id }) } : { disabled: true, readOnly: true })}
      />
      <span className="min-w-0">
        <ProseText text={one.label} />
      </span>
    </label>
  );
}

function SendButton({ packet, isSent, act }: { packet: PacketOption; isSent: boolean; act: Act }) {
  return (
    <Button
      type="button"
      look={isSent ? 'primary' : 'secondary'}
      aria-pressed={isSent}
      {...onClick(act, { send: packet.id })}
    >
      {packet.label}
    </Button>
  );
}

export const onClick = (act: Act, action: Action) =>
  act ? { onClick: () => act(action) } : { disabled: true };
