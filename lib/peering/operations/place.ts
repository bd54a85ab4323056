import type { Place } from './check';
import type { VirtualNetwork } from './estate';

/** Regions as `eastus`; the portal's `East US` is the same one. */
const regionOf = (location: string): string => location.toLowerCase().replace(/[\s_-]/g, '');

/** Clouds that have nothing to do with one another, told by the names of their regions. */
function cloudOf(location: string): 'public' | 'china' | 'us-government' {
  const region = regionOf(location);
  if (region.startsWith('china')) return 'china';
  return region.startsWith('usgov') || region.startsWith('usdod') ? 'us-government' : 'public';
}

export const placeOf = (network: VirtualNetwork): Place => ({
  virtualNetwork: network.name,
  location: network.location,
});

/** Where a location is missing, nothing speaks against the same region. */
export const isSameRegion = (left: Place, right: Place): boolean =>
  left.location === null || right.location === null || regionOf(left.location) === regionOf(right.location);

export const isSameCloud = (left: Place, right: Place): boolean =>
  left.location === null || right.location === null || cloudOf(left.location) === cloudOf(right.location);
