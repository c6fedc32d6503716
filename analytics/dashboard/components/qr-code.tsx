import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** Modules of white around a code that readers need (ISO/IEC 18004). */
const QUIET = 4;

type QrProps = Readonly<{ text: string; label: string }>;

/** A text as a QR code, drawn as one path; as large as its place. */
export function QrCode({ text, label }: QrProps) {
  const code = generate(text);
  const side = code.size + 2 * QUIET;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" />
    </svg>
  );
}
