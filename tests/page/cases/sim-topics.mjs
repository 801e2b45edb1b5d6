// Topics and keys of the simulator: AI, continuing development, shortcuts and their switches.
import { sim, still, tab, tableAndChart } from '../simulator.mjs';

/** Every line that is drawn is a column of the table; says how many lines there are. */
async function twins(page, assert) {
  await page.locator('.o-toolbar button[aria-controls=tabella]').click();
  await page.locator('#tabella-dati').waitFor();
  const { columns, drawn } = await tableAndChart(page);
  for (const line of drawn) {
    assert.ok(columns.some((column) => JSON.stringify(column) === JSON.stringify(line)), JSON.stringify(line));
  }
  await page.locator('.o-toolbar button[aria-controls=tabella]').click();
  return drawn.length;
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

export default {
  async 'AI: nothing without the action, its twin with it, explained with its inputs'(tools) {
    const { assert, axe, shot } = tools;
    const page = await sim(tools);
    await tab(page, 'ai');
    assert.match(await page.locator('.o-chart .o-notice').innerText(), /Diffusione dell.intelligenza/);
    await page.locator('#cerca').fill('intelligenza');
    const found = await page.locator('.o-levers .o-lever:visible').count();
    assert.equal(found, 1, 'the search finds the action');
    await page.locator('#leva-ai-adoption').focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => /aggiungerebbe/.test(document.querySelector('.o-chart__title').innerText));
    await still(page);
    assert.equal(await twins(page, assert), 1);
    const { drawn: [added] } = await tableAndChart(page);
    assert.ok(added.at(-1) > added[1] && added[0] === 0, 'adoption grows from nothing');
    await page.locator('#spiega').click();
    const drawer = page.locator('[role=dialog]');
    await drawer.locator('.o-facts tbody tr').first().waitFor();
    assert.ok((await drawer.locator('.o-formula').innerText()).length > 8);
    assert.match(await drawer.locator('.o-facts').innerText(), /documentation/i);
    await axe(page);
    await page.keyboard.press('Escape');
    await page.locator('.o-centre [aria-pressed]').nth(1).click();
    assert.ok(await twins(page, assert) >= 2, 'a line for every use');
    await shot(page, 'ai-uses');
  },

  async 'continuing development: who complies, who is trained, the time it takes'(tools) {
    const { assert, axe, shot } = tools;
    const page = await sim(tools);
    await tab(page, 'cpd');
    for (const [at, lines] of [[0, 2], [2, 1]]) {
      await page.locator('.o-centre [aria-pressed]').nth(at).click();
      assert.equal(await twins(page, assert), lines);
      await page.locator('#spiega').click();
      await page.locator('[role=dialog] .o-facts tbody tr').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    }
    await axe(page);
    await shot(page, 'cpd');
  },

  async 'keys: help, search, views; single letters and announcements can be stilled'(tools) {
    const { assert, axe } = tools;
    const page = await sim(tools);
    await page.keyboard.press('?');
    const dialog = page.locator('[role=dialog]');
    await dialog.waitFor();
    await axe(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('5');
    await page.waitForFunction(() => document.activeElement.id === 'tab-drivers');
    await page.keyboard.press('/');
    assert.equal(await focused(page), 'cerca');
    await page.keyboard.type('g1?/');
    assert.equal(await page.locator('#cerca').inputValue(), 'g1?/', 'a field keeps its letters');
    assert.equal(await page.locator('#tab-drivers').getAttribute('aria-selected'), 'true');
    await page.locator('#cerca').fill('');
    await page.locator('#tasti').click();
    await page.locator('#tasti-singoli').click();
    await page.locator('#annunci').click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    assert.notEqual(await focused(page), 'cerca', 'stilled');
    const said = () => page.locator('[aria-live=polite]').last().innerText();
    const before = await said();
    await page.locator('#leva-retirement-age').focus();
    await page.keyboard.press('ArrowRight');
    await still(page);
    await page.waitForTimeout(900);
    assert.equal(await said(), before, 'nothing is announced');
  },
};
