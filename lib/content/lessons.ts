/** What there is to read, in the order of reading. The text itself is `content/lessons/<slug>.mdx`. */
export type Lesson = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** at 220 words a minute, figures not counted; a test holds it against the text */
  readonly readingMinutes: number;
  /** in order; the anchor of a section is made from its title */
  readonly sections: readonly string[];
  /** absent while it is only announced */
  readonly quiz?: string;
};

export const LESSONS: readonly Lesson[] = [
  {
    slug: 'virtual-network-peering',
    title: 'Virtual Network Peering',
    summary:
      'How two virtual networks are joined, what each side learns, why a peering is not transitive, and what still blocks traffic when it is up.',
    readingMinutes: 8,
    sections: [
      'Why more than one network',
      'What peering is',
      'How it works',
      'Plan address spaces',
      'Not transitive',
      'Hub and spoke',
      'What blocks traffic',
      'A worked example',
      'What to remember',
    ],
    quiz: 'virtual-network-peering',
  },
];

/** Announced, and not there yet. */
export const COMING_NEXT = {
  title: 'VPN Gateway',
  summary: 'Encrypted links between a site and Azure, and how one gateway in a hub serves every spoke.',
} as const;

export const findLesson = (slug: string): Lesson | null =>
  LESSONS.find((lesson) => lesson.slug === slug) ?? null;

/** `Plan address spaces` → `plan-address-spaces` */
export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
