import type { Page } from '@playwright/test';

/**
 * Chooses something in every part of the question that is shown: of lists and parts the option of this number (the last
 * where there are fewer), in drop-downs the one after the empty one that many times.
 */
export async function choose(page: Page, option = 0): Promise<void> {
  const form = page
    .locator('form')
    .filter({ has: page.getByRole('button', { name: 'Answer', exact: true }) });
  const radios = form.getByRole('radio');
  const names = await radios.evaluateAll((all) => all.map((radio) => (radio as HTMLInputElement).name));
  for (const name of new Set(names)) {
    const group = form.locator(`input[type=radio][name="${name}"]`);
    await group.nth(Math.min(option, (await group.count()) - 1)).check();
  }
  for (const select of await form.getByRole('combobox').all()) {
    const count = await select.getByRole('option').count();
    await select.selectOption({ index: Math.min(option + 1, count - 1) });
  }
}

/** The same without a pointer: Tab from one to the next, Space or an arrow to choose, Enter to answer. */
export async function answerByKeys(page: Page): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const it = document.activeElement;
      if (it instanceof HTMLInputElement && it.type === 'radio') return 'radio';
      if (it instanceof HTMLSelectElement) return 'drop-down';
      return it instanceof HTMLButtonElement && it.textContent === 'Answer' ? 'answer' : null;
    });
    if (focused === 'radio') await page.keyboard.press('Space');
    if (focused === 'drop-down') await page.keyboard.press('ArrowDown');
    if (focused === 'answer') {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error('the button that answers is not reached by Tab');
}
