// name: data_dictionary
// question: What is recorded of each kind of thing, what does it mean, and how much of it has a value?
// chapter: Study
// definition: One row for each study, kind of thing of which it has any, and property of that kind in the model: its
//   meaning, type, code list and sensitivity as the model gives them, how many of the kind have a value, and of how
//   many. Empty is not the same as no, none or zero; what sources say that they leave open is in gaps. Interactions are
//   agreed records, so a value on which accounts disagree is none; accounts are a kind of their own. Derived properties
//   follow from others and are written by no one. Ties and the sheets' columns are in the reference of the model.
// params: Studies
// rows: FilledTold
// function: data_dictionary
// result: PropertyRow
// identity: study, kind, property
// order: study, kind, at, property
// release: counts
MATCH (n:Account)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.interaction) AS has_interaction, count(n.kind) AS has_kind,
     count(n.position) AS has_position, count(CASE WHEN size(n.voices) > 0 THEN 1 END) AS has_voices,
     count(CASE WHEN size(n.disputed) > 0 THEN 1 END) AS has_disputed, count(n.mandated) AS has_mandated,
     count(n.counts) AS has_counts, count(n.held) AS has_held, count(n.missed) AS has_missed,
     count(n.offered) AS has_offered, count(n.cares) AS has_cares, count(n.controls) AS has_controls,
     count(n.reality) AS has_reality, count(n.status) AS has_status, count(n.frequency) AS has_frequency,
     count(n.venue) AS has_venue, count(n.care) AS has_care, count(n.control) AS has_control,
     count(n.basis) AS has_basis, count(n.specimen) AS has_specimen,
     count(n.specimen_observed) AS has_specimen_observed, count(n.result) AS has_result,
     count(CASE WHEN size(n.substances) > 0 THEN 1 END) AS has_substances, count(n.supervision) AS has_supervision,
     count(n.mode) AS has_mode, count(n.announced) AS has_announced, count(n.wait_minutes) AS has_wait_minutes,
     count(n.notice_days) AS has_notice_days, count(n.report_shared) AS has_report_shared,
     count(n.minutes_shared) AS has_minutes_shared, count(n.decision) AS has_decision, count(n.shared) AS has_shared,
     count(n.edtf) AS has_edtf, count(n.from_day) AS has_from_day, count(n.to_day) AS has_to_day,
     count(n.precision) AS has_precision, count(n.approximate) AS has_approximate, count(n.day) AS has_day,
     count(n.week) AS has_week, count(n.quarter) AS has_quarter, count(n.year) AS has_year,
     count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps, count(n.voice) AS has_voice
UNWIND [{property: 'interaction', filled: has_interaction}, {property: 'kind', filled: has_kind},
        {property: 'position', filled: has_position}, {property: 'voices', filled: has_voices},
        {property: 'disputed', filled: has_disputed}, {property: 'mandated', filled: has_mandated},
        {property: 'counts', filled: has_counts}, {property: 'held', filled: has_held},
        {property: 'missed', filled: has_missed}, {property: 'offered', filled: has_offered},
        {property: 'cares', filled: has_cares}, {property: 'controls', filled: has_controls},
        {property: 'reality', filled: has_reality}, {property: 'status', filled: has_status},
        {property: 'frequency', filled: has_frequency}, {property: 'venue', filled: has_venue},
        {property: 'care', filled: has_care}, {property: 'control', filled: has_control},
        {property: 'basis', filled: has_basis}, {property: 'specimen', filled: has_specimen},
        {property: 'specimen_observed', filled: has_specimen_observed}, {property: 'result', filled: has_result},
        {property: 'substances', filled: has_substances}, {property: 'supervision', filled: has_supervision},
        {property: 'mode', filled: has_mode}, {property: 'announced', filled: has_announced},
        {property: 'wait_minutes', filled: has_wait_minutes}, {property: 'notice_days', filled: has_notice_days},
        {property: 'report_shared', filled: has_report_shared},
        {property: 'minutes_shared', filled: has_minutes_shared}, {property: 'decision', filled: has_decision},
        {property: 'shared', filled: has_shared}, {property: 'edtf', filled: has_edtf},
        {property: 'from_day', filled: has_from_day}, {property: 'to_day', filled: has_to_day},
        {property: 'precision', filled: has_precision}, {property: 'approximate', filled: has_approximate},
        {property: 'day', filled: has_day}, {property: 'week', filled: has_week},
        {property: 'quarter', filled: has_quarter}, {property: 'year', filled: has_year},
        {property: 'gaps', filled: has_gaps}, {property: 'voice', filled: has_voice}] AS one
