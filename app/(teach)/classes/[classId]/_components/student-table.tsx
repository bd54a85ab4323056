import Link from 'next/link';
import { Table, Td, Th } from '@/components/ui/table';
import { formatOrder, type Order, type StudentProgress } from '@/lib/classes/progress';
import { formatDay } from '@/lib/time';
import { RemoveStudent } from './remove-student';
import { Attempts, Fits, ShownScore } from './student-cells';

/** Who is in the class and how they do. On a phone a student is a card: the cells stand below the name. */
export function StudentTable({
  classId,
  students,
  order,
  timeZone,
}: {
  classId: string;
  students: readonly StudentProgress[];
  order: Order;
  timeZone: string;
}) {
  const now = new Date();
  return (
    <section aria-labelledby="students-title">
      <h2 id="students-title">Students</h2>
      <nav aria-label="Sort the students" className="mt-2 mb-3 flex flex-wrap gap-x-4 text-sm md:hidden">
        {COLUMNS.map((column) => (
          <SortLink key={column.by} {...column} order={order} />
        ))}
      </nav>
      <Table caption="Students and their quizzes" hideCaption className="md:mt-4">
        <thead className="max-md:sr-only">
          <tr>
            {COLUMNS.map((column) => (
              <Th key={column.by} aria-sort={sortOf(column.by, order)}>
                <SortLink {...column} order={order} />
              </Th>
            ))}
            <Th>
              <span className="inline-flex min-h-8 items-center">Latest answers fit</span>
            </Th>
            <Th>
              <span className="sr-only">Remove</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <tr
              key={student.studentId}
              className="max-md:grid max-md:grid-cols-2 max-md:border-b max-md:border-line max-md:py-2"
            >
              <Th scope="row" className="max-md:col-span-2 max-md:border-0 md:align-top">
                <span className="text-[0.9375rem]/6 font-medium text-ink md:block md:whitespace-nowrap">
                  {student.name}
                </span>{' '}
                {student.isGuest && <span className="font-normal">guest</span>}
              </Th>
              <Td className="max-md:col-span-2 max-md:border-0 max-md:pt-0">
                <Attempts classId={classId} student={student} timeZone={timeZone} />
              </Td>
              <Td className="max-md:border-0 max-md:py-0.5">
                <ShownScore score={student.best} label="best" />
              </Td>
              <Td className="max-md:border-0 max-md:py-0.5">
                <ShownScore score={student.latest} label="latest" />
              </Td>
              <Td className="whitespace-nowrap text-quiet max-md:order-2 max-md:border-0">
                <span className="md:hidden">active </span>
                {student.lastActiveAt ? formatDay(student.lastActiveAt, timeZone, now) : 'not yet'}
              </Td>
              <Td className="text-sm/5 text-quiet max-md:order-1 max-md:col-span-2 max-md:border-0 md:min-w-64">
                <Fits student={student} />
              </Td>
              <Td className="max-md:order-2 max-md:border-0 max-md:text-right">
                <RemoveStudent classId={classId} studentId={student.studentId} name={student.name} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

const COLUMNS = [
  { by: 'name', says: 'Name', descendingFirst: false },
  { by: 'finished', says: 'Attempts', descendingFirst: true },
  { by: 'best', says: 'Best', descendingFirst: true },
  { by: 'latest', says: 'Latest', descendingFirst: true },
  { by: 'active', says: 'Last active', descendingFirst: true },
] as const;

const sortOf = (by: Order['by'], order: Order) =>
  order.by !== by ? undefined : order.descending ? 'descending' : 'ascending';

/** Sorts by a column; where it is sorted by already, the other way round. */
function SortLink({ by, says, descendingFirst, order }: (typeof COLUMNS)[number] & { order: Order }) {
  const isSorted = order.by === by;
  const next = { by, descending: isSorted ? !order.descending : descendingFirst };
  return (
    <Link
      href={`?sort=${formatOrder(next)}`}
      prefetch={false}
      replace
      scroll={false}
      className={`inline-flex min-h-8 items-center gap-1 whitespace-nowrap underline-offset-4 hover:underline ${isSorted ? 'font-semibold text-ink' : 'text-quiet'}`}
    >
      {says}
      {isSorted && <span aria-hidden="true">{order.descending ? '↓' : '↑'}</span>}
      {isSorted && <span className="sr-only">{order.descending ? ', highest first' : ', lowest first'}</span>}
    </Link>
  );
}
