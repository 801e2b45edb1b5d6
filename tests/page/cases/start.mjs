// The page starts on any host, and stays readable where it cannot.
const SUB_PATH = 'qualsiasi/percorso/';
const LOCALES = /\/locales\/([a-z]{2})(?:-[0-9a-f]{12})?\.json$/;

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

  async 'texts that cannot be fetched are reported, in the language of the static page'({ newPage, base, assert }) {
    const ways = {
      abort: (route) => route.abort(),
      missing: (route) => route.fulfill({ status: 404 }),
      async half(route) {
        const answer = await route.fetch();
        const text = await answer.text();
        await route.fulfill({ response: answer, body: text.slice(0, text.length / 2) });
      },
    };
    for (const [path, lang, said] of [['', 'it', /non è partito/], ['en.html#/it/', 'en', /did not start/]]) {
      for (const how of Object.values(ways)) {
        const page = await newPage({ expected: [/locales/, /ERR_FAILED/, /Failed to fetch/, /404/, /SyntaxError|JSON/] });
        await page.route(LOCALES, how);
        await page.goto(base + path);
        const failed = page.locator('.o-start--failed');
        await failed.waitFor();
        assert.match(await failed.innerText(), said);
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        assert.ok((await page.locator('h1').innerText()).length > 20, 'the static page stays');
      }
    }
  },

  async 'a host that answers with a page of its own instead of the texts is reported'({ newPage, base, assert }) {
    const page = await newPage({ expected: [/locales/] });
    await page.route(LOCALES, (route) => route.fulfill({ contentType: 'text/html', body: '<p class="a">"b" "c"</p>' }));
    await page.goto(base);
    const failed = page.locator('.o-start--failed');
    await failed.waitFor();
    assert.match(await failed.innerText(), /non è partito/);
  },

  async 'the texts of one language on the wire, and the other when it is chosen'({ newPage, open, assert }) {
    const page = await newPage();
    const asked = [];
    page.context().on('request', (request) => {
      if (LOCALES.test(request.url())) asked.push(LOCALES.exec(request.url())[1]);
    });
    await open(page, '#/it/metodo');
    assert.deepEqual([...new Set(asked)], ['it']);
    let pass;
    const held = new Promise((done) => { pass = done; });
    await page.route(LOCALES, async (route) => { await held; await route.continue(); });
    await page.locator('a.o-nav__lang').click();
    await page.waitForTimeout(300);
    assert.equal(await page.locator('h1').innerText(), 'Metodo e dati', 'the old text stays');
    assert.equal(await page.locator('html').getAttribute('lang'), 'it');
    pass();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    assert.equal(await page.locator('h1').innerText(), 'Method and data');
    await page.goBack();
    await page.waitForFunction(() => document.documentElement.lang === 'it');
    assert.deepEqual(asked.filter((lang) => lang === 'en').length, 1);
  },

  async 'a language that cannot be fetched leaves the page as it is, and can be tried again'({ newPage, open, assert }) {
    const page = await newPage({ expected: [/locales/, /ERR_FAILED/, /Failed to fetch/] });
    await open(page, '#/it/metodo');
    await page.route(LOCALES, (route) => route.abort());
    await page.locator('a.o-nav__lang').click();
    await page.getByText('versione «English»').waitFor();
    assert.equal(await page.locator('h1').innerText(), 'Metodo e dati');
    assert.match(page.url(), /#\/it\/metodo$/);
    await page.unroute(LOCALES);
    await page.locator('a.o-nav__lang').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    assert.equal(await page.locator('h1').innerText(), 'Method and data');
    assert.equal(await page.locator('.o-notice--warn').count(), 0, 'nothing is missing any more');
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
