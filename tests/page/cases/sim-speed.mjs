// A drag: from the input event to the end of the drawing calls, beside an empty worker round trip.

const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
};

/** Marks `name-<number>` as pairs of number and time. */
const marks = (page, name) => page.evaluate((wanted) => performance.getEntriesByType('mark')
  .map(({ name, startTime }) => [name.slice(0, name.lastIndexOf('-')), Number(name.slice(name.lastIndexOf('-') + 1)), startTime])
  .filter(([name]) => name === wanted).map(([, number, time]) => [number, time]), name);

async function measure(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  // Thread time, so that other programs of the machine do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return of('ScriptDuration') * 1000;
  };
  const ping = [];
  for (let at = 0; at < 40; at += 1) {
    await page.evaluate(() => { performance.clearMarks(); window.dispatchEvent(new Event('o-test-ping')); });
    await page.waitForFunction(() => performance.getEntriesByName('o-pong-0').length > 0);
    const [[, start]] = await marks(page, 'o-ping');
    const [[, end]] = await marks(page, 'o-pong');
    ping.push(end - start);
  }
  const slider = page.locator('#leva-places-nursing');
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 3, y);
  await page.mouse.down();
  // The engine and the drawing are warm before it counts.
  for (let at = 0; at < 30; at += 1) await page.mouse.move(box.x + box.width * (0.3 + 0.3 * (at / 30)), y);
  await page.waitForTimeout(500);
  await page.evaluate(() => performance.clearMarks());
  const before = await work();
  for (let at = 0; at < 120; at += 1) {
    const share = 0.5 + 0.35 * Math.sin(at / 12);
    await page.mouse.move(box.x + box.width * share, y);
    await page.waitForTimeout(10);
  }
  await page.waitForTimeout(rate * 150);
  const script = await work() - before;
  await page.mouse.up();
  const [inputs, drawn] = [await marks(page, 'o-input'), await marks(page, 'o-drawn')];
  const late = inputs.map(([number, time]) => {
    const shown = drawn.find(([other, at]) => other >= number && at >= time);
    return shown ? shown[1] - time : Infinity;
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const heard = new Map(await marks(page, 'o-heard'));
  const drawing = new Map(await marks(page, 'o-drawing'));
  const paint = drawn.map(([number, time]) => time - drawing.get(number)).filter(Number.isFinite);
  const update = [...drawing].map(([number, time]) => time - heard.get(number)).filter(Number.isFinite);
  const answer = inputs.map(([number, time]) => heard.get(number) - time).filter(Number.isFinite);
  const half = (list) => quantile(list, 0.5).toFixed(1);
  console.log(`    medians: answer after ${half(answer)} ms, next frame after ${half(update)} ms, drawing ${half(paint)} ms`);
  return { inputs: inputs.length, drawings: drawn.length, late, ping, script: script / inputs.length };
}

export default {
  async 'drag of a slider'({ newPage, open, assert }) {
    const page = await open(await newPage(), '#/it/simula');
    await page.locator('[data-drawn]').waitFor();
    await page.waitForTimeout(1000);
    for (const [rate, limit] of [[1, 16], [6, 100]]) {
      const { inputs, drawings, late, ping, script } = await measure(page, rate);
      const ms = (value) => `${value.toFixed(1)} ms`;
      console.log(`    drag, processor /${rate}: p50 ${ms(quantile(late, 0.5))}, p95 ${ms(quantile(late, 0.95))} (quiet: ${limit} ms); `
        + `empty worker round trip p50 ${ms(quantile(ping, 0.5))}, p95 ${ms(quantile(ping, 0.95))}; `
        + `${inputs} inputs, ${drawings} drawings, ${ms(script)} of script per input`);
      assert.ok(inputs > 60, 'every move of the thumb is an input');
      assert.ok(late.every(Number.isFinite), 'every input is drawn');
      // The machine may be shared: the figure is printed, the gate is far above it.
      assert.ok(quantile(late, 0.95) < limit * 6, `p95 ${quantile(late, 0.95)} ms`);
    }
    const [heap, wasm] = await page.evaluate(async () => {
      const files = performance.getEntriesByType('resource').map(({ name }) => name);
      const glue = await import(files.find((name) => /\/app(-[0-9a-f]{12})?\.js$/.test(name)));
      return [performance.memory.usedJSHeapSize, (await glue.default()).memory.buffer.byteLength];
    });
    const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
    console.log(`    memory of the page: ${mb(heap)} of script, ${mb(wasm)} of wasm`);
    assert.ok(heap + wasm < 150e6);
  },
};
