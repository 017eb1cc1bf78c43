// Attachments: names in every form, pictures inside, sealed and wrapped mails.
import { bytes, type CorpusMail, filePart, htmlPart, mail, multipart, textPart, word } from './build.ts';

const named = (name: string, disposition: string, expected: string, type = 'application/pdf') =>
  mail(
    `file: ${name}`,
    {},
    multipart('mixed', [textPart('Se vedhæftet'), filePart(type, disposition, '%PDF-1.4')]),
    { attachments: [expected], text: ['Se vedhæftet'] },
  );

export const FILES: CorpusMail[] = [
  named('plain', 'attachment; filename="Tilbud.pdf"', 'Tilbud.pdf'),
  named(
    'RFC 2231',
    "attachment; filename*=utf-8''Tilbud%20p%C3%A5%20k%C3%B8kken.pdf",
    'Tilbud på køkken.pdf',
  ),
  named(
    'RFC 2231, latin1, in pieces',
    "attachment; filename*0*=iso-8859-1''bl%E5b;\r\n filename*1*=%E6r.pdf",
    'blåbær.pdf',
  ),
  named('encoded word', `attachment; filename="${word('Ærø tilbud.pdf', 'windows-1252')}"`, 'Ærø tilbud.pdf'),
  named('raw utf-8', `attachment; filename="${bytes('Køkken.pdf')}"`, 'Køkken.pdf'),
  named(
    'raw windows-1252',
    `attachment; filename="${bytes('Køkken – nyt.pdf', 'windows-1252')}"`,
    'Køkken – nyt.pdf',
  ),
  named('a path', 'attachment; filename="../../etc/passwd"', 'passwd'),
  named('a Windows path', 'attachment; filename="C:\\\\Users\\\\lars\\\\tilbud.pdf"', 'tilbud.pdf'),
  named('a device', 'attachment; filename="CON.pdf"', '_CON.pdf'),
  named('a hidden file', 'attachment; filename=".htaccess"', 'htaccess'),
  named('control and bidi', `attachment; filename="${bytes('fak\u202efdp.exe\u0007')}"`, 'fakfdp.exe'),
  named('marks', 'attachment; filename="a:b*c?.pdf"', 'a_b_c_.pdf'),
  named('endless', `attachment; filename="${'a'.repeat(500)}.pdf"`, `${'a'.repeat(116)}.pdf`),
  named('none', 'attachment', 'vedhæftning-1.pdf'),
  named('NUL', 'attachment; filename="a\0b.pdf"', 'ab.pdf'),
  named('name in the type only', 'attachment', 'pris.pdf', 'application/pdf; name="pris.pdf"'),
  mail(
    'a picture in the text',
    {},
    multipart('related', [
      htmlPart('<p>Logo <img src="cid:logo@k.example"> <img src="https://spor.example/1.gif"></p>'),
      filePart('image/png', 'inline; filename="logo.png"', '\x89PNG', 'Content-ID: <logo@k.example>\r\n'),
    ]),
    {
      attachments: ['logo.png'],
      remoteImages: 1,
      shownWithout: ['src="https://spor'],
    },
  ),
  mail(
    'winmail.dat',
    {},
    multipart('mixed', [
      textPart('Se fil'),
      filePart('application/ms-tnef', 'attachment; filename="winmail.dat"', '\x78\x9f\x3e\x22'),
    ]),
    { attachments: ['winmail.dat'], text: ['Se fil'] },
  ),
  mail(
    'S/MIME signed',
    {},
    multipart('signed; protocol="application/pkcs7-signature"; micalg=sha-256', [
      textPart('Underskrevet: ja tak'),
      filePart('application/pkcs7-signature', 'attachment; filename="smime.p7s"', '0\x82'),
    ]),
    { attachments: ['smime.p7s'], text: ['Underskrevet: ja tak'] },
  ),
  mail(
    'S/MIME encrypted',
    {},
    filePart(
      'application/pkcs7-mime; smime-type=enveloped-data',
      'attachment; filename="smime.p7m"',
      '0\x82',
    ),
    { attachments: ['smime.p7m'], text: [] },
  ),
  mail(
    'PGP encrypted',
    {},
    multipart('encrypted; protocol="application/pgp-encrypted"', [
      'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n',
      filePart('application/octet-stream', 'inline; filename="encrypted.asc"', '-----BEGIN'),
    ]),
    { attachments: ['vedhæftning-1', 'encrypted.asc'], fault: 'encrypted' },
  ),
  mail(
    'text in two parts, a file between',
    {},
    multipart('mixed', [
      textPart('Før'),
      filePart('image/png', 'inline; filename="a.png"', 'x'),
      textPart('Efter'),
    ]),
    { text: ['Før', 'Efter'], attachments: ['a.png'] },
  ),
  mail(
    'text as a file stays a file',
    {},
    multipart('mixed', [
      textPart('Hej'),
      filePart('text/plain; charset=utf-8', 'attachment; filename="log.txt"', 'hemmelig'),
    ]),
    { attachments: ['log.txt'], notText: ['hemmelig'] },
  ),
];
