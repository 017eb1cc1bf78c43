// Forwarded mails: the customer stands inside.
import {
  base64,
  bytes,
  type CorpusMail,
  headers,
  htmlPart,
  mail,
  multipart,
  plain,
  textPart,
  word,
} from './build.ts';

const VS = { Subject: 'VS: Forespørgsel'.replace('ø', '\xc3\xb8') };
const INNER = 'Hej\n\nHvad koster 40 stole?\n\nHilsen Karen';
const KAREN = 'karen@moebler.example';

const form = (name: string, block: string, subject = VS.Subject, from: string | null = KAREN): CorpusMail =>
  plain(`forward: ${name}`, { Subject: subject }, `Tager du den?\n\n${block}\n\n${INNER}\n`, {
    forwardedFrom: from,
    own: 'Tager du den?',
  });

export const FORWARDS: CorpusMail[] = [
  form(
    'Outlook',
    'Fra: Karen Friis <karen@moebler.example>\nSendt: 20. november 2026 08:01\nTil: Lars Holm <lars@nordbyg.example>\nEmne: Forespørgsel',
  ),
  form(
    'Outlook, mailto in brackets',
    '-----Oprindelig meddelelse-----\nFra: Karen Friis [mailto:karen@moebler.example]\nSendt: 20. november 2026 08:01\nTil: Lars Holm\nEmne: Forespørgsel',
  ),
  form(
    'Outlook, line above',
    '________________________________\nFra: Karen Friis <karen@moebler.example>\nSendt: 20. november 2026 08:01:22\nTil: Lars Holm\nEmne: Forespørgsel',
  ),
  form(
    'Outlook, comma in the name',
    'Fra: Friis, Karen <karen@moebler.example>\nSendt: 20. november 2026 08:01\nTil: Holm, Lars\nEmne: Forespørgsel',
  ),
  form(
    'Outlook, quoted name',
    'Fra: "Karen Friis" <KAREN@Moebler.example>\nSendt: 20. november 2026 08:01\nTil: Lars\nEmne: Forespørgsel',
  ),
  form(
    'Outlook, address only',
    'Fra: karen@moebler.example <mailto:karen@moebler.example>\nSendt: 20. november 2026 08:01\nTil: Lars\nEmne: Forespørgsel',
  ),
  form(
    'Outlook, no address',
    'Fra: Karen Friis\nSendt: 20. november 2026 08:01\nTil: Lars\nEmne: Forespørgsel',
    VS.Subject,
    null,
  ),
  form(
    'Gmail',
    '---------- Forwarded message ---------\nFra: Karen Friis <karen@moebler.example>\nDate: fre. 20. nov. 2026 kl. 08.01\nSubject: Forespørgsel\nTo: Lars <lars@nordbyg.example>',
    'Fwd: Foresp',
  ),
  form(
    'Gmail, Danish banner',
    '---------- Videresendt besked ---------\nFra: Karen Friis <karen@moebler.example>\nDato: fre. 20. nov. 2026 kl. 08.01\nEmne: Forespørgsel\nTil: Lars <lars@nordbyg.example>',
    'Fwd: Foresp',
  ),
  form(
    'Gmail, subject changed',
    '---------- Forwarded message ---------\nFrom: Karen Friis <karen@moebler.example>\nDate: Fri, Nov 20, 2026\nSubject: Forespørgsel\nTo: Lars <lars@nordbyg.example>',
    'Karens stole',
  ),
  form(
    'Apple Mail',
    'Start på videresendt besked:\n\nFra: Karen Friis <karen@moebler.example>\nEmne: Forespørgsel\nDato: 20. november 2026 kl. 08.01.12 CET\nTil: Lars <lars@nordbyg.example>',
    'Fwd: Foresp',
  ),
  form(
    'Apple Mail, quoted',
    '> Start på videresendt besked:\n> \n> Fra: Karen Friis <karen@moebler.example>\n> Emne: Forespørgsel\n> Dato: 20. november 2026 kl. 08.01.12 CET\n> Til: Lars <lars@nordbyg.example>'.replace(
      /^> (?=Start)/,
      '',
    ),
    'Fwd: Foresp',
  ),
  form(
    'Apple Mail, English',
    'Begin forwarded message:\n\nFrom: Karen Friis <karen@moebler.example>\nSubject: Forespørgsel\nDate: 20 November 2026 at 08.01.12 CET\nTo: Lars <lars@nordbyg.example>',
    'Fwd: Foresp',
  ),
  form(
    'Thunderbird',
    '-------- Videresendt meddelelse --------\nEmne: Forespørgsel\nDato: Fri, 20 Nov 2026 08:01:12 +0100\nFra: Karen Friis <karen@moebler.example>\nTil: Lars <lars@nordbyg.example>\nKopi: Ole',
    'Fwd: Foresp',
  ),
  form(
    'bold labels',
    '*Fra:* Karen Friis <karen@moebler.example>\n*Sendt:* 20. november 2026 08:01\n*Til:* Lars Holm\n*Emne:* Forespørgsel',
  ),
  form(
    'external tag before VS',
    'Fra: Karen Friis <karen@moebler.example>\nSendt: 20. november 2026\nTil: Lars\nEmne: Forespørgsel',
    '[EXTERNAL] VS: Foresp',
  ),
  form(
    'FW',
    'From: Karen Friis <karen@moebler.example>\nSent: Friday, 20 November 2026 08:01\nTo: Lars\nSubject: Forespørgsel',
    'FW: Foresp',
  ),
  form(
    'German WG',
    'Von: Karen Friis <karen@moebler.example>\nGesendet: Freitag, 20. November 2026 08:01\nAn: Lars\nBetreff: Stühle',
    'WG: Foresp',
  ),
  plain(
    'a reply is no forward',
    { Subject: 'SV: VS: Tilbud' },
    'Ja\n\nFra: Karen Friis <karen@moebler.example>\nSendt: 20. november 2026\nTil: Lars\nEmne: VS: Tilbud\n\nHej',
    { forwardedFrom: null, own: 'Ja' },
  ),
  plain(
    'a word about forwarding is no forward',
    { Subject: 'Aftale' },
    'Jeg har videresendt besked til Karen.\nFra: mandag\n',
    { forwardedFrom: null },
  ),
  mail(
    'HTML forward',
    VS,
    htmlPart(
      '<p>Tager du den?</p><div><b>Fra:</b> Karen Friis &lt;<a href="mailto:karen@moebler.example">karen@moebler.example</a>&gt;<br><b>Sendt:</b> 20. november 2026<br><b>Til:</b> Lars<br><b>Emne:</b> Stole</div><p>Hej</p>',
    ),
    { forwardedFrom: KAREN, own: 'Tager du den?' },
  ),
  mail(
    'the mail attached',
    { Subject: 'Se vedh\xc3\xa6ftet' },
    multipart('mixed', [
      textPart('Tager du den?'),
      `Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n${headers({ From: `${word('Karen Ågård')} <${KAREN}>`, Subject: word('40 stole på lager?') })}${textPart(INNER)}`,
    ]),
    {
      forwardedFrom: KAREN,
      attachments: ['40 stole på lager_.eml'],
      text: ['Tager du den'],
      notText: ['Hvad koster'],
    },
  ),
  mail(
    'the mail attached inline, in base64',
    {},
    multipart('mixed', [
      textPart('Se her'),
      `Content-Type: message/rfc822; name="brev.eml"\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(headers({ From: KAREN }) + textPart(bytes(INNER)))}`,
    ]),
    { forwardedFrom: KAREN, attachments: ['brev.eml'] },
  ),
];
