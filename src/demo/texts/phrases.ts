// Phrases by topic code.

export type Phrases = Readonly<Record<string, { readonly zh: readonly string[]; readonly en: readonly string[] }>>
