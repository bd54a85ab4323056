import { Button } from '@/components/ui/button';
import { teach } from '../actions';

export function StartTeaching() {
  return (
    <form action={teach}>
      <Button look="secondary">I teach a class</Button>
    </form>
  );
}
