/** The look of the report: light and dark as the reader has it, and nothing wider than a phone but code, which scrolls. */
export const STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1f2328, #e6edf3); --quiet: light-dark(#59636e, #9198a1); --back: light-dark(#fff, #0d1117);
  --panel: light-dark(#f6f8fa, #161b22); --line: light-dark(#d1d9e0, #3d444d); --link: light-dark(#0969da, #4493f8);
  --mark: light-dark(#ffd8d3, #67201f); --added: light-dark(#1a7f37, #3fb950); --removed: light-dark(#cf222e, #f85149); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: var(--text); background: var(--back);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin: 2rem 0 0; } h4 { margin: 1rem 0 0; font-weight: normal; }
a { color: var(--link); } small, header p { color: var(--quiet); }
.areas { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: .5rem; padding: 0; list-style: none; }
.areas li { padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--panel); }
.areas b { display: block; font-size: 1.5rem; } .areas .none { color: var(--quiet); }
.count { padding: 0 .5rem; border-radius: 1rem; background: var(--panel); color: var(--quiet); font-size: .85rem; }
article { margin: 1rem 0; padding: 0 .75rem .75rem; border: 1px solid var(--line); border-radius: .5rem; }
article:target { border-color: var(--link); }
code, pre { font: .875rem/1.45 ui-monospace, monospace; }
pre { margin: .5rem 0; padding: .75rem; overflow-x: auto; background: var(--panel); border-radius: .5rem; overflow-wrap: normal; }
pre i { color: var(--quiet); font-style: normal; user-select: none; }
mark { color: inherit; background: var(--mark); border-radius: .2rem; }
ins, del { text-decoration: none; } ins { color: var(--added); } del { color: var(--removed); }
summary { cursor: pointer; padding: .25rem 0; }
table { display: block; overflow-x: auto; border-collapse: collapse; } th, td { overflow-wrap: normal; padding: .25rem .75rem; border: 1px solid var(--line); text-align: left; }
`;
