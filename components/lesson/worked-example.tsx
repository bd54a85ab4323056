import { Static } from '@/components/ui/static-markup';
import { WorkedExampleLoader } from './worked-example-loader';
import { INITIAL, show } from './worked-example-state';
import { WorkedExampleView } from './worked-example-view';

/** The live figure of the lesson's last section: readable as it is prerendered, usable once the engine has arrived. */
export function WorkedExample() {
  return (
    <WorkedExampleLoader>
      <Static>
        <WorkedExampleView shown={show(INITIAL)} />
      </Static>
      <noscript>
        <p className="mt-2 text-sm text-quiet">
          This figure needs JavaScript to be used; the text says what it would show.
        </p>
      </noscript>
    </WorkedExampleLoader>
  );
}
