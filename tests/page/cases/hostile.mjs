// Hostile input and faults of the way: nothing silent, nothing stacked, nothing lost.
import { SIM, drawn, moved, raw, sim, still } from '../simulator.mjs';

const lever = (page, id) => page.locator('.o-lever', { has: page.locator(`#leva-${id}`) });

export default {
  async 'two opposite inputs within one frame do not stop the page, two hundred times on a slow machine'(tools) {
    const { assert } = tools;
    const page = await sim(tools, `${SIM}~v1;w=NURSE;y=2035;t=gap;a=0-90;l=hours:-1@2026;k=0`);
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const done = await page.evaluate(async () => {
      const of = (id) => document.getElementById(`leva-${id}`).closest('.o-lever');
      const frame = () => new Promise(requestAnimationFrame);
      const typed = (input, value, ...events) => {
        input.value = value;
        for (const name of events) input.dispatchEvent(new Event(name, { bubbles: true }));
      };
      const press = (key, target = document.body) => target.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: key === 'z' || key === 'y', bubbles: true, cancelable: true }),
      );
      const steps = (id) => of(id).querySelectorAll('.o-step');
      const slider = (id) => document.getElementById(`leva-${id}`);
      const box = (id) => of(id).querySelector('input[inputmode=decimal]');
      const kinds = {
        'more, less': () => { steps('places-nursing')[1].click(); steps('places-nursing')[0].click(); },
        'less, more': () => { steps('retirement-age')[0].click(); steps('retirement-age')[1].click(); },
        'right, left': () => {
          typed(slider('voluntary-exits'), '5', 'input', 'change');
          typed(slider('voluntary-exits'), '0', 'input', 'change');
        },
        'page up, page down': () => {
          press('PageUp', slider('immigration'));
          press('PageDown', slider('immigration'));
        },
        'typed, typed back': () => { typed(box('fill'), '7', 'change'); typed(box('fill'), '0', 'change'); },
        'undo, redo': () => { press('z'); press('y'); },
        'moved, undo, redo': () => { steps('hours')[1].click(); press('z'); press('y'); },
        'moved, reset, undo': () => {
          steps('hours')[0].click();
          of('hours').querySelector('.o-lever__reset').click();
          press('z');
        },
        'put back, undo': () => { document.querySelector('#scelte button')?.click(); press('z'); },
        'view, view back': () => {
          document.getElementById('tab-flows').click();
          document.getElementById('tab-gap').click();
        },
      };
      const names = Object.keys(kinds);
      for (let round = 0; round < 200; round += 1) {
        kinds[names[round % names.length]]();
        // now and then a second pair falls into the same frame
        if (round % 3 === 0) kinds[names[(round * 7 + 3) % names.length]]();
        await frame();
        if (document.getElementById('errore')) return `${names[round % names.length]}, round ${round}`;
      }
      return '';
    });
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    assert.equal(done, '');
    await still(page);
    const before = await raw(page, 'gap');
    await lever(page, 'places-nursing').locator('.o-step').last().click();
    await moved(page, 'gap', before);
  },

  async 'a page that stops says so once, and is loaded again with its scenario'(tools) {
    const { assert } = tools;
    const page = await sim(tools, SIM, { expected: [/asked for by a test/, /unreachable/, /RuntimeError/, /closure invoked/] });
    const before = await raw(page, 'gap');
    await lever(page, 'places-nursing').locator('.o-step').last().click();
    await moved(page, 'gap', before);
    await page.evaluate(() => {
      for (let times = 0; times < 46; times += 1) window.dispatchEvent(new Event('o-test-crash'));
    });
    assert.equal(await page.locator('#errore').count(), 1);
    assert.match(page.url(), /places-nursing:1@/);
    const again = page.waitForEvent('load');
    await page.locator('#errore button').click();
    await again;
    await drawn(page);
    assert.match(page.url(), /places-nursing:1@/);
    assert.equal(await page.locator('#leva-places-nursing').inputValue(), '1');
    assert.equal(await page.locator('#errore').count(), 0);
  },

  async 'a profession of the nation only drops the region, and says so'(tools) {
    const { assert } = tools;
    const page = await sim(tools, `${SIM}~v1;w=NURSE;r=01;k=0`);
    await page.locator('.o-side select').first().selectOption('VET');
    await page.getByText('viene mostrata l\'intera nazione').waitFor();
    await still(page);
    assert.match(await page.locator('.o-chart__title').innerText(), /veterinari/);
    await page.waitForURL(/;w=VET;y/);
  },

  async 'ages that nobody has are refused by name; what a link sets can be put back'(tools) {
    const { assert } = tools;
    const wrong = await sim(tools, `${SIM}~v1;w=NURSE;y=2035;t=gap;a=120-120;k=0`);
    assert.match(await wrong.locator('.o-notice--warn').innerText(), /età dei residenti che contano/);
    assert.equal(await wrong.locator('#scelte').count(), 0);
    const usual = await raw(wrong, 'gap');
    const page = await sim(tools, `${SIM}~v1;w=NURSE;y=2035;t=gap;a=0-40;k=0`);
    assert.match(await page.locator('#scelte').innerText(), /da 0 a 40 anni/);
    assert.notEqual(await raw(page, 'gap'), usual);
    await page.locator('#scelte button').click();
    await page.waitForFunction((old) => Number(document.getElementById('kpi-gap').dataset.raw) === old, usual);
    assert.equal(await page.locator('#scelte').count(), 0);
  },

  async 'thousands of unknown fields are one notice'(tools) {
    const { assert } = tools;
    const page = await sim(tools, `${SIM}~v1;${Array.from({ length: 900 }, (_, at) => `z${at}`).join(';')};k=0`);
    assert.equal(await page.locator('.o-notice--warn').count(), 1);
    assert.ok((await page.locator('.o-notice--warn').innerText()).length < 600);
  },

  async 'a number that can be read in two ways, none, or out of range: the box says why'(tools) {
    const { assert, axe } = tools;
    const page = await sim(tools);
    const box = lever(page, 'places-nursing').locator('input[inputmode=decimal]');
    const said = page.locator('#leva-places-nursing-detto');
    for (const [typed, holds, words] of [
      ['12,5', '12,5', /^$/],
      ['1.500', '12,5', /due modi.*1,5 oppure 1500/],
      ['0.500', '12,5', /due modi.*0,5 oppure 500/],
      ['abc', '12,5', /«abc» non è un numero/],
      ['250', '100', /fuori dai limiti/],
    ]) {
      await box.fill(typed);
      await box.press('Enter');
      assert.equal(await box.inputValue(), holds, typed);
      assert.match(await said.innerText(), words, typed);
      assert.equal(await box.getAttribute('aria-describedby'), await said.getAttribute('id'));
    }
    await axe(page);
    await lever(page, 'places-nursing').locator('.o-lever__reset').click();
    await page.waitForFunction(() => document.getElementById('leva-places-nursing-detto').textContent === '');
  },

  async 'an engine that comes slowly is waited for, not fetched again'(tools) {
    const { assert, newPage, base } = tools;
    const page = await newPage();
    let asked = 0;
    await page.context().route(/worker_bg.*\.wasm$/, async (route) => {
      asked += 1;
      await new Promise((done) => { setTimeout(done, 24_000); });
      await route.continue();
    });
    await page.goto(new URL(SIM, base).href);
    await page.getByText('sta ancora arrivando').waitFor({ timeout: 30_000 });
    await drawn(page);
    assert.equal(asked, 1);
    assert.equal(await page.locator('.o-notice--warn').count(), 0, 'the remark goes when the engine is there');
  },

  async 'an engine that is not found is one true notice, and can be had again'(tools) {
    const { assert, newPage, base } = tools;
    const page = await newPage({ expected: [/worker/, /ERR_FAILED/, /404/] });
    await page.context().route(/worker_bg.*\.wasm$/, (route) => route.fulfill({ status: 404 }));
    await page.goto(new URL(SIM, base).href);
    await page.getByText('non è arrivato').waitFor();
    assert.equal(await page.locator('.o-notice--warn').count(), 1);
    await page.context().unroute(/worker_bg.*\.wasm$/);
    await page.getByRole('button', { name: 'Riprova' }).click();
    await drawn(page);
    assert.equal(await page.locator('.o-notice--warn').count(), 0);
  },

  async 'texts that were cut in half are fetched again, and no raw key is shown'({ newPage, open, assert }) {
    const page = await newPage({ expected: [/SyntaxError|JSON/] });
    let times = 0;
    await page.route(/\/locales\/it[^/]*\.json$/, async (route) => {
      times += 1;
      const answer = await route.fetch();
      const text = await answer.text();
      await route.fulfill({ response: answer, body: times === 1 ? text.slice(0, text.length / 2) : text });
    });
    await open(page, SIM);
    assert.ok(times >= 2);
    assert.equal(await page.locator('h1').innerText(), 'Simulatore');
  },
};
