// Packs are files of their own: fetched when something asks, and again when they did not come.
import { SIM, drawn, moved, raw, sim } from '../simulator.mjs';

const HALF = /\/packs\/[a-z]+-(data|notes)(?:-[0-9a-f]{12})?\.txt$/;
const LOST = [/packs/, /ERR_FAILED/, /Failed to fetch/, /404/, /503/];
const again = (page) => page.getByRole('button', { name: 'Riprova' });

/** The halves of packs that a page asks for, in order. */
function halves(page) {
  const asked = [];
  page.context().on('request', (request) => {
    const [, half] = HALF.exec(request.url()) ?? [];
    if (half) asked.push(half);
  });
  return asked;
}

export default {
  async 'a first visit fetches what is computed with, once; remarks come when something shows them'(tools) {
    const { assert, newPage, open } = tools;
    const page = await newPage();
    const asked = halves(page);
    await open(page, SIM);
    await drawn(page);
    assert.deepEqual(asked, ['data']);
    await page.locator('#spiega').click();
    await page.locator('#cassetto .o-facts tbody tr').first().waitFor();
    assert.match(await page.locator('#cassetto .o-facts').innerText(), /AGENAS, Il personale/);
    await page.keyboard.press('Escape');
    await page.locator('.o-nav a', { hasText: 'Metodo' }).click();
    await page.getByRole('heading', { name: /Fonti/ }).first().waitFor();
    assert.deepEqual(asked, ['data', 'notes']);
  },

  async 'a pack that does not come is one notice, and comes at the second try'(tools) {
    const { assert, newPage, open } = tools;
    const page = await newPage({ expected: LOST });
    const lost = (route) => route.fulfill({ status: 503 });
    await page.context().route(HALF, lost);
    await open(page, SIM);
    await again(page).waitFor();
    assert.equal(await page.locator('.o-notice--warn').count(), 1);
    await page.context().unroute(HALF, lost);
    await again(page).click();
    await drawn(page);
    assert.equal(await page.locator('.o-notice--warn').count(), 0);
  },

  async 'a host that sends a page of its own in the place of a pack is not believed'(tools) {
    const { newPage, open } = tools;
    const page = await newPage({ expected: LOST });
    await page.context().route(HALF, (route) => route.fulfill({ contentType: 'text/html', body: '<p>index</p>' }));
    await open(page, SIM);
    await again(page).waitFor();
  },

  async 'remarks that do not come leave the simulator at work, and come at the second try'(tools) {
    const { assert } = tools;
    const page = await sim(tools, SIM, { expected: LOST });
    const lost = (route) => route.fulfill({ status: 404 });
    await page.context().route(HALF, lost);
    await page.locator('#spiega').click();
    await again(page).waitFor();
    await page.locator('.o-drawer__shade').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.o-drawer__shade').waitFor({ state: 'hidden' });
    const before = await raw(page, 'gap');
    const steps = page.locator('.o-lever', { has: page.locator('#leva-places-nursing') }).locator('.o-step');
    await steps.last().click();
    await moved(page, 'gap', before);
    await page.context().unroute(HALF, lost);
    await again(page).click();
    await page.waitForFunction(() => ![...document.querySelectorAll('button')].some((b) => b.textContent === 'Riprova'));
    await page.locator('#spiega').click();
    await page.locator('#cassetto .o-facts tbody tr').first().waitFor();
    assert.equal(await page.locator('.o-notice--warn').count(), 0);
  },

  async 'a pack that comes slowly is waited for'(tools) {
    const { assert, newPage, open } = tools;
    const page = await newPage();
    const asked = halves(page);
    await page.context().route(HALF, async (route) => {
      await new Promise((done) => { setTimeout(done, 24_000); });
      await route.continue();
    });
    await open(page, SIM);
    await page.getByText('la rete è lenta').waitFor({ timeout: 30_000 });
    await drawn(page);
    assert.deepEqual(asked, ['data']);
  },
};
