import { PathsBeside } from '@/components/peering/paths-beside';
import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import { Static } from '@/components/ui/static-markup';
import type { Choice, ChoiceKey, Path } from '@/lib/quiz/question';
import { BeliefList } from '../../_components/belief-list';

/** A wrong option: who believes it, what they are told, and the way they see beside Azure's. */
export function WrongOption({
  place,
  choice,
  owned,
  azure,
  isOpen,
  under: Heading,
}: {
  /** counted from 1 */
  place: number;
  choice: Choice;
  owned: ChoiceKey | undefined;
  /** what Azure does, unless the option changes the network */
  azure: Path;
  isOpen: boolean;
  under: 'h3' | 'h4';
}) {
  const owners = owned?.misconceptions ?? [];
  return (
    <div className="rounded-lg border border-line bg-paper px-4 py-4 sm:px-5">
      <Heading className="flex gap-2.5 font-semibold">
        <span className="pt-1">
          <Sign tone="stop" />
        </span>
        <span>
          Wrong is {place}: <ProseText text={choice.text} />
        </span>
      </Heading>
      <div className="mt-2 text-[0.9375rem]" data-testid="owners">
        <p className="text-quiet">{owners.length === 1 ? 'Its owner' : `Its ${owners.length} owners`}</p>
        <BeliefList ids={owners.map((owner) => owner.id)} />
      </div>
      {owned && (
        <p className="mt-3 max-w-measure text-[0.9375rem]">
          <span className="text-quiet">Told to whoever chooses it: </span>
          <ProseText text={owned.remark} />
        </p>
      )}
      {owned?.path && (
        <details className="mt-3" open={isOpen}>
          <summary className="text-accent">The two paths, and where they part</summary>
          <Static className="mt-3">
            <PathsBeside
              azure={owned.azurePath ?? azure}
              believed={owned.path}
              belief={owners[0]?.belief}
              partsAt={owned.partsAt}
              titles={{ azure: 'What Azure does', believed: `What ${owners[0]?.id ?? 'it'} supposes` }}
            />
          </Static>
        </details>
      )}
    </div>
  );
}
