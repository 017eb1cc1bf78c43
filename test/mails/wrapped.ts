// Mails that stand in wrappings: winmail.dat of Outlook, and S/MIME as OpenSSL writes it.
import { type CorpusMail, filePart, htmlPart, mail, multipart, textPart } from './build.ts';
import { tnefFile } from './tnef-file.ts';

// Signed with a key that was thrown away, with definite and with indefinite lengths; and the same encrypted.
const SIGNED =
  'MIICxwYJKoZIhvcNAQcCoIICuDCCArQCAQExDTALBglghkgBZQMEAgEwggEgBgkqhkiG9w0BBwGgggERBIIBDUNvbnRlbnQtVHlwZTogbXVsdGlwYXJ0L21peGVkOyBib3VuZGFyeT0iaSINCg0KLS1pDQpDb250ZW50LVR5cGU6IHRleHQvcGxhaW47IGNoYXJzZXQ9dXRmLTgNCkNvbnRlbnQtVHJhbnNmZXItRW5jb2Rpbmc6IDhiaXQNCg0KVW5kZXJza3JldmV0OiB2aSBiZXN0aWxsZXIgw6ZibGVyDQotLWkNCkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vcGRmDQpDb250ZW50LURpc3Bvc2l0aW9uOiBhdHRhY2htZW50OyBmaWxlbmFtZT0ib3JkcmUucGRmIg0KDQolUERGDQotLWktLQ0KMYIBejCCAXYCAQEwJzAPMQ0wCwYDVQQDDAR0ZXN0AhQukxJeUxriX/RibpEx/jvEflzvUTALBglghkgBZQMEAgGggeQwGAYJKoZIhvcNAQkDMQsGCSqGSIb3DQEHATAcBgkqhkiG9w0BCQUxDxcNMjYxMTI3MTY1NjI5WjAvBgkqhkiG9w0BCQQxIgQgldT92h5qY0CILUG+lcGMxrbd15f34mAIZjkMxpwXhH4weQYJKoZIhvcNAQkPMWwwajALBglghkgBZQMEASowCwYJYIZIAWUDBAEWMAsGCWCGSAFlAwQBAjAKBggqhkiG9w0DBzAOBggqhkiG9w0DAgICAIAwDQYIKoZIhvcNAwICAUAwBwYFKw4DAgcwDQYIKoZIhvcNAwICASgwCgYIKoZIzj0EAwIESDBGAiEAzLoUIMm62MKwvfLNmif87mTWg/ORsUM79WqQh+oU5CwCIQDD5vM9SCPk7NDDJ3Qa2KqhS6y43rhCNxA2BeKwR5GEqQ==';
const SIGNED_STREAMED =
  'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgASCAQ1Db250ZW50LVR5cGU6IG11bHRpcGFydC9taXhlZDsgYm91bmRhcnk9ImkiDQoNCi0taQ0KQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0Zi04DQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiA4Yml0DQoNClVuZGVyc2tyZXZldDogdmkgYmVzdGlsbGVyIMOmYmxlcg0KLS1pDQpDb250ZW50LVR5cGU6IGFwcGxpY2F0aW9uL3BkZg0KQ29udGVudC1EaXNwb3NpdGlvbjogYXR0YWNobWVudDsgZmlsZW5hbWU9Im9yZHJlLnBkZiINCg0KJVBERg0KLS1pLS0NCgAAAAAAADGCAXgwggF0AgEBMCcwDzENMAsGA1UEAwwEdGVzdAIULpMSXlMa4l/0Ym6RMf47xH5c71EwCwYJYIZIAWUDBAIBoIHkMBgGCSqGSIb3DQEJAzELBgkqhkiG9w0BBwEwHAYJKoZIhvcNAQkFMQ8XDTI2MTEyNzE2NTYyOVowLwYJKoZIhvcNAQkEMSIEIJXU/doeamNAiC1BvpXBjMa23deX9+JgCGY5DMacF4R+MHkGCSqGSIb3DQEJDzFsMGowCwYJYIZIAWUDBAEqMAsGCWCGSAFlAwQBFjALBglghkgBZQMEAQIwCgYIKoZIhvcNAwcwDgYIKoZIhvcNAwICAgCAMA0GCCqGSIb3DQMCAgFAMAcGBSsOAwIHMA0GCCqGSIb3DQMCAgEoMAoGCCqGSM49BAMCBEYwRAIgSyXMoMifdjNraA55tt+x/8qJbmpHY9tq9T3qs/aRkcsCIAY931xDYvp0Kk/WbUkE18yYGCXJlJR2F/5+tsrhvjcoAAAAAAAA';
