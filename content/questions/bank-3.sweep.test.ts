import { FAMILIES } from '.';
import { sweep } from './parts/sweep';

// a third of the bank each, so that the three run beside one another
sweep(FAMILIES.filter((_, index) => index % 3 === 2));
