/** What is wrong with one resource of a topology, and what to do about it. */
export type Problem = {
  /** a stable kebab-case name */
  readonly code: string;
  /** one sentence that names the thing and the remedy */
  readonly message: string;
  /** the resource's id, or its name where it has none */
  readonly resource: string;
  /** where in the resource, such as `properties.subnets[0].properties.addressPrefix` */
  readonly path: string;
};
