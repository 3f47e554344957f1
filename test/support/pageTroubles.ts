// What does a browser complain of while a page is open in it?
import type { Page } from "playwright-core";

/** Everything the browser complains of on the page: console errors, uncaught errors, what the policy refuses, answers of 400 and more. Listen before it is opened. */
export function pageTroubles(page: Page): string[] {
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  return troubles;
}
