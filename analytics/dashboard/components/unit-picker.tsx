import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { UnitTree } from '../../../shared/api/organisation.ts';
import { formatCount } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { placedUnits, searchUnits, visibleUnits } from '../unit-search.ts';
import type { PlacedUnit } from '../unit-search.ts';
import { usePopover } from './popover.tsx';

type PickerProps = Readonly<{
  tree: UnitTree;
  chosen: string;
  /** Instead of the name that the tree has for it. */
  name?: string | undefined;
  onChoose: (code: string) => void;
}>;

/** A button that opens the tree of units, with a search that needs no diacritics. */
export function UnitPicker({ tree, chosen, name, onChoose }: PickerProps) {
  const { wording } = useSpeech();
  const panel = usePopover();
  const words = wording.report.filters;
  const units = useMemo(() => placedUnits(tree), [tree]);
  const current = units.find(({ unit }) => unit.code === chosen);
  const shownName = name ?? current?.unit.name;
  return (
    <div class="unit-picker" ref={panel.frame}>
      <button
        type="button"
        ref={panel.button}
        class="pill pill-button"
        aria-haspopup="dialog"
        aria-expanded={panel.open}
        title={shownName}
        onClick={panel.toggle}
      >
        <span class="pill-label">{words.unit}</span>
        <span class="pill-value">{shownName ?? chosen}</span>
        <span class="caret" aria-hidden="true">
          ▾
        </span>
      </button>
      {panel.open && (
        <UnitPanel
          tree={tree}
          units={units}
          current={current}
          onChoose={(code) => {
            panel.close();
            onChoose(code);
          }}
        />
      )}
    </div>
  );
}

type PanelProps = Readonly<{
  tree: UnitTree;
  units: readonly PlacedUnit[];
  current: PlacedUnit | undefined;
  onChoose: (code: string) => void;
}>;

/** Focus stays in the search box; the arrow keys walk through the tree below it. */
function UnitPanel({ tree, units, current, onChoose }: PanelProps) {
  const { language, wording } = useSpeech();
  const words = wording.report.filters;
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(() => openAround(tree, current));
  const [active, setActive] = useState(current?.unit.code ?? null);
  const searching = query.trim() !== '';
  const shown = searching ? searchUnits(units, query) : visibleUnits(tree, open);
  const at = shown.findIndex(({ unit }) => unit.code === active);
  const setUnitOpen = (code: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(code);
    else next.delete(code);
    setOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const placed = shown[at];
    if (step !== undefined) {
      const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
      setActive(next?.unit.code ?? null);
    } else if (event.key === 'Enter') {
      const choice = placed ?? (searching ? shown[0] : undefined);
      if (choice !== undefined) onChoose(choice.unit.code);
    } else if (!searching && placed !== undefined && event.key === 'ArrowRight') {
      setUnitOpen(placed.unit.code, true);
    } else if (!searching && placed !== undefined && event.key === 'ArrowLeft') {
      setUnitOpen(placed.unit.code, false);
    } else return;
    event.preventDefault();
  };
  return (
    <div class="unit-panel" role="dialog" aria-label={words.chooseUnit}>
      <input
        class="input"
        role="combobox"
        aria-label={words.searchUnit}
        aria-expanded="true"
        aria-controls="unit-tree"
        aria-haspopup="tree"
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? nodeId(active ?? '') : undefined}
        placeholder={words.searchUnit}
        value={query}
        autoFocus
        autoComplete="off"
        spellcheck={false}
        ref={focusOnce}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(null);
        }}
        onKeyDown={onKeyDown}
      />
      <p class="unit-hint" role="status">
        {searching
          ? shown.length === 0
            ? words.noUnit
            : words.matches(formatCount(shown.length, language))
          : words.searchHint}
      </p>
      <UnitList
        shown={shown}
        chosen={current?.unit.code ?? null}
        active={active}
        open={searching ? null : open}
        onChoose={onChoose}
        onToggle={setUnitOpen}
      />
    </div>
  );
}

type ListProps = Readonly<{
  shown: readonly PlacedUnit[];
  chosen: string | null;
  active: string | null;
  /** Null while searching: then matches stand in a flat list with their place beside them. */
  open: ReadonlySet<string> | null;
  onChoose: (code: string) => void;
  onToggle: (code: string, isOpen: boolean) => void;
}>;

function UnitList({ shown, chosen, active, open, onChoose, onToggle }: ListProps) {
  const { wording } = useSpeech();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('.unit-active')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul
      id="unit-tree"
      class="unit-tree"
      role="tree"
      aria-label={wording.report.filters.unit}
      ref={list}
      // Focus stays in the search box, where the arrow keys are heard.
      onMouseDown={(event) => event.preventDefault()}
    >
      {shown.map(({ unit, ancestors }) => {
        const isOpen = open?.has(unit.code) ?? false;
        const canOpen = open !== null && unit.children.length > 0;
        const depth = open === null ? 0 : ancestors.length;
        return (
          <li
            key={unit.code}
            id={nodeId(unit.code)}
            role="treeitem"
            aria-level={depth + 1}
            aria-selected={unit.code === chosen}
            aria-expanded={canOpen ? isOpen : undefined}
            class={`unit-node unit-depth-${Math.min(depth, 4)}${unit.code === active ? ' unit-active' : ''}`}
            onClick={() => onChoose(unit.code)}
          >
            <span
              class={canOpen ? 'unit-fold' : 'unit-fold unit-leaf'}
              aria-hidden="true"
              onClick={(event) => {
                if (!canOpen) return;
                event.stopPropagation();
                onToggle(unit.code, !isOpen);
              }}
            >
              {canOpen ? (isOpen ? '▾' : '▸') : ''}
            </span>
            <span class="unit-name">{unit.name}</span>
            {open === null && ancestors.length > 0 && (
              <span class="unit-place">{ancestors.at(-1)?.name}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The way to the current unit stands open, and so does the unit itself. */
function openAround(tree: UnitTree, current: PlacedUnit | undefined): ReadonlySet<string> {
  const around = current === undefined ? [] : [...current.ancestors, current.unit];
  return new Set([...tree.roots, ...around].map(({ code }) => code));
}

function nodeId(code: string): string {
  return `unit-${code}`;
}

function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
