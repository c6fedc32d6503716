import { toSvgPath } from 'lean-qr/extras/svg';
import { correction, generate } from 'lean-qr/nano';
import type { JSX } from 'preact';

/** Modules that must stay white around the code. */
const QUIET = 4;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** A QR code, drawn on the device itself. Loaded with the screens of set-up only. */
export function QrCode({ text, label }: QrCodeProps): JSX.Element {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET;
  return (
    <svg
      class="qr-code"
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
    >
      <path d={`M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z`} fill="#fff" />
      <path d={toSvgPath(code)} shape-rendering="crispEdges" />
    </svg>
  );
}
