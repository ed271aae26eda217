// Parts of a record that those of triage and plans share; internal to this room.
#pragma once

#include "export/records.h"
#include "words/action.h"

namespace kneecheck::exports {

// What ItemJson keeps: values, or members of the object at hand.
void write_what_to_do(RecordWriter& writer, const Action& action);  // an action but for worse_if
void write_action(RecordWriter& writer, const Action& action);
void write_answer(RecordWriter& writer, const Question& question, std::size_t choice);
void write_reason(RecordWriter& writer, const Evidence& evidence, std::string_view text);
void write_rule_text(RecordWriter& writer, const SafetyRule& rule, const Region& region);
void write_exercise_text(RecordWriter& writer, const Exercise& exercise);
void write_source(RecordWriter& writer, std::string_view id, std::string_view text);

// Members of the record at hand.
void write_verdict(RecordWriter& writer, const RecordView& view);  // urgency and alarm
void write_action(RecordWriter& writer, const RecordView& view);
void write_conditions(RecordWriter& writer, const RecordView& view, bool all);
void write_rules(RecordWriter& writer, const RecordView& view, bool all);
void write_changes(RecordWriter& writer, const RecordView& view, const std::vector<Change>& changes);
void write_missing(RecordWriter& writer, const RecordView& view);
void write_open(RecordWriter& writer, const RecordView& view);
void write_knowledge(RecordWriter& writer, const Knowledge& knowledge);

}  // namespace kneecheck::exports
