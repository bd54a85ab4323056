import { randomInt } from 'node:crypto';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { Suspense } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { findFamily } from '@/content/questions';
import { requireInstructor } from '@/lib/auth/session';
import { findFamilyUsage } from '@/lib/authoring/find-family-usage';
import { drawVariant, LAST_SEED, parseVariant, type Variant, variantPath } from '@/lib/authoring/variant';
import { AboutFamily } from './_components/about-family';
import { Proof } from './_components/proof';
import { Sources } from './_components/sources';
import { SweepMeasures } from './_components/sweep-measures';
import { TryIt } from './_components/try-it';
import { VariantControls } from './_components/variant-controls';
import { Variants } from './_components/variants';

export const metadata: Metadata = { title: 'Family of questions', robots: { index: false } };

type Props = PageProps<'/authoring/[family]'>;

export default function FamilyPage({ params, searchParams }: Props) {
  return (
    <Page>
      <p className="text-sm">
        <Link href="/authoring" prefetch={false} className="link">
          Authoring
        </Link>
      </p>
      <Suspense fallback={<Skeleton lines={12} says="Drawing a question" />}>
        <OneFamily params={params} searchParams={searchParams} />
      </Suspense>
    </Page>
  );
}

async function OneFamily({ params, searchParams }: Props) {
  const { family: id } = await params;
  const reader = await requireInstructor(`/authoring/${encodeURIComponent(id)}`);
  const family = findFamily(id);
  if (!reader || !family) notFound();
  const given = await searchParams;
  if (given.seed === 'random') {
    const seed = randomInt(1, LAST_SEED);
    const chosen = parseVariant(family, { ...given, seed: String(seed) });
    redirect(variantPath(family.id, chosen.ok ? chosen.value : { seed }));
  }
  const request = parseVariant(family, given);
  const usage = (await findFamilyUsage()).find((each) => each.family === family.id) ?? null;
  const variant = request.ok ? drawVariant(family, request.value) : null;
  return (
    <>
      <AboutFamily family={family} usage={usage} />
      {!request.ok && (
        <Notice tone="warn" live="alert" className="mt-8" title="There is no such variant">
          {request.error.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
          <p className="mt-2">
            <LinkButton look="secondary" href={variantPath(family.id, { seed: 1 })} prefetch={false}>
              Show seed 1
            </LinkButton>
          </p>
        </Notice>
      )}
      {request.ok && <VariantControls family={family} request={request.value} drawn={variant} />}
      {request.ok && variant?.ok === false && (
        <NothingDrawn isContested={request.value.contested === true} message={variant.error} />
      )}
      {request.ok && variant?.ok && (
        <>
          <Tried variant={variant.value} path={variantPath(family.id, request.value)} />
          <Proof variant={variant.value} />
          <Sources question={variant.value.question} family={family} request={request.value} />
        </>
      )}
      {request.ok && (
        <Suspense fallback={<Skeleton lines={6} says="Drawing more variants" />}>
          <Variants family={family} request={request.value} />
        </Suspense>
      )}
      <Suspense fallback={<Skeleton lines={4} says="Drawing a hundred questions" />}>
        <SweepMeasures family={family.id} />
      </Suspense>
    </>
  );
}

function NothingDrawn({ isContested, message }: { isContested: boolean; message: string }) {
  if (isContested)
    return (
      <Notice className="mt-6" title="The readings agree here">
        <p>
          This seed draws nothing that two readings of Azure’s documentation answer differently. Most families
          never do.
        </p>
      </Notice>
    );
  return (
    <Notice tone="stop" live="alert" className="mt-6" title="Nothing could be drawn from this seed">
      <p>{message}</p>
      <p>A quiz that draws it would not start. Its structure has to propose something else.</p>
    </Notice>
  );
}

/** What the browser gets of a question here: what students see, and the key, which only teachers get before an answer. */
function Tried({ variant: { question }, path }: { variant: Variant; path: string }) {
  const { public: shown, key, concepts } = question;
  return <TryIt key={path} question={{ public: shown, key, concepts }} place={path} />;
}