RETURN study, 'Account' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Agency)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.name) AS has_name, count(n.sector) AS has_sector
UNWIND [{property: 'name', filled: has_name}, {property: 'sector', filled: has_sector}] AS one
RETURN study, 'Agency' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:CareArrangement)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.edtf) AS has_edtf, count(n.from_day) AS has_from_day,
     count(n.to_day) AS has_to_day, count(n.precision) AS has_precision, count(n.approximate) AS has_approximate,
     count(n.day) AS has_day, count(n.week) AS has_week, count(n.quarter) AS has_quarter, count(n.year) AS has_year,
     count(n.document) AS has_document, count(n.place) AS has_place, count(n.memo) AS has_memo,
     count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps, count(n.arrangement) AS has_arrangement,
     count(n.legal_basis) AS has_legal_basis
UNWIND [{property: 'edtf', filled: has_edtf}, {property: 'from_day', filled: has_from_day},
        {property: 'to_day', filled: has_to_day}, {property: 'precision', filled: has_precision},
        {property: 'approximate', filled: has_approximate}, {property: 'day', filled: has_day},
        {property: 'week', filled: has_week}, {property: 'quarter', filled: has_quarter},
        {property: 'year', filled: has_year}, {property: 'document', filled: has_document},
        {property: 'place', filled: has_place}, {property: 'memo', filled: has_memo},
        {property: 'gaps', filled: has_gaps}, {property: 'arrangement', filled: has_arrangement},
        {property: 'legal_basis', filled: has_legal_basis}] AS one
RETURN study, 'CareArrangement' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Child)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.is_a) AS has_is_a, count(n.pseudonym) AS has_pseudonym,
     count(n.role) AS has_role, count(n.gender) AS has_gender, count(n.age_band) AS has_age_band,
     count(n.jurisdiction) AS has_jurisdiction, count(n.participant) AS has_participant, count(n.ost) AS has_ost,
     count(n.first_time) AS has_first_time, count(n.shares_care) AS has_shares_care, count(n.document) AS has_document,
     count(n.place) AS has_place, count(n.memo) AS has_memo, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps
UNWIND [{property: 'is_a', filled: has_is_a}, {property: 'pseudonym', filled: has_pseudonym},
        {property: 'role', filled: has_role}, {property: 'gender', filled: has_gender},
        {property: 'age_band', filled: has_age_band}, {property: 'jurisdiction', filled: has_jurisdiction},
        {property: 'participant', filled: has_participant}, {property: 'ost', filled: has_ost},
        {property: 'first_time', filled: has_first_time}, {property: 'shares_care', filled: has_shares_care},
        {property: 'document', filled: has_document}, {property: 'place', filled: has_place},
        {property: 'memo', filled: has_memo}, {property: 'gaps', filled: has_gaps}] AS one
RETURN study, 'Child' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Code)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.path) AS has_path
UNWIND [{property: 'path', filled: has_path}] AS one
RETURN study, 'Code' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Document)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.title) AS has_title, count(n.document_kind) AS has_document_kind,
     count(n.dated) AS has_dated, count(n.data_set) AS has_data_set, count(n.file) AS has_file,
     count(n.sha256) AS has_sha256
UNWIND [{property: 'title', filled: has_title}, {property: 'document_kind', filled: has_document_kind},
        {property: 'dated', filled: has_dated}, {property: 'data_set', filled: has_data_set},
        {property: 'file', filled: has_file}, {property: 'sha256', filled: has_sha256}] AS one
