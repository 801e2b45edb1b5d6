// The static pages: readable without a program, in both languages and themes.
import { SCREENS } from '../tools.mjs';

const PAGES = { it: '', en: 'en.html' };

const cases = {
  async 'readable with scripts off, in both languages'({ newPage, base, assert, shot }) {
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

  async 'each language leads to the other'({ newPage, base, assert }) {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(base);
    await page.locator('a[hreflang=en]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.locator('a[hreflang=it]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'it');
  },

  async 'the licence and those of the work of others are one click away, and no part of a visit'(tools) {
    const { newPage, open, base, assert } = tools;
    for (const options of [{ javaScriptEnabled: false }, {}]) {
      const page = await newPage(options);
      const asked = [];
      page.context().on('request', (request) => asked.push(request.url()));
      if (options.javaScriptEnabled === false) await page.goto(base);
      else await open(page);
      assert.ok(!asked.some((url) => /notices|LICENSE/.test(url)));
      const texts = {};
      for (const link of await page.locator('footer a[href$=".txt"]').all()) {
        const href = await link.getAttribute('href');
        const answer = await page.request.get(new URL(href, base).href);
        assert.equal(answer.status(), 200, href);
        texts[href] = await answer.text();
      }
      assert.match(texts['LICENSE.txt'], /EUROPEAN UNION PUBLIC LICENCE|European Union Public Licence/i);
      const told = texts['notices.txt'];
      for (const name of ['bootstrap-italia', 'Bootstrap  v', '@fontsource/titillium-web', 'leptos ', 'serde ', 'csv ',
        'libm ', 'Rust standard library', 'SIL OPEN FONT LICENSE', 'BSD-3-Clause', 'Unicode-3.0',
        'Permission is hereby granted, free of charge']) assert.ok(told.includes(name), name);
      for (const name of ['walrus ', 'clap ', 'purgecss', 'lightningcss']) assert.ok(!told.includes(name), name);
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
