import { PathList } from '@/components/peering/path-list';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import { Static } from '@/components/ui/static-markup';
import { hubAndTwoSpokes } from '@/content/topologies/hub-and-two-spokes';
import { buildFigure } from '@/lib/figure/build';
import { explanationOf, GUESSES, type Guess } from './guesses';

/**
 * A packet that doesn't cross, and three guesses why. Each guess was tried in the engine while the page was built, so
 * the reasons are there without a script: choosing one only uncovers it.
 */
export function WhyNotAcross() {
  const { trace } = explanationOf({});
  return (
    <section
      aria-labelledby="why"
      className="why-not mt-8 grid gap-6 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] lg:gap-8"
    >
      <Static className="self-start">
        <TopologyDiagram
          figure={buildFigure(hubAndTwoSpokes(), trace)}
          words={buildFigure(hubAndTwoSpokes())}
          note="All four links are Connected. No NSG, no route table."
        />
      </Static>
      <div>
        <h2 id="why" className="text-xl/7">
          vm-web sends to vm-sql at <code>10.30.1.4:1433</code>. It never arrives. Why?
        </h2>
        <fieldset className="mt-4 grid gap-2.5">
          <legend className="sr-only">Your guess</legend>
          {GUESSES.map((guess) => (
            <label key={guess.id} className="choice">
              <input type="radio" name="why-not-across" value={guess.id} id={`guess-${guess.id}`} />
              <span>
                <ProseText text={guess.text} />
              </span>
            </label>
          ))}
        </fieldset>
        <div aria-live="polite">
          <Static>
            {GUESSES.map((guess) => (
              <Reason key={guess.id} guess={guess} />
            ))}
          </Static>
        </div>
      </div>
    </section>
  );
}

function Reason({ guess }: { guess: Guess }) {
  const { explanation } = explanationOf(guess.change);
  return (
    <div className="reason mt-4" data-guess={guess.id}>
      <p className="flex gap-2.5">
        <span className="pt-1">
          <Sign tone={guess.isRight ? 'good' : 'stop'} />
        </span>
        <span>
          <strong className="font-semibold">{guess.isRight ? 'Right.' : 'No.'}</strong>{' '}
          <ProseText text={guess.reason} />
        </span>
      </p>
      <div className="mt-4 border-l-2 border-line pl-4">
        <PathList
          path={explanation}
          label={guess.isRight ? 'What happens' : 'What happens with that changed'}
        />
      </div>
    </div>
  );
}