const ENCRYPTED =
  'MIICGQYJKoZIhvcNAQcDoIICCjCCAgYCAQAxgb4wgbsCAQAwJDAMMQowCAYDVQQDDAF0AhRfya+bi2w6QvslcCB02WMMHv9BTTANBgkqhkiG9w0BAQEFAASBgINiIzMaAmcGnGXUtSyQWzkt9pDlakY3JMYtnd+5ui5tfReu/mpDTws13wBj5fXjD5qowxebEvWk4ZGbiAAt6Q/9ZAzg1HMN+ZyVFLwsKtRvX/Lm7yDSrz5z6NLlhENmzm9WDCsKZn1bxVBx/pdA6BNeJY+fZp8TosQYaWCx+l11MIIBPgYJKoZIhvcNAQcBMB0GCWCGSAFlAwQBAgQQEsbNdz4fJBstxcmYIqkPzoCCARCMxsZYhOlfkfTKZJ7c1190s8P958p+6RewhtKVEFyazMgJ1PDwGqG5HFTdL1gAO9BnJKa7cLOwQITJMp1DmV5BfmZQT83zJ2lGEJCLE1m0m6weQ88aZO3U5t1+Dsy0FiD/8xv4qTrvCHrNuRTqJTYxvrKuRQJEXb0ezqHLxAF4KQuTgl9g7IOGlR0ohR2aKrmwinKhk4eBir2NaUEPsAW36V0yMdU5WmmNoXWWRkpThi4zxlJZG2HJzNQmhEKrG8Np1ph9yKecID8F6vnVlAgUAdR4hpjD8yOBpmspHB/+brR2bDYOvZIK2kGoqiAs6/A4QmedwEBZCUG3yAAjzFaQoJlYsHFR2bPyZprrlAy4Fw==';

const binary = (coded: string) => Buffer.from(coded, 'base64').toString('latin1');
const smime = (name: string, type: string, data: string, expect: CorpusMail['expect']) =>
  mail(name, {}, filePart(type, 'attachment; filename="smime.p7m"', data), expect);
const signed = { text: ['vi bestiller æbler'], attachments: ['ordre.pdf'] };
const winmail = (data: Buffer) =>
  filePart('application/ms-tnef', 'attachment; filename="winmail.dat"', data.toString('latin1'));
const PDF = Buffer.from('%PDF-1.4');

export const WRAPPED: CorpusMail[] = [
  smime(
    'S/MIME signed with the mail inside',
    'application/pkcs7-mime; smime-type=signed-data',
    binary(SIGNED),
    signed,
  ),
  smime(
    'S/MIME signed, as a stream',
    'application/x-pkcs7-mime; smime-type=signed-data',
    binary(SIGNED_STREAMED),
    signed,
  ),
  smime(
    'S/MIME encrypted by OpenSSL',
    'application/pkcs7-mime; smime-type=enveloped-data',
    binary(ENCRYPTED),
    {
      attachments: ['smime.p7m'],
      fault: 'encrypted',
    },
  ),
  mail(
    'a signed file beside a text is a file',
    {},
    multipart('mixed', [
      textPart('Se den underskrevne'),
      filePart('application/pkcs7-mime', 'attachment; filename="brev.p7m"', binary(SIGNED)),
    ]),
    { text: ['Se den underskrevne'], attachments: ['brev.p7m'] },
  ),
  smime('S/MIME cut off', 'application/pkcs7-mime; smime-type=signed-data', binary(SIGNED).slice(0, 200), {
    attachments: ['smime.p7m'],
  }),
  mail(
    'winmail.dat with two files',
    {},
    multipart('mixed', [
      textPart('Se vedlagte'),
      winmail(
        tnefFile({
          files: [
            { title: 'TILBUD~1.PDF', longName: 'Tilbud på køkken.pdf', data: PDF },
            { title: 'liste.xlsx', data: Buffer.from('PK') },
          ],
        }),
      ),
    ]),
    { text: ['Se vedlagte'], attachments: ['Tilbud på køkken.pdf', 'liste.xlsx'] },
  ),
  mail(
    'winmail.dat with the only text',
    {},
    winmail(tnefFile({ html: '<p>Hej fra <b>Outlook</b> på Ærø</p>' })),
    {
      text: ['Hej fra Outlook på Ærø'],
      htmlHas: ['<b>Outlook</b>'],
      attachments: [],
    },
  ),
  mail(
    'winmail.dat beside a text of its own',
    {},
    multipart('mixed', [htmlPart('<p>Den rigtige</p>'), winmail(tnefFile({ body: 'Den anden' }))]),
    { text: ['Den rigtige'], notText: ['Den anden'], attachments: [] },
  ),
  mail(
    'winmail.dat cut off keeps the wrapping',
    {},
    multipart('mixed', [
      textPart('Se'),
      winmail(
        tnefFile({
          files: [
            { title: 'a.pdf', data: PDF },
            { title: 'b.pdf', data: PDF },
          ],
        }).subarray(0, -12),
      ),
    ]),
    { attachments: ['winmail.dat', 'a.pdf'] },
  ),
];
