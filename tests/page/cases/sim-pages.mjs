// Every page opens in every language: heading, title, focus, no barrier, no overflow.
import { SCREENS } from '../tools.mjs';

const SLUGS = ['', 'simula', 'metodo', 'accessibilita', 'privacy', 'note-legali'];

const cases = {
  async 'every page opens, in both languages'({ newPage, open, assert, noOverflow }) {
    const page = await newPage();
    for (const lang of ['it', 'en']) {
      for (const slug of SLUGS) {
        await open(page, `#/${lang}/${slug}`);
        await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
        const h1 = page.locator('h1');
        assert.equal(await h1.count(), 1);
        assert.ok((await h1.innerText()).length > 4);
        assert.match(await page.title(), /· Organico$/);
        await noOverflow(page);
      }
    }
  },

  async 'a new page takes the focus to its heading'({ newPage, open, assert }) {
    const page = await newPage();
    await open(page, '#/it/');
    await page.locator('header a[href="#/it/metodo"]').click();
    await page.waitForFunction(() => document.activeElement.id === 'titolo');
    assert.equal(await page.locator('h1').innerText(), 'Metodo e dati');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('main').classList.contains('o-home'));
  },

  async 'skip links move the focus and leave the route alone'({ newPage, open, assert }) {
    const page = await newPage();
    await open(page, '#/it/metodo');
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /contenuto/);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'contenuto');
    assert.match(page.url(), /#\/it\/metodo$/);
  },

  async 'home: a guess, then the model answers'({ newPage, open, assert, axe, shot }) {
    const page = await newPage();
    await open(page, '#/it/');
    await page.locator('[data-drawn]').first().waitFor();
    assert.match(await page.locator('h1').innerText(), /^Nel 20\d\d /);
    await page.locator('#risposta-1').click();
    await page.locator('#responso').waitFor();
    assert.match(await page.locator('#responso').innerText(), /nel 20\d\d il divario/i);
    await axe(page);
    await shot(page, 'home-answer', { fullPage: true });
    for (const href of await page.locator('.o-door a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))) {
      await open(page, '#/it/');
      await page.goto(new URL(href, page.url()).href);
      await page.locator('h1').waitFor();
      assert.equal(await page.locator('.o-notice--warn').count(), 0, href);
    }
  },

  async 'method: sources, figures and remarks are all there'({ newPage, open, assert }) {
    const page = await newPage();
    await open(page, '#/it/metodo');
    await page.locator('.o-facts').first().waitFor();
    assert.ok(await page.locator('table').nth(1).locator('tbody tr').count() > 10, 'sources');
    assert.ok(await page.locator('table').nth(2).locator('tbody tr').count() > 1, 'figures');
    for (const [lang, said] of [['it', /persone portate dal 2023 al 2024/], ['en', /heads carried from 2023 to 2024/]]) {
      await page.goto(new URL(`#/${lang}/metodo`, page.url()).href);
      await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
      // What it reads in another language comes after its heading.
      await page.locator('details.o-more').first().waitFor();
      const remarks = page.locator('details.o-more li');
      const all = (await remarks.allTextContents()).join('\n');
      assert.match(all, said, lang);
      assert.ok(!/[{}]|check-/.test(all), 'every remark has its text');
      const quoted = await page.locator('details.o-more li span[lang=en]').allTextContents();
      assert.ok(quoted.some((text) => / is used, /.test(text)));
    }
    await page.goto(new URL('#/it/metodo', page.url()).href);
    await page.waitForFunction(() => document.documentElement.lang === 'it');
    const [file] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('button', { name: /Scarica tutti/ }).click(),
    ]);
    assert.equal(file.suggestedFilename(), 'organico-dati.csv');
  },

  async 'method: runs from the past are told in every language'({ newPage, open, assert }) {
    const page = await newPage();
    await open(page, '#/it/metodo');
    for (const [lang, said] of [['it', /partendo dal 2013 il modello/], ['en', /started from 2013, the model/]]) {
      await page.goto(new URL(`#/${lang}/metodo`, page.url()).href);
      await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
      const part = page.locator('.o-backcast');
      await part.locator('table').first().waitFor();
      const text = await part.textContent();
      assert.match(text, said, lang);
      assert.ok(!/[{}]|backcast-/.test(text), 'every text is there and filled');
      assert.ok(await part.locator('tbody tr').count() > 100, 'every figure');
    }
  },

  async 'the theme follows the system and the switch'({ newPage, open, assert }) {
    const page = await newPage({ colorScheme: 'dark' });
    await open(page, '#/it/');
    const dark = page.getByRole('button', { name: 'Tema scuro' });
    assert.equal(await dark.getAttribute('aria-pressed'), 'true');
    await dark.click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  },
};

for (const colorScheme of ['light', 'dark']) {
  cases[`no barrier on the pages to read: ${colorScheme}`] = async ({ newPage, open, axe, shot, noOverflow }) => {
    const page = await newPage({ colorScheme, viewport: SCREENS.phone });
    for (const slug of ['metodo', 'accessibilita', 'privacy', 'note-legali']) {
      await open(page, `#/it/${slug}`);
      if (slug === 'metodo') await page.locator('.o-facts').first().waitFor();
      await noOverflow(page);
      await axe(page);
      await shot(page, `${slug}-${colorScheme}`);
    }
  };
}

export default cases;
