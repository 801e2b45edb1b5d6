// The simulator: what a reader can do, by mouse and by keyboard alone.
import { SCREENS } from '../tools.mjs';
import { SIM, drawn, moved, raw, sim, still, tab, tableAndChart } from '../simulator.mjs';

const cases = {
  async 'more places in nursing: a smaller gap, by keyboard alone'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const before = await raw(page, 'gap');
    // From the skip link to the lever, with keys only.
    await page.keyboard.press('Tab');
    for (let at = 0; at < 60; at += 1) {
      const id = await page.evaluate(() => document.activeElement.id);
      if (id === 'leva-places-nursing') break;
      await page.keyboard.press('Tab');
    }
    assert.equal(await page.evaluate(() => document.activeElement.id), 'leva-places-nursing');
    for (let at = 0; at < 4; at += 1) await page.keyboard.press('PageUp');
    await moved(page, 'gap', before);
    const lever = page.locator('#leva-places-nursing');
    assert.equal(await lever.inputValue(), '20');
    assert.match(await lever.getAttribute('aria-valuetext'), /^\+20 % rispetto al riferimento/);
    await still(page);
    const after = await raw(page, 'gap');
    assert.ok(after < before, `${after} < ${before}`);
    await page.keyboard.press('r');
    await page.waitForFunction((old) => Number(document.getElementById('kpi-gap').dataset.raw) === old, before);
    await page.keyboard.press('Control+z');
    await page.waitForFunction((old) => Number(document.getElementById('kpi-gap').dataset.raw) === old, after);
    await page.keyboard.press('Control+y');
    await page.waitForFunction((old) => Number(document.getElementById('kpi-gap').dataset.raw) === old, before);
  },

  async 'buttons and number box say the same as the slider'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const lever = page.locator('.o-lever', { has: page.locator('#leva-retirement-age') });
    const before = await raw(page, 'gap');
    await lever.locator('.o-step').last().click();
    assert.equal(await page.locator('#leva-retirement-age').inputValue(), '0.25');
    await moved(page, 'gap', before);
    const box = lever.locator('input[inputmode=decimal]');
    assert.equal(await box.inputValue(), '0,25');
    await box.fill('1,5');
    await box.press('Enter');
    assert.equal(await page.locator('#leva-retirement-age').inputValue(), '1.5');
    await box.fill('novanta');
    await box.press('Enter');
    assert.equal(await box.inputValue(), '1,5', 'what cannot be read shows what holds');
    await box.fill('90');
    await box.press('Enter');
    assert.equal(await box.inputValue(), '5', 'cut to the range');
    await lever.locator('.o-lever__reset').click();
    assert.equal(await box.inputValue(), '0');
    await page.waitForFunction((old) => Number(document.getElementById('kpi-gap').dataset.raw) === old, before);
  },

  async 'the table says what is drawn, in every view'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const step = page.locator('.o-lever', { has: page.locator('#leva-places-nursing') }).locator('.o-step').last();
    const before = await raw(page, 'gap');
    for (let at = 0; at < 8; at += 1) await step.click();
    await moved(page, 'gap', before);
    for (const id of ['gap', 'ages', 'flows', 'regions', 'drivers', 'methods', 'cpd', 'posts', 'money']) {
      await tab(page, id);
      await page.locator('.o-toolbar button[aria-controls=tabella]').click();
      await page.locator('#tabella-dati').waitFor();
      const { columns, drawn } = await tableAndChart(page);
      assert.ok(drawn.length > 0 && drawn[0].length > 1, `${id}: something is drawn`);
      for (const line of drawn) {
        const same = (column) => {
          const numbers = new Set(column.map(String));
          return line.every((value) => numbers.has(String(value)));
        };
        assert.ok(columns.some(same), `${id}: ${JSON.stringify(line).slice(0, 200)} is not in the table`);
      }
      const head = await page.locator('#tabella thead th').count();
      assert.equal(head, columns.length + 1, `${id}: a head for every column`);
    }
  },

  async 'the year cursor reads values by keyboard'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const cursor = page.locator('#anno');
    await cursor.focus();
    await page.keyboard.press('End');
    const last = await cursor.inputValue();
    assert.match(await cursor.getAttribute('aria-valuetext'), new RegExp(`^${last}: offerta .* fabbisogno `));
    await page.keyboard.press('PageDown');
    assert.equal(Number(await cursor.inputValue()), Number(last) - 5);
    await page.keyboard.press('ArrowLeft');
    const year = await cursor.inputValue();
    assert.equal(Number(year), Number(last) - 6);
    assert.match(await page.locator('#kpi-gap .o-kpi__name').innerText(), new RegExp(year));
    await page.keyboard.press('t');
    await page.locator('#tabella-dati').waitFor();
    await page.keyboard.press('e');
    await page.locator('[role=dialog]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement.id === 'anno');
  },

  async 'every key figure is explained; the drawer keeps and gives back the focus'(tools) {
    const { assert, axe, shot } = tools;
    const page = await sim(tools);
    const ids = await page.locator('.o-kpi__how').evaluateAll((all) => all.map((button) => button.id));
    assert.ok(ids.length >= 6);
    for (const id of ids) {
      await page.locator(`#${id}`).focus();
      await page.keyboard.press('Enter');
      const drawer = page.locator('[role=dialog]');
      await drawer.locator('.o-facts tbody tr').first().waitFor();
      assert.ok((await drawer.locator('.o-formula').innerText()).length > 8);
      assert.ok(await drawer.locator('#spiega-anni tbody tr').count() > 10);
      await page.waitForFunction(() => document.activeElement.id === 'cassetto-chiudi');
      if (id === ids[0]) {
        await axe(page);
        await shot(page, 'drawer');
        for (let at = 0; at < 12; at += 1) {
          await page.keyboard.press('Tab');
          assert.ok(await page.evaluate(() => !!document.activeElement.closest('[role=dialog]')), 'the focus stays inside');
        }
        await page.keyboard.press('Shift+Tab');
        assert.ok(await page.evaluate(() => !!document.activeElement.closest('[role=dialog]')));
      }
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await page.waitForFunction((old) => document.activeElement.id === old, id);
    }
  },

  async 'a link brings back the same screen'(tools) {
    const { assert, newPage, open } = tools;
    const page = await sim(tools);
    const before = await raw(page, 'gap');
    const step = page.locator('.o-lever', { has: page.locator('#leva-voluntary-exits') }).locator('.o-step').first();
    for (let at = 0; at < 3; at += 1) await step.click();
    await moved(page, 'gap', before);
    await page.locator('#anno').focus();
    await page.keyboard.press('PageUp');
    await page.locator('#condividi').click();
    const address = await page.locator('#indirizzo').inputValue();
    assert.match(address, /#\/it\/simula~v1;e=[^;]+;p=it\.[0-9a-f]+;.*l=voluntary-exits:-15@/);
    const other = await newPage();
    await open(other, address.slice(address.indexOf('#')));
    await drawn(other);
    assert.equal(await other.locator('#leva-voluntary-exits').inputValue(), '-15');
    assert.equal(await other.locator('#anno').inputValue(), await page.locator('#anno').inputValue());
    for (const kpi of ['gap', 'coverage', 'cumulative', 'older']) {
      await other.waitForFunction(
        ([id, wanted]) => Number(document.getElementById(id).dataset.raw) === wanted,
        [`kpi-${kpi}`, await raw(page, kpi)],
      );
    }
    assert.equal(await other.locator('.o-notice--warn').count(), 0);
  },

  async 'a damaged or newer link opens what it can and says so'(tools) {
    const { assert } = tools;
    const link = `${SIM}~v2;w=NURSE;y=2040;l=places-nursing:20@2026,new-lever:3@2026,fill:9000@2026;k=0`;
    const page = await sim(tools, link);
    const said = await page.locator('.o-notice--warn').allInnerTexts();
    for (const pattern of [/versione più recente/, /azione sconosciuta: «new-lever»/, /fuori dai limiti/, /incompleto/]) {
      assert.ok(said.some((text) => pattern.test(text)), `${pattern} in ${said.join(' | ')}`);
    }
    assert.equal(await page.locator('#leva-places-nursing').inputValue(), '20');
    assert.equal(await page.locator('#anno').inputValue(), '2040');
    const notices = page.locator('.o-notice--warn');
    while (await notices.count() > 0) await notices.first().locator('button').click();
    const rubbish = await sim(tools, `${SIM}~%00%FF;;;l=,,,@@@::`);
    assert.ok(await rubbish.locator('.o-notice--warn').count() > 0);
  },

  async 'the language changes, the scenario stays'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const before = await raw(page, 'gap');
    await page.locator('.o-lever', { has: page.locator('#leva-places-nursing') }).locator('.o-step').last().click();
    await moved(page, 'gap', before);
    const after = await raw(page, 'gap');
    // Slower than the address line, which must not turn back while the texts are on their way.
    await page.route(/\/locales\//, async (route) => {
      await page.waitForTimeout(800);
      await route.continue();
    });
    await page.locator('a.o-nav__lang').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await drawn(page);
    assert.equal(await page.locator('h1').innerText(), 'Simulator');
    assert.match(await page.title(), /^Simulator/);
    assert.equal(await page.locator('#leva-places-nursing').inputValue(), '1');
    assert.equal(await raw(page, 'gap'), after);
    assert.match(await page.locator('.o-chart__title').innerText(), /^In 20\d\d/);
    await page.waitForURL(/#\/en\/simula~.*places-nursing:1@/);
    await page.goBack();
    await page.waitForFunction(() => document.documentElement.lang === 'it');
    assert.equal(await page.locator('#leva-places-nursing').inputValue(), '1');
  },

  async 'a worker that dies under way is replaced and asked again'(tools) {
    const { assert } = tools;
    const page = await sim(tools, SIM, { expected: [/unreachable|RuntimeError|panicked/] });
    for (let round = 0; round < 3; round += 1) {
      const before = await raw(page, 'gap');
      await page.evaluate(() => window.dispatchEvent(new Event('o-test-panic')));
      await page.locator('.o-lever', { has: page.locator('#leva-places-nursing') }).locator('.o-step').last().click();
      await moved(page, 'gap', before);
    }
    await page.getByText('è stato riavviato').waitFor();
    assert.equal(await page.locator('.o-notice--warn').count(), 1, 'said once');
  },

  async 'starts and computes on a host that does not know wasm'(tools) {
    const page = await tools.newPage();
    await tools.open(page, SIM, tools.baseWrongMime);
    await drawn(page);
    const before = await raw(page, 'gap');
    await page.locator('.o-lever', { has: page.locator('#leva-places-nursing') }).locator('.o-step').last().click();
    await moved(page, 'gap', before);
  },

  async 'the map of regions is a grid of buttons'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const nation = await raw(page, 'gap');
    await tab(page, 'regions');
    const tiles = page.locator('.o-tile');
    assert.equal(await tiles.count(), 21);
    await tiles.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement.getAttribute('title'));
    await page.keyboard.press('Enter');
    await moved(page, 'gap', nation);
    await tab(page, 'gap');
    assert.match(await page.locator('#grafico .o-chart__sub').innerText(), new RegExp(name));
  },

  async 'undo, redo and replay'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const before = await raw(page, 'gap');
    const box = page.locator('.o-lever', { has: page.locator('#leva-places-nursing') }).locator('input[inputmode=decimal]');
    await box.fill('50');
    await box.press('Enter');
    await moved(page, 'gap', before);
    const after = await raw(page, 'gap');
    await page.getByRole('button', { name: 'Rivedi' }).click();
    await page.waitForFunction((old) => Number(document.getElementById('kpi-gap').dataset.raw) === old, before);
    await page.waitForFunction((now) => Number(document.getElementById('kpi-gap').dataset.raw) === now, after);
    await page.getByRole('button', { name: 'Annulla' }).click();
    await page.waitForFunction((old) => Number(document.getElementById('kpi-gap').dataset.raw) === old, before);
    await page.getByRole('button', { name: 'Ripeti' }).click();
    await page.waitForFunction((now) => Number(document.getElementById('kpi-gap').dataset.raw) === now, after);
    assert.equal(await box.inputValue(), '50');
  },

  async 'downloads: the table for a spreadsheet, the picture'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const [table] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('button', { name: 'Scarica CSV' }).click(),
    ]);
    assert.match(table.suggestedFilename(), /^organico-nurse-it-gap\.csv$/);
    const chunks = [];
    for await (const chunk of await table.createReadStream()) chunks.push(chunk);
    const lines = Buffer.concat(chunks).toString('utf8').split('\r\n');
    assert.match(lines[0], /^\u{feff}Anno;Offerta;Fabbisogno;/u);
    assert.match(lines[1], /^2024;\d+(,\d+)?;\d+/);
    const [picture] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('button', { name: 'Scarica PNG' }).click(),
    ]);
    assert.match(picture.suggestedFilename(), /\.png$/);
  },
};

for (const [screen, viewport] of Object.entries(SCREENS)) {
  for (const colorScheme of ['light', 'dark']) {
    cases[`no barrier in the simulator: ${screen}, ${colorScheme}`] = async (tools) => {
      const { axe, shot, noOverflow, shift, assert } = tools;
      const page = await sim(tools, SIM, { viewport, colorScheme });
      const jumped = await shift(page);
      assert.ok(jumped < 0.02, `layout shift ${jumped}`);
      await shot(page, `sim-${screen}-${colorScheme}`);
      for (const id of ['gap', 'ages', 'flows', 'regions', 'drivers', 'methods', 'cpd', 'posts', 'money']) {
        await tab(page, id);
        await page.waitForTimeout(100);
        await noOverflow(page);
        await axe(page);
        if (colorScheme === 'light') await shot(page, `sim-${screen}-${id}`);
      }
    };
  }
}

export default cases;
