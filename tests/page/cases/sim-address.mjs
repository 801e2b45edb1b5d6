// The address follows the screen, wherever the reader goes and however the link arrived.
import { SIM, drawn, moved, raw, sim, still } from '../simulator.mjs';

const fifty = async (page) => {
  const box = page.locator('.o-lever', { has: page.locator('#leva-places-nursing') }).locator('input[inputmode=decimal]');
  const before = await raw(page, 'gap');
  await box.fill('50');
  await box.press('Enter');
  await moved(page, 'gap', before);
  await still(page);
  return raw(page, 'gap');
};
const at = (page, value) => page.waitForFunction(
  (wanted) => document.getElementById('leva-places-nursing')?.value === wanted, value,
);

export default {
  async 'menu, reload, language and back keep the scenario'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const gap = await fifty(page);
    // At once: the address must not wait for the hand to rest.
    await page.locator('.o-nav a[href*=metodo]').click();
    await page.locator('h1', { hasText: 'Metodo' }).waitFor();
    await page.reload();
    await page.locator('.o-nav a[href*=simula]').click();
    await drawn(page);
    await at(page, '50');
    assert.match(page.url(), /#\/it\/simula~.*places-nursing:50@/);
    await page.reload();
    await drawn(page);
    await at(page, '50');
    assert.equal(await raw(page, 'gap'), gap);
    await page.locator('a.o-nav__lang').click();
    await page.waitForURL(/#\/en\/simula~.*places-nursing:50@/);
    await at(page, '50');
    await page.reload();
    await drawn(page);
    await at(page, '50');
    await page.goBack();
    await page.waitForURL(/#\/it\/simula~.*places-nursing:50@/);
    await at(page, '50');
    assert.equal(await page.locator('.o-notice--warn').count(), 0);
  },

  async 'the lever of the home page goes along into the simulator, and back leads home'(tools) {
    const { newPage, base, assert } = tools;
    for (const path of ['', 'index.html', 'en.html']) {
      const page = await newPage();
      await page.goto(base + path);
      await page.locator('#risposta-1').click();
      await page.locator('#responso').waitFor();
      await page.locator('.o-door a').first().click();
      await drawn(page);
      await at(page, '20');
      await page.goBack();
      await page.locator('.o-hero').waitFor();
      assert.equal(await page.locator('.o-sim').count(), 0);
      await page.goForward();
      await drawn(page);
      await at(page, '20');
    }
  },

  async 'links as mail and chat programs leave them open the same screen'(tools) {
    const { assert, newPage, base } = tools;
    const page = await sim(tools);
    await fifty(page);
    await page.waitForURL(/places-nursing:50@/);
    const fragment = new URL(page.url()).hash.slice(1);
    for (const changed of [
      encodeURIComponent(fragment), encodeURIComponent(encodeURIComponent(fragment)),
      fragment.replaceAll(';', '%3B').replaceAll('@', '%40'), `${fragment}.`, `${fragment})`, `${fragment}&amp;x=1`,
    ]) {
      const other = await newPage();
      await other.goto(`${base}#${changed}`);
      await drawn(other);
      await at(other, '50');
      assert.equal(await other.locator('.o-notice--warn').count(), 0, changed);
    }
  },

  async 'an address that leads nowhere says so'(tools) {
    const { newPage, open } = tools;
    for (const path of ['#/it/nonesiste', '#/fr/simula', '#/it/simula/altro']) {
      const page = await newPage();
      await open(page, path);
      await page.getByText('non porta a nessuna pagina').waitFor();
    }
  },
};
