// The sentences for errors, Danish first. The ids are part of the API and never change their meaning.

const da = {
  // general
  'not-found': 'Det findes ikke, eller du har ikke adgang til det.',
  'no-such-address': 'Adressen findes ikke.',
  'not-signed-in':
    'Du er ikke logget ind. Log ind, og fortsæt – det, du har skrevet, er gemt her i browseren.',
  'not-allowed': 'Det har du ikke rettigheder til.',
  'wrong-origin': 'Forespørgslen kom fra en anden side og er afvist.',
  'invalid-request': 'Noget er ikke udfyldt rigtigt. Se felterne.',
  'invalid-json': 'Forespørgslen kan ikke læses som JSON.',
  'body-too-large': 'Det er for stort til at blive sendt på én gang.',
  'unsupported-media-type': 'Det indhold kan adressen ikke tage imod.',
  'idempotency-key-reused': 'Nøglen er allerede brugt til en anden forespørgsel.',
  busy: 'Systemet har travlt. Prøv igen om et øjeblik.',
  unexpected: 'Der skete en uventet fejl. Intet er gemt. Prøv igen.',
  'stale-version': 'Posten er rettet af en anden, mens du redigerede.',
  merged: 'Posten er lagt sammen med en anden og kan ikke ændres.',
  'invalid-cursor': 'Siden kan ikke findes i listen længere. Hent listen igen.',
  // mail
  'not-a-mail': 'Filen er ikke en mail. Vælg en .eml- eller .msg-fil.',
  'private-mail': 'Mailen er gjort privat og kan ikke journaliseres igen.',
  'already-journalled': 'Mailen er allerede journaliseret. Flyt den, eller gør den privat.',
  'free-mail-domain': 'Domænet er en fri mailtjeneste og siger intet om firmaet. Husk adressen i stedet.',
  'invalid-mail-pattern': 'Skriv en mailadresse eller et domæne, fx navn@firma.dk eller @firma.dk.',
  // mailboxes
  'invalid-host': 'Skriv serverens navn, fx imap.firma.dk.',
  'mail-host-unknown': 'Serveren findes ikke. Kontrollér navnet.',
  'mail-host-not-allowed':
    'Serveren ligger i et lukket net. En administrator skal forbinde den første postkasse på den.',
  'mail-needs-encryption': 'Forbindelsen skal være krypteret. Vælg TLS eller STARTTLS.',
  'mail-server-unreachable': 'Serveren svarer ikke. Kontrollér navn og port.',
  'mail-server-no-tls':
    'Serveren taler ikke denne kryptering på porten. Prøv TLS på 993 eller STARTTLS på 143.',
  'mail-server-certificate':
    'Serverens certifikat kan ikke godkendes. Kontrollér navnet, eller spørg den, der passer serveren.',
  'mail-server-throttled': 'Serveren har travlt og beder os vente. Vi prøver igen af os selv.',
  'mail-server-broke-off': 'Forbindelsen til mailserveren blev afbrudt. Vi prøver igen af os selv.',
  'mail-sign-in-refused': 'Mailserveren afviser brugernavn eller adgangskode. Skriv adgangskoden igen.',
  'mail-secret-unreadable': 'Den gemte adgangskode kan ikke åbnes længere. Skriv den igen.',
  'unknown-mail-folder': 'Mappen findes ikke i postkassen.',
  'mailbox-taken': 'Postkassen er allerede forbundet.',
  // sending
  'smtp-no-tls': 'Serveren taler ikke denne kryptering på porten. Prøv TLS på 465 eller STARTTLS på 587.',
  'smtp-refused': 'Mailserveren afviser mailen.',
  'smtp-refused-for-now': 'Mailserveren tager ikke imod mailen lige nu. Vi prøver igen af os selv.',
  'recipients-refused': 'Mailserveren afviser modtagerne.',
  'sending-gave-up': 'Mailen kunne ikke sendes, selv om vi har prøvet i et døgn.',
  'sending-file-missing': 'En vedhæftet fil findes ikke længere på serveren. Tag den af, og send igen.',
  'no-sending-account':
    'Der er ingen konto at sende fra. Opret en under Indstillinger → Mail, eller bed en administrator oprette firmaets.',
  'no-recipient': 'Skriv mindst én modtager.',
  'mail-too-large': 'Filerne fylder mere end 20 MB tilsammen. De fleste mailservere afviser så store mails.',
  'too-many-mails': 'Du har sendt mange mails den seneste time. Vent lidt, og prøv igen.',
  'not-a-draft': 'Mailen er sendt eller ved at blive sendt og kan ikke ændres.',
  'already-sent': 'Mailen er allerede på vej og kan ikke trækkes tilbage.',
  'address-of-colleague': 'Adressen er en kollegas.',
  // drop-box
  'drop-box-off': 'Drop-boksen er ikke sat op på serveren. En administrator skal sætte DROP_BOX_DOMAIN.',
  'invalid-ip-range': 'Skriv en IP-adresse eller et område, fx 192.0.2.10 eller 192.0.2.0/24.',
  // signing in to mailboxes at a provider
  'mail-app-missing':
    'Virksomheden har ingen app hos den mailudbyder endnu. En administrator kan oprette den.',
  'mail-app-refused':
    'Mailudbyderen godkender ikke virksomhedens app eller dens hemmelighed. En administrator skal se på den under Indstillinger, Mail.',
  'mail-provider-down': 'Mailudbyderens login svarer ikke lige nu. Prøv igen om lidt.',
  'mail-grant-gone': 'Adgangen hos mailudbyderen er udløbet eller taget tilbage. Log ind igen.',
  'mail-consent-expired':
    'Det tog for lang tid, eller siden er åbnet mere end én gang. Postkassen er ikke ændret. Prøv igen.',
  'mail-consent-denied': 'Du gav ikke adgang til postkassen, så den er ikke tilsluttet.',
  'mail-consent-admin':
    'Jeres it-administrator skal først godkende appen hos mailudbyderen eller give dig lov til at bruge den. Prøv igen bagefter.',
  'mail-consent-failed': 'Mailudbyderen kunne ikke logge dig ind. Prøv igen.',
  'mail-consent-short':
    'Mailudbyderen gav kun adgang for en kort stund. En administrator skal give appen lov til offline-adgang.',
  'mail-consent-no-address':
    'Mailudbyderen fortæller ikke, hvilken adresse du har. Skriv adressen, før du logger ind.',
  'mail-consent-wrong-account':
    'Du loggede ind med en anden konto end den, postkassen hører til. Vælg den rigtige konto.',
  'mail-consent-no-mailbox':
    'Mailserveren åbner ikke postkassen, selv om du er logget ind. Måske er IMAP slået fra for den; spørg jeres it-administrator, og log så ind igen.',
  'mailbox-has-password': 'Postkassen er tilsluttet med adgangskode. Skriv adgangskoden igen i stedet.',
  'invalid-tenant': 'Skriv mappens id eller domæne, fx firma.onmicrosoft.com.',
  'invalid-issuer': 'Skriv udbyderens adresse med https, fx https://login.firma.dk.',
  'issuer-unreachable': 'Adressen svarer ikke.',
  'not-a-provider': 'Der er ingen OpenID-udbyder på adressen. Skriv den, som udbyderen selv skriver den.',
  // fields
  required: 'Skal udfyldes.',
  'too-long': 'Teksten er for lang.',
  'too-short': 'Teksten er for kort.',
  'too-many': 'Der er for mange på én gang.',
  'invalid-value': 'Værdien kan ikke bruges her.',
  'invalid-number': 'Tallet kan ikke bruges her.',
  'unknown-field': 'Feltet findes ikke.',
  'unreadable-character': 'Teksten indeholder et tegn, der ikke kan gemmes.',
  'invalid-date': 'Ugyldig dato. Skriv dd-mm-åååå, fx 24-12-2026.',
  'invalid-time': 'Ugyldigt klokkeslæt. Skriv tt:mm, fx 14:30.',
  'invalid-instant': 'Ugyldigt tidspunkt. Skriv dato og klokkeslæt.',
  'time-without-date': 'Skriv også datoen; et klokkeslæt alene er ikke nok.',
  'invalid-email': 'Ugyldig e-mailadresse. Skriv fx navn@firma.dk.',
  'invalid-domain': 'Ugyldigt maildomæne. Skriv fx firma.dk.',
  'invalid-country': 'Skriv landekoden med to store bogstaver, fx DK.',
  'invalid-p-number': 'Et P-nummer har 10 cifre.',
  'invalid-initials': 'Initialer er 1–6 bogstaver eller tal.',
  'invalid-time-zone': 'Ukendt tidszone. Skriv fx Europe/Copenhagen.',
  'invalid-key': 'Nøglen må kun have små bogstaver, tal, punktum og bindestreg.',
  'password-too-short': 'Adgangskoden skal have mindst 10 tegn.',
  // sign-in and users
  'already-set-up': 'Systemet er allerede sat op. Log ind.',
  'wrong-credentials': 'E-mail eller adgangskode er forkert.',
  'too-many-attempts': 'For mange forsøg. Vent et minut, og prøv igen.',
  'initials-taken': 'Initialerne er allerede brugt.',
  'email-taken': 'E-mailadressen er allerede brugt.',
  'last-administrator': 'Der skal være mindst én aktiv administrator.',
  // settings
  'name-taken': 'Navnet er allerede brugt.',
  'unknown-type': 'Aktivitetstypen findes ikke eller er ikke aktiv.',
  'unknown-status': 'Statussen findes ikke eller er ikke aktiv.',
  'unknown-user': 'Medarbejderen findes ikke eller er ikke aktiv.',
  'same-status': 'Fra- og til-status skal være forskellige.',
  // customers and contacts
  'account-number-taken': 'Kontonummeret er allerede brugt.',
  'unknown-customer': 'Kunden findes ikke.',
  'unknown-contact': 'Kontaktpersonen findes ikke.',
  'same-record': 'En post kan ikke lægges sammen med sig selv.',
  'other-customer': 'Kontaktpersonerne hører til hver sin kunde.',
  'contact-has-activities':
    'Kontaktpersonen har aktiviteter hos kunden og kan ikke flyttes. Opret personen på den nye kunde i stedet.',
  'status-moved-on': 'Kundens status er ændret igen siden, så den kan ikke fortrydes.',
  // activities
  'customer-required': 'Vælg en kunde. Kun interne aktivitetstyper kan stå uden.',
  'contact-of-other-customer': 'Kontaktpersonen hører til en anden kunde.',
  'next-date-required': 'Skriv datoen for næste opfølgning.',
  'already-completed': 'Aktiviteten er afsluttet. Genåbn den først.',
  'open-successor-exists': 'Der er allerede en åben opfølgning efter samme aktivitet. Afslut den først.',
  // documents
  'one-owner-required': 'Vælg én aktivitet, kunde eller kontaktperson.',
  'file-too-large': 'Filen er større end 50 MB.',
  'empty-file': 'Filen er tom.',
  'upload-cut-off': 'Filen nåede ikke frem. Prøv igen.',
  'storage-full': 'Der er ikke plads til filen på serveren. Sig det til den, der passer den.',
  'document-bytes-missing':
    'Filens indhold findes ikke længere på serveren. Sig det til den, der passer den; filen kan ligge i en sikkerhedskopi.',
  // import
  'unreadable-file': 'Filen kan ikke læses som CSV. Gem den fra Excel som «CSV (semikolonsepareret)».',
  'too-many-rows': 'Filen har mere end 100.000 rækker. Del den i flere.',
  'too-many-columns': 'Filen har mere end 500 kolonner.',
  'import-failed': 'Importen mislykkedes. Intet blev gemt. Prøv igen.',
  'import-interrupted': 'Importen blev afbrudt, før den var færdig. Intet blev gemt. Start den igen.',
  'records-busy': 'Nogen rettede i posterne, mens de blev importeret. Intet blev gemt. Start importen igen.',
  'unknown-column': 'Kolonnen findes ikke i filen.',
  'required-column-missing': 'En påkrævet kolonne er ikke valgt.',
  'import-started': 'Importen er allerede i gang eller færdig.',
};

