/**
 * How much work one template may cause. A template is a program with loops, so a small file can ask for a great deal;
 * once the budget is spent everything else counts as unknown, and reading ends.
 */
export class Budget {
  private left: number;

  constructor(steps = 400_000) {
    this.left = steps;
  }

  /** Takes something away. @returns whether there was enough left */
  spend(amount = 1): boolean {
    this.left -= amount;
    return this.left >= 0;
  }

  get isSpent(): boolean {
    return this.left < 0;
  }
}
