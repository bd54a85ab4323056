import { Button } from '@/components/ui/button';
import type { TaughtClass } from '@/lib/classes/store';
import { NameForm } from '../../_components/name-form';
import { rename, renewCode } from '../actions';

export function ClassSettings({ taught }: { taught: TaughtClass }) {
  return (
    <section aria-labelledby="settings-title">
      <h2 id="settings-title">Settings</h2>
      <div className="mt-4 grid max-w-measure gap-8">
        <NameForm
          key={taught.name}
          action={rename}
          classId={taught.id}
          name={taught.name}
          label="Name of the class"
          button="Rename"
        />
        <form action={renewCode}>
          <input type="hidden" name="classId" value={taught.id} />
          <p className="mb-3 text-quiet">
            A new code ends the old code and its link. Who is in the class stays in it.
          </p>
          <Button look="secondary">Make a new code</Button>
        </form>
      </div>
    </section>
  );
}
