#include "export/own_keys.h"

#include <algorithm>

#include "base/number.h"
#include "export/csv_cell.h"
#include "export/csv_row.h"

namespace kneecheck::exports {
namespace {

constexpr std::string_view own_front = "x_";

template <class Each>
void for_each_own(Value record, const Each& each) {
  if (!record.exists() || !record.is_map()) return;
  for (Value key = record.first(); key.exists(); key = key.next(record)) {
    if (key.text().starts_with(own_front)) each(key);
  }
}

// In JSON an unquoted word is a number, true or false. Of YAML and tables other words are text.
void write_value(RecordWriter& writer, Value value) {
  const std::string_view text = value.is_scalar() ? value.text() : std::string_view{};
  if (value.is_map()) {
    writer.object([&] {
      for (Value key = value.first(); key.exists(); key = key.next(value)) {
        writer.own_key(key.text());
        write_value(writer, key.value_of_key());
      }
    });
  } else if (value.is_list()) {
    writer.items([&] {
      for (Value item = value.first(); item.exists(); item = item.next(value)) write_value(writer, item);
    });
  } else if (value.is_null()) {
    writer.null();
  } else if (value.kind() == NodeKind::plain && (is_json_number(text) || text == "true" || text == "false")) {
    writer.exact(text);
  } else {
    writer.text(text);
  }
}

std::string cell_text(Value value) {
  if (value.is_null()) return {};
  if (value.is_scalar()) return std::string{value.text()};
  std::string text;
  bool is_flat = value.is_list();
  for (Value item = is_flat ? value.first() : Value{}; is_flat && item.exists(); item = item.next(value)) {
    is_flat = item.is_scalar();
    if (is_flat) text += (text.empty() ? "" : ";") + std::string{item.text()};
  }
  if (is_flat) return text;
  text.clear();
  {
    RecordWriter writer{text, Layout::compact};
    write_value(writer, value);
  }
  return text;
}

}  // namespace

std::vector<std::string> own_keys(Value record) {
  std::vector<std::string> keys;
  for_each_own(record, [&keys](Value key) {
    if (std::ranges::find(keys, key.text()) == keys.end()) keys.emplace_back(key.text());
  });
  return keys;
}

void write_extra(RecordWriter& writer, Value record) {
  std::vector<Value> keys;  // of one that stands twice, the first
  for_each_own(record, [&keys](Value key) {
    const auto is_same = [key](Value other) { return other.text() == key.text(); };
    if (!key.value_of_key().is_null() && std::ranges::none_of(keys, is_same)) keys.push_back(key);
  });
  if (keys.empty()) return;
  writer.object("extra", [&] {
    for (const Value key : keys) {
      writer.own_key(key.text());
      write_value(writer, key.value_of_key());
    }
  });
}

std::string own_text(Value record, std::string_view key) {
  std::string text;
  for_each_own(record, [&](Value found) {
    if (text.empty() && found.text() == key) text = cell_text(found.value_of_key());
  });
  return text;
}

std::string with_own_columns(std::string_view header, CsvStyle style) {
  std::string text{header.substr(0, header.size() - csv_line_end.size())};
  for (const std::string& column : style.own_columns) {
    text += ',';
    append_csv_text(text, column, style.raw);
  }
  return text += csv_line_end;
}

std::string begin_table(std::string& out, std::string_view header, Value record, CsvStyle style) {
  std::vector<std::string> own;
  if (style.stands_alone) {
    own = own_keys(record);
    style.own_columns = own;
    out += with_own_columns(header, style);
  }
  std::string cells;
  for (const std::string& column : style.own_columns) {
    cells += ',';
    append_csv_text(cells, own_text(record, column), style.raw);
  }
  return cells;
}

}  // namespace kneecheck::exports