RETURN study, 'Document' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Episode)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps,
     count(n.document) AS has_document, count(n.place) AS has_place, count(n.passage_unit) AS has_passage_unit,
     count(n.first_at) AS has_first_at, count(n.last_at) AS has_last_at, count(n.voice) AS has_voice,
     count(n.voice_role) AS has_voice_role, count(n.told_by) AS has_told_by,
     count(CASE WHEN size(n.quotes) > 0 THEN 1 END) AS has_quotes, count(n.word) AS has_word,
     count(CASE WHEN size(n.inserted) > 0 THEN 1 END) AS has_inserted, count(n.coder) AS has_coder,
     count(n.memo) AS has_memo, count(CASE WHEN size(n.asserts) > 0 THEN 1 END) AS has_asserts,
     count(n.quote_sha256) AS has_quote_sha256, count(n.quote_length) AS has_quote_length
UNWIND [{property: 'gaps', filled: has_gaps}, {property: 'document', filled: has_document},
        {property: 'place', filled: has_place}, {property: 'passage_unit', filled: has_passage_unit},
        {property: 'first_at', filled: has_first_at}, {property: 'last_at', filled: has_last_at},
        {property: 'voice', filled: has_voice}, {property: 'voice_role', filled: has_voice_role},
        {property: 'told_by', filled: has_told_by}, {property: 'quotes', filled: has_quotes},
        {property: 'word', filled: has_word}, {property: 'inserted', filled: has_inserted},
        {property: 'coder', filled: has_coder}, {property: 'memo', filled: has_memo},
        {property: 'asserts', filled: has_asserts}, {property: 'quote_sha256', filled: has_quote_sha256},
        {property: 'quote_length', filled: has_quote_length}] AS one
RETURN study, 'Episode' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Family)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.document) AS has_document, count(n.place) AS has_place,
     count(n.memo) AS has_memo, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps, count(n.name) AS has_name,
     count(n.jurisdiction) AS has_jurisdiction, count(n.household) AS has_household,
     count(n.area_type) AS has_area_type
UNWIND [{property: 'document', filled: has_document}, {property: 'place', filled: has_place},
        {property: 'memo', filled: has_memo}, {property: 'gaps', filled: has_gaps},
        {property: 'name', filled: has_name}, {property: 'jurisdiction', filled: has_jurisdiction},
        {property: 'household', filled: has_household}, {property: 'area_type', filled: has_area_type}] AS one
RETURN study, 'Family' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Interaction)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.interaction) AS has_interaction, count(n.kind) AS has_kind,
     count(n.position) AS has_position, count(CASE WHEN size(n.voices) > 0 THEN 1 END) AS has_voices,
     count(CASE WHEN size(n.disputed) > 0 THEN 1 END) AS has_disputed, count(n.mandated) AS has_mandated,
     count(n.counts) AS has_counts, count(n.held) AS has_held, count(n.missed) AS has_missed,
     count(n.offered) AS has_offered, count(n.cares) AS has_cares, count(n.controls) AS has_controls,
     count(n.reality) AS has_reality, count(n.status) AS has_status, count(n.frequency) AS has_frequency,
     count(n.venue) AS has_venue, count(n.care) AS has_care, count(n.control) AS has_control,
     count(n.basis) AS has_basis, count(n.specimen) AS has_specimen,
     count(n.specimen_observed) AS has_specimen_observed, count(n.result) AS has_result,
     count(CASE WHEN size(n.substances) > 0 THEN 1 END) AS has_substances, count(n.supervision) AS has_supervision,
     count(n.mode) AS has_mode, count(n.announced) AS has_announced, count(n.wait_minutes) AS has_wait_minutes,
     count(n.notice_days) AS has_notice_days, count(n.report_shared) AS has_report_shared,
     count(n.minutes_shared) AS has_minutes_shared, count(n.decision) AS has_decision, count(n.shared) AS has_shared,
     count(n.edtf) AS has_edtf, count(n.from_day) AS has_from_day, count(n.to_day) AS has_to_day,
     count(n.precision) AS has_precision, count(n.approximate) AS has_approximate, count(n.day) AS has_day,
     count(n.week) AS has_week, count(n.quarter) AS has_quarter, count(n.year) AS has_year,
     count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps
