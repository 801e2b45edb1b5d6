// The simulator under a finger, on every size of window and on paper: what is touched, seen, searched for.
import { drawn, sim, still, tab } from '../simulator.mjs';

const SIZES = [[320, 256], [320, 180], [360, 740], [740, 360], [820, 1180], [1024, 768], [1093, 500], [1366, 768]];

/** A finger goes from a point by so many pixels, in steps, as a swipe does. */
async function swipe(page, { x, y }, dy) {
  const touch = await page.context().newCDPSession(page);
  const send = (type, points) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [{ x, y }]);
  for (let at = 1; at <= 12; at += 1) {
    await send('touchMove', [{ x, y: y + (dy * at) / 12 }]);
    await page.waitForTimeout(16);
  }
  await send('touchEnd', []);
  await page.waitForTimeout(200);
}

const cases = {
  async 'a vertical swipe that begins on a slider moves no slider'(tools) {
    const { assert } = tools;
    const page = await sim(tools, undefined, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    for (const id of ['leva-places-nursing', 'anno']) {
      const slider = page.locator(`#${id}`);
      await slider.scrollIntoViewIfNeeded();
      const before = await slider.inputValue();
      const box = await slider.boundingBox();
      const top = () => page.evaluate(() => scrollY);
      const from = await top();
      await swipe(page, { x: box.x + box.width * 0.8, y: box.y + box.height / 2 }, -160);
      assert.notEqual(await top(), from, `${id}: the page scrolls`);
      assert.equal(await slider.inputValue(), before, `${id} stays`);
    }
    await still(page);
    assert.equal(await page.locator('.o-lever--moved').count(), 0);
  },

  async 'what has the focus is never covered, at any size'(tools) {
    const { assert } = tools;
    for (const [width, height] of SIZES) {
      const page = await sim(tools, undefined, { viewport: { width, height } });
      await tools.noOverflow(page);
      for (let at = 0; at < 45; at += 1) {
        await page.keyboard.press('Tab');
        const hidden = await page.evaluate(() => {
          const one = document.activeElement;
          const { left, right, top, bottom } = one.getBoundingClientRect();
          if (one === document.body || right - left < 2) return null;
          const clip = (value, most) => Math.min(Math.max(value, 1), most - 1);
          const x = clip((left + right) / 2, innerWidth);
          const y = clip((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, innerHeight);
          const seen = document.elementFromPoint(x, y);
          const fits = seen && (one.contains(seen) || seen.contains(one) || seen.closest('label') === one.closest('label'));
          return fits ? null : `${one.id || one.className || one.tagName} lies under ${seen?.className || seen?.tagName}`;
        });
        assert.equal(hidden, null, `${width}x${height}: ${hidden}`);
      }
      await page.context().close();
    }
  },

  async 'a lever and the picture of its effect are seen together'(tools) {
    const { assert } = tools;
    for (const [width, height] of SIZES.filter(([, high]) => high >= 360)) {
      const page = await sim(tools, undefined, { viewport: { width, height } });
      const seen = await page.evaluate(() => {
        document.getElementById('leva-voluntary-exits').focus();
        const part = (one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return (Math.min(bottom, innerHeight) - Math.max(top, 0)) / (bottom - top);
        };
        return ['#leva-voluntary-exits', '.o-chart__plot'].map((id) => part(document.querySelector(id)));
      });
      assert.ok(seen[0] > 0.9 && seen[1] > 0.5, `${width}x${height}: lever ${seen[0]}, picture ${seen[1]}`);
      await tools.shot(page, `reach-${width}x${height}`);
      await page.context().close();
    }
  },

  async 'levers are found without accents and capitals, the tenth view has its key'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const found = async (words) => {
      await page.locator('#cerca').fill(words);
      return page.locator('.o-levers .o-lever__name').allTextContents();
    };
    const names = await found('eta');
    assert.ok(names.length > 0 && names.every((name) => /et[aà]/i.test(name)), names.join());
    assert.deepEqual(await found('ETÀ'), names);
    await page.locator('#cerca').fill('');
    await page.locator('#tab-gap').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('0');
    assert.equal(await page.locator('#tab-money').getAttribute('aria-selected'), 'true');
  },

  async 'an empty drawing takes no frame and leads to its lever'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    await tab(page, 'ai');
    await page.locator('.o-chart .o-notice').waitFor();
    assert.equal(await page.locator('.o-chart__plot').isVisible(), false);
    await page.locator('.o-chart .o-notice button').click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'leva-ai-adoption');
    await page.keyboard.press('PageUp');
    await page.locator('.o-chart__plot').waitFor();
    await page.waitForFunction(() => document.querySelector('.o-chart__plot canvas').width > 300);
  },

  async 'cards follow the place, and the year its scenario'(tools) {
    const { assert } = tools;
    const page = await sim(tools);
    const cards = () => page.locator('.o-kpi').count();
    const all = await cards();
    const region = page.locator('.o-side select').filter({ has: page.locator('option[value="21"]') }).first();
    await region.selectOption('21');
    await page.locator('#kpi-intake').waitFor({ state: 'detached' });
    assert.equal(await cards(), all - 1);
    for (const name of await page.locator('.o-kpi__name').allTextContents()) assert.ok(name, 'every card has its name');
    await region.selectOption('');
    await page.locator('#kpi-intake').waitFor();
    const until = page.locator('.o-side select').filter({ has: page.locator('option[value="2030"]') }).first();
    await until.selectOption('2030');
    await page.waitForFunction(() => document.querySelector('output[for=anno]').textContent === '2030');
    assert.match(await page.locator('.o-chart__read').textContent(), /^2030: offerta/);
    assert.match(await page.locator('.o-chart__title').textContent(), /2030/);
  },

  async 'a dark page prints a light picture'(tools) {
    const { assert } = tools;
    const page = await sim(tools, undefined, { colorScheme: 'dark' });
    await drawn(page);
    const corner = () => page.evaluate(() => {
      const canvas = document.querySelector('.o-chart__plot canvas');
      return [...canvas.getContext('2d').getImageData(2, 2, 1, 1).data.slice(0, 3)];
    });
    const dark = await corner();
    assert.ok(dark.every((value) => value < 80), String(dark));
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.deepEqual(await corner(), [255, 255, 255]);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(paper, 'light');
    await tools.shot(page, 'print-dark', { fullPage: true });
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.deepEqual(await corner(), dark);
  },
};

export default cases;