export type ErrorId = keyof typeof da;

const en: Record<ErrorId, string> = {
  // mailboxes
  'invalid-host': 'Write the name of the server, such as imap.firm.dk.',
  'mail-host-unknown': 'There is no such server. Check the name.',
  'mail-host-not-allowed':
    'The server is in a closed network. An administrator must connect the first mailbox on it.',
  'mail-needs-encryption': 'The connection must be encrypted. Choose TLS or STARTTLS.',
  'mail-server-unreachable': 'The server does not answer. Check name and port.',
  'mail-server-no-tls':
    'The server does not speak this encryption on the port. Try TLS on 993 or STARTTLS on 143.',
  'mail-server-certificate':
    'The server’s certificate cannot be trusted. Check the name, or ask whoever looks after the server.',
  'mail-server-throttled': 'The server is busy and asks us to wait. We try again by ourselves.',
  'mail-server-broke-off': 'The connection to the mail server broke off. We try again by ourselves.',
  'mail-sign-in-refused': 'The mail server refuses user name or password. Write the password again.',
  'mail-secret-unreadable': 'The stored password can no longer be opened. Write it again.',
  'unknown-mail-folder': 'There is no such folder in the mailbox.',
  'mailbox-taken': 'The mailbox is connected already.',
  // sending
  'smtp-no-tls': 'The server does not speak this encryption on the port. Try TLS on 465 or STARTTLS on 587.',
  'smtp-refused': 'The mail server refuses the mail.',
  'smtp-refused-for-now': 'The mail server does not take the mail just now. We try again by ourselves.',
  'recipients-refused': 'The mail server refuses the recipients.',
  'sending-gave-up': 'The mail could not be sent, though we tried for a day.',
  'sending-file-missing': 'An attached file is no longer on the server. Take it off and send again.',
  'no-sending-account':
    'There is no account to send from. Create one under Settings → Mail, or ask an administrator to create the firm’s.',
  'no-recipient': 'Write at least one recipient.',
  'mail-too-large': 'The files are more than 20 MB together. Most mail servers refuse mails that large.',
  'too-many-mails': 'You have sent many mails in the last hour. Wait a little and try again.',
  'not-a-draft': 'The mail was sent or is being sent and cannot be changed.',
  'already-sent': 'The mail is on its way already and cannot be taken back.',
  'address-of-colleague': 'The address is a colleague’s.',
  'drop-box-off': 'The drop-box is not set up on the server. An administrator must set DROP_BOX_DOMAIN.',
  'invalid-ip-range': 'Write an IP address or a range, such as 192.0.2.10 or 192.0.2.0/24.',
  // signing in to mailboxes at a provider
  'mail-app-missing': 'The firm has no app at that mail provider yet. An administrator can enter it.',
  'mail-app-refused':
    'The mail provider does not accept the firm’s app or its secret. An administrator must look at it under Settings, Mail.',
  'mail-provider-down': 'The mail provider’s sign-in does not answer right now. Try again in a moment.',
  'mail-grant-gone': 'The access at the mail provider has expired or was taken back. Sign in again.',
  'mail-consent-expired':
    'It took too long, or the page was opened more than once. The mailbox is unchanged. Try again.',
  'mail-consent-denied': 'You gave no access to the mailbox, so it is not connected.',
  'mail-consent-admin':
    'Your IT administrator must first approve the app at the mail provider, or allow you to use it. Try again afterwards.',
  'mail-consent-failed': 'The mail provider could not sign you in. Try again.',
  'mail-consent-short':
    'The mail provider gave access for a short while only. An administrator must allow the app offline access.',
  'mail-consent-no-address': 'The mail provider does not tell your address. Write it before you sign in.',
  'mail-consent-wrong-account':
    'You signed in with another account than the one that the mailbox belongs to. Choose the right account.',
  'mail-consent-no-mailbox':
    'The mail server does not open the mailbox although you are signed in. IMAP may be off for it; ask your IT administrator, then sign in again.',
  'mailbox-has-password': 'The mailbox is connected with a password. Write the password again instead.',
  'invalid-tenant': 'Write the directory’s id or domain, such as firm.onmicrosoft.com.',
  'invalid-issuer': 'Write the provider’s address with https, such as https://login.firm.com.',
  'issuer-unreachable': 'The address does not answer.',
  'not-a-provider': 'There is no OpenID provider at the address. Write it as the provider itself does.',
  // mail
  'not-a-mail': 'The file is not a mail. Choose an .eml or .msg file.',
  'private-mail': 'The mail was made private and cannot be journalled again.',
  'already-journalled': 'The mail is journalled already. Move it, or make it private.',
  'free-mail-domain':
    'The domain is a free mail service and says nothing of the firm. Remember the address instead.',
  'invalid-mail-pattern': 'Write a mail address or a domain, such as name@firm.dk or @firm.dk.',
  'not-found': 'It does not exist, or you have no access to it.',
  'no-such-address': 'There is nothing at this address.',
  'not-signed-in': 'You are not signed in. Sign in and go on – what you typed is kept in this browser.',
  'not-allowed': 'You have no right to do that.',
  'wrong-origin': 'The request came from another site and was refused.',
  'invalid-request': 'Something is not filled in right. See the fields.',
  'invalid-json': 'The request cannot be read as JSON.',
  'body-too-large': 'That is too large to be sent at once.',
  'unsupported-media-type': 'This address does not take that kind of content.',
  'idempotency-key-reused': 'The key was already used for another request.',
  busy: 'The system is busy. Try again in a moment.',
  unexpected: 'Something unexpected went wrong. Nothing was saved. Try again.',
  'stale-version': 'Somebody changed this record while you were editing.',
  merged: 'This record was merged into another and cannot be changed.',
  'invalid-cursor': 'That page of the list is gone. Fetch the list again.',
  required: 'Must be filled in.',
  'too-long': 'The text is too long.',
  'too-short': 'The text is too short.',
  'too-many': 'Too many at once.',
  'invalid-value': 'This value cannot be used here.',
  'invalid-number': 'This number cannot be used here.',
  'unknown-field': 'There is no such field.',
  'unreadable-character': 'The text holds a character that cannot be stored.',
  'invalid-date': 'Invalid date. Write dd-mm-yyyy, such as 24-12-2026.',
  'invalid-time': 'Invalid time. Write hh:mm, such as 14:30.',
  'invalid-instant': 'Invalid point in time. Write date and time.',
  'time-without-date': 'Write the date too; a time alone is not enough.',
  'invalid-email': 'Invalid e-mail address. Write for example name@company.com.',
  'invalid-domain': 'Invalid mail domain. Write for example company.com.',
  'invalid-country': 'Write the country code in two capital letters, such as DK.',
  'invalid-p-number': 'A P-number has 10 digits.',
  'invalid-initials': 'Initials are 1–6 letters or digits.',
  'invalid-time-zone': 'Unknown time zone. Write for example Europe/Copenhagen.',
  'invalid-key': 'The key may only hold small letters, digits, dots and hyphens.',
  'password-too-short': 'The password must have at least 10 characters.',
  'already-set-up': 'The system is already set up. Sign in.',
  'wrong-credentials': 'E-mail or password is wrong.',
  'too-many-attempts': 'Too many attempts. Wait a minute and try again.',
  'initials-taken': 'These initials are taken.',
  'email-taken': 'This e-mail address is taken.',
  'last-administrator': 'There must be at least one active administrator.',
  'name-taken': 'This name is taken.',
  'unknown-type': 'The activity type does not exist or is not active.',
  'unknown-status': 'The status does not exist or is not active.',
  'unknown-user': 'The user does not exist or is not active.',
  'same-status': 'From and to must be different statuses.',
  'account-number-taken': 'This account number is taken.',
  'unknown-customer': 'The customer does not exist.',
  'unknown-contact': 'The contact does not exist.',
  'same-record': 'A record cannot be merged with itself.',
  'other-customer': 'The contacts belong to different customers.',
  'contact-has-activities':
    'The contact has activities at this customer and cannot be moved. Create the person at the new customer instead.',
  'status-moved-on': 'The customer’s status has changed again since, so this cannot be undone.',
  'customer-required': 'Choose a customer. Only internal activity types can do without.',
  'contact-of-other-customer': 'The contact belongs to another customer.',
  'next-date-required': 'Write the date of the next follow-up.',
  'already-completed': 'The activity is completed. Reopen it first.',
  'open-successor-exists':
    'There already is an open follow-up after the same activity. Complete that one first.',
  'one-owner-required': 'Choose one activity, customer or contact.',
  'file-too-large': 'The file is larger than 50 MB.',
  'empty-file': 'The file is empty.',
  'upload-cut-off': 'The file did not arrive whole. Try again.',
  'storage-full': 'There is no room for the file on the server. Tell whoever looks after it.',
  'document-bytes-missing':
    'The content of the file is no longer on the server. Tell whoever looks after it; a backup may hold it.',
  'unreadable-file': 'The file cannot be read as CSV. Save it from Excel as “CSV (semicolon separated)”.',
  'too-many-rows': 'The file has more than 100,000 rows. Divide it into several.',
  'too-many-columns': 'The file has more than 500 columns.',
  'import-failed': 'The import failed. Nothing was saved. Try again.',
  'import-interrupted':
    'The import was interrupted before it was finished. Nothing was saved. Start it again.',
  'records-busy':
    'Somebody changed the records while they were imported. Nothing was saved. Start the import again.',
  'unknown-column': 'There is no such column in the file.',
  'required-column-missing': 'A required column is not chosen.',
  'import-started': 'The import is already running or finished.',
};

export type AnswerLanguage = 'da' | 'en';

/** The sentence for an error id. */
export const errorText = (id: ErrorId, language: AnswerLanguage): string => (language === 'en' ? en : da)[id];

/** Whether a schema's message is one of ours. */
export const isErrorId = (value: string): value is ErrorId => Object.hasOwn(da, value);
