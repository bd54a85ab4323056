import type { RuleId } from '../vocabulary';
import { ADDRESS_SPACES } from './address-spaces';
import { AT_SCALE } from './at-scale';
import { BEYOND } from './beyond';
import { CONNECTED } from './connected';
import { FLAGS } from './flags';
import { GATEWAY_TRANSIT_RULES } from './gateway-transit';
import { LIFECYCLE } from './lifecycle';
import { PROPERTY_NAMES } from './property-names';
import { ROUTES } from './routes';
import type { Rule } from './rule';
import { SECURITY } from './security';
import { TRANSIT } from './transit';
import { VALIDITY } from './validity';

export type { Contested, Rule } from './rule';

/**
 * The one table of the facts that the engine rests on, in words. A trace names them by id; what they say is looked up
 * where an explanation is written, so that the engine itself carries no prose into the browser.
 */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  ...ADDRESS_SPACES,
  ...VALIDITY,
  ...LIFECYCLE,
  ...CONNECTED,
  ...FLAGS,
  ...GATEWAY_TRANSIT_RULES,
  ...ROUTES,
  ...TRANSIT,
  ...SECURITY,
  ...BEYOND,
  ...AT_SCALE,
  ...PROPERTY_NAMES,
};

/** The rule of that number, or null where there is none: `findRule('R37')`. */
export const findRule = (id: RuleId): Rule | null => RULES[id] ?? null;
