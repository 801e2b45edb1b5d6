// Starts the page: language and theme at once, then the program, with its progress shown.
// An external module, because the page's security policy allows no inline script.

const page = document.documentElement;

// The language is part of the route: a link to #/en/… may open the Italian page.
const [, lang] = /^#\/([a-z]{2})(?:\/|$)/.exec(location.hash) ?? [];
if (lang) page.lang = lang;

try {
  // Written only when someone chose a theme; else the system's is followed.
  const theme = localStorage.getItem('organico-theme');
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
} catch {
  // Storage may be forbidden: then the system's theme it is.
}

const status = document.getElementById('avvio');
const bar = document.getElementById('avvio-barra');

function say(text) {
  status.textContent = text;
  status.classList.add('o-start--failed');
}

if (typeof WebAssembly !== 'object') {
  say(status.dataset.impossible);
} else {
  status.classList.add('o-start--on');
  try {
    const { fetchWasm } = await import('./wasm.js');
    const address = new URL('app_bg.wasm', import.meta.url);
    const [program, module] = await Promise.all([
      import('./app.js'),
      fetchWasm(address, (bytes) => { bar.value = bytes; }),
    ]);
    await program.default({ module_or_path: module });
    status.classList.remove('o-start--on');
    page.dataset.started = '';
  } catch (error) {
    say(status.dataset.failed);
    console.error(error);
  }
}
