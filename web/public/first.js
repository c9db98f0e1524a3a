// Runs before the first paint, so that neither theme nor language flickers. See src/state/settings.ts.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (localStorage.getItem('language') === 'en') document.documentElement.lang = 'en'
} catch {
  // Storage is switched off: the system's theme and German it is.
}