UNWIND [{property: 'interaction', filled: has_interaction}, {property: 'kind', filled: has_kind},
        {property: 'position', filled: has_position}, {property: 'voices', filled: has_voices},
        {property: 'disputed', filled: has_disputed}, {property: 'mandated', filled: has_mandated},
        {property: 'counts', filled: has_counts}, {property: 'held', filled: has_held},
        {property: 'missed', filled: has_missed}, {property: 'offered', filled: has_offered},
        {property: 'cares', filled: has_cares}, {property: 'controls', filled: has_controls},
        {property: 'reality', filled: has_reality}, {property: 'status', filled: has_status},
        {property: 'frequency', filled: has_frequency}, {property: 'venue', filled: has_venue},
        {property: 'care', filled: has_care}, {property: 'control', filled: has_control},
        {property: 'basis', filled: has_basis}, {property: 'specimen', filled: has_specimen},
        {property: 'specimen_observed', filled: has_specimen_observed}, {property: 'result', filled: has_result},
        {property: 'substances', filled: has_substances}, {property: 'supervision', filled: has_supervision},
        {property: 'mode', filled: has_mode}, {property: 'announced', filled: has_announced},
        {property: 'wait_minutes', filled: has_wait_minutes}, {property: 'notice_days', filled: has_notice_days},
        {property: 'report_shared', filled: has_report_shared},
        {property: 'minutes_shared', filled: has_minutes_shared}, {property: 'decision', filled: has_decision},
        {property: 'shared', filled: has_shared}, {property: 'edtf', filled: has_edtf},
        {property: 'from_day', filled: has_from_day}, {property: 'to_day', filled: has_to_day},
        {property: 'precision', filled: has_precision}, {property: 'approximate', filled: has_approximate},
        {property: 'day', filled: has_day}, {property: 'week', filled: has_week},
        {property: 'quarter', filled: has_quarter}, {property: 'year', filled: has_year},
        {property: 'gaps', filled: has_gaps}] AS one
RETURN study, 'Interaction' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Involvement)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.edtf) AS has_edtf, count(n.from_day) AS has_from_day,
     count(n.to_day) AS has_to_day, count(n.precision) AS has_precision, count(n.approximate) AS has_approximate,
     count(n.day) AS has_day, count(n.week) AS has_week, count(n.quarter) AS has_quarter, count(n.year) AS has_year,
     count(n.document) AS has_document, count(n.place) AS has_place, count(n.memo) AS has_memo,
     count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps, count(n.basis) AS has_basis,
     count(n.register) AS has_register
UNWIND [{property: 'edtf', filled: has_edtf}, {property: 'from_day', filled: has_from_day},
        {property: 'to_day', filled: has_to_day}, {property: 'precision', filled: has_precision},
        {property: 'approximate', filled: has_approximate}, {property: 'day', filled: has_day},
        {property: 'week', filled: has_week}, {property: 'quarter', filled: has_quarter},
        {property: 'year', filled: has_year}, {property: 'document', filled: has_document},
        {property: 'place', filled: has_place}, {property: 'memo', filled: has_memo},
        {property: 'gaps', filled: has_gaps}, {property: 'basis', filled: has_basis},
        {property: 'register', filled: has_register}] AS one
RETURN study, 'Involvement' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Kin)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.is_a) AS has_is_a, count(n.pseudonym) AS has_pseudonym,
     count(n.role) AS has_role, count(n.gender) AS has_gender, count(n.age_band) AS has_age_band,
     count(n.jurisdiction) AS has_jurisdiction, count(n.participant) AS has_participant, count(n.ost) AS has_ost,
     count(n.first_time) AS has_first_time, count(n.shares_care) AS has_shares_care, count(n.document) AS has_document,
     count(n.place) AS has_place, count(n.memo) AS has_memo, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps
