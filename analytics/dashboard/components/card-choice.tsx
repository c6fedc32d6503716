type CardProps<Key extends string | null> = Readonly<{
  legend: string;
  hint?: string;
  /** Of the group of radio buttons; one of its kind on a page. */
  name: string;
  cards: readonly Readonly<{ key: Key; title: string; text: string }>[];
  chosen: Key;
  onChoose: (key: Key) => void;
}>;

/** One of a few, each with words that say what it means. */
export function CardChoice<Key extends string | null>(props: CardProps<Key>) {
  const { legend, hint, name, cards, chosen, onChoose } = props;
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="field-hint">{hint}</p>}
      {cards.map(({ key, title, text }) => (
        <label key={key} class="choice">
          <input type="radio" name={name} checked={chosen === key} onChange={() => onChoose(key)} />
          <span>
            <strong>{title}</strong>
            <span class="choice-text">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
