/**
 * Every page there is, as it is worth looking at: what holds of all pages (accessible, fits a phone, no script error,
 * nothing that the policy forbids) is checked on these. A page that is missing here fails a test.
 */
export type Visit = {
  readonly name: string;
  /** the folder of the page, as Next names routes */
  readonly route: string;
  readonly as: 'stranger' | 'student' | 'demo-instructor';
  /** may name `:attempt`, `:finished`, `:practice`, `:practised`, `:class`, `:code`, `:studentAttempt`, made or found by the test */
  readonly path: string;
};

export const VISITS: readonly Visit[] = [
  { name: 'home', route: '/', as: 'stranger', path: '/' },
  { name: 'home of a student', route: '/', as: 'student', path: '/' },
  { name: 'lessons', route: '/lessons', as: 'stranger', path: '/lessons' },
  { name: 'lesson', route: '/lessons/[slug]', as: 'stranger', path: '/lessons/virtual-network-peering' },
  { name: 'quiz', route: '/quiz', as: 'stranger', path: '/quiz' },
  { name: 'question', route: '/quiz/attempt', as: 'student', path: '/quiz/:attempt' },
  { name: 'review', route: '/quiz/attempt/review', as: 'student', path: '/quiz/:finished/review' },
  {
    name: 'quiz that is not there',
    route: '/quiz/attempt',
    as: 'student',
    path: '/quiz/00000000-0000-4000-8000-000000000000',
  },
  { name: 'practice', route: '/practice', as: 'stranger', path: '/practice' },
  { name: 'practising', route: '/practice/attempt', as: 'student', path: '/practice/:practice' },
  {
    name: 'what was practised',
    route: '/practice/attempt/review',
    as: 'student',
    path: '/practice/:practised/review',
  },
  { name: 'flashcards', route: '/flashcards', as: 'stranger', path: '/flashcards' },
  { name: 'flashcards of a student', route: '/flashcards', as: 'student', path: '/flashcards' },
  { name: 'progress of a stranger', route: '/progress', as: 'stranger', path: '/progress' },
  { name: 'progress', route: '/progress', as: 'student', path: '/progress' },
  { name: 'classes of a stranger', route: '/classes', as: 'stranger', path: '/classes' },
  { name: 'classes of an instructor', route: '/classes', as: 'demo-instructor', path: '/classes' },
  { name: 'class', route: '/classes/[classId]', as: 'demo-instructor', path: '/classes/:class' },
  {
    name: 'attempt of a student',
    route: '/classes/[classId]/attempts/[attemptId]',
    as: 'demo-instructor',
    path: '/classes/:class/attempts/:studentAttempt',
  },
  { name: 'authoring', route: '/authoring', as: 'demo-instructor', path: '/authoring' },
  {
    name: 'family of questions',
    route: '/authoring/[family]',
    as: 'demo-instructor',
    path: '/authoring/three-networks?seed=3',
  },
  { name: 'coverage', route: '/authoring/coverage', as: 'demo-instructor', path: '/authoring/coverage' },
  { name: 'join', route: '/join', as: 'stranger', path: '/join' },
  { name: 'join with a code', route: '/join/[code]', as: 'stranger', path: '/join/:code' },
  { name: 'settings', route: '/settings', as: 'student', path: '/settings' },
  { name: 'sign in', route: '/sign-in', as: 'stranger', path: '/sign-in' },
  { name: 'sign up', route: '/sign-up', as: 'stranger', path: '/sign-up' },
  { name: 'no such page', route: 'not-found', as: 'stranger', path: '/no/such/page' },
];
