#include "editable.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "syntax/parse.h"

namespace kneecheck::plans {
namespace {

// ASCII stays, the rest is what no sabotage needs: records escape it, and so does this.
void write_text(std::string& out, const std::string& text) {
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text[i];
    } else if (byte >= 0x80 && byte < 0xF0 && byte >= 0xC0) {
      const bool two = byte < 0xE0;
      const std::string_view rest = std::string_view(text).substr(i + 1, two ? 1 : 2);
      unsigned letter = two ? byte & 0x1FU : byte & 0x0FU;
      for (const char next : rest) letter = letter << 6U | (static_cast<unsigned char>(next) & 0x3FU);
      out += fmt::format("\\u{:04x}", letter);
      i += rest.size();
    } else if (byte < 0x20 || byte >= 0x80) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += text[i];
    }
  }
  out += '"';
}

}  // namespace

Json Json::parse(const std::string& text) {
  syntax::Tree tree;
  Diagnostics problems;
  if (!syntax::parse_json("record", text, syntax::record_limits, tree, problems))
    throw std::logic_error("not JSON");
  return from(tree.root());
}

Json Json::from(syntax::Value value) {
  Json made;
  made.kind_ = value.kind();
  if (value.is_scalar()) made.scalar_ = value.text();
  if (!value.is_list() && !value.is_map()) return made;
  for (syntax::Value each = value.first(); each.exists(); each = each.next(value)) {
    const bool map = value.is_map();
    made.members_.push_back(
        {map ? std::string(each.text()) : std::string(), from(map ? each.value_of_key() : each)});
  }
  return made;
}

std::string Json::text() const {
  std::string out;
  write(out);
  return out;
}

void Json::write(std::string& out) const {
  if (kind_ == Kind::null) out += "null";
  if (kind_ == Kind::plain) out += scalar_;
  if (kind_ == Kind::quoted) write_text(out, scalar_);
  if (kind_ != Kind::list && kind_ != Kind::map) return;
  out += kind_ == Kind::list ? '[' : '{';
  for (const Member& member : members_) {
    if (&member != members_.data()) out += ',';
    if (kind_ == Kind::map) {
      write_text(out, member.key);
      out += ':';
    }
    member.value.write(out);
  }
  out += kind_ == Kind::list ? ']' : '}';
}

bool Json::has(std::string_view key) const {
  return std::any_of(members_.begin(), members_.end(), [key](const Member& each) { return each.key == key; });
}

Json& Json::operator[](std::string_view key) {
  for (Member& member : members_) {
    if (member.key == key) return member.value;
  }
  throw std::logic_error("the record has no " + std::string(key));
}

Json& Json::operator[](std::size_t at) {
  if (at >= members_.size()) throw std::logic_error("a list is too short");
  return members_[at].value;
}

int Json::number() const {
  if (kind_ != Kind::plain) throw std::logic_error("not a number: " + scalar_);
  return std::stoi(scalar_);
}

Json& Json::operator=(int number) {
  *this = Json();
  kind_ = Kind::plain;
  scalar_ = std::to_string(number);
  return *this;
}

Json& Json::operator=(bool flag) {
  *this = Json();
  kind_ = Kind::plain;
  scalar_ = flag ? "true" : "false";
  return *this;
}

Json& Json::operator=(const char* word) {
  *this = Json();
  kind_ = Kind::quoted;
  scalar_ = word;
  return *this;
}

void Json::set(std::string_view key, Json value) {
  if (has(key)) {
    (*this)[key] = std::move(value);
  } else {
    members_.push_back({std::string(key), std::move(value)});
  }
}

void Json::drop(std::string_view key) {
  if (!has(key)) throw std::logic_error("the record has no " + std::string(key));
  std::erase_if(members_, [key](const Member& each) { return each.key == key; });
}

std::size_t Json::size() const {
  return members_.size();
}

std::vector<Json*> Json::all() const {
  std::vector<Json*> values;
  for (const Member& member : members_) values.push_back(const_cast<Json*>(&member.value));
  return values;
}

std::vector<std::string> Json::keys() const {
  std::vector<std::string> names;
  for (const Member& member : members_) names.push_back(member.key);
  return names;
}

void Json::clear() {
  members_.clear();
}

void Json::add(Json item) {
  members_.push_back({{}, std::move(item)});
}

void Json::cut(std::size_t size) {
  if (size > members_.size()) throw std::logic_error("a list is too short");
  members_.resize(size);
}

void Json::drop_if(const std::function<bool(const Json&)>& test) {
  std::erase_if(members_, [&test](const Member& each) { return test(each.value); });
}

}  // namespace kneecheck::plans
