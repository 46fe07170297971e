// Addresses and anchors of a page, read from its text. The program writes every attribute in double
// quotes and escapes what stands in them, so a pattern is enough.

import { posix } from 'node:path';

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** Values of an attribute, unescaped. */
export function attributes(html, name) {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) =>
    match[1].replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]),
  );
}

/** Where an address on the page `from` leads inside the release; nothing where it leaves it. */
export function target(from, address) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  const [path, anchor = ''] = address.split('#');
  const place = path === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(path));
  return { place, anchor: decodeURIComponent(anchor) };
}
