// Which lines a patch adds: read off what git prints.
import { linesOfPatch } from '../../src/cli/scan/changed-lines.js';

test('hunks of several files, a file that moved, names in quotation marks', () => {
  const patch = `diff --git a/src/a.ts b/src/a.ts
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,0 +2,3 @@ heading
+one
+++ b/src/no-file.ts
+@@ -1 +9 @@
@@ -9 +12 @@
-old
\\ No newline at end of file
+new
@@ -20,2 +22,0 @@
-gone
--- a/gone
diff --git a/src/old.ts b/src/with space.ts
rename from src/old.ts
rename to src/with space.ts
--- a/src/old.ts
+++ b/src/with space.ts\t
@@ -5 +5 @@
-x
+y
diff --git "a/src/\\"q\\".ts" "b/src/\\"q\\".ts"
--- "a/src/\\"q\\".ts"
+++ "b/src/\\"q\\".ts"
@@ -0,0 +1 @@
+z
`;
  expect(Object.fromEntries(linesOfPatch(patch))).toEqual({
    'src/a.ts': [
      [2, 4],
      [12, 12],
    ],
    'src/with space.ts': [[5, 5]],
    'src/"q".ts': [[1, 1]],
  });
});
