// Reading files that somebody else is writing.
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../src/facts/project/files.js';
import { writeProject } from '../support/project.js';

const TEXT = "export { z } from 'zod';\n";

describe('a file that is empty', () => {
  const SOON = new Date(Date.now() + 3_600_000);
  const file = path.join(writeProject({ 'src/validation.ts': '' }), 'src/validation.ts');
  const pause = vi.spyOn(Atomics, 'wait');

  beforeEach(() => {
    writeFileSync(file, '');
    // Written just now, however long a busy machine takes from here to the next line.
    utimesSync(file, SOON, SOON);
    pause.mockReset().mockReturnValue('timed-out');
  });
  afterAll(() => pause.mockRestore());

  test('because it is being written is read when it is there', () => {
    pause.mockImplementation(() => {
      if (pause.mock.calls.length === 3) writeFileSync(file, TEXT);
      return 'timed-out';
    });
    expect(readText(file)).toBe(TEXT);
    expect(pause).toHaveBeenCalledTimes(3);
  });

  test('and stays so is empty, after a while', () => {
    expect(readText(file)).toBe('');
    expect(pause).toHaveBeenCalled();
  });

  test('and has been for long is not waited for', () => {
    utimesSync(file, new Date(0), new Date(0));
    expect(readText(file)).toBe('');
    expect(pause).not.toHaveBeenCalled();
  });
});
