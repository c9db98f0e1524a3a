/** Colours and basics of the pages that only the local stack shows: login and mailbox. */
export const pageStyles = `:root { color-scheme: light dark;
  --bg: light-dark(#f2f4f6, #0c0f12); --surface: light-dark(#fff, #14181c); --sunken: light-dark(#f7f9fa, #101417);
  --hover: light-dark(#f1f5f8, #1c2125); --line: light-dark(#e1e4e7, #262b2f); --field: light-dark(#878f97, #6f777e);
  --text: light-dark(#181f25, #e6eaed); --muted: light-dark(#555d65, #a3aab0); --accent: light-dark(#005d8a, #75c7eb);
  --button: light-dark(#005d8a, #1b6a95); --soft: light-dark(#e1f2fc, #152e3d); --red: light-dark(#be222a, #f7857f); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text);
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }`

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that may stand in HTML and in XML, between tags as well as in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, character => entities[character] ?? '')
