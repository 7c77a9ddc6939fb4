// Reads [{ path, html }] and writes one line for each thing html-validate has to say of a page.
import { text } from 'node:stream/consumers';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const validator = new HtmlValidate(new FileSystemConfigLoader({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    'void-style': 'off', // ASP.NET writes the form token, and writes it closed
    'no-trailing-whitespace': 'off', // Razor leaves some; it is gone when compressed
    'no-implicit-button-type': 'off', // a button in a form sends it: that is what ours are for
    'tel-non-breaking': 'off', // base.css keeps the number of a tel: link on one line
    'attribute-boolean-style': 'off', // Razor writes selected="selected"
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }], // a list may say what it lists
    'long-title': 'off', // titles of listings are not ours
  },
}));

for (const { path, html } of JSON.parse(await text(process.stdin))) {
  const report = await validator.validateString(html, path);
  for (const { messages } of report.results) {
    for (const { line, ruleId, message, selector } of messages) {
      // Without script alone, a page about people goes when the session does.
      if (ruleId === 'meta-refresh' && selector?.includes('noscript')) continue;
      console.log(`${path}:${line} ${ruleId}: ${message} (${selector ?? 'page'})`);
    }
  }
}
