// What a browser test is given: pages that watch themselves, axe, layout shift, screenshots.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The screens on which every page must hold. */
export const SCREENS = {
  desktop: { width: 1366, height: 768 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 360, height: 740 },
};

/** Codes of the languages, as the repository has them. */
export function languages() {
  const folder = fileURLToPath(new URL('../../locales', import.meta.url));
  return readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
}

/** Tools for one test, the problems its pages had, and how to put everything away. */
export function tools({ browser, base, baseWrongMime }) {
  const contexts = [];
  const problems = [];

  /**
   * A page in a context of its own. `options` are Playwright's; besides, `expected` is a list of
   * patterns of problems that the test brings about on purpose.
   */
  async function newPage({ expected = [], ...options } = {}) {
    const context = await browser.newContext({
      viewport: SCREENS.desktop, locale: 'it-IT', deviceScaleFactor: 1, ...options,
    });
    contexts.push(context);
    const note = (text) => {
      if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
    };
    const home = [new URL(base).origin, new URL(baseWrongMime).origin];
    await context.addInitScript(watchShift);
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && !home.includes(origin)) note(`other origin: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // With scripts off the browser drops what was announced for them, and calls that `csp`.
      if (options.javaScriptEnabled === false && why === 'csp') return;
      // Leaving a page drops what it was still asking for: nothing failed. What the server
      // refuses is told by its answer below.
      if (why === 'net::ERR_ABORTED') return;
      note(`request failed: ${request.url()} ${why}`);
    });
    context.on('response', (answer) => {
      if (answer.status() >= 400) note(`answer ${answer.status()}: ${answer.url()}`);
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => note(`uncaught: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`);
    });
    return page;
  }

  /** Opens an address below the base and waits until the program runs. */
  async function open(page, path = '', root = base) {
    await page.goto(new URL(path, root).href);
    await started(page);
    return page;
  }

  const given = { browser, base, baseWrongMime, newPage, open, started, axe, shift, shot, noOverflow, assert };
  const close = () => Promise.all(contexts.map((context) => context.close()));
  return { given, problems: () => [...problems], close };
}

/** Waits until boot.js has started the program and the fonts are there. */
async function started(page) {
  await page.waitForFunction(() => 'started' in document.documentElement.dataset);
  await page.evaluate(() => document.fonts.ready);
}

/** Fails on any violation that axe finds, and says where; what fades in is judged when it is there. */
async function axe(page) {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run({ runOnly: { type: 'tag', values } }), RULES,
  );
  const told = violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `  ${node.target.join(' ')}\n    ${node.failureSummary}`);
    return `${id}: ${help}\n${places.join('\n')}`;
  });
  assert.equal(violations.length, 0, `axe:\n${told.join('\n')}`);
}

function watchShift() {
  globalThis.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.layoutShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The layout shift so far; the page may move a little more within the time given. */
async function shift(page, wait = 500) {
  await page.waitForTimeout(wait);
  return page.evaluate(() => globalThis.layoutShift);
}

/** A picture in tests/page/out. */
async function shot(page, name, options = {}) {
  const path = fileURLToPath(new URL(`./out/${name}.png`, import.meta.url));
  await page.screenshot({ path, ...options });
}

/** The page is not wider than the screen. */
async function noOverflow(page) {
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= screen, `the page is ${wide} px wide on a screen of ${screen}`);
}
