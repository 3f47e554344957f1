// Which browser do the browser tests drive on this machine?
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--no-first-run",
];

interface Choice {
  executablePath?: string;
  channel?: "chrome" | "msedge";
  env?: Record<string, string>;
}

let launched: Promise<Browser | undefined> | undefined;

/**
 * One browser for a test file, closed by `closeBrowser`: CHROMIUM_PATH, then the system's Chromium, then the one inside
 * the npm package (linux-x64 only), then an installed Chrome or Edge. Undefined where there is none: such a test is
 * skipped by name with `describe.skipIf(!browser)`.
 */
export function findBrowser(): Promise<Browser | undefined> {
  launched ??= launchFirst();
  return launched;
}

export async function closeBrowser(): Promise<void> {
  const browser = await launched;
  launched = undefined;
  await browser?.close();
}

/** Resolves once the page's scripts have taken over, so that a click is theirs and what they change has been changed. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber")));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

async function launchFirst(): Promise<Browser | undefined> {
  for (const choice of await listChoices()) {
    const browser = await chromium.launch({ ...choice, args: flags }).catch(() => undefined);
    if (browser) return browser;
  }
  return undefined;
}

async function listChoices(): Promise<Choice[]> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return [{ executablePath: named }];
  const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].filter((path) => existsSync(path));
  return [
    ...system.map((executablePath) => ({ executablePath })),
    ...(await packagedChoice()),
    { channel: "chrome" },
    { channel: "msedge" },
  ];
}

/**
 * The package brings the libraries that a bare machine lacks, and unpacks them only when it thinks it is on AWS Lambda.
 * It sets a library path for the whole process, which is meant for the browser alone.
 */
async function packagedChoice(): Promise<Choice[]> {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const executablePath = await packaged.executablePath();
    const env = Object.fromEntries(
      Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]),
    );
    return [{ executablePath, env }];
  } catch {
    return [];
  } finally {
    for (const name of Object.keys(process.env)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
