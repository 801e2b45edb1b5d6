// In a worker of a page in headless Chromium: BASE and CHROMIUM are set by cargo xtask bench.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../page/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage'],
});
const page = await browser.newPage();
page.on('pageerror', (error) => { throw error; });
await page.goto(process.env.BASE);
await page.locator('[data-done]').waitFor({ timeout: 300_000 });
console.log(await page.locator('#lines').textContent());
await browser.close();
