import { factsIn } from './facts.js';
import type { Vocabulary } from './vocabulary.js';

const leakType: Vocabulary['leakType'] = {
  loss: 'Lost or left behind', theft: 'Theft', missend: 'Sent or handed to the wrong person', 'web-exposure': 'Exposed on the web, misconfiguration', insider: 'Taken out by an insider',
  'unapproved-share': 'Unapproved sharing or cloud use', malware: 'Malware', ransomware: 'Ransomware', 'unauthorised-access': 'Unauthorised access',
  'card-skimming': 'Card skimming', vendor: 'Incident at an entrustee', misdisposal: 'Disposed of by mistake', 'my-number-misuse': 'My Number used or provided unlawfully', 'external-tip': 'Inquiry or tip from outside',
};

export const vocabularyEn: Vocabulary = {
  track: { detection: 'Detection', containment: 'Containment', factFinding: 'Fact-finding', notification: 'Notification', remediation: 'Remediation' },
  trackState: { waiting: 'Not started', open: 'In progress', done: 'Done' },
  leakType,
  fact: factsIn('en'),
  confidence: { confirmed: 'Confirmed', probable: 'Probable', suspected: 'Suspected', unknown: 'Unknown' },
  suspicion: {
    'theft-traces': 'Traces of data being taken', 'info-stealer': 'An information stealer was found', 'c2-traffic': 'Traffic to a command server',
    'entry-page-tampered': 'An entry page was tampered with', 'grounded-notice': 'A grounded notice from outside', 'insider-access': 'Insider access without need',
  },
  grade: { ordinary: 'Ordinary', 'relatively-large': 'Relatively large', large: 'Large', 'especially-large': 'Especially large' },
  incidentKind: { real: 'Real incident', drill: 'Drill' },
  reportChannel: { phone: 'Phone', 'e-mail': 'E-mail', web: 'Web', 'in-person': 'In person', detection: 'Monitoring', entrustee: 'Told by an entrustee', other: 'Other' },
  awarenessBasis: {
    report: 'Report from inside', 'own-discovery': 'Found by ourselves', 'department-told': 'One of our departments was told', 'outside-notice': 'Pointed out from outside',
    'entrustee-notice': 'Notice from an entrustee', 'authority-notice': 'Told by an authority or the police', detection: 'Monitoring',
  },
  rulingOutGround: {
    'nothing-happened': 'No leak, loss or damage happened', 'no-personal-data': 'No personal data was involved', 'not-our-data': 'It was not personal data we handle',
    'recovered-before-viewing': 'Everything was recovered before a third party viewed it', 'same-content-kept-elsewhere': 'The same content is kept elsewhere',
    'strong-concealment': 'The data is strongly concealed (high-grade encryption)', 'provided-on-purpose': 'It was provided on purpose',
  },
  containmentMeasure: {
    search: 'Searched and asked around', 'account-disabled': 'Disabled the account', 'credentials-rotated': 'Changed passwords or credentials', 'device-isolated': 'Isolated the device',
    'remote-wipe': 'Wiped or locked it remotely', 'network-blocked': 'Blocked the traffic', 'service-stopped': 'Stopped the service', 'page-unpublished': 'Unpublished the page',
    'access-rights-corrected': 'Corrected access rights', 'recipient-asked-to-delete': 'Asked the recipient to delete it', 'item-recovered': 'Recovered it',
    'transfer-stopped': 'Stopped the transfer', 'logs-preserved': 'Preserved the logs', 'backup-protected': 'Protected the backups', 'police-informed': 'Informed the police',
    'entrustee-instructed': 'Instructed the entrustee', 'nothing-to-contain': 'Nothing to contain', other: 'Other',
  },
  cause: {
    'unauthorised-access': 'Unauthorised access', 'mis-handover': 'Handed to the wrong person', 'mis-post': 'Posted to the wrong person', 'mis-send': 'Sent to the wrong person', 'mis-disposal': 'Disposed of by mistake', 'lost-item': 'Lost item', theft: 'Theft',
    insider: 'Wrongdoing by a worker', misconfiguration: 'Misconfiguration', malware: 'Malware', 'my-number-misuse': 'My Number used or provided unlawfully', other: 'Other',
  },
  factSource: {
    'own-check': 'Own check', log: 'Logs', interview: 'Interview', outsider: 'Somebody outside', entrustee: 'Entrustee', forensics: 'Forensics', authority: 'Authority or police', document: 'Document', none: 'No source',
  },
  dataCategory: {
    customer: 'Customers', employee: 'Employees', 'partner-contact': 'Contacts at partners', patient: 'Patients and care users', 'specific-personal-information': 'Specific personal information (My Number)', card: 'Card data', other: 'Other',
  },
  reportItem: {
    overview: 'Overview', 'data-items': 'Items of personal data', 'principal-count': 'Number of principals', cause: 'Cause', 'secondary-damage': 'Secondary damage or its possibility',
    'principal-response': 'Response to principals', publication: 'Publication', prevention: 'Prevention measures', other: 'Other matters',
  },
  filingKind: { preliminary: 'Preliminary report', 'follow-up': 'Follow-up report', final: 'Final report', supplement: 'Supplement', voluntary: 'Voluntary report' },
  filingChannel: { 'ppc-web-form': 'Web form of the PPC', ministry: 'Competent ministry', post: 'Post', 'e-mail': 'E-mail', phone: 'Phone', 'in-person': 'In person', other: 'Other' },
  holdingReason: { 'notice-would-spread-harm': 'A notice now would spread the harm', 'too-little-known': 'Too little is known to notify' },
  noticeMeans: { post: 'Post', 'e-mail': 'E-mail', phone: 'Phone', 'in-person': 'In person', 'account-message': 'Message in their account or app', other: 'Other' },
  substituteMeasure: { publication: 'Publication', 'inquiry-desk': 'Inquiry desk' },
  substituteReason: { 'no-contact-data': 'We hold no contact data', 'contact-data-stale': 'The contact data is stale', 'other-difficulty': 'Another difficulty in notifying' },
  preventionKind: {
    rule: 'Rule or procedure', training: 'Training', 'technical-control': 'Technical control', 'access-rights': 'Access rights', audit: 'Audit', 'entrustee-control': 'Control of entrustees',
    'physical-control': 'Physical control', staffing: 'Staffing', other: 'Other',
  },
  preventionStanding: { done: 'Done', planned: 'Planned' },
  verification: { effective: 'Effective', ineffective: 'Ineffective' },
  reminder: { 'half-time': 'Half of the time has passed', 'four-fifths': 'Four fifths of the time have passed', 'day-before': '24 hours are left', lapse: 'The due time has come', 'hold-review': 'Time to review the hold' },
  role: {
    clerk: 'Clerk (intake)', responder: 'Responder', privacyOfficer: 'Privacy officer', executiveApprover: 'Executive approver', auditor: 'Auditor (reads only)', operator: 'Operator',
  },
  size: { standard: 'Standard (two people check)', small: 'Small (one person checks again after a pause)' },
  sector: { general: 'General', healthcare: 'Health and care', finance: 'Finance', telecom: 'Telecommunications', credit: 'Credit', public: 'Public body', other: 'Other' },
  jurisdiction: {
    jp: 'Japan', eu: 'EU', uk: 'United Kingdom', kr: 'Korea', sg: 'Singapore', au: 'Australia', tw: 'Taiwan', cn: 'China', hk: 'Hong Kong', th: 'Thailand', in: 'India',
    'us-ca': 'US: California', 'us-ny': 'US: New York', 'us-tx': 'US: Texas', 'us-hipaa': 'US: HIPAA', 'us-sec': 'US: SEC',
  },
  designation: { 'special-infra-operator': 'Special core-infrastructure operator', 'nis2-entity': 'NIS2 entity', 'dora-entity': 'DORA entity', 'cra-manufacturer': 'CRA manufacturer' },
};
