import { expect, test } from 'vitest';
import { holdsDirective, muteDirectives, withoutIncludes } from '../../../src/core/theme/server-words.ts';

const OWN = '<!--#include virtual="/inc/foot.html" -->';

test('a server that fills in includes finds those of the theme and no others', () => {
  // what a record may bring into an attribute, where a browser needs no escape
  const hostile = ["<!--#exec cmd='id' -->", "<esi:include src='//evil.example'/>", '<!--esi x-->', '</ESI:try>'];
  for (const one of hostile) {
    const page = `<p title="${one}">1</p>${OWN}`;
    expect(holdsDirective(withoutIncludes(page, [OWN]))).toBe(true);
    const muted = muteDirectives(page, [OWN]);
    expect(muted).toBe(`<p title="&lt;${one.slice(1)}">1</p>${OWN}`);
    expect(holdsDirective(withoutIncludes(muted, [OWN]))).toBe(false);
  }
});

test('a page without directives stays as it is', () => {
  const page = '<p>1 <!-- a --> &lt;!--#exec --></p>';
  expect(muteDirectives(page, [])).toBe(page);
  expect(holdsDirective(page)).toBe(false);
});
