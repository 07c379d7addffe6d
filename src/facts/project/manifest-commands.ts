// What a manifest asks for, by its lists of packages and by the commands that its scripts run.
import type { Manifest } from './manifest.js';

/** What only runs the command that follows, an option of it, or a variable of the environment. */
const BEFORE_COMMAND = /^(?:npx|bunx|pnpm|pnpx|yarn|exec|dlx|node|cross-env|-.*|\w+=.*|)$/;

/** What the scripts of a manifest run: `prisma` of `dotenv -- npx prisma generate`, and nothing of `npm run prisma:deploy`. */
export function commandsOf({
  scripts,
}: {
  readonly scripts?: Readonly<Record<string, unknown>>;
}): readonly string[] {
  return Object.values(scripts ?? {}).flatMap((script) =>
    typeof script === 'string'
      ? script
          .split(/[;&|]+|\s--\s/)
          .flatMap((part) => part.split(/\s+/).find((word) => !BEFORE_COMMAND.test(word)) ?? [])
      : [],
  );
}

/** The packages that a manifest asks for, and the commands that its scripts run. */
export function askedBy(manifest: Manifest): readonly string[] {
  const { dependencies, devDependencies, peerDependencies } = manifest;
  const names = [dependencies, devDependencies, peerDependencies].flatMap((each) => Object.keys(each ?? {}));
  return [...names, ...commandsOf(manifest)];
}
