// Which commands the scripts of a manifest run.

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
