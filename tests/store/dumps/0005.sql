BEGIN;
PRAGMA application_id = 1281713201;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE unit (
	id INTEGER NOT NULL,
	code TEXT NOT NULL,
	system TEXT NOT NULL,
	dimension TEXT NOT NULL,
	label TEXT NOT NULL,
	label_ar TEXT,
	factor TEXT,
	CONSTRAINT pk_unit PRIMARY KEY (id),
	CONSTRAINT uq_unit_code UNIQUE (code),
	CONSTRAINT ck_unit_system CHECK (system IN ('iso4217', 'ucum', 'percent', 'one', 'other'))
);
CREATE TABLE measure (
	id INTEGER NOT NULL,
	concept TEXT NOT NULL,
	label TEXT NOT NULL,
	label_ar TEXT,
	nature TEXT NOT NULL,
	CONSTRAINT pk_measure PRIMARY KEY (id),
	CONSTRAINT uq_measure_concept UNIQUE (concept),
	CONSTRAINT ck_measure_nature CHECK (nature IN ('stock', 'flow', 'change', 'cumulative', 'constant', 'unknown'))
);
CREATE TABLE entity (
	id INTEGER NOT NULL,
	name TEXT NOT NULL,
	name_ar TEXT,
	kind TEXT NOT NULL,
	code TEXT,
	CONSTRAINT pk_entity PRIMARY KEY (id),
	CONSTRAINT uq_entity_name UNIQUE (name),
	CONSTRAINT ck_entity_kind CHECK (kind IN ('person', 'organisation', 'country', 'place', 'group', 'other'))
);
CREATE TABLE entity_alias (
	id INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	alias TEXT NOT NULL,
	evidence TEXT NOT NULL,
	CONSTRAINT pk_entity_alias PRIMARY KEY (id),
	CONSTRAINT fk_entity_alias_entity_entity FOREIGN KEY(entity) REFERENCES entity (id) ON DELETE CASCADE,
	CONSTRAINT uq_entity_alias_entity_alias UNIQUE (entity, alias)
);
CREATE TABLE source (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	title TEXT NOT NULL,
	publisher TEXT,
	published TEXT,
	language TEXT NOT NULL,
	url TEXT,
	author TEXT,
	sample INTEGER DEFAULT '0' NOT NULL,
	sha256 TEXT NOT NULL,
	cluster INTEGER,
	text TEXT NOT NULL,
	CONSTRAINT pk_source PRIMARY KEY (id),
	CONSTRAINT uq_source_key UNIQUE ("key"),
	CONSTRAINT ck_source_sample CHECK (sample IN (0, 1)),
	CONSTRAINT ck_source_sha256 CHECK (length(sha256) = 64)
);
CREATE TABLE sentence (
	id INTEGER NOT NULL,
	source INTEGER NOT NULL,
	position INTEGER NOT NULL,
	paragraph INTEGER NOT NULL,
	char_start INTEGER NOT NULL,
	char_end INTEGER NOT NULL,
	text TEXT NOT NULL,
	CONSTRAINT pk_sentence PRIMARY KEY (id),
	CONSTRAINT fk_sentence_source_source FOREIGN KEY(source) REFERENCES source (id) ON DELETE CASCADE,
	CONSTRAINT uq_sentence_source_position UNIQUE (source, position),
	CONSTRAINT ck_sentence_span CHECK (0 <= char_start AND char_start < char_end)
);
CREATE TABLE claim (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	source INTEGER NOT NULL,
	sentence INTEGER NOT NULL,
	kind TEXT NOT NULL,
	quote TEXT NOT NULL,
	gloss TEXT NOT NULL,
	modality TEXT NOT NULL,
	speaker INTEGER,
	statement INTEGER,
	rule TEXT NOT NULL,
	char_start INTEGER NOT NULL,
	char_end INTEGER NOT NULL, gloss_ar TEXT,
	CONSTRAINT pk_claim PRIMARY KEY (id),
	CONSTRAINT uq_claim_key UNIQUE ("key"),
	CONSTRAINT fk_claim_source_source FOREIGN KEY(source) REFERENCES source (id) ON DELETE CASCADE,
	CONSTRAINT fk_claim_sentence_sentence FOREIGN KEY(sentence) REFERENCES sentence (id) ON DELETE CASCADE,
	CONSTRAINT fk_claim_speaker_entity FOREIGN KEY(speaker) REFERENCES entity (id) ON DELETE SET NULL,
	CONSTRAINT fk_claim_statement_claim FOREIGN KEY(statement) REFERENCES claim (id) ON DELETE SET NULL,
	CONSTRAINT ck_claim_kind CHECK (kind IN ('figure', 'statement')),
	CONSTRAINT ck_claim_modality CHECK (modality IN ('asserted', 'estimated', 'forecast', 'planned', 'denied', 'conditional')),
	CONSTRAINT ck_claim_span CHECK (0 <= char_start AND char_start < char_end)
);
CREATE TABLE figure (
	claim INTEGER NOT NULL,
	kind TEXT NOT NULL,
	low TEXT,
	high TEXT,
	low_real FLOAT,
	high_real FLOAT,
	unit INTEGER,
	unit_candidates TEXT,
	comparator TEXT NOT NULL,
	counted TEXT,
	per TEXT,
	change TEXT,
	measure INTEGER,
	measure_text TEXT,
	edtf TEXT,
	earliest TEXT,
	latest TEXT,
	period TEXT,
	period_earliest TEXT,
	period_latest TEXT,
	compared_to TEXT, measure_start INTEGER, measure_end INTEGER, qualifiers TEXT,
	CONSTRAINT pk_figure PRIMARY KEY (claim),
	CONSTRAINT fk_figure_claim_claim FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE,
	CONSTRAINT fk_figure_unit_unit FOREIGN KEY(unit) REFERENCES unit (id),
	CONSTRAINT fk_figure_measure_measure FOREIGN KEY(measure) REFERENCES measure (id),
	CONSTRAINT ck_figure_kind CHECK (kind IN ('money', 'percent', 'length', 'area', 'mass', 'volume', 'speed', 'temperature', 'energy', 'count', 'duration', 'age', 'date', 'ordinal', 'multiplier', 'fraction', 'score', 'quantity')),
	CONSTRAINT ck_figure_comparator CHECK (comparator IN ('=', '~', '>', '>=', '<', '<=', 'range')),
	CONSTRAINT ck_figure_change CHECK (change IN ('rise', 'fall')),
	CONSTRAINT ck_figure_interval CHECK (low_real <= high_real OR kind = 'score'),
	CONSTRAINT ck_figure_days CHECK (earliest <= latest)
);
CREATE TABLE statement (
	claim INTEGER NOT NULL,
	cue TEXT NOT NULL,
	cue_start INTEGER NOT NULL,
	cue_end INTEGER NOT NULL,
	content TEXT NOT NULL,
	speaker_text TEXT,
	stance TEXT NOT NULL,
	mode TEXT NOT NULL,
	polarity TEXT NOT NULL,
	carrier INTEGER,
	CONSTRAINT pk_statement PRIMARY KEY (claim),
	CONSTRAINT fk_statement_claim_claim FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE,
	CONSTRAINT fk_statement_carrier_entity FOREIGN KEY(carrier) REFERENCES entity (id) ON DELETE SET NULL,
	CONSTRAINT ck_statement_stance CHECK (stance IN ('say', 'deny', 'warn', 'estimate', 'predict', 'promise', 'allege', 'urge', 'believe')),
	CONSTRAINT ck_statement_mode CHECK (mode IN ('direct', 'indirect', 'mixed')),
	CONSTRAINT ck_statement_polarity CHECK (polarity IN ('affirmed', 'negated')),
	CONSTRAINT ck_statement_cue CHECK (0 <= cue_start AND cue_start < cue_end)
);
CREATE TABLE mention (
	id INTEGER NOT NULL,
	claim INTEGER NOT NULL,
	position INTEGER NOT NULL,
	char_start INTEGER NOT NULL,
	char_end INTEGER NOT NULL,
	quote TEXT NOT NULL,
	low TEXT,
	high TEXT,
	unit INTEGER,
	comparator TEXT NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT pk_mention PRIMARY KEY (id),
	CONSTRAINT fk_mention_claim_claim FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE,
	CONSTRAINT fk_mention_unit_unit FOREIGN KEY(unit) REFERENCES unit (id),
	CONSTRAINT uq_mention_claim_position UNIQUE (claim, position),
	CONSTRAINT ck_mention_comparator CHECK (comparator IN ('=', '~', '>', '>=', '<', '<=', 'range')),
	CONSTRAINT ck_mention_span CHECK (0 <= char_start AND char_start < char_end)
);
CREATE TABLE claim_entity (
	claim INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	role TEXT NOT NULL,
	CONSTRAINT pk_claim_entity PRIMARY KEY (claim, entity, role),
	CONSTRAINT fk_claim_entity_claim_claim FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE,
	CONSTRAINT fk_claim_entity_entity_entity FOREIGN KEY(entity) REFERENCES entity (id) ON DELETE CASCADE,
	CONSTRAINT ck_claim_entity_role CHECK (role IN ('of', 'from', 'to', 'between', 'about'))
)
 WITHOUT ROWID

