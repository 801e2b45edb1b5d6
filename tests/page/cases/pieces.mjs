// The program comes in pieces: each when it is used, again when it did not come, and never at the cost of the scenario.
import { SIM, drawn, moved, raw, sim } from '../simulator.mjs';

const PIECE = /\/piece_([a-z]+)(?:-[0-9a-f]{12})?\.wasm$/;
const LATE = /\/locales\/([a-z]{2})-late(?:-[0-9a-f]{12})?\.json$/;
const HASHED = /-[0-9a-f]{12}\.[a-z0-9]+$/;
const LOST = [/piece_/, /locales/, /ERR_FAILED/, /Failed to fetch/, /404/, /no program/];
const again = (page) => page.getByRole('button', { name: 'Riprova' });
const gone = (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>gone</p>' });

/** The pieces that a page asks for. */
function pieces(page) {
  const asked = new Set();
  page.context().on('request', (request) => {
    const [, piece] = PIECE.exec(request.url()) ?? [];
    if (piece) asked.add(piece);
  });
  return asked;
}

export default {
  async 'the home page needs no piece; every door fetches its own'(tools) {
    const { assert, newPage, open } = tools;
    const page = await newPage();
    const asked = pieces(page);
    await open(page);
    await page.locator('#risposta-0').waitFor();
    assert.deepEqual([...asked], []);
    await page.locator('.o-nav a', { hasText: 'Simula' }).click();
    await drawn(page);
    assert.ok(asked.has('simulator') && !asked.has('charts') && !asked.has('pages'), [...asked].join());
    for (const [tab, piece] of [['ages', 'charts'], ['posts', 'topics']]) {
      assert.ok(!asked.has(piece), piece);
      await page.locator(`#tab-${tab}`).click();
      await drawn(page);
      assert.ok(asked.has(piece), piece);
    }
    await page.locator('#spiega').click();
    await page.locator('#cassetto').waitFor();
    assert.ok(asked.has('drawers') && !asked.has('pages'));
    await page.keyboard.press('Escape');
    await page.locator('.o-footer a', { hasText: 'Privacy' }).click();
    await page.getByRole('heading', { name: 'Privacy' }).waitFor();
    await page.locator('#contenuto h2').first().waitFor();
    assert.ok(asked.has('pages'));
  },

  async 'a piece that does not come says so, and comes at the second try'(tools) {
    const { assert, axe } = tools;
    for (const how of [gone, (route) => route.abort(), (route) => route.fulfill({ contentType: 'text/html', body: '<p>' })]) {
      const page = await sim(tools, SIM, { expected: LOST });
      await page.route(PIECE, how);
      await page.locator('#tab-ages').click();
      await again(page).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Ricarica la pagina' }).count(), 1);
      await axe(page);
      await page.unroute(PIECE, how);
      await again(page).click();
      await drawn(page);
      assert.equal(await again(page).count(), 0);
    }
  },

  async 'texts that are explained come with their drawer, and again when they did not come'(tools) {
    const { assert } = tools;
    const page = await sim(tools, SIM, { expected: LOST });
    await page.route(LATE, gone);
    await page.locator('#spiega').click();
    await again(page).waitFor();
    await page.unroute(LATE, gone);
    await again(page).click();
    await page.locator('#cassetto').waitFor();
    const said = await page.locator('#cassetto').innerText();
    assert.doesNotMatch(said, /explain-/, 'no raw key');
    // Another language has its own.
    await page.keyboard.press('Escape');
    await page.locator('a.o-nav__lang').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await drawn(page);
    await page.locator('#spiega').click();
    await page.locator('#cassetto').waitFor();
    assert.doesNotMatch(await page.locator('#cassetto').innerText(), /explain-/);
  },

  async 'a page that is on its way has its heading, which passes the focus on; nothing is pushed about'(tools) {
    const { assert, newPage, open, shift } = tools;
    const page = await open(await newPage());
    await page.locator('#risposta-0').waitFor();
    let pass;
    const held = new Promise((done) => { pass = done; });
    await page.route(PIECE, async (route) => { await held; await route.continue(); });
    await page.locator('.o-footer a', { hasText: 'Accessibilit' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'titolo');
    const heading = await page.locator('#titolo').innerText();
    assert.match(heading, /ccessibilit/);
    const before = await shift(page);
    pass();
    await page.locator('#contenuto h2').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'titolo');
    assert.equal(await page.locator('#titolo').innerText(), heading);
    assert.ok(await shift(page) - before < 0.02);
  },

  async 'a new release under an open page: it offers to reload, and the scenario stays'(tools) {
    const { assert } = tools;
    const page = await sim(tools, SIM, { expected: LOST });
    const before = await raw(page, 'gap');
    const lever = page.locator('.o-lever', { has: page.locator('#leva-places-nursing') });
    await lever.locator('.o-step').last().click();
    await moved(page, 'gap', before);
    const now = await raw(page, 'gap');
    await page.route(HASHED, gone);
    await page.locator('#tab-money').click();
    const reload = page.getByRole('button', { name: 'Ricarica la pagina' });
    await reload.waitFor();
    assert.match(await page.locator('#grafico').innerText(), /nuova versione/);
    await page.unroute(HASHED, gone);
    await reload.click();
    await page.waitForFunction(() => 'started' in document.documentElement.dataset);
    await drawn(page);
    assert.equal(await raw(page, 'gap'), now);
    assert.equal(await page.locator('#tab-money').getAttribute('aria-selected'), 'true');
  },
};