UNWIND [{property: 'is_a', filled: has_is_a}, {property: 'pseudonym', filled: has_pseudonym},
        {property: 'role', filled: has_role}, {property: 'gender', filled: has_gender},
        {property: 'age_band', filled: has_age_band}, {property: 'jurisdiction', filled: has_jurisdiction},
        {property: 'participant', filled: has_participant}, {property: 'ost', filled: has_ost},
        {property: 'first_time', filled: has_first_time}, {property: 'shares_care', filled: has_shares_care},
        {property: 'document', filled: has_document}, {property: 'place', filled: has_place},
        {property: 'memo', filled: has_memo}, {property: 'gaps', filled: has_gaps}] AS one
RETURN study, 'Kin' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Parent)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.is_a) AS has_is_a, count(n.pseudonym) AS has_pseudonym,
     count(n.role) AS has_role, count(n.gender) AS has_gender, count(n.age_band) AS has_age_band,
     count(n.jurisdiction) AS has_jurisdiction, count(n.participant) AS has_participant, count(n.ost) AS has_ost,
     count(n.first_time) AS has_first_time, count(n.shares_care) AS has_shares_care, count(n.document) AS has_document,
     count(n.place) AS has_place, count(n.memo) AS has_memo, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps
UNWIND [{property: 'is_a', filled: has_is_a}, {property: 'pseudonym', filled: has_pseudonym},
        {property: 'role', filled: has_role}, {property: 'gender', filled: has_gender},
        {property: 'age_band', filled: has_age_band}, {property: 'jurisdiction', filled: has_jurisdiction},
        {property: 'participant', filled: has_participant}, {property: 'ost', filled: has_ost},
        {property: 'first_time', filled: has_first_time}, {property: 'shares_care', filled: has_shares_care},
        {property: 'document', filled: has_document}, {property: 'place', filled: has_place},
        {property: 'memo', filled: has_memo}, {property: 'gaps', filled: has_gaps}] AS one
RETURN study, 'Parent' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Professional)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.is_a) AS has_is_a, count(n.pseudonym) AS has_pseudonym,
     count(n.role) AS has_role, count(n.gender) AS has_gender, count(n.age_band) AS has_age_band,
     count(n.jurisdiction) AS has_jurisdiction, count(n.participant) AS has_participant, count(n.ost) AS has_ost,
     count(n.first_time) AS has_first_time, count(n.shares_care) AS has_shares_care, count(n.document) AS has_document,
     count(n.place) AS has_place, count(n.memo) AS has_memo, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps
UNWIND [{property: 'is_a', filled: has_is_a}, {property: 'pseudonym', filled: has_pseudonym},
        {property: 'role', filled: has_role}, {property: 'gender', filled: has_gender},
        {property: 'age_band', filled: has_age_band}, {property: 'jurisdiction', filled: has_jurisdiction},
        {property: 'participant', filled: has_participant}, {property: 'ost', filled: has_ost},
        {property: 'first_time', filled: has_first_time}, {property: 'shares_care', filled: has_shares_care},
        {property: 'document', filled: has_document}, {property: 'place', filled: has_place},
        {property: 'memo', filled: has_memo}, {property: 'gaps', filled: has_gaps}] AS one
RETURN study, 'Professional' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Remark)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps,
     count(n.remark_sort) AS has_remark_sort, count(n.said) AS has_said, count(n.said_by) AS has_said_by,
     count(n.said_on) AS has_said_on, count(n.said_of) AS has_said_of, count(n.export) AS has_export,
     count(n.data_version) AS has_data_version
