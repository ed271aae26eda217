// A plan record as a tree that can be changed and written again, for sabotage. Rule: it knows JSON and the
// names of the contract only, nothing of how a plan is made, so that a sabotage fits whatever planner there
// is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace kneecheck::plans {

class Json {
 public:
  struct Member;
  using Kind = syntax::NodeKind;

  Json() = default;  // null
  static Json parse(const std::string& text);
  std::string text() const;  // compact, in ASCII

  bool is_null() const { return kind_ == Kind::null; }
  bool has(std::string_view key) const;
  // Both throw std::logic_error when the record is not shaped like that.
  Json& operator[](std::string_view key);
  const Json& operator[](std::string_view key) const { return const_cast<Json&>(*this)[key]; }
  Json& operator[](std::size_t at);
  int number() const;
  const std::string& word() const { return scalar_; }

  Json& operator=(int number);
  Json& operator=(bool flag);
  Json& operator=(const char* word);
  void set(std::string_view key, Json value);  // adds the key when there is none
  void drop(std::string_view key);

  std::size_t size() const;
  bool empty() const { return size() == 0; }
  std::vector<Json*> all() const;  // items, or values
  std::vector<std::string> keys() const;
  void clear();
  void add(Json item);
  void cut(std::size_t size);  // to the first so many
  void drop_if(const std::function<bool(const Json&)>& test);

 private:
  static Json from(syntax::Value value);
  void write(std::string& out) const;

  Kind kind_ = Kind::null;
  std::string scalar_;
  std::vector<Member> members_;  // of a list: with empty keys
};

struct Json::Member {
  std::string key;
  Json value;
};

}  // namespace kneecheck::plans
