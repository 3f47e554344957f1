// Which accessibility faults does a machine find on a page?
import axe from "axe-core";
import type { Page } from "playwright-core";

/** "rule: the first element at fault"; the page's context must bypass its Content-Security-Policy. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
