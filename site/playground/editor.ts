// The editor: a CodeMirror view with a state for each file, so that a file keeps its history while another is shown.
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics, type Action, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import type { Linter } from 'eslint';

export interface EditorEvents {
  readonly onChange: (file: string, text: string) => void;
  readonly onLine: (line: number) => void;
  /** The page about a rule. */
  readonly pageOf: (rule: string) => string;
}

export interface Repair {
  readonly title: string;
  readonly range: readonly [from: number, to: number];
  readonly text: string;
}

export class Editor {
  readonly #view: EditorView;
  readonly #states = new Map<string, EditorState>();
  #file = '';

  constructor(
    parent: HTMLElement,
    private readonly events: EditorEvents,
  ) {
    this.#view = new EditorView({ parent });
  }

  /** Shows a file. Its text is taken where it is not the one that the file had here. */
  show(file: string, text: string): void {
    if (file === this.#file) {
      this.#replace(text);
      return;
    }
    if (this.#file !== '') this.#states.set(this.#file, this.#view.state);
    this.#file = file;
    const known = this.#states.get(file);
    const state = known && known.doc.toString() === text ? known : this.#stateOf(file, text);
    this.#view.setState(state);
    this.events.onLine(this.line);
  }

  #replace(text: string): void {
    if (this.#text === text) return;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  get #text(): string {
    return this.#view.state.doc.toString();
  }

  /** Forgets what was edited: other files stand at these paths now. */
  forget(): void {
    this.#states.clear();
    this.#file = '';
  }

  get line(): number {
    const { state } = this.#view;
    return state.doc.lineAt(state.selection.main.head).number;
  }

  /** Underlines findings; those of another text than the one that is shown are none of its. */
  underline(findings: readonly Linter.LintMessage[], text: string): void {
    const { state } = this.#view;
    if (this.#text !== text) return;
    this.#view.dispatch(
      setDiagnostics(
        state,
        findings.map((finding) => this.#diagnosticOf(finding, state)),
      ),
    );
  }

  /** Puts the cursor at a place, where the reader sees it. */
  goTo(line: number, column: number): void {
    const { doc } = this.#view.state;
    const at = doc.line(Math.min(line, doc.lines));
    const head = Math.min(at.from + column - 1, at.to);
    this.#view.dispatch({
      selection: { anchor: head },
      effects: EditorView.scrollIntoView(head, { y: 'center' }),
    });
    this.#view.focus();
  }

  apply({ range: [from, to], text }: Repair): void {
    this.#view.dispatch({ changes: { from, to, insert: text }, userEvent: 'input.complete' });
  }

  close(): void {
    this.#view.destroy();
  }

  #diagnosticOf(finding: Linter.LintMessage, { doc }: EditorState): Diagnostic {
    const text = doc.toString();
    const offsetOf = (line: number, column: number) => {
      const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
      return Math.min(at.from + Math.max(column - 1, 0), at.to);
    };
    const from = offsetOf(finding.line, finding.column);
    const to = offsetOf(finding.endLine ?? finding.line, finding.endColumn ?? finding.column + 1);
    return {
      from,
      to: Math.max(from, to),
      severity: finding.severity === 2 ? 'error' : 'warning',
      message: finding.message,
      renderMessage: () => this.#rendered(finding),
      actions: repairsOf(finding).map((repair): Action => ({
        name: repair.title.replaceAll('`', ''),
        // What was edited since is about to be linted, and places in it are others.
        apply: () => {
          if (this.#text === text) this.apply(repair);
        },
      })),
    };
  }

  #rendered({ message, ruleId }: Linter.LintMessage): HTMLElement {
    const element = document.createElement('div');
    for (const [index, part] of message.split('`').entries()) {
      const piece = document.createElement(index % 2 === 1 ? 'code' : 'span');
      piece.textContent = part;
      element.append(piece);
    }
    if (ruleId !== null) {
      const link = document.createElement('a');
      link.href = this.events.pageOf(ruleId);
      link.target = '_blank';
      link.textContent = ruleId;
      link.className = 'rule-link';
      element.append(link);
    }
    return element;
  }

  #stateOf(file: string, text: string): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        basicSetup,
        languageOf(file),
        syntaxHighlighting(HIGHLIGHTS),
        APPEARANCE,
        EditorView.contentAttributes.of({ 'aria-label': `Text of ${file}` }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.events.onChange(file, update.state.doc.toString());
          if (update.selectionSet || update.docChanged) this.events.onLine(this.line);
        }),
      ],
    });
  }
}

/** What a finding offers, fixes first. */
export function repairsOf({ fix, suggestions = [] }: Linter.LintMessage): Repair[] {
  return [
    ...(fix ? [{ title: 'Fix', range: fix.range, text: fix.text }] : []),
    ...suggestions.map(({ desc, fix: { range, text } }) => ({ title: desc, range, text })),
  ];
}

function languageOf(file: string): Extension {
  if (/\.json$/.test(file)) return json();
  if (!/\.[cm]?[jt]sx?$/.test(file)) return [];
  return javascript({ typescript: /\.[cm]?tsx?$/.test(file), jsx: file.endsWith('x') });
}

// Colours are the page's, so that they follow its light and dark.
const HIGHLIGHTS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--syntax-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--syntax-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--syntax-number)' },
  { tag: [tags.comment], color: 'var(--syntax-comment)' },
  { tag: [tags.typeName, tags.className], color: 'var(--syntax-type)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--syntax-call)' },
]);

const APPEARANCE = EditorView.theme({
  '&': { height: '100%', fontSize: '14px', backgroundColor: 'var(--vp-c-bg)', color: 'var(--vp-c-text-1)' },
  '&.cm-focused': { outline: '2px solid var(--vp-c-brand-1)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--vp-font-family-mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--vp-c-text-1)' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
  '.cm-gutters': {
    backgroundColor: 'var(--vp-c-bg-alt)',
    color: 'var(--vp-c-text-3)',
    borderRight: '1px solid var(--vp-c-divider)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--playground-line)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--playground-selection)',
  },
  '.cm-tooltip': {
    maxWidth: 'min(520px, calc(100vw - 32px))',
    border: '1px solid var(--vp-c-divider)',
    borderRadius: '8px',
    backgroundColor: 'var(--vp-c-bg-elv)',
    boxShadow: 'var(--vp-shadow-3)',
    overflow: 'hidden',
  },
  '.cm-diagnostic': { padding: '10px 14px', fontFamily: 'var(--vp-font-family-base)', lineHeight: '1.5' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--squiggle)' },
  '.cm-diagnosticAction': {
    display: 'block',
    margin: '8px 0 0',
    padding: '4px 10px',
    borderRadius: '5px',
    border: '1px solid var(--field-border)',
    backgroundColor: 'transparent',
    color: 'var(--vp-c-brand-1)',
    font: 'inherit',
    fontSize: '13px',
    textAlign: 'left',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--squiggle)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
});
