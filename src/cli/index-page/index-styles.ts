/** The look of the index page. Text only. */
export const indexStyles = `
:root{color-scheme:light dark;--ink:#17191c;--soft:#5b6169;--line:#c9cdd2;--paper:#fff;--ground:#f4f5f6;--accent:#005a6b}
@media (prefers-color-scheme:dark){:root{--ink:#eceef0;--soft:#a4abb3;--line:#3d434a;--paper:#1b1e22;--ground:#121417;--accent:#6cc5d6}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:2rem 1.5rem 3rem;background:var(--ground);color:var(--ink);font:1rem/1.45 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;border-block-end:2px solid var(--ink);padding-block-end:1rem}
h1{margin:0;font-size:2rem;line-height:1.15;font-weight:650}
h2{margin:2.25rem 0 .75rem;font-size:1.15rem;color:var(--accent)}
h3{margin:.5rem 0 .25rem;font-size:1.1rem;line-height:1.25}
a{color:var(--accent)}
h3 a{color:inherit;text-decoration:none}
h3 a:hover,h3 a:focus-visible{text-decoration:underline}
.marking{display:inline-block;background:#000;padding:.15em .5em;font-size:.95rem;line-height:1.4;letter-spacing:.02em;white-space:nowrap}
@media (prefers-color-scheme:dark){.marking{outline:1px solid var(--line)}}
ul.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,30rem),1fr));gap:1rem;list-style:none;margin:0;padding:0}
.card{display:flex;gap:1.1rem;background:var(--paper);border:1px solid var(--line);padding:1rem}
.page{flex:0 0 10rem}
.page img,.blank{display:block;width:10rem;height:auto;border:1px solid var(--line);background:#fff}
.blank{aspect-ratio:210/297;background:var(--ground)}
.about{min-width:0;flex:1}
.facts{margin:0;display:flex;flex-wrap:wrap;gap:0 .9em;font-size:.95rem;font-variant-numeric:tabular-nums}
.name,.always{margin:.25rem 0 0;color:var(--soft);font-size:.875rem}
.files{list-style:none;margin:.75rem 0 0;padding:.5rem 0 0;border-block-start:1px solid var(--line);font-size:.875rem}
.files li+li{margin-block-start:.35rem}
.size{color:var(--soft)}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.92em}
.digest{color:var(--soft);font-size:.75rem;overflow-wrap:anywhere}
.wide{overflow-x:auto;background:var(--paper);border:1px solid var(--line)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:start;vertical-align:top;padding:.55rem .75rem}
thead th{color:var(--soft);font-weight:500;border-block-end:1px solid var(--ink);white-space:nowrap}
tbody tr+tr>*{border-block-start:1px solid var(--line)}
tbody th{font-weight:400}
.number{font-variant-numeric:tabular-nums}
td div+div{margin-block-start:.4rem}
td:last-child{min-width:16rem}
footer{margin-block-start:2.5rem;text-align:end}
@media (max-width:34rem){.card{flex-direction:column}.page,.page img,.blank{width:100%;flex-basis:auto}header{flex-direction:column-reverse;align-items:flex-start}}
`.trim()
