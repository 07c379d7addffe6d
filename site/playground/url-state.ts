// The playground's state in the page's address: what somebody shares is all that there is, and it never reaches a server.
//
//   #example=no-query-in-loop/1   an example of a rule's page
//   #code=7VLBa…                  a draft: JSON, deflated, in base64 as addresses write it
import type { Draft, Preset } from './draft.js';

export interface Opened {
  readonly draft: Draft;
  readonly active: string;
}

type Place = { readonly example: string } | { readonly opened: Opened } | undefined;

/** What an address asks for; `undefined` for none. @throws where it is no draft */
export async function placeIn(hash: string): Promise<Place> {
  const [, kind, value = ''] = /^#(example|code)=(.+)$/.exec(hash) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'example') return { example: decodeURIComponent(value) };
  return { opened: openedIn(JSON.parse(await inflate(value))) };
}

/** The address of a draft. */
export async function addressOf({ draft: { preset, files }, active }: Opened): Promise<string> {
  return `#code=${await deflate(JSON.stringify({ preset, active, files: Object.entries(files) }))}`;
}

const PRESETS: readonly Preset[] = ['recommended', 'strict', 'all'];

/** Whoever made the address, it is read as data. */
function openedIn(value: unknown): Opened {
  const { preset, active, files } = value as { preset: unknown; active: unknown; files: unknown };
  const known = PRESETS.find((each) => each === preset);
  const read = Array.isArray(files) ? files.filter(isFile) : [];
  const [first] = read;
  if (!known || !first) throw new Error('The address holds no files.');
  return {
    draft: { preset: known, files: Object.fromEntries(read) },
    active: read.some(([file]) => file === active) ? String(active) : first[0],
  };
}

function isFile(entry: unknown): entry is [file: string, text: string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((each) => typeof each === 'string');
}

async function deflate(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function inflate(text: string): Promise<string> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const changed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(changed).arrayBuffer());
}
