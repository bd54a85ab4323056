import { CopyButton } from '@/components/classes/copy-button';
import { type VariantRequest, variantCommand } from '@/lib/authoring/variant';
import { toCli, toTemplate } from '@/lib/peering/arm';
import type { Family } from '@/lib/quiz/family';
import type { Question } from '@/lib/quiz/question';

/** What it takes to work the key out again, or to build the network: to copy. */
export function Sources({
  question,
  family,
  request,
}: {
  question: Question;
  family: Family;
  request: VariantRequest;
}) {
  const { proof } = question;
  return (
    <section aria-labelledby="sources-title" className="mt-10">
      <h2 id="sources-title">To work it out again</h2>
      <div className="mt-4 grid gap-2">
        {!request.contested && (
          <Source title="This variant on the command line" text={variantCommand(family.id, request)} />
        )}
        {proof && (
          <>
            <Source title="The topology" text={json(proof.topology)} />
            {proof.queries.length > 0 && <Source title="What is asked about it" text={json(proof.queries)} />}
            {proof.byPart && <Source title="What is asked in each part" text={json(proof.byPart)} />}
            <Source title="The network as an ARM template" text={json(toTemplate(proof.topology))} />
            <Source
              title="The network as commands of the Azure CLI"
              text={toCli(proof.topology).join('\n')}
            />
          </>
        )}
        {proof?.afterChoice && (
          <Source
            title="The network after each option, and what is then asked"
            text={json(proof.afterChoice)}
          />
        )}
      </div>
      {!proof && (
        <p className="mt-3 max-w-measure text-quiet">
          There is no topology to ask: this is knowledge that an author wrote down.
        </p>
      )}
    </section>
  );
}

const json = (value: unknown): string => JSON.stringify(value, null, 2);

function Source({ title, text }: { title: string; text: string }) {
  return (
    <details className="rounded-lg border border-line bg-sheet px-4">
      <summary className="flex min-h-11 items-center font-medium">{title}</summary>
      <div className="grid gap-3 pb-4">
        <CopyButton text={text}>Copy</CopyButton>
        <section
          aria-label={title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-md border border-grid bg-paper p-3"
        >
          <pre className="font-mono text-sm/5">{text}</pre>
        </section>
      </div>
    </details>
  );
}
