// What a reader assumes beside the levers: weights, the ratio, the labour market, limits on payroll, workload.
import { moved, raw, sim, still } from '../simulator.mjs';

const link = async (page) => {
  await page.waitForTimeout(700);
  return decodeURIComponent(await page.evaluate(() => location.hash));
};

async function opened(tools, options) {
  const page = await sim(tools, undefined, options);
  await page.getByText('Come si contano fabbisogno e offerta').click();
  return page;
}

const pick = (page, value) => page.locator('.o-side select', { has: page.locator(`option[value="${value}"]`) }).first().selectOption(value);

export default {
  async 'weights by keyboard, the ratio, undo, the link'(tools) {
    const { assert, axe, shot } = tools;
    const page = await opened(tools);
    assert.equal(await page.locator('#pesi').count(), 0);
    const before = await raw(page, 'gap');
    await pick(page, 'blend');
    await page.locator('#pesi').waitFor();
    await still(page);
    const usual = await raw(page, 'gap');
    const slider = page.locator('#peso-ratio');
    assert.equal(await slider.inputValue(), '0', 'the usual weights do without the ratio');
    assert.match(await page.locator('#pesi').innerText(), /Il pacchetto non/, 'what has no figures says why');
    await slider.focus();
    await page.keyboard.press('End');
    await moved(page, 'gap', usual);
    await still(page);
    assert.match(await slider.getAttribute('aria-valuetext'), /^100\. conta per il 55/);
    const shares = (await page.locator('#pesi').innerText()).matchAll(/conta per il (\d+)/g);
    assert.equal([...shares].reduce((sum, [, share]) => sum + Number(share), 0), 100, 'shares as written add up');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'peso-ratio', 'the row stays');
    assert.match(await link(page), /;h=[^;]*ratio:100/);
    const weighed = await raw(page, 'gap');
    await pick(page, 'region:01');
    await moved(page, 'gap', weighed);
    await still(page);
    assert.match(await link(page), /;d=region(:|%3A)01/);
    await axe(page);
    await shot(page, 'choices-weights');
    const undo = page.locator('.o-right .o-toolbar button').first();
    const ratio = await raw(page, 'gap');
    await undo.click();
    await moved(page, 'gap', ratio);
    await still(page);
    assert.equal(await raw(page, 'gap'), weighed);
    await undo.click();
    await still(page);
    assert.equal(await raw(page, 'gap'), usual);
    assert.equal(await slider.inputValue(), '0');
    await undo.click();
    await still(page);
    assert.equal(await raw(page, 'gap'), before);
    assert.doesNotMatch(await link(page), /;[hdm]=/);
  },

  async 'the labour market on, told, put back by reset; what changes nothing says why'(tools) {
    const { assert, axe, shot } = tools;
    const page = await opened(tools);
    const before = await raw(page, 'gap');
    const market = page.locator('#scelta-market');
    const caps = page.locator('#scelta-caps');
    assert.ok(await caps.isDisabled(), 'limits on payroll act on posts, and posts on nothing yet');
    assert.match(await page.locator('#scelta-caps-testo').innerText(), /Non cambia nulla/);
    await market.focus();
    await page.keyboard.press('Space');
    await moved(page, 'gap', before);
    await still(page);
    assert.equal(await market.getAttribute('aria-pressed'), 'true');
    assert.match(await link(page), /;j=on/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'scelta-market');
    assert.doesNotMatch(await page.locator('#scelta-caps-testo').innerText(), /Non cambia nulla/);
    const posts = await raw(page, 'gap');
    await caps.focus();
    await page.keyboard.press('Space');
    await moved(page, 'gap', posts);
    await still(page);
    assert.equal(await caps.getAttribute('aria-pressed'), 'true');
    assert.match(await link(page), /;j=on;q=on/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'scelta-caps');
    const held = await raw(page, 'gap');
    await market.click();
    await moved(page, 'gap', held);
    await still(page);
    assert.equal(await raw(page, 'gap'), before, 'without posts that limit hiring, limits on payroll change nothing');
    assert.match(await page.locator('#scelta-caps-testo').innerText(), /Non cambia nulla/);
    assert.equal(await caps.isDisabled(), false, 'what is on can be turned off');
    await market.click();
    await moved(page, 'gap', before);
    await still(page);
    const workload = page.locator('#scelta-workload');
    const told = await page.locator('#scelta-workload-testo').innerText();
    assert.equal(await workload.isDisabled(), /Non cambia nulla/.test(told));
    await axe(page);
    await shot(page, 'choices-market');
    await page.locator('#azioni button').click();
    await still(page);
    assert.equal(await raw(page, 'gap'), before);
    assert.equal(await market.getAttribute('aria-pressed'), 'false');
    assert.equal(await caps.getAttribute('aria-pressed'), 'false');
    assert.ok(await caps.isDisabled());
    assert.doesNotMatch(await link(page), /;[jq]=/);
  },
};
