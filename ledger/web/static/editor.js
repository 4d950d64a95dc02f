// Datasette's SQL editor makes style elements when it starts. The page's security policy wants its nonce on them.
(() => {
  const { nonce } = document.currentScript;
  const make = document.createElement;
  document.createElement = function (...asked) {
    const made = make.apply(this, asked);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  };
})();
