// The mail server: Nodemailer, told to read no file and fetch no address for a letter's sake.
import { createTransport } from 'nodemailer';

export interface OutgoingLetter {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
}

export interface Transport {
  readonly deliver: (letter: OutgoingLetter) => Promise<void>;
  readonly close: () => void;
}

const PATIENCE_MS = 20_000;

/** `smtp://name:password@host:587` (STARTTLS when offered) or `smtps://…`. */
export function openTransport(smtpUrl: string, from: string): Transport {
  const transporter = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    deliver: async (letter) => {
      await transporter.sendMail({
        from,
        to: letter.recipient,
        subject: letter.subject,
        text: letter.text,
        ...(letter.html === null ? {} : { html: letter.html }),
        messageId: letter.messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transporter.close(),
  };
}
