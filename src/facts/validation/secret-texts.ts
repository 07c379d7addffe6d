// What a text in the code says of itself that stands in for a secret.

/** What stands for "nothing here" with a service of others: it refuses, and nothing is open. */
const PLACEHOLDER =
  /dummy|placeholder|fake|mock|missing|none|\bnot?[-_ ]?(?:set|configured|defined)|your[-_ ]|xxx|change[-_ ]?(?:me|this)|undefined|unset|build|demo|example|test|local|todo/i;
/** A short word, or one with 123: what a service on one's own machine is set up with, and no key of a real one. */
const OF_OWN_SERVICE = /^(?:[a-z]{3,8}|\w*123\w*)$/i;

/** Too short, an address, or what is given to browsers on purpose. */
export function isNoSecret(text: string): boolean {
  return (
    text.trim().length < 3 ||
    /^(?:\.{0,2}\/|https?:|pk_|phc_|sb_publishable_|true$|false$|null$)/.test(text) ||
    isOfEverybody(text)
  );
}

/** Does it stand for nothing, or for a service on one's own machine, so that it opens no account of others? */
export function opensNothing(text: string): boolean {
  return PLACEHOLDER.test(text) || OF_OWN_SERVICE.test(text);
}

/** A signed token whose role is everybody's: Supabase hands such a key to browsers, with `"role":"anon"` in it. */
function isOfEverybody(text: string): boolean {
  const payload = /^eyJ[\w-]+\.(eyJ[\w-]+)\./.exec(text)?.[1];
  return payload !== undefined && /"role":\s*"anon"/.test(Buffer.from(payload, 'base64url').toString());
}
