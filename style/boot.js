// Starts the page: language and theme at once, then texts and program, with their progress shown.
// An external module, because the page's security policy allows no inline script.

const page = document.documentElement;
const app = document.getElementById('app');

// Language and address of its texts; only the language that is shown is fetched.
const locales = new Map(app.dataset.locales.split(' ').map((pair) => pair.split('=')));

async function fetchTexts(lang) {
  const address = new URL(locales.get(lang), document.baseURI);
  try {
    return await whole(address, 'default');
  } catch {
    // Once more, past a cache that may keep what came in part.
    return whole(address, 'reload');
  }
}

/** The texts, if all of them came: a file that was cut, or a page of the host, is an error. */
async function whole(address, cache) {
  const answer = await fetch(address, { cache });
  const texts = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  try {
    JSON.parse(texts);
  } catch (error) {
    throw new Error(`${answer.url}: ${error.message}`); // which file it was, for who reads the console
  }
  return texts;
}

// Works also when the program has stopped.
document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-reload]')) location.reload();
});

// The language is part of the route: a link to #/en/… may open the Italian page.
const written = page.lang;
// Mail and chat programs escape it, once or several times.
const [, lang] = /^#!?(?:\/|%(?:25)*2F)?([a-z]{2})(?:[/~%]|$)/i.exec(location.hash) ?? [];
if (locales.has(lang)) page.lang = lang;

try {
  // Written only when someone chose a theme; else the system's is followed.
  const theme = localStorage.getItem('organico-theme');
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
} catch {
  // Storage may be forbidden: then the system's theme it is.
}

// The piece of the program that the address leads to comes beside the first one, not after it.
if (/^#!?\/?[a-z]{2}\/simula\b/i.test(location.hash)) {
  const piece = document.createElement('link');
  Object.assign(piece, {
    rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: new URL('piece_simulator.wasm', import.meta.url),
  });
  document.head.append(piece);
}

const status = document.getElementById('avvio');
const bar = document.getElementById('avvio-barra');

function say(text) {
  page.lang = written; // only the static page is shown
  status.textContent = text;
  status.classList.add('o-start--failed');
}

if (typeof WebAssembly !== 'object') {
  say(status.dataset.impossible);
} else {
  status.classList.add('o-start--on');
  try {
    const address = new URL('app_bg.wasm', import.meta.url);
    const [texts, program, module] = await Promise.all([
      fetchTexts(page.lang),
      import('./app.js'),
      import('./wasm.js').then(({ fetchWasm }) => fetchWasm(address, (bytes) => { bar.value = bytes; })),
    ]);
    // Read by the program: the texts it starts with, and how to get those of another language.
    Object.assign(app, { texts, fetchTexts });
    await program.default({ module_or_path: module });
    status.classList.remove('o-start--on');
    page.dataset.started = '';
  } catch (error) {
    say(status.dataset.failed);
    console.error(error);
  }
}
