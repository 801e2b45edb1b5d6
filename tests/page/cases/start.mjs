// The page starts on any host, and stays readable where it cannot.
const SUB_PATH = 'qualsiasi/percorso/';

/** Starts the engine's worker by hand and waits for its module. */
async function startWorker(page, query, module) {
  const loaded = page.context().waitForEvent('response', {
    predicate: (answer) => new RegExp(`/${module}(-[0-9a-f]{12})?\\.wasm$`).test(new URL(answer.url()).pathname),
  });
  const silent = page.evaluate((query) => new Promise((done) => {
    const address = new URL(document.getElementById('app').dataset.worker + query, document.baseURI);
    const worker = new Worker(address, { type: 'module' });
    worker.onerror = (event) => done(`worker error: ${event.message}`);
    setTimeout(() => done(''), 1500);
  }), query);
  return [(await loaded).status(), await silent];
}

export default {
  async 'from the root'({ newPage, open, noOverflow }) {
    await noOverflow(await open(await newPage()));
  },

  async 'under a sub-path, with nothing asked above it'({ newPage, open, base, assert }) {
    const page = await newPage();
    const asked = [];
    page.context().on('request', (request) => asked.push(request.url()));
    await open(page, SUB_PATH);
    const above = asked.filter((url) => !url.startsWith(base + SUB_PATH) && !/^(data|blob):/.test(url));
    assert.deepEqual(above, []);
  },

  async 'from a host that does not know wasm'({ newPage, open, baseWrongMime, assert }) {
    const page = await newPage();
    const kinds = new Set();
    page.context().on('response', (answer) => {
      if (answer.url().endsWith('.wasm')) kinds.add(answer.headers()['content-type']);
    });
    await open(page, '', baseWrongMime);
    assert.deepEqual(await startWorker(page, '', 'worker_bg'), [200, '']);
    assert.deepEqual([...kinds], ['application/octet-stream']);
  },

  async 'engine with and without vector instructions'({ newPage, open, assert }) {
    const page = await open(await newPage());
    assert.deepEqual(await startWorker(page, '', 'worker_bg'), [200, '']);
    assert.deepEqual(await startWorker(page, '?scalar', 'worker_scalar_bg'), [200, '']);
  },

  async 'a browser without wasm is told so'({ newPage, base, assert }) {
    const page = await newPage();
    await page.addInitScript(() => { delete globalThis.WebAssembly; });
    await page.goto(base);
    const said = page.locator('.o-start--failed');
    await said.waitFor();
    assert.match(await said.innerText(), /WebAssembly/);
    assert.ok((await page.locator('h1').innerText()).length > 20);
  },

  async 'a program that cannot be fetched is reported'({ newPage, base, assert }) {
    const page = await newPage({ expected: [/app_bg/, /ERR_FAILED/, /Failed to fetch/] });
    await page.route(/app_bg.*\.wasm$/, (route) => route.abort());
    await page.goto(base);
    const said = page.locator('.o-start--failed');
    await said.waitFor();
    assert.ok((await said.innerText()).length > 20);
  },

  async 'the security policy holds: no inline script'({ newPage, base, assert }) {
    const page = await newPage({ expected: [/Content Security Policy/] });
    await page.goto(base);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruder = true';
      document.body.append(script);
      return 'intruder' in globalThis;
    });
    assert.equal(ran, false);
  },
};
