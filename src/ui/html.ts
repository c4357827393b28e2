/** HTML written by functions rather than templates: text is escaped once, here. */

/** HTML that has been made by us and is not to be escaped again. */
export type Html = string & { readonly __brand: 'Html' }

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Safe as text and within a quoted attribute. */
export function escapeHtml(text: string): Html {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character) as Html
}

/** An element's source from parts, each either escaped text or HTML of our own. */
export function join(parts: readonly string[]): Html {
  return parts.join('') as Html
}