UNWIND [{property: 'gaps', filled: has_gaps}, {property: 'remark_sort', filled: has_remark_sort},
        {property: 'said', filled: has_said}, {property: 'said_by', filled: has_said_by},
        {property: 'said_on', filled: has_said_on}, {property: 'said_of', filled: has_said_of},
        {property: 'export', filled: has_export}, {property: 'data_version', filled: has_data_version}] AS one
RETURN study, 'Remark' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Role)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.role) AS has_role, count(n.name) AS has_name,
     count(n.sector) AS has_sector, count(n.side) AS has_side
UNWIND [{property: 'role', filled: has_role}, {property: 'name', filled: has_name},
        {property: 'sector', filled: has_sector}, {property: 'side', filled: has_side}] AS one
RETURN study, 'Role' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Service)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.document) AS has_document, count(n.place) AS has_place,
     count(n.memo) AS has_memo, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps, count(n.name) AS has_name,
     count(n.service_kind) AS has_service_kind, count(n.jurisdiction) AS has_jurisdiction,
     count(n.participant) AS has_participant, count(n.site) AS has_site
UNWIND [{property: 'document', filled: has_document}, {property: 'place', filled: has_place},
        {property: 'memo', filled: has_memo}, {property: 'gaps', filled: has_gaps},
        {property: 'name', filled: has_name}, {property: 'service_kind', filled: has_service_kind},
        {property: 'jurisdiction', filled: has_jurisdiction}, {property: 'participant', filled: has_participant},
        {property: 'site', filled: has_site}] AS one
RETURN study, 'Service' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Statement)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.document) AS has_document, count(n.place) AS has_place,
     count(n.memo) AS has_memo, count(CASE WHEN size(n.gaps) > 0 THEN 1 END) AS has_gaps,
     count(n.statement_kind) AS has_statement_kind, count(n.says) AS has_says, count(n.claim) AS has_claim,
     count(n.stance) AS has_stance, count(n.process) AS has_process, count(n.measure) AS has_measure,
     count(n.jurisdiction) AS has_jurisdiction, count(n.n) AS has_n, count(n.of) AS has_of, count(n.unit) AS has_unit,
     count(n.quantifier) AS has_quantifier, count(n.achieved) AS has_achieved, count(n.arithmetic) AS has_arithmetic,
     count(n.difference) AS has_difference, count(n.time_frame) AS has_time_frame
UNWIND [{property: 'document', filled: has_document}, {property: 'place', filled: has_place},
        {property: 'memo', filled: has_memo}, {property: 'gaps', filled: has_gaps},
        {property: 'statement_kind', filled: has_statement_kind}, {property: 'says', filled: has_says},
        {property: 'claim', filled: has_claim}, {property: 'stance', filled: has_stance},
        {property: 'process', filled: has_process}, {property: 'measure', filled: has_measure},
        {property: 'jurisdiction', filled: has_jurisdiction}, {property: 'n', filled: has_n},
        {property: 'of', filled: has_of}, {property: 'unit', filled: has_unit},
        {property: 'quantifier', filled: has_quantifier}, {property: 'achieved', filled: has_achieved},
        {property: 'arithmetic', filled: has_arithmetic}, {property: 'difference', filled: has_difference},
        {property: 'time_frame', filled: has_time_frame}] AS one
RETURN study, 'Statement' AS kind, one.property AS property, things, one.filled AS filled
UNION ALL
MATCH (n:Study)
WHERE n.id >= $id_from AND n.id <= $id_to
WITH properties(n) AS n
WITH n.study AS study, count(*) AS things, count(n.title) AS has_title, count(n.citation) AS has_citation,
     count(n.doi) AS has_doi, count(n.collected) AS has_collected, count(n.access) AS has_access,
     count(n.synthetic) AS has_synthetic
UNWIND [{property: 'title', filled: has_title}, {property: 'citation', filled: has_citation},
        {property: 'doi', filled: has_doi}, {property: 'collected', filled: has_collected},
        {property: 'access', filled: has_access}, {property: 'synthetic', filled: has_synthetic}] AS one
RETURN study, 'Study' AS kind, one.property AS property, things, one.filled AS filled
