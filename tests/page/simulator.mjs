// What tests of the simulator share: open it, wait for it, read its numbers.

export const SIM = '#/it/simula';

// Something was drawn: not while the piece that draws it is on its way.
const DRAWN = '[data-drawn]:not([data-drawn=""])';

/** Opens the simulator and waits for the first drawing. */
export async function sim({ open, newPage }, path = SIM, options = {}) {
  const page = await newPage(options);
  await open(page, path);
  await drawn(page);
  return page;
}

export async function drawn(page) {
  await page.locator('.o-kpi').first().waitFor();
  await page.locator(DRAWN).first().waitFor();
}

export const raw = async (page, kpi) => Number(await page.locator(`#kpi-${kpi}`).getAttribute('data-raw'));

/** Waits until a key figure is no longer what it was. */
export const moved = (page, kpi, from) => page.waitForFunction(
  ([id, old]) => Number(document.getElementById(id)?.dataset.raw) !== old, [`kpi-${kpi}`, from],
);

/** Waits until the answer to the last question is drawn. */
export async function still(page) {
  await page.locator(DRAWN).first().waitFor();
  const last = () => page.evaluate(() => document.querySelector('[data-drawn]').dataset.drawn);
  for (let before = ''; before !== await last();) {
    before = await last();
    await page.waitForTimeout(300);
  }
}

/** The table's numbers by column, and the numbers that were drawn. */
export const tableAndChart = (page) => page.evaluate(() => {
  const rows = [...document.querySelectorAll('#tabella tbody tr')];
  const cells = rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.dataset.raw ?? null));
  const columns = (cells[0] ?? []).map((_, at) => cells.map((row) => row[at]));
  const drawn = JSON.parse(document.querySelector('[data-drawn]').dataset.drawn);
  return { columns: columns.map((c) => c.map((v) => (v === null ? null : Number(v)))), drawn };
});

/** Brings a view to the front, and waits for the piece that draws it. */
export async function tab(page, id) {
  await page.locator(`#tab-${id}`).click();
  await page.locator('#grafico:not([aria-busy])').waitFor();
}
