import { factsIn } from './facts.js';
import type { Vocabulary } from './vocabulary.js';

const leakType: Vocabulary['leakType'] = {
  loss: '紛失・置き忘れ', theft: '盗難', missend: '誤送信・誤送付・誤交付', 'web-exposure': 'ウェブでの誤公開・設定の誤り', insider: '内部の者による持ち出し',
  'unapproved-share': '許可のない共有・クラウド利用', malware: 'マルウェア感染', ransomware: 'ランサムウェア', 'unauthorised-access': '不正アクセス',
  'card-skimming': 'カード情報の窃取', vendor: '委託先での事故', misdisposal: '誤廃棄', 'my-number-misuse': 'マイナンバーの不正な利用・提供', 'external-tip': '外部からの問い合わせ・通報',
};

export const vocabularyJa: Vocabulary = {
  track: { detection: '検知', containment: '封じ込め', factFinding: '事実確認', notification: '報告・通知', remediation: '再発防止' },
  trackState: { waiting: '開始前', open: '対応中', done: '完了' },
  leakType,
  fact: factsIn('ja'),
  confidence: { confirmed: '判明', probable: '推定', suspected: '疑い', unknown: '不明' },
  suspicion: {
    'theft-traces': '持ち出しの痕跡がある', 'info-stealer': '情報を盗むマルウェアが見つかった', 'c2-traffic': '外部の指令サーバーとの通信がある',
    'entry-page-tampered': '入力画面が改ざんされていた', 'grounded-notice': '根拠のある外部からの連絡がある', 'insider-access': '業務に不要な内部者の閲覧がある',
  },
  grade: { ordinary: '通常', 'relatively-large': 'やや大規模', large: '大規模', 'especially-large': '特に大規模' },
  incidentKind: { real: '実際の事案', drill: '訓練' },
  reportChannel: { phone: '電話', 'e-mail': 'メール', web: 'ウェブ', 'in-person': '対面', detection: '監視・検知', entrustee: '委託先からの連絡', other: 'その他' },
  awarenessBasis: {
    report: '社内の報告', 'own-discovery': '自ら発見', 'department-told': 'いずれかの部署が連絡を受けた', 'outside-notice': '外部からの指摘',
    'entrustee-notice': '委託先からの通知', 'authority-notice': '行政機関・警察からの連絡', detection: '監視・検知の仕組み',
  },
  rulingOutGround: {
    'nothing-happened': '漏えい等の事実がなかった', 'no-personal-data': '個人データが含まれていなかった', 'not-our-data': '当社が取り扱う個人データではなかった',
    'recovered-before-viewing': '第三者が閲覧する前にすべて回収した', 'same-content-kept-elsewhere': '同じ内容のデータが別に保管されている',
    'strong-concealment': '高度な暗号化等の秘匿化がされている', 'provided-on-purpose': '意図して提供したものだった',
  },
  containmentMeasure: {
    search: '探す・問い合わせる', 'account-disabled': 'アカウントを停止した', 'credentials-rotated': 'パスワード・認証情報を変更した', 'device-isolated': '端末を切り離した',
    'remote-wipe': '遠隔で消去・ロックした', 'network-blocked': '通信を遮断した', 'service-stopped': 'サービスを停止した', 'page-unpublished': 'ページを非公開にした',
    'access-rights-corrected': 'アクセス権を直した', 'recipient-asked-to-delete': '受け取った相手に削除を依頼した', 'item-recovered': '回収した',
    'transfer-stopped': '送付・連携を止めた', 'logs-preserved': 'ログを保全した', 'backup-protected': 'バックアップを保護した', 'police-informed': '警察に届け出た',
    'entrustee-instructed': '委託先に指示した', 'nothing-to-contain': '措置不要', other: 'その他',
  },
  cause: {
    'unauthorised-access': '不正アクセス', 'mis-handover': '誤交付', 'mis-post': '誤送付', 'mis-send': '誤送信', 'mis-disposal': '誤廃棄', 'lost-item': '紛失', theft: '盗難',
    insider: '従業者による不正', misconfiguration: '設定の誤り', malware: 'マルウェア', 'my-number-misuse': 'マイナンバーの不正な利用・提供', other: 'その他',
  },
  factSource: {
    'own-check': '自社での確認', log: 'ログ', interview: '聞き取り', outsider: '外部からの情報', entrustee: '委託先', forensics: '専門調査（フォレンジック）', authority: '行政機関・警察',
    document: '書類', none: '根拠なし',
  },
  dataCategory: {
    customer: '顧客', employee: '従業員', 'partner-contact': '取引先の担当者', patient: '患者・利用者', 'specific-personal-information': '特定個人情報（マイナンバー）', card: 'カード情報', other: 'その他',
  },
  reportItem: {
    overview: '概要', 'data-items': '漏えい等した個人データの項目', 'principal-count': '本人の数', cause: '原因', 'secondary-damage': '二次被害又はそのおそれの有無と内容',
    'principal-response': '本人への対応の実施状況', publication: '公表の実施状況', prevention: '再発防止のための措置', other: 'その他参考となる事項',
  },
  filingKind: { preliminary: '速報', 'follow-up': '続報', final: '確報', supplement: '追完', voluntary: '任意報告' },
  filingChannel: { 'ppc-web-form': '個人情報保護委員会のウェブフォーム', ministry: '事業所管大臣（省庁）の窓口', post: '郵送', 'e-mail': 'メール', phone: '電話', 'in-person': '持参', other: 'その他' },
  holdingReason: { 'notice-would-spread-harm': '今通知すると被害が広がるおそれがある', 'too-little-known': '通知できる事実がまだほとんど分かっていない' },
  noticeMeans: { post: '郵送', 'e-mail': 'メール', phone: '電話', 'in-person': '対面', 'account-message': '会員ページ・アプリの通知', other: 'その他' },
  substituteMeasure: { publication: '事案の公表', 'inquiry-desk': '問合せ窓口の設置' },
  substituteReason: { 'no-contact-data': '連絡先を持っていない', 'contact-data-stale': '連絡先が古く届かない', 'other-difficulty': 'その他の通知が困難な事情' },
  preventionKind: {
    rule: '規程・手順', training: '教育・研修', 'technical-control': '技術的な対策', 'access-rights': 'アクセス権の見直し', audit: '点検・監査', 'entrustee-control': '委託先の監督',
    'physical-control': '物理的な対策', staffing: '体制・人員', other: 'その他',
  },
  preventionStanding: { done: '実施済み', planned: '今後実施' },
  verification: { effective: '効果あり', ineffective: '効果なし' },
  reminder: { 'half-time': '期間の半分が過ぎました', 'four-fifths': '期間の8割が過ぎました', 'day-before': '期限まで24時間です', lapse: '期限になりました', 'hold-review': '保留を見直す時期です' },
  role: {
    clerk: '受付（総務など）', responder: '対応担当', privacyOfficer: '個人情報保護管理者', executiveApprover: '経営者（承認）', auditor: '監査（閲覧のみ）', operator: 'システム管理',
  },
  size: { standard: '通常（二人で確かめる）', small: '小規模（一人のときは時間を置いて確かめる）' },
  sector: { general: '一般', healthcare: '医療・介護', finance: '金融', telecom: '電気通信', credit: '信用・クレジット', public: '公的機関', other: 'その他' },
  jurisdiction: {
    jp: '日本', eu: 'EU', uk: '英国', kr: '韓国', sg: 'シンガポール', au: 'オーストラリア', tw: '台湾', cn: '中国', hk: '香港', th: 'タイ', in: 'インド',
    'us-ca': '米国カリフォルニア州', 'us-ny': '米国ニューヨーク州', 'us-tx': '米国テキサス州', 'us-hipaa': '米国 HIPAA', 'us-sec': '米国 SEC',
  },
  designation: {
    'special-infra-operator': '特別社会基盤事業者', 'nis2-entity': 'NIS2 の対象事業者', 'dora-entity': 'DORA の対象事業者', 'cra-manufacturer': 'CRA の製造者',
  },
};
