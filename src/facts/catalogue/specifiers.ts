// The module of a package that an import names, where it is written as Deno, Workers and browsers fetch it.
//
//   npm:zod@3, jsr:@supabase/supabase-js@2         zod, @supabase/supabase-js
//   https://esm.sh/@supabase/supabase-js@2.39.3    @supabase/supabase-js
//   https://esm.sh/drizzle-orm@0.29/pg-core?deps=… drizzle-orm/pg-core
//   https://deno.land/x/zod@v3.22.4/mod.ts         https://deno.land/x/zod
//   zod, ./zod.js, node:fs                         themselves

const PACKAGE = String.raw`(?<name>(?:@[^/@]+/)?[^/@?]+)(?:@[^/?]*)?(?<below>/[^?]*)?(?:\?.*)?$`;
const FETCHED = new RegExp(
  String.raw`^(?:(?:npm|jsr):/?|https://(?:esm\.sh|esm\.run|unpkg\.com|cdn\.skypack\.dev|cdn\.jsdelivr\.net/npm)/(?:v\d+/|stable/)?)${PACKAGE}`,
);
const HOSTED = /^(?<home>https:\/\/deno\.land\/x\/[^/@]+)(?:@[^/]*)?\/mod\.ts$/;

/** What a package is called in a manifest, with the path below it; any other specifier as it is written. */
export function bareSpecifier(written: string): string {
  if (!written.includes(':')) return written;
  const fetched = FETCHED.exec(written)?.groups;
  if (fetched) return `${fetched['name'] ?? ''}${fetched['below'] ?? ''}`;
  return HOSTED.exec(written)?.groups?.['home'] ?? written;
}
