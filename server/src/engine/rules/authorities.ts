import type {Authority} from '../rule.js'

/** What rules rest on. Wording is quoted only where it was checked against the source. */
export const authorities = {
  gdpr4: {
    title: 'GDPR, Article 4(1): what personal data is, online identifiers included',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr4consent: {
    title: 'GDPR, Articles 4(11) and 7: consent is a freely given, specific, informed and unambiguous act',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr5: {
    title: 'GDPR, Article 5: lawfulness, fairness and transparency; purpose and storage limitation',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr12: {
    title: 'GDPR, Article 12(1): concise, transparent, intelligible, in clear and plain language',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13recipients: {
    title: 'GDPR, Article 13(1)(e): the recipients or categories of recipients',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr8: {
    title: 'GDPR, Article 8: a child’s consent in relation to information society services',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13contact: {
    title: 'GDPR, Article 13(1)(a): the identity and the contact details of the controller',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13basis: {
    title: 'GDPR, Article 13(1)(c): the purposes and the legal basis',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13transfers: {
    title: 'GDPR, Article 13(1)(f): transfers to third countries, and the safeguards',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13rights: {
    title: 'GDPR, Article 13(2)(b): the rights of access, rectification, erasure, restriction, objection and portability',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13complaint: {
    title: 'GDPR, Article 13(2)(d): the right to lodge a complaint with a supervisory authority',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13automated: {
    title: 'GDPR, Article 13(2)(f): automated decision-making, including profiling',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  gdpr13retention: {
    title: 'GDPR, Article 13(2)(a): the period of storage, or the criteria that decide it',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  wp260: {
    title: 'Article 29 Working Party, Guidelines on transparency (WP260 rev.01)',
    url: 'https://gdpr-text.com/guidelines/transparency',
  },
  ccpaRetention: {
    title: 'California Civil Code § 1798.100(a)(3): how long each category is kept',
    url: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.100',
  },
  ccpaPolicy: {
    title: 'California Civil Code § 1798.130(a)(5): what a privacy policy must list, updated at least once every 12 months',
    url: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.130',
  },
  ccpaDeidentified: {
    title: 'California Civil Code § 1798.140: “deidentified” and “personal information”',
    url: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.140',
  },
  coppa: {
    title: 'Children’s Online Privacy Protection Rule, 16 CFR § 312.4: notice',
    url: 'https://www.ecfr.gov/current/title-16/chapter-I/subchapter-C/part-312/section-312.4',
  },
  ccpaUpdate: {
    title: 'California Civil Code § 1798.130(a)(5): the policy is updated at least every 12 months',
    url: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.130',
  },
  ftcRetroactive: {
    title: 'US Federal Trade Commission, Gateway Learning Corp. (2004): material changes of a privacy policy need notice',
    url: 'https://www.ftc.gov/news-events/news/press-releases/2004/07/gateway-learning-settles-ftc-privacy-charges',
  },
  policyLint: {
    title: 'Andow et al., PolicyLint (USENIX Security 2019)',
    url: 'https://www.usenix.org/conference/usenixsecurity19/presentation/andow',
  },
  poliGraph: {
    title: 'Cui et al., PoliGraph (USENIX Security 2023)',
    url: 'https://www.usenix.org/conference/usenixsecurity23/presentation/cui',
  },
  bhatia: {title: 'Bhatia et al., A Theory of Vagueness and Privacy Risk Perception (RE 2016)', url: 'https://doi.org/10.1109/RE.2016.20'},
  vaguePhrases: {
    title: 'Lebanoff and Liu, Automatic Detection of Vague Words and Sentences in Privacy Policies (EMNLP 2018)',
    url: 'https://aclanthology.org/D18-1387/',
  },
  incompleteness: {
    title: 'Bhatia, Evans and Breaux, Identifying incompleteness in privacy policy goals using semantic frames (RE Journal 2019)',
    url: 'https://doi.org/10.1007/s00766-019-00315-y',
  },
  dealProof: {
    title: 'Contract practice: the flags of Thomson Reuters Deal Proof',
    url: 'https://www.thomsonreuters.com/en-us/help/drafting-assistant/deal-proof/understand-flags',
  },
  contractTools: {
    title: 'Contract practice: the proofreader of Paper Software Contract Tools',
    url: 'https://contract-tools.helpscoutdocs.com/article/149',
  },
  plainWriting: {
    title: 'US Plain Writing Act of 2010, Federal Plain Language Guidelines',
    url: 'https://www.plainlanguage.gov/guidelines/',
  },
  commonMark: {title: 'CommonMark 0.31.2: links', url: 'https://spec.commonmark.org/0.31.2/#links'},
  schrems1: {
    title: 'Court of Justice of the EU, C-362/14, Schrems, 6 October 2015: the Safe Harbor decision is invalid',
    url: 'https://curia.europa.eu/juris/liste.jsf?num=C-362/14',
  },
  schrems2: {
    title:
      'Court of Justice of the EU, C-311/18, Data Protection Commissioner v Facebook Ireland and Schrems, 16 July 2020: the Privacy Shield decision is invalid',
    url: 'https://curia.europa.eu/juris/liste.jsf?num=C-311/18',
  },
  unfairTerms: {
    title: 'Council Directive 93/13/EEC on unfair terms in consumer contracts, Annex 1(j)',
    url: 'https://eur-lex.europa.eu/eli/dir/1993/13/oj',
  },
  gdpr32: {title: 'GDPR, Article 32: security of processing', url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'},
  claudette: {
    title: 'Lippi et al., CLAUDETTE: an automated detector of potentially unfair clauses in online terms of service (2019)',
    url: 'https://doi.org/10.1007/s10506-019-09243-2',
  },
  gdpr94: {title: 'GDPR, Article 94: repeal of Directive 95/46/EC', url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'},
  ukDataProtection: {title: 'UK Data Protection Act 2018', url: 'https://www.legislation.gov.uk/ukpga/2018/12/contents'},
  sccs2021: {
    title: 'Commission Implementing Decision (EU) 2021/914 on standard contractual clauses, Article 4',
    url: 'https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj',
  },
  odrRepeal: {
    title: 'Regulation (EU) 2024/3228: repeal of Regulation (EU) No 524/2013, and end of the European ODR platform',
    url: 'https://eur-lex.europa.eu/eli/reg/2024/3228/oj',
  },
  rfc7568: {title: 'RFC 7568: Deprecating Secure Sockets Layer Version 3.0', url: 'https://www.rfc-editor.org/rfc/rfc7568'},
  rfc8996: {title: 'RFC 8996: Deprecating TLS 1.0 and TLS 1.1', url: 'https://www.rfc-editor.org/rfc/rfc8996'},
  californiaMarketing: {
    title: 'California Civil Code § 1798.83: disclosure to third parties for direct marketing',
    url: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.83',
  },
  vale: {title: 'Practice: Vale, the conditional and consistency checks', url: 'https://vale.sh/docs/styles'},
  commonForm: {title: 'Contract practice: commonform-lint', url: 'https://github.com/commonform/commonform-lint'},
  repeatedWords: {title: 'Practice: retext-repeated-words', url: 'https://github.com/retextjs/retext-repeated-words'},
  rfc3629: {title: 'RFC 3629: UTF-8, a transformation format of ISO 10646', url: 'https://www.rfc-editor.org/rfc/rfc3629'},
  clauseBuddy: {title: 'Contract practice: ClauseBuddy, proofreading', url: 'https://help.clausebuddy.com/article/hei7bgnndw-proofreading'},
  indefiniteArticle: {title: 'Practice: retext-indefinite-article', url: 'https://github.com/retextjs/retext-indefinite-article'},
} as const satisfies Record<string, Authority>
