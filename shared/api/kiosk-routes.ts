/** The addresses that a kiosk knows. */
export const KIOSK_ROUTES = {
  /** POST, signed: a batch of records, or an empty one as a heartbeat. */
  records: '/api/v1/records',
  /** GET, signed: the kiosk's newest configuration. */
  configuration: '/api/v1/kiosk-configuration',
  /** POST: asks to be paired. */
  pairings: '/api/v1/pairings',
  /** POST: asks whether the code was typed. */
  pairingPoll: '/api/v1/pairings/poll',
  /** POST: a kiosk that lost its key opens its next epoch with its ticket. */
  epochs: '/api/v1/kiosk-epochs',
} as const;
