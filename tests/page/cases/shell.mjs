// The static pages: readable without a program, in both languages and themes.
import { SCREENS, languages } from '../tools.mjs';

// Every language has a page: the first one stands where no page is named.
const PAGES = Object.fromEntries(languages().map((lang) => [lang, lang === 'it' ? '' : `${lang}.html`]));

const cases = {
  async 'readable with scripts off, in every language'({ newPage, base, assert, shot }) {
    for (const [lang, path] of Object.entries(PAGES)) {
      const page = await newPage({ javaScriptEnabled: false });
      await page.goto(base + path);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      assert.ok((await page.locator('h1').innerText()).length > 20);
      assert.equal(await page.locator('noscript p').count(), 1);
      assert.equal(await page.locator('#avvio').isVisible(), false, 'no progress of what never starts');
      assert.ok((await page.locator('footer').innerText()).length > 20);
      const pictures = await page.locator('main img').count();
      assert.equal(await page.locator('main table').count(), pictures, 'a table for each picture');
      await shot(page, `shell-${lang}-no-script`, { fullPage: true });
    }
  },

  async 'each language leads to every other'({ newPage, base, assert }) {
    const page = await newPage({ javaScriptEnabled: false });
    for (const [from, path] of Object.entries(PAGES)) {
      for (const to of Object.keys(PAGES).filter((lang) => lang !== from)) {
        await page.goto(base + path);
        await page.locator(`a[hreflang=${to}]`).click();
        assert.equal(await page.locator('html').getAttribute('lang'), to);
      }
    }
  },

  async 'first visit: fonts of our own, nothing else on the wire'({ newPage, open, base, assert }) {
    const page = await newPage();
    const asked = [];
    page.context().on('request', (request) => asked.push(new URL(request.url())));
    await open(page);
    const fonts = asked.filter(({ pathname }) => pathname.endsWith('.woff2'));
    assert.equal(fonts.length, 2);
    assert.ok(asked.every(({ origin }) => origin === new URL(base).origin));
    assert.deepEqual(await page.context().cookies(), []);
  },
};

for (const screen of ['desktop', 'phone']) {
  for (const colorScheme of ['light', 'dark']) {
    cases[`no barrier before the program starts: ${screen}, ${colorScheme}`] = async (tools) => {
      const { newPage, base, axe, shot, noOverflow } = tools;
      const page = await newPage({ viewport: SCREENS[screen], colorScheme });
      // The program is held back, so that the static page itself is looked at.
      await page.route(/\/app(-[0-9a-f]{12})?\.js$/, () => {});
      await page.goto(base, { waitUntil: 'domcontentloaded' });
      await page.locator('.o-start--on').waitFor();
      await noOverflow(page);
      await axe(page);
      await shot(page, `shell-${screen}-${colorScheme}`, { fullPage: true });
    };

    cases[`no barrier and no jump at home: ${screen}, ${colorScheme}`] = async (tools) => {
      const { newPage, open, axe, shift, shot, noOverflow, assert } = tools;
      const page = await open(await newPage({ viewport: SCREENS[screen], colorScheme }));
      const moved = await shift(page);
      assert.ok(moved < 0.02, `layout shift ${moved}`);
      await noOverflow(page);
      await axe(page);
      await shot(page, `home-${screen}-${colorScheme}`);
    };
  }
}

export default cases;
