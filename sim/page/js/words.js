// Sentences of the catalogue (a Fluent file, the same as Python's) and numbers as the language writes them.
'use strict';
const WORDS = JSON.parse(document.getElementById('words').textContent);
let BUNDLE = null;

// The library is carried packed; unpacked it is a script of its own.
async function startWords() {
  const script = document.createElement('script'), text = await unpackedCode('fluent-code');
  script.src = URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
  await new Promise((done, failed) => {
    Object.assign(script, {onload: done, onerror: failed});
    document.head.append(script);
  });
  BUNDLE = new FluentBundle.FluentBundle(WORDS.language, {useIsolating: false});
  BUNDLE.addResource(new FluentBundle.FluentResource(WORDS.ftl));
}

function say(entry, values = {}) {
  const [name, part] = entry.split('.'), message = BUNDLE.getMessage(name);
  const pattern = message && (part ? message.attributes[part] : message.value);
  if (!pattern) throw new Error('no entry ' + entry);
  const wrong = [], text = BUNDLE.formatPattern(pattern, values, wrong);
  if (wrong.length) throw wrong[0];
  return text.replace(/\n/g, ' ');
}

const amount = (value, digits = 0) => new Intl.NumberFormat(WORDS.language, {maximumFractionDigits: digits}).format(value);
const percent = (share, digits = 0) => new Intl.NumberFormat(WORDS.language, {style: 'percent', maximumFractionDigits: digits}).format(share).replace(/(\d)%/, '$1\u00a0%');

// Whatever has data-say shows an entry; data-aloud is read aloud only.
function fillIn(root) {
  for (const one of root.querySelectorAll('[data-say]')) one.textContent = say(one.dataset.say);
  for (const one of root.querySelectorAll('[data-aloud]')) one.setAttribute('aria-label', say(one.dataset.aloud));
}

const element = (name, text = '', attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const byId = id => document.getElementById(id);