;
CREATE TABLE claim_text (
	claim INTEGER NOT NULL,
	norm TEXT NOT NULL,
	stem TEXT NOT NULL,
	CONSTRAINT pk_claim_text PRIMARY KEY (claim),
	CONSTRAINT fk_claim_text_claim_claim FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);
CREATE TABLE source_band (
	band INTEGER NOT NULL,
	source INTEGER NOT NULL,
	CONSTRAINT pk_source_band PRIMARY KEY (band, source),
	CONSTRAINT fk_source_band_source_source FOREIGN KEY(source) REFERENCES source (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE comparison (
	id INTEGER NOT NULL,
	claim_a INTEGER NOT NULL,
	claim_b INTEGER NOT NULL,
	verdict TEXT NOT NULL,
	gap FLOAT,
	reason TEXT NOT NULL,
	fields TEXT NOT NULL,
	published TEXT,
	measure_a INTEGER,
	measure_b INTEGER,
	CONSTRAINT pk_comparison PRIMARY KEY (id),
	CONSTRAINT fk_comparison_measure_a_measure FOREIGN KEY(measure_a) REFERENCES measure (id),
	CONSTRAINT fk_comparison_measure_b_measure FOREIGN KEY(measure_b) REFERENCES measure (id),
	CONSTRAINT fk_comparison_claim_a_claim FOREIGN KEY(claim_a) REFERENCES claim (id) ON DELETE CASCADE,
	CONSTRAINT fk_comparison_claim_b_claim FOREIGN KEY(claim_b) REFERENCES claim (id) ON DELETE CASCADE,
	CONSTRAINT uq_comparison_claim_a_claim_b UNIQUE (claim_a, claim_b),
	CONSTRAINT ck_comparison_verdict CHECK (verdict IN ('same', 'compatible', 'update', 'forecast differs', 'conflict', 'internal', 'denied'))
);
CREATE TABLE support (
	claim INTEGER NOT NULL,
	voices INTEGER NOT NULL,
	sources INTEGER NOT NULL,
	CONSTRAINT pk_support PRIMARY KEY (claim),
	CONSTRAINT fk_support_claim_claim FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE claim_fts USING fts5(
    norm, stem, content='claim_text', content_rowid='claim', tokenize='unicode61 remove_diacritics 0'
);
INSERT INTO "alembic_version" VALUES ('0005');
INSERT INTO "unit" VALUES (1653663362832191, 'km', 'ucum', 'length', 'kilometre', 'كيلومتر', '1000');
INSERT INTO "unit" VALUES (7128493709935226, '[mi_i]', 'ucum', 'length', 'mile', 'ميل', '1609.344');
INSERT INTO "unit" VALUES (7968300123753509, '%', 'percent', 'share', 'percent', 'في المئة', '0.01');
INSERT INTO "unit" VALUES (8731239644046250, 'USD', 'iso4217', 'money', 'US Dollar', 'دولار أمريكي', NULL);
INSERT INTO "measure" VALUES (7273419104017661, 'border length', 'border length', NULL, 'unknown');
INSERT INTO "measure" VALUES (8932398862680890, 'exports', 'exports', NULL, 'unknown');
INSERT INTO "measure" VALUES (8937840350091129, 'imports', 'imports', NULL, 'unknown');
INSERT INTO "entity" VALUES (2231141619821104, 'Dmitry Peskov', 'دميتري بيسكوف', 'person', NULL);
INSERT INTO "entity" VALUES (3786129315109221, 'World Bank', 'البنك الدولي', 'organisation', 'Q7164');
INSERT INTO "entity" VALUES (422012153324348, 'TASS', 'تاس', 'organisation', NULL);
INSERT INTO "entity" VALUES (4426955390078452, 'Al-Wzyr', 'الوزير', 'other', NULL);
INSERT INTO "entity" VALUES (4700583231563636, 'Tajikistan', 'طاجيكستان', 'country', 'TJ');
INSERT INTO "entity" VALUES (4797885016196582, 'Uzbekistan', 'أوزبكستان', 'country', 'UZ');
INSERT INTO "entity" VALUES (8476842396654776, 'Kyrgyzstan', 'قيرغيزستان', 'country', 'KG');
INSERT INTO "entity_alias" VALUES (1167332903504702, 2231141619821104, 'بيسكوف', 'talks: <cue> <speaker> <that>');
INSERT INTO "entity_alias" VALUES (7012240369684161, 4426955390078452, 'الوزير', 'talks: <cue> <speaker> <that>');
INSERT INTO "entity_alias" VALUES (7084581193769297, 3786129315109221, 'البنك', 'trade/north: <cue> <speaker> <that>');
INSERT INTO "source" VALUES (2371613132838648, 'talks', 'title of talks', NULL, NULL, 'ar', NULL, NULL, 0, '543230f716b88e98359e2736d921d53d130c56e78acfc1b48c2e16742f5615ca', NULL, 'قال بيسكوف وفق تاس: «نفى الوزير أن الطريق بطول 7 كم. ولن يمتد».'||char(10)||'ولم يقل بيسكوف إن اللقاء ألغي. ومن المعتقد أن اللقاء قريب.');
INSERT INTO "source" VALUES (2866408165907635, 'trade/north', 'title of trade/north', 'جريدة', '2024-01-05', 'ar', 'https://example.org/1', NULL, 1, '61beef5e5af0aaea0f3d9be93205a4b5491c115cb77567e70bec6c216ef777e9', NULL, '﻿نمو التجارة'||char(13)||''||char(10)||'ارتفعت الصادرات بنسبة ٤٦٫٢٪ في عام 2023، وقال البنك إنها بلغت أكثر من 330 مليون دولار.'||char(13)||''||char(10)||'وتبلغ قيمة الواردات 330 مليون دولار أيضا!');
INSERT INTO "source" VALUES (7858615114823340, 'silent', 'title of silent', NULL, NULL, 'ar', NULL, NULL, 0, '5fe4f785be73eb84435068c648044bbcf3e631666aabb058c505550a0c9da25b', NULL, 'لا أرقام في هذا الخبر.');
INSERT INTO "source" VALUES (7954002251069344, 'border', 'title of border', NULL, NULL, 'ar', NULL, NULL, 0, '9b3d0decc9af179404a5ef13d8c143eadcb7ff6401e178163b564235b0d4df45', NULL, 'يمتد الحدّ على 980 كم (609 أميال). ويقع المعبر على بُعد 5 كم.');
INSERT INTO "sentence" VALUES (1374586247968514, 7858615114823340, 0, 0, 0, 22, 'لا أرقام في هذا الخبر.');
INSERT INTO "sentence" VALUES (1817089792778196, 7954002251069344, 0, 0, 0, 34, 'يمتد الحدّ على 980 كم (609 أميال).');
INSERT INTO "sentence" VALUES (1818080461086371, 2371613132838648, 1, 0, 53, 63, 'ولن يمتد».');
INSERT INTO "sentence" VALUES (2452725064209241, 7954002251069344, 1, 0, 35, 61, 'ويقع المعبر على بُعد 5 كم.');
INSERT INTO "sentence" VALUES (3319811256642659, 2866408165907635, 0, 0, 1, 12, 'نمو التجارة');
INSERT INTO "sentence" VALUES (4036156062598511, 2866408165907635, 2, 2, 102, 143, 'وتبلغ قيمة الواردات 330 مليون دولار أيضا!');
INSERT INTO "sentence" VALUES (5272040389952238, 2371613132838648, 2, 1, 64, 94, 'ولم يقل بيسكوف إن اللقاء ألغي.');
INSERT INTO "sentence" VALUES (5605001726937361, 2866408165907635, 1, 1, 14, 100, 'ارتفعت الصادرات بنسبة ٤٦٫٢٪ في عام 2023، وقال البنك إنها بلغت أكثر من 330 مليون دولار.');
INSERT INTO "sentence" VALUES (5755559190586532, 2371613132838648, 0, 0, 0, 52, 'قال بيسكوف وفق تاس: «نفى الوزير أن الطريق بطول 7 كم.');
INSERT INTO "sentence" VALUES (6598839425423831, 2371613132838648, 3, 1, 95, 122, 'ومن المعتقد أن اللقاء قريب.');
INSERT INTO "claim" VALUES (1582492065619873, '2cfa252b72fd0db2', 7954002251069344, 1817089792778196, 'figure', '980 كم', 'border length: 980 km', 'asserted', NULL, NULL, '<number> <unit>', 15, 21, NULL);
INSERT INTO "claim" VALUES (2198681825779411, '3e7d840998f69a3f', 2371613132838648, 5755559190586532, 'figure', '7 كم', '7 km', 'asserted', 4426955390078452, 934257133594665, '<number> <unit>', 47, 51, NULL);
INSERT INTO "claim" VALUES (5276017683965466, '95f414bf0d30d2e9', 2866408165907635, 5605001726937361, 'figure', '330 مليون دولار', 'exports: more than 330,000,000 USD', 'estimated', 3786129315109221, 782737498064004, '<number> <unit>', 84, 99, NULL);
INSERT INTO "claim" VALUES (5672463646429301, 'a1389ae52c83af49', 7954002251069344, 2452725064209241, 'figure', '5 كم', '5 km', 'asserted', NULL, NULL, '<number> <unit>', 56, 60, NULL);
INSERT INTO "claim" VALUES (605899941952465, '1138809679de8dec', 2866408165907635, 4036156062598511, 'figure', '330 مليون دولار', 'imports: 330,000,000 USD', 'asserted', NULL, NULL, '<number> <unit>', 122, 137, NULL);
INSERT INTO "claim" VALUES (6371650189581177, 'b517db5176dbc850', 2866408165907635, 5605001726937361, 'figure', '٤٦٫٢٪', 'exports: rise of 46.2%', 'asserted', NULL, NULL, '<number> <unit>', 36, 41, NULL);
INSERT INTO "claim" VALUES (7418746843669026, 'd2da7cd25d1115ef', 2866408165907635, 5605001726937361, 'figure', 'عام 2023', '2023', 'asserted', NULL, NULL, '<number> <unit>', 45, 53, NULL);
INSERT INTO "claim" VALUES (782737498064004, '163f2a3432242434', 2866408165907635, 5605001726937361, 'statement', 'بلغت أكثر من 330 مليون دولار', 'World Bank said: بلغت أكثر من 330 مليون دولار', 'asserted', 3786129315109221, NULL, '<cue> <speaker> <that>', 71, 99, NULL);
INSERT INTO "claim" VALUES (8259246651430367, 'eabdedb62aaefa6b', 2371613132838648, 6598839425423831, 'statement', 'اللقاء قريب', 'somebody unnamed believed: اللقاء قريب', 'asserted', NULL, NULL, '<cue> <speaker> <that>', 110, 121, NULL);
INSERT INTO "claim" VALUES (8348906630989584, 'ed4a4a700638862b', 2371613132838648, 5272040389952238, 'statement', 'اللقاء ألغي', 'Dmitry Peskov did not say: اللقاء ألغي', 'asserted', 2231141619821104, NULL, '<cue> <speaker> <that>', 82, 93, NULL);
INSERT INTO "claim" VALUES (934257133594665, '1a8d9d849d414ecd', 2371613132838648, 5755559190586532, 'statement', 'الطريق بطول 7 كم', 'Al-Wzyr denied: الطريق بطول 7 كم', 'denied', 4426955390078452, 972283935168448, '<cue> <speaker> <that>', 35, 51, NULL);
INSERT INTO "claim" VALUES (972283935168448, '1ba24bf49cbe071d', 2371613132838648, 5755559190586532, 'statement', 'نفى الوزير أن الطريق بطول 7 كم. ولن يمتد', 'Dmitry Peskov said, according to TASS: نفى الوزير أن الطريق بطول 7 كم. ولن يمتد', 'asserted', 2231141619821104, NULL, '<cue> <speaker> <that>', 21, 61, NULL);
INSERT INTO "figure" VALUES (1582492065619873, 'length', '980', '980', 980.0, 980.0, 1653663362832191, NULL, '=', NULL, NULL, NULL, 7273419104017661, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "figure" VALUES (2198681825779411, 'length', '7', '7', 7.0, 7.0, 1653663362832191, NULL, '=', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "figure" VALUES (5276017683965466, 'money', '330000000', NULL, 330000000.0, NULL, 8731239644046250, NULL, '>', NULL, NULL, NULL, 8932398862680890, 'الصادرات', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "figure" VALUES (5672463646429301, 'length', '5', '5', 5.0, 5.0, 1653663362832191, NULL, '=', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "figure" VALUES (605899941952465, 'money', '330000000', '330000000', 330000000.0, 330000000.0, 8731239644046250, NULL, '=', NULL, NULL, NULL, 8937840350091129, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "figure" VALUES (6371650189581177, 'percent', '46.2', '46.2', 46.2, 46.2, 7968300123753509, NULL, '=', NULL, NULL, 'rise', 8932398862680890, NULL, NULL, NULL, NULL, '2023', '2023-01-01', '2023-12-31', NULL, NULL, NULL, NULL);
INSERT INTO "figure" VALUES (7418746843669026, 'date', NULL, NULL, NULL, NULL, NULL, NULL, '=', NULL, NULL, NULL, NULL, NULL, '2023', '2023-01-01', '2023-12-31', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "statement" VALUES (782737498064004, 'وقال', 55, 59, 'بلغت أكثر من 330 مليون دولار', 'البنك', 'say', 'indirect', 'affirmed', NULL);
INSERT INTO "statement" VALUES (8259246651430367, 'ومن المعتقد', 95, 106, 'اللقاء قريب', NULL, 'believe', 'indirect', 'affirmed', NULL);
INSERT INTO "statement" VALUES (8348906630989584, 'ولم يقل', 64, 71, 'اللقاء ألغي', 'بيسكوف', 'say', 'indirect', 'negated', NULL);
INSERT INTO "statement" VALUES (934257133594665, 'نفى', 21, 24, 'الطريق بطول 7 كم', 'الوزير', 'deny', 'indirect', 'affirmed', NULL);
INSERT INTO "statement" VALUES (972283935168448, 'قال', 0, 3, 'نفى الوزير أن الطريق بطول 7 كم. ولن يمتد', 'بيسكوف', 'say', 'direct', 'affirmed', 422012153324348);
INSERT INTO "mention" VALUES (3094492032396641, 2198681825779411, 0, 47, 51, '7 كم', '7', '7', 1653663362832191, '=', '<number> <unit>');
INSERT INTO "mention" VALUES (318773877160700, 7418746843669026, 0, 45, 53, 'عام 2023', NULL, NULL, NULL, '=', '<number> <unit>');
INSERT INTO "mention" VALUES (3585391182110565, 1582492065619873, 1, 23, 32, '609 أميال', '609', '609', 7128493709935226, '=', '<number> <unit>');
INSERT INTO "mention" VALUES (6219756616768858, 1582492065619873, 0, 15, 21, '980 كم', '980', '980', 1653663362832191, '=', '<number> <unit>');
INSERT INTO "mention" VALUES (6459664261149234, 5276017683965466, 0, 84, 99, '330 مليون دولار', '330000000', NULL, 8731239644046250, '>', '<number> <unit>');
INSERT INTO "mention" VALUES (7964584464723194, 5672463646429301, 0, 56, 60, '5 كم', '5', '5', 1653663362832191, '=', '<number> <unit>');
INSERT INTO "mention" VALUES (813788904951456, 605899941952465, 0, 122, 137, '330 مليون دولار', '330000000', '330000000', 8731239644046250, '=', '<number> <unit>');
INSERT INTO "mention" VALUES (8247455156840463, 6371650189581177, 0, 36, 41, '٤٦٫٢٪', '46.2', '46.2', 7968300123753509, '=', '<number> <unit>');
INSERT INTO "claim_entity" VALUES (1582492065619873, 4700583231563636, 'about');
INSERT INTO "claim_entity" VALUES (1582492065619873, 8476842396654776, 'about');
INSERT INTO "claim_entity" VALUES (5276017683965466, 4700583231563636, 'about');
INSERT INTO "claim_entity" VALUES (6371650189581177, 4700583231563636, 'about');
INSERT INTO "claim_entity" VALUES (6371650189581177, 4797885016196582, 'about');
INSERT INTO "claim_text" VALUES (1582492065619873, 'يمتد الحد علي 980 كم 609 اميال', 'يمتد الحد علي 980 كم 609 اميال');
INSERT INTO "claim_text" VALUES (2198681825779411, 'قال بيسكوف وفق تاس نفي الوزير ان الطريق بطول 7 كم al wzyr الوزير', 'قال يسكوف وفق تاس نفي وزير ان طريق طول 7 كم al wzyr وزير');
INSERT INTO "claim_text" VALUES (5276017683965466, 'ارتفعت الصادرات بنسبه 46 2 في عام 2023 وقال البنك انها بلغت اكثر من 330 مليون دولار world bank البنك الدولي', 'ارتفع صادر نسب 46 2 في عام 2023 قال بنك انه بلغ اكثر من 330 مليون دولار world bank بنك دول');
INSERT INTO "claim_text" VALUES (5672463646429301, 'ويقع المعبر علي بعد 5 كم', 'يقع معبر علي بعد 5 كم');
INSERT INTO "claim_text" VALUES (605899941952465, 'وتبلغ قيمه الواردات 330 مليون دولار ايضا', 'تبلغ قيم وارد 330 مليون دولار ايض');
INSERT INTO "claim_text" VALUES (6371650189581177, 'ارتفعت الصادرات بنسبه 46 2 في عام 2023 وقال البنك انها بلغت اكثر من 330 مليون دولار', 'ارتفع صادر نسب 46 2 في عام 2023 قال بنك انه بلغ اكثر من 330 مليون دولار');
INSERT INTO "claim_text" VALUES (7418746843669026, 'ارتفعت الصادرات بنسبه 46 2 في عام 2023 وقال البنك انها بلغت اكثر من 330 مليون دولار', 'ارتفع صادر نسب 46 2 في عام 2023 قال بنك انه بلغ اكثر من 330 مليون دولار');
INSERT INTO "claim_text" VALUES (782737498064004, 'ارتفعت الصادرات بنسبه 46 2 في عام 2023 وقال البنك انها بلغت اكثر من 330 مليون دولار world bank البنك الدولي', 'ارتفع صادر نسب 46 2 في عام 2023 قال بنك انه بلغ اكثر من 330 مليون دولار world bank بنك دول');
INSERT INTO "claim_text" VALUES (8259246651430367, 'ومن المعتقد ان اللقاء قريب', 'ومن معتقد ان لقاء قريب');
INSERT INTO "claim_text" VALUES (8348906630989584, 'ولم يقل بيسكوف ان اللقاء الغي dmitry peskov دميتري بيسكوف', 'ولم يقل يسكوف ان لقاء الغ dmitry peskov دميتر يسكوف');
INSERT INTO "claim_text" VALUES (934257133594665, 'قال بيسكوف وفق تاس نفي الوزير ان الطريق بطول 7 كم al wzyr الوزير', 'قال يسكوف وفق تاس نفي وزير ان طريق طول 7 كم al wzyr وزير');
INSERT INTO "claim_text" VALUES (972283935168448, 'قال بيسكوف وفق تاس نفي الوزير ان الطريق بطول 7 كم ولن يمتد dmitry peskov دميتري بيسكوف tass تاس', 'قال يسكوف وفق تاس نفي وزير ان طريق طول 7 كم ولن يمتد dmitry peskov دميتر يسكوف tass تاس');
INSERT INTO "source_band" VALUES (1060296834121939, 7954002251069344);
INSERT INTO "source_band" VALUES (1221771874917123, 7858615114823340);
INSERT INTO "source_band" VALUES (1432713088096260, 7858615114823340);
INSERT INTO "source_band" VALUES (1438100073257049, 2371613132838648);
INSERT INTO "source_band" VALUES (1571089780730537, 2371613132838648);
INSERT INTO "source_band" VALUES (1665174580105495, 7954002251069344);
INSERT INTO "source_band" VALUES (1685647082768069, 2866408165907635);
INSERT INTO "source_band" VALUES (1802242551915205, 2371613132838648);
INSERT INTO "source_band" VALUES (217079369054140, 7954002251069344);
INSERT INTO "source_band" VALUES (2183971287521689, 2866408165907635);
INSERT INTO "source_band" VALUES (2232777072258029, 7954002251069344);
INSERT INTO "source_band" VALUES (2232972214066690, 2866408165907635);
INSERT INTO "source_band" VALUES (2321753272751939, 2866408165907635);
INSERT INTO "source_band" VALUES (2993578426508000, 7858615114823340);
INSERT INTO "source_band" VALUES (3038975369313797, 2371613132838648);
INSERT INTO "source_band" VALUES (3096910203612444, 7954002251069344);
INSERT INTO "source_band" VALUES (3109079151476772, 7954002251069344);
INSERT INTO "source_band" VALUES (3412342288924051, 7858615114823340);
INSERT INTO "source_band" VALUES (3415566998256185, 2866408165907635);
INSERT INTO "source_band" VALUES (3563345918585814, 7954002251069344);
INSERT INTO "source_band" VALUES (3631347018994426, 7954002251069344);
INSERT INTO "source_band" VALUES (364729278630358, 2371613132838648);
INSERT INTO "source_band" VALUES (3734634421146614, 7858615114823340);
INSERT INTO "source_band" VALUES (3760495385686282, 2866408165907635);
INSERT INTO "source_band" VALUES (3784588054695035, 7858615114823340);
INSERT INTO "source_band" VALUES (3851332630486122, 2866408165907635);
INSERT INTO "source_band" VALUES (3925291122764442, 2866408165907635);
INSERT INTO "source_band" VALUES (4081040050101819, 2371613132838648);
INSERT INTO "source_band" VALUES (4200320806814039, 7858615114823340);
INSERT INTO "source_band" VALUES (4456703094773789, 2371613132838648);
INSERT INTO "source_band" VALUES (4466552530371803, 2866408165907635);
INSERT INTO "source_band" VALUES (4539864328877096, 2371613132838648);
INSERT INTO "source_band" VALUES (4645244255467141, 2866408165907635);
INSERT INTO "source_band" VALUES (4673770106938757, 2866408165907635);
INSERT INTO "source_band" VALUES (4834255144131290, 7858615114823340);
INSERT INTO "source_band" VALUES (4918197364796505, 7858615114823340);
INSERT INTO "source_band" VALUES (4934021192938268, 2371613132838648);
INSERT INTO "source_band" VALUES (5001159272646786, 7858615114823340);
INSERT INTO "source_band" VALUES (5055090419953866, 2371613132838648);
INSERT INTO "source_band" VALUES (5221104443046599, 2371613132838648);
INSERT INTO "source_band" VALUES (5331478718319674, 2866408165907635);
INSERT INTO "source_band" VALUES (536035239293087, 7954002251069344);
INSERT INTO "source_band" VALUES (545758537801535, 2371613132838648);
INSERT INTO "source_band" VALUES (5522633206159859, 2371613132838648);
INSERT INTO "source_band" VALUES (5580168287244051, 7954002251069344);
INSERT INTO "source_band" VALUES (5666689909532297, 7858615114823340);
INSERT INTO "source_band" VALUES (5744915167835777, 2866408165907635);
INSERT INTO "source_band" VALUES (5807586844787896, 7954002251069344);
INSERT INTO "source_band" VALUES (5951794541283895, 7858615114823340);
INSERT INTO "source_band" VALUES (6011937791686777, 2866408165907635);
INSERT INTO "source_band" VALUES (6144497484637297, 2371613132838648);
INSERT INTO "source_band" VALUES (6201868884292318, 2866408165907635);
INSERT INTO "source_band" VALUES (6284445510213934, 2371613132838648);
INSERT INTO "source_band" VALUES (6340118514337159, 7858615114823340);
INSERT INTO "source_band" VALUES (6652732289477941, 2371613132838648);
INSERT INTO "source_band" VALUES (6717725271325628, 2866408165907635);
INSERT INTO "source_band" VALUES (715248292613517, 2371613132838648);
INSERT INTO "source_band" VALUES (7159059110218676, 7954002251069344);
INSERT INTO "source_band" VALUES (7231435888908816, 7954002251069344);
INSERT INTO "source_band" VALUES (7241037761270024, 7954002251069344);
INSERT INTO "source_band" VALUES (7346629752769576, 7858615114823340);
INSERT INTO "source_band" VALUES (7417317532440473, 7954002251069344);
INSERT INTO "source_band" VALUES (7486036811000662, 7858615114823340);
INSERT INTO "source_band" VALUES (7696415111398103, 7858615114823340);
INSERT INTO "source_band" VALUES (7723874358141482, 7954002251069344);
INSERT INTO "source_band" VALUES (7826477624839481, 7858615114823340);
INSERT INTO "source_band" VALUES (7887714643374408, 2371613132838648);
INSERT INTO "source_band" VALUES (7938663219368519, 7954002251069344);
INSERT INTO "source_band" VALUES (8067804207071690, 2866408165907635);
INSERT INTO "source_band" VALUES (8190717242004809, 2866408165907635);
INSERT INTO "source_band" VALUES (8224765563436558, 2866408165907635);
INSERT INTO "source_band" VALUES (8288104769761961, 2371613132838648);
INSERT INTO "source_band" VALUES (836974510924243, 2866408165907635);
INSERT INTO "source_band" VALUES (8647716991313859, 7954002251069344);
INSERT INTO "source_band" VALUES (8915292254883409, 2371613132838648);
INSERT INTO "source_band" VALUES (8958153142482517, 7858615114823340);
INSERT INTO "source_band" VALUES (8991795389123245, 7858615114823340);
INSERT INTO "source_band" VALUES (901069909776770, 7954002251069344);
INSERT INTO "source_band" VALUES (911855863777638, 7954002251069344);
INSERT INTO "source_band" VALUES (970644777533360, 7858615114823340);
INSERT INTO claim_fts(claim_fts) VALUES ('rebuild');
CREATE INDEX ix_source_publisher ON source (publisher);
CREATE INDEX ix_source_published ON source (published);
CREATE INDEX ix_source_language ON source (language);
CREATE INDEX ix_source_sample ON source (sample);
CREATE INDEX ix_source_sha256 ON source (sha256);
CREATE INDEX ix_source_cluster ON source (cluster);
CREATE INDEX ix_unit_system ON unit (system);
CREATE INDEX ix_unit_dimension ON unit (dimension);
CREATE INDEX ix_measure_nature ON measure (nature);
CREATE INDEX ix_entity_kind ON entity (kind);
CREATE INDEX ix_entity_code ON entity (code);
CREATE INDEX ix_entity_alias_alias ON entity_alias (alias);
CREATE INDEX ix_claim_source ON claim (source);
CREATE INDEX ix_claim_sentence ON claim (sentence);
CREATE INDEX ix_claim_kind ON claim (kind);
CREATE INDEX ix_claim_modality ON claim (modality);
CREATE INDEX ix_claim_speaker ON claim (speaker);
CREATE INDEX ix_claim_statement ON claim (statement);
CREATE INDEX ix_claim_rule ON claim (rule);
CREATE INDEX ix_figure_kind ON figure (kind);
CREATE INDEX ix_figure_low_real ON figure (low_real);
CREATE INDEX ix_figure_high_real ON figure (high_real);
CREATE INDEX ix_figure_unit ON figure (unit);
CREATE INDEX ix_figure_comparator ON figure (comparator);
CREATE INDEX ix_figure_counted ON figure (counted);
CREATE INDEX ix_figure_change ON figure (change);
CREATE INDEX ix_figure_measure ON figure (measure);
CREATE INDEX ix_figure_edtf ON figure (edtf);
CREATE INDEX ix_figure_earliest ON figure (earliest);
CREATE INDEX ix_figure_latest ON figure (latest);
CREATE INDEX ix_figure_period_earliest ON figure (period_earliest);
CREATE INDEX ix_figure_period_latest ON figure (period_latest);
CREATE INDEX ix_statement_stance ON statement (stance);
CREATE INDEX ix_statement_mode ON statement (mode);
CREATE INDEX ix_statement_carrier ON statement (carrier);
CREATE INDEX ix_mention_unit ON mention (unit);
CREATE INDEX ix_mention_rule ON mention (rule);
CREATE INDEX ix_claim_entity_entity ON claim_entity (entity);
CREATE INDEX ix_figure_unit_value ON figure (unit, ifnull(high_real, low_real));
CREATE INDEX ix_source_band_source ON source_band (source);
CREATE INDEX ix_figure_qualifiers ON figure (qualifiers);
CREATE INDEX ix_comparison_claim_b ON comparison (claim_b);
CREATE INDEX ix_comparison_gap ON comparison (gap);
CREATE INDEX ix_comparison_verdict ON comparison (verdict);
CREATE INDEX ix_comparison_measure_a ON comparison (measure_a);
CREATE INDEX ix_comparison_measure_b ON comparison (measure_b);
CREATE INDEX ix_comparison_conflict_gap ON comparison (gap) WHERE verdict IN ('conflict', 'internal', 'denied');
CREATE INDEX ix_comparison_conflict_published ON comparison (published) WHERE verdict IN ('conflict', 'internal', 'denied');
CREATE INDEX ix_support_voices ON support (voices);
CREATE INDEX ix_support_sources ON support (sources);
CREATE TRIGGER claim_text_inserted AFTER INSERT ON claim_text BEGIN INSERT INTO claim_fts(rowid, norm, stem) VALUES (new.claim, new.norm, new.stem); END;
CREATE TRIGGER claim_text_deleted AFTER DELETE ON claim_text BEGIN INSERT INTO claim_fts(claim_fts, rowid, norm, stem) VALUES ('delete', old.claim, old.norm, old.stem); END;
CREATE TRIGGER claim_text_updated AFTER UPDATE ON claim_text BEGIN INSERT INTO claim_fts(claim_fts, rowid, norm, stem) VALUES ('delete', old.claim, old.norm, old.stem); INSERT INTO claim_fts(rowid, norm, stem) VALUES (new.claim, new.norm, new.stem); END;
CREATE TRIGGER comparison_inserted AFTER INSERT ON comparison BEGIN
    UPDATE comparison SET
        published = (
            SELECT max(source.published) FROM claim JOIN source ON source.id = claim.source
            WHERE claim.id IN (NEW.claim_a, NEW.claim_b)
        ),
        measure_a = (SELECT figure.measure FROM figure WHERE figure.claim = NEW.claim_a),
        measure_b = (SELECT figure.measure FROM figure WHERE figure.claim = NEW.claim_b)
    WHERE id = NEW.id;
    DELETE FROM support WHERE claim IN (NEW.claim_a, NEW.claim_b);
    INSERT INTO support (claim, voices, sources)
    SELECT heard.claim, count(DISTINCT heard.voice), count(DISTINCT heard.source)
    FROM (
        SELECT pair.claim AS claim, coalesce(source.cluster, source.id) AS voice, source.id AS source
        FROM (
        SELECT claim_a AS claim, claim_b AS other FROM comparison WHERE verdict IN ('same', 'compatible') AND claim_a IN (NEW.claim_a, NEW.claim_b)
        UNION ALL
        SELECT claim_b, claim_a FROM comparison WHERE verdict IN ('same', 'compatible') AND claim_b IN (NEW.claim_a, NEW.claim_b)
    ) AS pair
        JOIN claim AS own ON own.id = pair.claim
        JOIN claim AS told ON told.id IN (pair.claim, pair.other)
        JOIN source ON source.id = told.source
    ) AS heard
    GROUP BY heard.claim
    ;
END;
CREATE TRIGGER comparison_deleted AFTER DELETE ON comparison BEGIN DELETE FROM support WHERE claim IN (OLD.claim_a, OLD.claim_b);
    INSERT INTO support (claim, voices, sources)
    SELECT heard.claim, count(DISTINCT heard.voice), count(DISTINCT heard.source)
    FROM (
        SELECT pair.claim AS claim, coalesce(source.cluster, source.id) AS voice, source.id AS source
        FROM (
        SELECT claim_a AS claim, claim_b AS other FROM comparison WHERE verdict IN ('same', 'compatible') AND claim_a IN (OLD.claim_a, OLD.claim_b)
        UNION ALL
        SELECT claim_b, claim_a FROM comparison WHERE verdict IN ('same', 'compatible') AND claim_b IN (OLD.claim_a, OLD.claim_b)
    ) AS pair
        JOIN claim AS own ON own.id = pair.claim
        JOIN claim AS told ON told.id IN (pair.claim, pair.other)
        JOIN source ON source.id = told.source
    ) AS heard
    GROUP BY heard.claim
    ; END;
CREATE VIEW figures AS
SELECT
    figure.claim AS id,
    (SELECT claim.gloss FROM claim WHERE claim.id = figure.claim) AS gloss,
    (SELECT claim.quote FROM claim WHERE claim.id = figure.claim) AS quote,
    (SELECT sentence.text FROM claim JOIN sentence ON sentence.id = claim.sentence WHERE claim.id = figure.claim) AS sentence,
    (SELECT source.key FROM claim JOIN source ON source.id = claim.source WHERE claim.id = figure.claim) AS source,
    (SELECT source.title FROM claim JOIN source ON source.id = claim.source WHERE claim.id = figure.claim) AS title,
    (SELECT source.publisher FROM claim JOIN source ON source.id = claim.source WHERE claim.id = figure.claim) AS publisher,
    (SELECT source.published FROM claim JOIN source ON source.id = claim.source WHERE claim.id = figure.claim) AS published,
    figure.kind AS kind,
    figure.low_real AS low,
    figure.high_real AS high,
    (SELECT unit.code FROM unit WHERE unit.id = figure.unit) AS unit,
    figure.comparator AS comparator,
    figure.counted AS counted,
    figure.per AS per,
    figure.change AS change,
    figure.edtf AS edtf,
    figure.earliest AS earliest,
    figure.latest AS latest,
    figure.period AS period,
    figure.compared_to AS compared_to,
    (SELECT measure.label FROM measure WHERE measure.id = figure.measure) AS measure,
    figure.qualifiers AS qualifiers,
    figure.measure_text AS measure_text,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT DISTINCT iif(party.kind = 'country', coalesce(party.code, party.name), party.name) AS name
            FROM claim_entity JOIN entity AS party ON party.id = claim_entity.entity
            WHERE claim_entity.claim = figure.claim
            ORDER BY 1
        )
    ) AS about,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT claim_entity.role || ' ' || coalesce(
                iif(party.kind = 'country', party.code, NULL), party.name
            ) AS name
            FROM claim_entity JOIN entity AS party ON party.id = claim_entity.entity
            WHERE claim_entity.claim = figure.claim
            ORDER BY 1
        )
    ) AS parties,
    (SELECT entity.name FROM claim JOIN entity ON entity.id = claim.speaker WHERE claim.id = figure.claim) AS speaker,
    (SELECT claim.modality FROM claim WHERE claim.id = figure.claim) AS modality,
    (SELECT claim.gloss_ar FROM claim WHERE claim.id = figure.claim) AS gloss_ar,
    (SELECT unit.label FROM unit WHERE unit.id = figure.unit) AS unit_label,
    figure.low AS low_exact,
    figure.high AS high_exact,
    (SELECT claim.statement FROM claim WHERE claim.id = figure.claim) AS statement_id,
    (SELECT claim.source FROM claim WHERE claim.id = figure.claim) AS source_id,
    (SELECT claim.char_start FROM claim WHERE claim.id = figure.claim) AS char_start,
    (SELECT claim.char_end FROM claim WHERE claim.id = figure.claim) AS char_end,
    (SELECT claim.rule FROM claim WHERE claim.id = figure.claim) AS rule,
    (SELECT claim.key FROM claim WHERE claim.id = figure.claim) AS key
FROM figure;
CREATE VIEW statements AS
SELECT
    statement.claim AS id,
    (SELECT entity.name FROM claim JOIN entity ON entity.id = claim.speaker WHERE claim.id = statement.claim) AS speaker,
    statement.stance AS stance,
    statement.content AS content,
    (SELECT sentence.text FROM claim JOIN sentence ON sentence.id = claim.sentence WHERE claim.id = statement.claim) AS sentence,
    (SELECT source.key FROM claim JOIN source ON source.id = claim.source WHERE claim.id = statement.claim) AS source,
    (SELECT source.title FROM claim JOIN source ON source.id = claim.source WHERE claim.id = statement.claim) AS title,
    (SELECT source.publisher FROM claim JOIN source ON source.id = claim.source WHERE claim.id = statement.claim) AS publisher,
    (SELECT source.published FROM claim JOIN source ON source.id = claim.source WHERE claim.id = statement.claim) AS published,
    statement.mode AS mode,
    statement.polarity AS polarity,
    (SELECT entity.name FROM entity WHERE entity.id = statement.carrier) AS carrier,
    statement.cue AS cue,
    statement.speaker_text AS speaker_text,
    (SELECT claim.modality FROM claim WHERE claim.id = statement.claim) AS modality,
    (SELECT claim.gloss FROM claim WHERE claim.id = statement.claim) AS gloss,
    (SELECT claim.statement FROM claim WHERE claim.id = statement.claim) AS statement_id,
    (SELECT claim.source FROM claim WHERE claim.id = statement.claim) AS source_id,
    (SELECT claim.char_start FROM claim WHERE claim.id = statement.claim) AS char_start,
    (SELECT claim.char_end FROM claim WHERE claim.id = statement.claim) AS char_end,
    (SELECT claim.rule FROM claim WHERE claim.id = statement.claim) AS rule,
    (SELECT claim.key FROM claim WHERE claim.id = statement.claim) AS key
FROM statement;
CREATE VIEW conflicts AS
SELECT
    comparison.id AS id,
    comparison.verdict AS verdict,
    comparison.gap AS gap,
    (SELECT claim.quote FROM claim WHERE claim.id = comparison.claim_a) AS quote_a,
    (SELECT claim.gloss FROM claim WHERE claim.id = comparison.claim_a) AS gloss_a,
    (SELECT sentence.text FROM claim JOIN sentence ON sentence.id = claim.sentence WHERE claim.id = comparison.claim_a) AS sentence_a,
    (SELECT source.key FROM claim JOIN source ON source.id = claim.source WHERE claim.id = comparison.claim_a) AS source_a,
    (SELECT source.publisher FROM claim JOIN source ON source.id = claim.source WHERE claim.id = comparison.claim_a) AS publisher_a,
    (SELECT source.published FROM claim JOIN source ON source.id = claim.source WHERE claim.id = comparison.claim_a) AS published_a,
    (SELECT claim.quote FROM claim WHERE claim.id = comparison.claim_b) AS quote_b,
    (SELECT claim.gloss FROM claim WHERE claim.id = comparison.claim_b) AS gloss_b,
    (SELECT sentence.text FROM claim JOIN sentence ON sentence.id = claim.sentence WHERE claim.id = comparison.claim_b) AS sentence_b,
    (SELECT source.key FROM claim JOIN source ON source.id = claim.source WHERE claim.id = comparison.claim_b) AS source_b,
    (SELECT source.publisher FROM claim JOIN source ON source.id = claim.source WHERE claim.id = comparison.claim_b) AS publisher_b,
    (SELECT source.published FROM claim JOIN source ON source.id = claim.source WHERE claim.id = comparison.claim_b) AS published_b,
    comparison.reason AS reason,
    comparison.fields AS fields,
    comparison.claim_a AS claim_a,
    comparison.claim_b AS claim_b,
    comparison.published AS published,
    (SELECT measure.label FROM measure WHERE measure.id = comparison.measure_a) AS measure_a,
    (SELECT measure.label FROM measure WHERE measure.id = comparison.measure_b) AS measure_b
FROM comparison
WHERE comparison.verdict IN ('conflict', 'internal', 'denied');
CREATE VIEW agreement AS
SELECT
    support.claim AS id,
    (SELECT claim.gloss FROM claim WHERE claim.id = support.claim) AS gloss,
    (SELECT claim.quote FROM claim WHERE claim.id = support.claim) AS quote,
    support.voices AS voices,
    support.sources AS sources
FROM support;
COMMIT;
