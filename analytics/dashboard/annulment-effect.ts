import type { AnnulmentKind, AnnulmentState } from '../../shared/domain/annulment.ts';

/** What a proposal does to the figures, or did; each is a sentence of the wording. */
export type AnnulmentEffect =
  'wouldGo' | 'wouldReturn' | 'gone' | 'returned' | 'noneGone' | 'noneReturned';

/** A proposal that came to nothing changed nothing: after a lift the ratings stay annulled. */
export function annulmentEffect(kind: AnnulmentKind, state: AnnulmentState): AnnulmentEffect {
  switch (state) {
    case 'proposed':
      return kind === 'lift' ? 'wouldReturn' : 'wouldGo';
    case 'approved':
      return kind === 'lift' ? 'returned' : 'gone';
    case 'lifted':
      return 'returned';
    case 'refused':
    case 'withdrawn':
    case 'expired':
      return kind === 'lift' ? 'noneReturned' : 'noneGone';
  }
}
